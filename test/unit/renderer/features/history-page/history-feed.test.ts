import { describe, expect, it } from 'vitest';
import type { JournalPage, JournalQuery, JournalRow } from '../../../../../src-main/shared/journal-view.ts';
import { err, ok, type Result } from '../../../../../src-main/shared/result.ts';
import { createHistoryFeed } from '../../../../../src-renderer/features/history-page/history-feed.ts';
import { wholeHistory } from '../../../../../src-renderer/store/history-filter.ts';

function rows(...keys: readonly string[]): readonly JournalRow[] {
  return keys.map((key) => ({
    kind: 'port-event',
    key,
    at: '2026-01-01T12:00:00.000Z',
    portId: 'Port1',
    event: 'sim-seen',
    detail: null,
  }));
}

const page = (keys: readonly string[], next: string | null): Result<JournalPage> =>
  ok({ rows: rows(...keys), next });

/** A main whose answers the test gives one by one. */
function feedWithMain() {
  const queries: JournalQuery[] = [];
  const answers: ((answer: Result<JournalPage>) => void)[] = [];
  const feed = createHistoryFeed({
    nowMs: () => Date.UTC(2026, 0, 1, 12),
    search: (query) => {
      queries.push(query);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const answer = async (index: number, value: Result<JournalPage>): Promise<void> => {
    answers[index]?.(value);
    await new Promise((done) => setImmediate(done));
  };
  return { feed, queries, answer };
}

const keysOf = (feed: ReturnType<typeof createHistoryFeed>) => feed.state().rows.map(({ key }) => key);

describe('the feed of the history', () => {
  it('asks for the newest page, then for older ones by the cursor, to the end', async () => {
    const { feed, queries, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9', '8'], '8'));
    void feed.older();
    expect(feed.state().phase).toBe('older');
    await answer(1, page(['7'], null));
    await feed.older();
    expect(keysOf(feed)).toEqual(['9', '8', '7']);
    expect(queries.map(({ before }) => before)).toEqual([null, '8']);
  });

  it('asks for one older page at a time, however often the list is scrolled to its end', async () => {
    const { feed, queries, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9'], '9'));
    void feed.older();
    void feed.older();
    expect(queries).toHaveLength(2);
  });

  it('drops the answer to a question that was replaced by another', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search({ ...wholeHistory, text: 'a' });
    void feed.search({ ...wholeHistory, text: 'ab' });
    await answer(1, page(['2'], null));
    await answer(0, page(['1'], null));
    expect(keysOf(feed)).toEqual(['2']);
  });

  it('drops an older page of the question before', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9'], '9'));
    void feed.older();
    void feed.search({ ...wholeHistory, text: 'x' });
    await answer(1, page(['8'], null));
    await answer(2, page(['5'], null));
    expect(keysOf(feed)).toEqual(['5']);
  });

  it('puts newer rows on top without losing the older ones', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9', '8'], '8'));
    void feed.refresh();
    await answer(1, page(['10', '9'], '9'));
    expect(keysOf(feed)).toEqual(['10', '9', '8']);
    expect(feed.state().next).toBe('8');
  });

  it('tells in main’s words why it failed, and shows rows again once it works', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, err('The history could not be read.'));
    expect(feed.state()).toMatchObject({
      phase: 'failed',
      error: 'The history could not be read.',
      rows: [],
    });
    void feed.search(wholeHistory);
    await answer(1, page(['1'], null));
    expect(feed.state()).toMatchObject({ phase: 'ready', error: null });
  });

  it('keeps the rows it has when an older page or a look for newer ones fails', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9'], '9'));
    void feed.refresh();
    await answer(1, err('busy'));
    expect(feed.state()).toMatchObject({ phase: 'ready', error: null });
    void feed.older();
    await answer(2, err('busy'));
    expect(keysOf(feed)).toEqual(['9']);
    expect(feed.state().error).toBe('busy');
  });

  it('wakes nobody when there is nothing new', async () => {
    const { feed, answer } = feedWithMain();
    void feed.search(wholeHistory);
    await answer(0, page(['9'], null));
    let woken = 0;
    const stop = feed.subscribe(() => {
      woken += 1;
    });
    void feed.refresh();
    await answer(1, page(['9'], null));
    expect(woken).toBe(0);
    stop();
  });
});
