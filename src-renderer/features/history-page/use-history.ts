import { useEffect, useState, useSyncExternalStore } from 'react';
import { useRuntime, useWindow } from '../../runtime.tsx';
import { createHistoryFeed, type HistoryFeed, type HistoryState } from './history-feed.ts';
import { isRangeTurned } from './history-query.ts';

/** Typing is one question, not one for each letter. */
const TYPING_PAUSE_MS = 250;
/** Port events are told by no delta: they are looked for, while somebody looks. */
const REFRESH_MS = 3000;

interface History {
  readonly state: HistoryState;
  readonly feed: HistoryFeed;
  /** Asks the same question again, after a failure. */
  retry(): void;
}

/** `isLive`: newer rows may appear now, as nobody is reading further down. */
export function useHistory(isLive: boolean): History {
  const { ask } = useRuntime();
  const filter = useWindow(({ view }) => view.history);
  const lastExchangeAt = useWindow(({ pool }) => pool.sync.lastExchange?.at);
  const [feed] = useState(() =>
    createHistoryFeed({ search: (query) => ask('journal:search', query), nowMs: () => Date.now() }),
  );
  const state = useSyncExternalStore(feed.subscribe, feed.state, feed.state);

  useEffect(() => {
    if (isRangeTurned(filter)) return;
    const timer = setTimeout(() => void feed.search(filter), filter.text === '' ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [feed, filter]);

  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => {
      if (!document.hidden) void feed.refresh();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [feed, isLive]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new exchange is a new row.
  useEffect(() => {
    if (isLive) void feed.refresh();
  }, [feed, isLive, lastExchangeAt]);

  return { state, feed, retry: () => void feed.search(filter) };
}
