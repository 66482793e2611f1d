import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Snapshot } from '../../src-main/shared/snapshot.ts';
import { createPhoneSlice, type PhoneSlice } from './phone-slice.ts';
import { createPoolSlice, type PoolSlice } from './pool-slice.ts';
import { createToastSlice, type ToastSlice } from './toast-slice.ts';
import { createViewSlice, type ViewSlice } from './view-slice.ts';

export type WindowState = PoolSlice & ViewSlice & ToastSlice & PhoneSlice;
export type WindowStore = StoreApi<WindowState>;

export function createWindowStore(first: Snapshot): WindowStore {
  return createStore<WindowState>()((set, get) => ({
    ...createPoolSlice(first, set, get),
    ...createViewSlice(set, get),
    ...createToastSlice(set, get),
    ...createPhoneSlice(set),
  }));
}
