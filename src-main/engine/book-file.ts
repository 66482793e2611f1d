import { type BookFile, bookFileSchema, bookMigrations, emptyBookFile } from '../book/book-schema.ts';
import type { BookStore } from '../book/number-book-service.ts';
import type { Timer } from '../shared/clock.ts';
import type { EngineOptions } from './engine-options.ts';

export interface BookFileStore extends BookStore {
  /** One more try for what could not be saved yet; then nothing runs any more. */
  close(): void;
}

const AGAIN_MS = 60_000;

/**
 * The number book as a file of the profile. What a full disk refuses goes on in memory, and is tried again each minute: rent that was
 * taken back must not come back with the next start because nothing else was changed before it.
 */
export function openBookFile({
  clock,
  openStore,
  warn,
  onBookFault,
}: Pick<EngineOptions, 'clock' | 'openStore' | 'warn' | 'onBookFault'>): BookFileStore {
  const file = openStore({
    name: 'book',
    schema: bookFileSchema,
    migrations: bookMigrations,
    defaults: emptyBookFile,
  });
  let unsaved: { readonly content: BookFile; readonly timer: Timer } | null = null;

  function save(content: BookFile): void {
    const before = unsaved;
    before?.timer.cancel();
    unsaved = null;
    try {
      file.set(content);
      if (before !== null) tell(null);
    } catch (cause) {
      if (before === null) tell(cause instanceof Error ? cause.message : String(cause));
      unsaved = { content, timer: clock.setTimer(AGAIN_MS, () => save(content)) };
    }
  }

  function tell(fault: string | null): void {
    warn(`number book: ${fault ?? 'saved again'}`);
    onBookFault?.(fault);
  }

  return {
    load: file.get,
    save,
    close() {
      if (unsaved === null) return;
      save(unsaved.content);
      unsaved?.timer.cancel();
    },
  };
}
