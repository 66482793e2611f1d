import type { JournalPage, JournalQuery } from '../../../src-main/shared/journal-view.ts';
import type { Result } from '../../../src-main/shared/result.ts';
import type { HistoryFilter } from '../../store/history-filter.ts';
import { queryOf } from './history-query.ts';
import { appendOlder, mergeNewest } from './merge-newest.ts';

/** Rows asked for at once: more than fit on a tall screen. */
const PAGE_ROWS = 100;

/** `searching`: the rows are those of the question before, if any. `older`: the next page is under way. */
export interface HistoryState extends JournalPage {
  readonly phase: 'searching' | 'ready' | 'older' | 'failed';
  /** Main's words on why it failed. */
  readonly error: string | null;
}

export interface HistoryFeed {
  state(): HistoryState;
  subscribe(listener: () => void): () => void;
  /** Asks anew. An answer to an older question that comes later is dropped. */
  search(filter: HistoryFilter): Promise<void>;
  /** The next older page, unless something is under way or there is none. */
  older(): Promise<void>;
  /** Looks for newer rows. A failure is not worth a word: the next look tells. */
  refresh(): Promise<void>;
}

interface HistorySource {
  search(query: JournalQuery): Promise<Result<JournalPage>>;
  nowMs(): number;
}

const nothing: HistoryState = { rows: [], next: null, phase: 'searching', error: null };

/** The rows that a filter finds, page by page, with the newest on top. One question is under way at a time. */
export function createHistoryFeed(source: HistorySource): HistoryFeed {
  const listeners = new Set<() => void>();
  let state = nothing;
  let filter: HistoryFilter | null = null;
  let question = 0;

  const set = (next: HistoryState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** Null when another question was asked meanwhile. */
  const ask = async (asked: HistoryFilter, before: string | null): Promise<Result<JournalPage> | null> => {
    const mine = question;
    const answer = await source.search({ ...queryOf(asked, source.nowMs()), before, limit: PAGE_ROWS });
    return mine === question ? answer : null;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async search(next) {
      filter = next;
      question += 1;
      set({ ...state, phase: 'searching', error: null });
      const answer = await ask(next, null);
      if (answer === null) return;
      if (answer.ok) set({ ...answer.value, phase: 'ready', error: null });
      else set({ ...nothing, phase: 'failed', error: answer.error });
    },
    async older() {
      if (filter === null || state.phase !== 'ready' || state.next === null) return;
      set({ ...state, phase: 'older' });
      const answer = await ask(filter, state.next);
      if (answer === null) return;
      if (answer.ok) set({ ...appendOlder(state, answer.value), phase: 'ready', error: null });
      else set({ ...state, phase: 'failed', error: answer.error });
    },
    async refresh() {
      if (filter === null || state.phase !== 'ready') return;
      const answer = await ask(filter, null);
      if (answer === null || !answer.ok || state.phase !== 'ready') return;
      const merged = mergeNewest(state, answer.value);
      if (merged !== state) set({ ...merged, phase: 'ready', error: null });
    },
  };
}
