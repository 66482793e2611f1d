import type { EngineParts } from '../../src-main/engine/engine-parts.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import type { UpstreamClient } from '../../src-main/upstream/upstream-client.ts';
import type { Hardware } from './hardware.ts';
import type { PoolTruth } from './pool-truth.ts';

type Plant = (parts: EngineParts, truth: PoolTruth) => EngineParts;

const IMPATIENCE_MS = 2_100;

type Send = UpstreamClient['send'];

/** Requests leave in this way instead. */
function sendBy(
  send: (client: UpstreamClient, clock: Clock, ...request: Parameters<Send>) => ReturnType<Send>,
): Plant {
  return (parts) => ({
    ...parts,
    createClient(deps) {
      const client = parts.createClient(deps);
      return { send: (...request) => send(client, deps.clock, ...request) };
    },
  });
}

/** The pool counts as settled from the first moment on, and nothing of the last run is waited for. */
export const noSettleBarrier: Plant = (parts) => ({
  ...parts,
  createStartGuard: () => ({ start: () => undefined, holdsBack: () => false, end: () => undefined }),
  createPool(options) {
    const pool = parts.createPool(options);
    return {
      start: () => pool.start(),
      stop: () => pool.stop(),
      state: () => ({ ...pool.state(), settled: true }),
      onChange: (listener) => pool.onChange(listener),
      setPorts: (ports) => pool.setPorts(ports),
      identify: (portId) => pool.identify(portId),
      verifyAll: () => pool.verifyAll(),
      findNumber: (id, question) => pool.findNumber(id, question),
      enterPin: (id, entry) => pool.enterPin(id, entry),
      verify: (portId) => pool.verify(portId),
    };
  },
});

/** Nobody remembers that a request is under way. */
export const noSingleFlight: Plant = (parts) => ({
  ...parts,
  createFlightDeck(deps) {
    const decks: ReturnType<typeof parts.createFlightDeck>[] = [];
    return {
      current: null,
      launch(request, target, difference) {
        const deck = parts.createFlightDeck(deps);
        decks.push(deck);
        deck.launch(request, target, difference);
      },
      land: async (patienceMs) => {
        await Promise.all(decks.map((deck) => deck.land(patienceMs)));
      },
    };
  },
});

/** The switch "rent" of a port counts for whichever SIM sits in it. */
export const rentByPortAlone: Plant = (parts, truth) => ({
  ...parts,
  createSaleDesk(options) {
    const desk = parts.createSaleDesk(options);
    return {
      ...desk,
      judge(pool) {
        const sale = desk.judge(pool);
        const entries = sale.entries.map((entry) => ({ ...entry, rent: truth.isSwitchedOn(entry.portId) }));
        return { ...sale, entries };
      },
    };
  },
});

/** Rent is told as it was when the number first went on sale in this run. */
export const rentToldOnce: Plant = (parts) => ({
  ...parts,
  createSaleDesk(options) {
    const desk = parts.createSaleDesk(options);
    const first = new Map<string, boolean>();
    return {
      ...desk,
      judge(pool) {
        const sale = desk.judge(pool);
        for (const { number, rent } of sale.entries) if (!first.has(number)) first.set(number, rent);
        const entries = sale.entries.map((entry) => ({
          ...entry,
          rent: entry.rent && first.get(entry.number) === true,
        }));
        return { ...sale, entries };
      },
    };
  },
});

/** Each number is shown with the id of its neighbour in the answer. */
export const idsMixedUp: Plant = sendBy(async (client, _clock, target, call, options) => {
  const exchange = await client.send(target, call, options);
  if (exchange.kind !== 'answered' || exchange.answer.kind !== 'accepted') return exchange;
  const words = [...exchange.answer.numbers.values()];
  const numbers = new Map(
    [...exchange.answer.numbers.keys()].map((number, place) => [
      number,
      words.at(place - 1) ?? { status: 'unconfirmed' as const },
    ]),
  );
  return { ...exchange, answer: { kind: 'accepted', numbers } };
});

/** The client tries a denied key again by itself. */
export const keyHammered: Plant = sendBy(async (client, clock, target, call, options) => {
  for (;;) {
    const exchange = await client.send(target, call, options);
    if (exchange.kind === 'failed' || exchange.httpStatus !== 401) return exchange;
    await new Promise<void>((resolve) => void clock.setTimer(IMPATIENCE_MS, resolve));
  }
});

/** An answer that takes longer than 2 s is not waited for. */
export const impatientClient: Plant = sendBy((client, _clock, target, call, options) =>
  client.send(target, call, { ...options, timeoutMs: IMPATIENCE_MS }),
);

/** Whatever the upstream answers, a number that was to be removed counts as gone. */
export const removalsBelieved: Plant = sendBy(async (client, _clock, target, call, options) => {
  const exchange = await client.send(target, call, options);
  if (call.name !== 'removeNumber' || exchange.kind !== 'answered') return exchange;
  const numbers = new Map(call.numbers.map((number) => [number, { status: 'deleted' } as const]));
  return { ...exchange, answer: { kind: 'accepted', numbers } };
});

/** Nothing is ever sent. */
export const neverSends: Plant = (parts) => ({
  ...parts,
  createFlightDeck: () => ({ current: null, launch: () => {}, land: async () => {} }),
});

/** The modems go on telling of a card that was pulled, until another one is put in. */
export function pulledCardsTold(hardware: Hardware): Hardware {
  const pulled = new Set<number>();
  return {
    ...hardware,
    simAt: (place) => (pulled.has(place) ? null : hardware.simAt(place)),
    pull: (place) => void pulled.add(place),
    insert(place, sim) {
      pulled.delete(place);
      hardware.insert(place, sim);
    },
  };
}
