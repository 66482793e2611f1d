import type { JournalQuery } from '../../../src-main/shared/journal-view.ts';
import type { HistoryFilter, HistoryRange, HistoryShow } from '../../store/history-filter.ts';

const HOUR_MS = 3_600_000;

const spansMs: Readonly<Record<Exclude<HistoryRange, 'all' | 'own'>, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
};

const shows: Readonly<Record<HistoryShow, Pick<JournalQuery, 'kind' | 'outcome'>>> = {
  all: { kind: 'all', outcome: null },
  requests: { kind: 'requests', outcome: null },
  accepted: { kind: 'requests', outcome: 'accepted' },
  rejected: { kind: 'requests', outcome: 'rejected' },
  failed: { kind: 'requests', outcome: 'failed' },
  'port-events': { kind: 'port-events', outcome: null },
};

/** What main is asked for: everything but the page. `nowMs`: "the last hour" ends now, and moves on. */
export function queryOf(filter: HistoryFilter, nowMs: number): Omit<JournalQuery, 'before' | 'limit'> {
  const text = filter.text.trim();
  return {
    ...shows[filter.show],
    ...boundsOf(filter, nowMs),
    text: text === '' ? null : text,
    portId: filter.portId,
  };
}

/** True for an own range that ends before it begins: nothing can be in it, and main need not be asked. */
export function isRangeTurned({ range, from, to }: HistoryFilter): boolean {
  if (range !== 'own' || from === '' || to === '') return false;
  return Date.parse(from) >= Date.parse(to);
}

function boundsOf({ range, from, to }: HistoryFilter, nowMs: number): Pick<JournalQuery, 'from' | 'to'> {
  switch (range) {
    case 'all':
      return { from: null, to: null };
    case 'own':
      return { from: isoOf(from), to: isoOf(to) };
    case 'hour':
    case 'day':
    case 'week':
      return { from: new Date(nowMs - spansMs[range]).toISOString(), to: null };
  }
}

/** A field that is still being filled in is an open end. */
function isoOf(local: string): string | null {
  const ms = Date.parse(local);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
