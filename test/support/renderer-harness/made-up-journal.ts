import type { JournalPage, JournalQuery, JournalRow } from '../../../src-main/shared/journal-view.ts';
import type { PortView } from '../../../src-main/shared/port-view.ts';
import { err, ok, type Result } from '../../../src-main/shared/result.ts';
import { makeExchange, type SceneName } from './made-up-snapshot.ts';

const ROWS = 3000;
const SPACING_MS = 97_000;

const events = [
  { event: 'state-active', detail: null },
  { event: 'sim-gone', detail: '8946011000000000000' },
  { event: 'state-attention', detail: 'sim-missing: +CME ERROR: 10' },
  { event: 'sim-seen', detail: '8946011000000000022' },
  { event: 'number', detail: '+46701000007 (cnum)' },
  { event: 'rent-on', detail: '8946011000000000022' },
  { event: 'state-waiting', detail: 'searching-network: +CREG: 2' },
  { event: 'something-new', detail: 'an event that this window does not know' },
] as const;

/** A made-up history of some days that can be searched and paged, and that grows while it is looked at. */
export function makeJournal(ports: readonly PortView[], scene: SceneName) {
  const startedAt = Date.now();
  const active = ports.filter(({ state }) => state === 'active');

  const rowAt = (index: number): JournalRow => {
    const at = new Date(startedAt - index * SPACING_MS).toISOString();
    const port = ports[(index * 7) % Math.max(1, ports.length)];
    const { event, detail } = events[((index % events.length) + events.length) % events.length] ?? events[0];
    if (index % 3 !== 0 && port !== undefined) {
      return { kind: 'port-event', key: `event ${index}`, at, portId: port.id, event, detail };
    }
    const isLost = index % 42 === 21;
    const exchange = makeExchange(active, index % 30 === 27);
    return {
      ...exchange,
      kind: 'request',
      key: `request ${index}`,
      strategy: 'list',
      at,
      cause: index % 4 === 0 ? 'heartbeat' : 'change',
      ...(isLost
        ? {
            outcome: 'failed',
            httpStatus: null,
            answer: null,
            fault: { code: 'timeout', text: 'The upstream did not answer within 20 s.', httpStatus: null },
          }
        : {}),
    };
  };

  return {
    search(query: JournalQuery): Result<JournalPage> {
      if (scene === 'settling')
        return err('The history could not be read: database disk image is malformed.');
      if (scene === 'fresh') return ok({ rows: [], next: null });
      const grown = Math.floor((Date.now() - startedAt) / 4000);
      const rows: JournalRow[] = [];
      let index = query.before === null ? -grown : Number(query.before);
      for (; index < ROWS && rows.length < query.limit; index++) {
        const row = rowAt(index);
        if (fits(row, query)) rows.push(row);
      }
      return ok({ rows, next: index < ROWS ? String(index) : null });
    },
  };
}

function fits(row: JournalRow, { kind, text, portId, from, to, outcome }: JournalQuery): boolean {
  if (kind === 'requests' && row.kind !== 'request') return false;
  if (kind === 'port-events' && row.kind !== 'port-event') return false;
  if (from !== null && row.at < from) return false;
  if (to !== null && row.at >= to) return false;
  if (outcome !== null && (row.kind !== 'request' || row.outcome !== outcome)) return false;
  const words = JSON.stringify(row).toLowerCase();
  if (portId !== null && !words.includes(`"${portId.toLowerCase()}"`)) return false;
  return text === null || words.includes(text.toLowerCase());
}
