import { expect, test } from 'vitest';
import { createRandom, pick } from '../../../src-main/sandbox/random.ts';
import { listEntries } from '../../support/list-entries.ts';
import { createSyncBench } from '../../support/sync-bench.ts';

/** What people and modems do in between, at times drawn from a seed, at an upstream that is drawn as well. */
const STEPS = 200;
const NUMBERS = listEntries(14);
const OTHER_KEY = { baseUrl: 'https://upstream.example', apiKey: 'another' };
const REFUSED = { status: 400, body: 'NUMBER_FORMAT_ERROR' };
const MOST_LATENCY_MS = 4_500;
const LOSSES = [
  { fault: 'reset' },
  { status: 500, body: '' },
  { status: 503, body: '', retryAfter: '20' },
  'silence',
] as const;

interface Weather {
  /** Ports whose numbers are refused by themselves. */
  bad: ReadonlySet<string>;
  /** Chance that a request is lost, that it meets a limit, and that a spell begins in which everything is refused. */
  loss: number;
  limit: number;
  mood: number;
}

const CALM: Weather = { bad: new Set(), loss: 0, limit: 0, mood: 0 };

/** `moods`: the upstream refuses everything by spells, so that nobody can tell what is to blame. */
function createLife(seed: number, moods: boolean) {
  const random = createRandom(seed);
  const below = (max: number) => Math.floor(random() * max);
  const bench = createSyncBench({
    entries: NUMBERS.slice(0, 1 + below(12)),
    mode: random() < 0.4 ? 'incremental' : 'list',
  });
  const { target } = bench.state;
  const weather: Weather = { ...CALM, mood: moods ? 0.05 : 0 };
  /** Which ports were bad, since when. */
  const spells: { readonly sinceMs: number; readonly bad: Weather['bad'] }[] = [];
  const faults: string[] = [];
  let refusing = 0;
  let waiting = 0;

  bench.client.rule = (entries) => {
    const inPool = new Set(bench.state.entries.map(({ number, portId }) => `${number} ${portId}`));
    const stale = entries.filter(({ number, portId }) => !inPool.has(`${number} ${portId}`));
    if (stale.length > 0) faults.push(`${stale[0]?.number} is sent and not there`);
    if (random() < weather.loss) return pick(LOSSES, random);
    if (random() < weather.limit) return { status: 429, body: 'SLOW', retryAfter: String(below(285)) };
    if (refusing === 0 && random() < weather.mood) refusing = 1 + below(8);
    if (refusing > 0) {
      refusing--;
      return REFUSED;
    }
    return entries.some(({ portId }) => weather.bad.has(portId)) ? REFUSED : null;
  };

  async function away(patch: () => void, back: () => void): Promise<void> {
    patch();
    await bench.clock.advance(below(8_000));
    back();
  }

  function askForSync(): void {
    waiting++;
    void bench.service.syncNow().then(({ ok }) => {
      waiting--;
      if (ok && bench.service.view().lastError !== null)
        faults.push('a Sync now is told ok in spite of an error');
    });
  }

  function spoil(): void {
    weather.bad = new Set(NUMBERS.filter(() => random() < 0.08).map(({ portId }) => portId));
    spells.push({ sinceMs: bench.clock.nowMs(), bad: weather.bad });
  }

  /** Set aside for good although it was not bad when it was refused. */
  function innocents(): readonly string[] {
    const portOf = new Map(NUMBERS.map(({ number, portId }) => [number, portId]));
    const isGuilty = (port: string | undefined, atMs: number) =>
      // A refusal may still have been on its way when the port was well again.
      spells.some(({ sinceMs, bad }, place) => {
        const endMs = (spells[place + 1]?.sinceMs ?? Number.POSITIVE_INFINITY) + MOST_LATENCY_MS;
        return port !== undefined && bad.has(port) && sinceMs <= atMs && atMs <= endMs;
      });
    return bench.journal
      .lastRefused()
      .numbers.filter(({ number, at }) => !isGuilty(portOf.get(number), Date.parse(at)))
      .map(({ number }) => `${number} is blamed and was well`);
  }

  function setTarget(next: typeof target): void {
    bench.state.target = next;
    bench.service.changed();
  }

  const steps: readonly (() => void | Promise<void>)[] = [
    () => bench.set(NUMBERS.filter(() => random() < 0.8)),
    () => bench.set(NUMBERS.filter(() => random() < 0.8)),
    spoil,
    () => {
      weather.loss = random() < 0.5 ? 0 : random() * 0.5;
      weather.limit = random() < 0.6 ? 0 : random() * 0.4;
      weather.mood = moods && random() < 0.5 ? 0.1 : 0;
      bench.client.latencyMs = random() < 0.6 ? 100 : below(MOST_LATENCY_MS);
    },
    askForSync,
    askForSync,
    () =>
      away(
        () => bench.service.suspend(),
        () => bench.service.resume(),
      ),
    () =>
      away(
        () => setTarget(null),
        () => setTarget(target),
      ),
    () =>
      away(
        () => setTarget(OTHER_KEY),
        () => setTarget(target),
      ),
    () => {
      bench.state.mode = bench.state.mode === 'list' ? 'incremental' : 'list';
      bench.service.changed();
    },
  ];

  return {
    bench,
    faults,
    waiting: () => waiting,
    async live() {
      bench.service.start();
      for (let step = 0; step < STEPS; step++) {
        await bench.clock.advance(random() * random() * 40_000);
        await pick(steps, random)();
        if (!moods) faults.push(...innocents());
      }
      Object.assign(weather, CALM);
      bench.client.latencyMs = 100;
      refusing = 0;
    },
  };
}

/** Ends in calm, and long enough after it: half an hour is how long a number that was refused by itself is left aside. */
async function liveToTheEnd(seed: number, moods: boolean): Promise<void> {
  const { bench, faults, waiting, live } = createLife(seed, moods);
  await live();
  await bench.clock.advance(300_000);
  expect(waiting()).toBe(0);
  await bench.clock.advance(1_900_000);
  expect(bench.service.view().lastError).toBeNull();
  const accepted = bench.service.view().accepted.map(({ number }) => number);
  expect(accepted.toSorted()).toEqual(bench.state.entries.map(({ number }) => number).toSorted());
  const times = bench.times();
  expect(
    times.filter((atMs, place) => atMs - (times[place - 1] ?? Number.NEGATIVE_INFINITY) < 2_000),
  ).toEqual([]);
  expect(faults).toEqual([]);
}

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test.each(SEEDS)(
  'whatever is lost, limited and asked for in life %i, no number is blamed that was well',
  (seed) => liveToTheEnd(seed, false),
);

test.each(SEEDS)(
  'whatever an upstream of moods refuses in life %i, all ends with the whole list, and nobody waits',
  (seed) => liveToTheEnd(seed, true),
);
