import { bookFileSchema, bookMigrations, emptyBookFile } from '../book/book-schema.ts';
import { createNumberBook, type NumberBook } from '../book/number-book-service.ts';
import type { Journal } from '../journal/journal.ts';
import type { RadioMarks } from '../modem/radio-marks.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import type { EngineOptions } from './engine-options.ts';
import type { EngineParts } from './engine-parts.ts';
import { openRadioMarks } from './radio-marks-file.ts';

/** What outlives the run: the number book, the journal, and whose radio is off because of us. */
export interface EngineMemory {
  readonly book: NumberBook;
  readonly journal: Journal;
  readonly radioMarks: RadioMarks;
  close(): void;
}

const PRUNE_EVERY_MS = 24 * 60 * 60 * 1000;

export function openMemory(
  options: EngineOptions,
  { openJournal }: Pick<EngineParts, 'openJournal'>,
): EngineMemory {
  const { clock, warn } = options;
  const journal = openJournal(options.journalPath, { clock, warn });
  const stopPruning = pruneDaily(journal, clock);
  const radioMarks = openRadioMarks(options);
  const file = options.openStore({
    name: 'book',
    schema: bookFileSchema,
    migrations: bookMigrations,
    defaults: emptyBookFile,
  });
  const book = createNumberBook(
    {
      load: file.get,
      save(content) {
        try {
          file.set(content);
        } catch (cause) {
          // The book goes on in memory and is written whole at its next change.
          warn(`number book: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
      },
    },
    { clock },
  );
  return {
    book,
    journal,
    radioMarks,
    close() {
      stopPruning();
      radioMarks.close();
      journal.close();
    },
  };
}

/** An app that runs for months must forget old history without being started anew. */
function pruneDaily(journal: Journal, clock: Clock): () => void {
  let timer: Timer;
  const plan = () => {
    timer = clock.setTimer(PRUNE_EVERY_MS, () => {
      journal.prune();
      plan();
    });
  };
  plan();
  return () => timer.cancel();
}
