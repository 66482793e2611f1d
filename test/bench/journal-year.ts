import type { Journal } from '../../src-main/journal/journal.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { asE164, asPortId, type E164 } from '../../src-main/shared/ids.ts';
import type { ExchangeView } from '../../src-main/shared/sync-view.ts';
import { listPayload } from '../../src-main/upstream/payload.ts';
import { listEntry, need } from '../support/list-entries.ts';

/** How lively the year was. */
export interface YearPlan {
  readonly ports: number;
  readonly days: number;
  /** SIMs that were exchanged in the whole pool, a day. */
  readonly swapsPerDay: number;
  /** What else happened at each port, a day: network lost and found, a modem that was helped. */
  readonly eventsPerPortPerDay: number;
}

export interface YearWritten {
  /** ms of the write calls of each row. */
  readonly requestMs: readonly number[];
  readonly eventMs: readonly number[];
  /** A number that was on sale at the beginning only, and one that still is. */
  readonly oldNumber: E164;
  readonly currentNumber: E164;
}

const HEARTBEAT_MS = 300_000;
const DAY_MS = 24 * 3600 * 1000;
const SEED = 7;
/** In a year, each of an hour. */
const OUTAGES = 30;

const REASONS = [
  ['state-waiting', 'registration-lost: 2'],
  ['state-waiting', 'searching-network: searching'],
  ['state-active', null],
  ['state-attention', 'sim-failure: +CME ERROR: 13'],
  ['state-waiting', 'modem-restarting: +CFUN: 1'],
] as const;

interface Card {
  readonly number: E164;
  readonly iccid: string;
  readonly dateStart: number;
}

/** Writes a year of heartbeats, swaps and port events through the journal, as the app does. */
export function writeYear(journal: Journal, startMs: number, plan: YearPlan): YearWritten {
  const random = createRandom(SEED);
  const pick = (count: number) => Math.floor(random() * count);
  const beats = Math.floor((plan.days * DAY_MS) / HEARTBEAT_MS);
  const swapChance = (plan.swapsPerDay * plan.days) / beats;
  const eventsPerBeat = (plan.eventsPerPortPerDay * plan.ports * plan.days) / beats;
  const outages = new Set(
    Array.from({ length: OUTAGES }, () => pick(beats)).flatMap((first) =>
      Array.from({ length: 12 }, (_, turn) => first + turn),
    ),
  );
  const slots = Array.from({ length: plan.ports }, (_, place) => card(place, startMs));
  let cards = plan.ports;
  const oldNumber = need(slots[0] ?? null).number;
  const writer = createWriter(journal);
  writer.relist(slots);
  for (let beat = 0; beat < beats; beat++) {
    const atMs = startMs + beat * HEARTBEAT_MS;
    for (let left = eventsPerBeat; left > random(); left--) {
      const [kind, detail] = need(REASONS[pick(REASONS.length)] ?? null);
      writer.event(atMs + pick(100_000), pick(plan.ports), kind, detail);
    }
    writer.send(atMs + 150_000, outages.has(beat), 'heartbeat', null);
    // The first card goes early: at the end of the year somebody asks for it.
    if (beat !== 100 && random() > swapChance) continue;
    const place = beat === 100 ? 0 : pick(plan.ports);
    const before = need(slots[place] ?? null);
    const after = card(cards++, atMs);
    slots[place] = after;
    writer.event(atMs + 200_000, place, 'sim-gone', before.iccid);
    writer.event(atMs + 200_001, place, 'sim-seen', after.iccid);
    writer.event(atMs + 200_002, place, 'number', `${after.number} (cnum)`);
    writer.relist(slots);
    writer.send(atMs + 201_000, outages.has(beat), 'change', { from: before.number, to: after.number });
  }
  const { requestMs, eventMs } = writer;
  return { requestMs, eventMs, oldNumber, currentNumber: need(slots.at(-1) ?? null).number };
}

function card(index: number, atMs: number): Card {
  const number = need(asE164(`+46${700_000_000 + index * 7919}`));
  return { number, iccid: `89460${String(index).padStart(14, '0')}`, dateStart: Math.floor(atMs / 1000) };
}

function createWriter(journal: Journal) {
  const requestMs: number[] = [];
  const eventMs: number[] = [];
  let [count, body, answer] = [0, '', ''];
  const timed = (into: number[], write: () => void) => {
    const begun = performance.now();
    write();
    into.push(performance.now() - begun);
  };
  return {
    requestMs,
    eventMs,
    relist(slots: readonly Card[]): void {
      const entries = slots.map(({ number, dateStart }, place) =>
        listEntry(place + 1, { number, dateStart }),
      );
      count = entries.length;
      body = listPayload(entries, null);
      const ids = Object.fromEntries(slots.map(({ number }) => [number, Number(number.slice(-7))]));
      answer = JSON.stringify({ response: 1, ids });
    },
    event(atMs: number, place: number, kind: string, detail: string | null): void {
      const portId = need(asPortId(`Port${place + 1}`));
      timed(eventMs, () => journal.recordPortEvent({ at: iso(atMs), portId, kind, detail }));
    },
    send(
      atMs: number,
      isOutage: boolean,
      cause: ExchangeView['cause'],
      swap: { readonly from: E164; readonly to: E164 } | null,
    ): void {
      const at = iso(atMs);
      const added = swap === null ? [] : [swap.to];
      const removed = swap === null ? [] : [swap.from];
      const common = { at, cause, call: 'sendNumbersOnline', count, added, removed, request: body } as const;
      timed(requestMs, () => {
        const row = journal.beginRequest({ at, cause, count, body });
        journal.finishRequest(row, { ...common, ...(isOutage ? OUTAGE : { ...ACCEPTED, answer }) });
      });
    },
  };
}

const ACCEPTED = { durationMs: 140, httpStatus: 200, outcome: 'accepted', fault: null } as const;
const OUTAGE = {
  durationMs: 900,
  httpStatus: 502,
  outcome: 'failed',
  answer: `<html><head><title>502 Bad Gateway</title></head><body>${'<p>nginx</p>'.repeat(20)}</body></html>`,
  fault: { code: 'http-502', text: 'The vendor has a problem. Portlight tries again.', httpStatus: 502 },
} as const;

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
