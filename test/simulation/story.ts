import { between, pick, type Random } from '../../src-main/sandbox/random.ts';
import type { NetworkStat } from './hardware.ts';
import { WEATHERS, type Weather } from './weather.ts';

/** At which point of a request the app is killed. */
export type KillMoment = 'now' | 'sending' | 'arriving' | 'answering';

/** One thing that happens. Places count from 0; what makes no sense when its time comes does nothing. */
export type Deed =
  | {
      readonly kind: 'pull' | 'put-back' | 'new-sim' | 'unplug' | 'replug' | 'renumber';
      readonly place: number;
    }
  | { readonly kind: 'restart' | 'identify' | 'forget-number'; readonly place: number }
  | { readonly kind: 'exchange' | 'move-sim'; readonly place: number; readonly other: number }
  | { readonly kind: 'network'; readonly place: number; readonly stat: NetworkStat }
  | { readonly kind: 'flap'; readonly place: number; readonly lastsMs: number }
  | { readonly kind: 'mute'; readonly place: number; readonly lastsMs: number }
  | { readonly kind: 'type-number'; readonly place: number }
  | { readonly kind: 'rent' | 'pause'; readonly place: number; readonly on: boolean }
  | { readonly kind: 'weather'; readonly weather: Weather; readonly lastsMs: number }
  | { readonly kind: 'sleep'; readonly lastsMs: number }
  | { readonly kind: 'wall-jump'; readonly byMs: number }
  | { readonly kind: 'kill'; readonly moment: KillMoment; readonly downMs: number }
  | { readonly kind: 'quit'; readonly takeOff: boolean; readonly downMs: number }
  | { readonly kind: 'sync-now' };

export interface Step {
  /** From the start of the life. */
  readonly atMs: number;
  readonly deed: Deed;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Draw = (places: number, random: Random) => Deed;

const placed =
  <
    K extends
      | 'pull'
      | 'put-back'
      | 'new-sim'
      | 'unplug'
      | 'replug'
      | 'renumber'
      | 'restart'
      | 'identify'
      | 'forget-number'
      | 'type-number',
  >(
    kind: K,
  ): Draw =>
  (places, random) => ({ kind, place: between(0, places - 1, random) });

const paired =
  (kind: 'exchange' | 'move-sim'): Draw =>
  (places, random) => {
    const place = between(0, places - 1, random);
    return { kind, place, other: (place + between(1, places - 1, random)) % places };
  };

const switched =
  (kind: 'rent' | 'pause'): Draw =>
  (places, random) => ({ kind, place: between(0, places - 1, random), on: random() < 0.5 });

const flap: Draw = (places, random) => ({
  kind: 'flap',
  place: between(0, places - 1, random),
  lastsMs: between(500, 45_000, random),
});

const DRAWS: readonly (readonly [weight: number, draw: Draw])[] = [
  [8, placed('pull')],
  [8, placed('put-back')],
  [6, placed('new-sim')],
  [4, paired('exchange')],
  [4, paired('move-sim')],
  [4, placed('unplug')],
  [6, placed('replug')],
  [3, placed('renumber')],
  [3, placed('restart')],
  [1, placed('identify')],
  [8, flap],
  [
    5,
    (places, random) => ({
      kind: 'network',
      place: between(0, places - 1, random),
      stat: pick([1, 1, 1, 2, 3, 5], random),
    }),
  ],
  [
    3,
    (places, random) => ({
      kind: 'mute',
      place: between(0, places - 1, random),
      lastsMs: between(1_000, 90_000, random),
    }),
  ],
  [4, placed('type-number')],
  [1, placed('forget-number')],
  [6, switched('rent')],
  [5, switched('pause')],
  [
    10,
    (_, random) => ({
      kind: 'weather',
      weather: pick(WEATHERS, random),
      lastsMs: between(1, 20, random) ** 2 * 1_500,
    }),
  ],
  [2, (_, random) => ({ kind: 'sleep', lastsMs: between(5_000, 40 * MINUTE_MS, random) })],
  [2, (_, random) => ({ kind: 'wall-jump', byMs: pick([-HOUR_MS, -5_000, 5_000, 50_000, HOUR_MS], random) })],
  [
    4,
    (_, random) => ({
      kind: 'kill',
      moment: pick(['now', 'sending', 'arriving', 'answering'], random),
      downMs: between(500, 30_000, random),
    }),
  ],
  [1, (_, random) => ({ kind: 'quit', takeOff: random() < 0.5, downMs: between(1_000, 120_000, random) })],
  [4, () => ({ kind: 'sync-now' })],
];

const WEIGHTS = DRAWS.reduce((sum, [weight]) => sum + weight, 0);

function drawDeed(places: number, random: Random): Deed {
  let left = random() * WEIGHTS;
  for (const [weight, draw] of DRAWS) {
    left -= weight;
    if (left < 0) return draw(places, random);
  }
  return { kind: 'sync-now' };
}

/** Bursts of events close together, minutes with a few, and hours of the day in which nothing happens at all. */
export function writeStory(options: {
  readonly places: number;
  readonly hours: number;
  readonly random: Random;
}): readonly Step[] {
  const { places, hours, random } = options;
  const steps: Step[] = [];
  const endMs = hours * HOUR_MS;
  let atMs = between(500, 60_000, random);
  while (atMs < endMs) {
    const pace = pick([800, 4_000, 4_000, 30_000, 150_000], random);
    const count = between(1, 14, random);
    for (let done = 0; done < count && atMs < endMs; done++) {
      steps.push({ atMs, deed: drawDeed(places, random) });
      atMs += between(1, 2 * pace, random);
    }
    atMs += between(0, 3, random) * between(1_000, 7 * MINUTE_MS, random);
  }
  return steps;
}

export function tellStep({ atMs, deed }: Step): string {
  const { kind, ...details } = deed;
  const words = Object.entries(details).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return `${(atMs / 1000).toFixed(3).padStart(10)} s  ${[kind, ...words].join(' ')}`;
}
