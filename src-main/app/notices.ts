import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { Notice } from '../shared/snapshot.ts';

export interface Notices {
  list(): readonly Notice[];
  /** A second notice with the same id takes the place of the first. */
  add(notice: Notice): void;
  /** The user has read it. */
  dismiss(id: string): void;
  /** What it told of is over: the next time it is told again. */
  settle(id: string): void;
  onChange(listener: () => void): Unsubscribe;
}

export function createNotices(): Notices {
  const notices = new Map<string, Notice>();
  const dismissed = new Map<string, Notice>();
  const changes = createEmitter<void>();
  return {
    list: () => [...notices.values()],
    add(notice) {
      const known = notices.get(notice.id) ?? dismissed.get(notice.id);
      // What the user has read and sent away comes back only when it says something else.
      if (known?.text === notice.text) return;
      dismissed.delete(notice.id);
      notices.set(notice.id, notice);
      changes.emit();
    },
    dismiss(id) {
      const notice = notices.get(id);
      if (notice === undefined) return;
      notices.delete(id);
      dismissed.set(id, notice);
      changes.emit();
    },
    settle(id) {
      dismissed.delete(id);
      if (notices.delete(id)) changes.emit();
    },
    onChange: changes.subscribe,
  };
}
