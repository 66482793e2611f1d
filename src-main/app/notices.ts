import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { Notice } from '../shared/snapshot.ts';

export interface Notices {
  list(): readonly Notice[];
  /** A second notice with the same id takes the place of the first. */
  add(notice: Notice): void;
  dismiss(id: string): void;
  onChange(listener: () => void): Unsubscribe;
}

export function createNotices(): Notices {
  const notices = new Map<string, Notice>();
  const changes = createEmitter<void>();
  return {
    list: () => [...notices.values()],
    add(notice) {
      notices.set(notice.id, notice);
      changes.emit();
    },
    dismiss(id) {
      if (notices.delete(id)) changes.emit();
    },
    onChange: changes.subscribe,
  };
}
