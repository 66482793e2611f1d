import type { Iccid, PortId } from '../../src-main/shared/ids.ts';
import type { Tone } from './port-tone.ts';

/** A short message that goes away by itself. `undo` puts the rent switch of a port back. */
export interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string | null;
  readonly undo: { readonly portId: PortId; readonly rent: boolean; readonly iccid: Iccid | null } | null;
}

export interface ToastSlice {
  /** Not yet shown, oldest first. */
  readonly toasts: readonly Toast[];
  /** True from the first toast on: what shows toasts is loaded then. */
  readonly hasToasted: boolean;
  toast(toast: Omit<Toast, 'id'>): void;
  toastShown(id: number): void;
}

export function createToastSlice(
  set: (part: Partial<ToastSlice>) => void,
  get: () => ToastSlice,
): ToastSlice {
  let lastId = 0;
  return {
    toasts: [],
    hasToasted: false,
    toast: (toast) => {
      lastId += 1;
      set({ toasts: [...get().toasts, { ...toast, id: lastId }], hasToasted: true });
    },
    toastShown: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
  };
}
