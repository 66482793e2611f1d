import * as z from 'zod/mini';
import type { Clock } from '../../shared/clock.ts';
import { asIccid, type Iccid } from '../../shared/ids.ts';
import type { OpenStore } from '../engine-options.ts';

const iccid = z.custom<Iccid>((value) => typeof value === 'string' && asIccid(value) !== null);

/** When each SIM's operator was asked, for a restart of the app must not begin the day anew. No text is kept. */
const diarySchema = z.object({
  version: z.literal(1),
  sims: z.record(
    iccid,
    z.object({
      /** Unix ms, the oldest first, of the last 24 h. */
      askedAt: z.array(z.number()),
      /** The code that was answered without a number: asking again would change nothing. */
      fruitlessCode: z.nullable(z.string()),
    }),
  ),
});

type DiaryFile = z.infer<typeof diarySchema>;

export interface UssdDiary {
  /** Ms until this SIM may be asked by itself with this code: 0 for now, infinite for never. */
  waitMs(iccid: Iccid, code: string): number;
  noteAsked(iccid: Iccid): void;
  noteFruitless(iccid: Iccid, code: string): void;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** After the first and the second try of a day; a third one is the last. */
const PAUSES_MS = [10 * 60_000, 60 * 60_000];

export function openUssdDiary({
  clock,
  openStore,
  warn,
}: {
  readonly clock: Clock;
  readonly openStore: OpenStore;
  readonly warn: (message: string) => void;
}): UssdDiary {
  const file = openStore({
    name: 'ussd',
    schema: diarySchema,
    defaults: (): DiaryFile => ({ version: 1, sims: {} }),
  });
  const sims = new Map(Object.entries(file.get().sims));
  const entryOf = (id: Iccid) => sims.get(id) ?? { askedAt: [], fruitlessCode: null };
  /** A clock that was ahead does not count as the future. */
  const recent = (askedAt: readonly number[]): number[] =>
    askedAt.map((at) => Math.min(at, clock.nowMs())).filter((at) => at > clock.nowMs() - DAY_MS);

  function save(id: Iccid, entry: DiaryFile['sims'][Iccid]): void {
    sims.set(id, entry);
    for (const [known, { askedAt, fruitlessCode }] of sims) {
      const left = recent(askedAt);
      if (left.length === 0 && fruitlessCode === null) sims.delete(known);
      else sims.set(known, { askedAt: left, fruitlessCode });
    }
    try {
      file.set({ version: 1, sims: Object.fromEntries(sims) });
    } catch (cause) {
      warn(`USSD diary: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }

  return {
    waitMs(id, code) {
      const { askedAt, fruitlessCode } = entryOf(id);
      if (fruitlessCode === code) return Number.POSITIVE_INFINITY;
      const today = recent(askedAt);
      // Kept, so that the pause behind a moment of the future begins once and not anew at each look.
      if (today.length > 0) sims.set(id, { askedAt: today, fruitlessCode });
      const last = today.at(-1);
      if (last === undefined) return 0;
      const pauseMs = PAUSES_MS[today.length - 1];
      const againAt =
        pauseMs === undefined ? (today.at(-PAUSES_MS.length - 1) ?? last) + DAY_MS : last + pauseMs;
      return Math.max(0, againAt - clock.nowMs());
    },
    noteAsked(id) {
      const entry = entryOf(id);
      save(id, { ...entry, askedAt: [...entry.askedAt, clock.nowMs()] });
    },
    noteFruitless(id, code) {
      save(id, { ...entryOf(id), fruitlessCode: code });
    },
  };
}
