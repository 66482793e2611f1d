import { createNumberBook, type NumberBook } from '../book/number-book-service.ts';
import type { Journal } from '../journal/journal.ts';
import type { RadioMarks } from '../modem/recovery/radio-marks.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import { openBookFile } from './book-file.ts';
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
  const file = openBookFile(options);
  const book = createNumberBook(file, { clock });
  return {
    book,
    journal,
    radioMarks,
    close() {
      stopPruning();
      file.close();
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
