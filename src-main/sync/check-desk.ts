import type { CheckMode, CheckReport } from '../shared/check-report.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { listCall } from '../upstream/upstream-call.ts';
import { buildCheckReport } from './check-report-builder.ts';
import { type CheckRoom, roomForCheck } from './check-room.ts';
import { withStrategy } from './next-request.ts';
import type { Flight, LandedFlight } from './sync-flight.ts';
import type { SyncPicture } from './sync-picture.ts';
import type { NextRequest } from './sync-request.ts';
import { type PlannedRequest, SPACING_MS } from './sync-schedule.ts';

/** A check that cannot leave, or gave way to changes, is given up after this long. */
const PATIENCE_MS = 60_000;
export const NOTHING_TO_CHECK =
  'No number is on the list, so there is nothing to check. A number that the vendor refuses is left out until Sync now tries it again.';
const NO_ROOM =
  'The list is changing or being sent all the time, so the check found no room. Try again in a minute.';

interface Waiting {
  readonly mode: CheckMode;
  readonly resolve: (answer: Result<CheckReport>) => void;
}

/** People who asked for a check and wait for its report. It saves nothing, so it waits for everything that does. */
export interface CheckDesk {
  ask(mode: CheckMode): Promise<Result<CheckReport>>;
  /** When the check that is asked for may leave; null when none is, or the planned request goes first. */
  room(planned: PlannedRequest): CheckRoom | null;
  /** The check, for the room that there is. */
  next(room: CheckRoom): NextRequest;
  /**
   * A check in the air is given up for anything that saves something and is to leave before the check must have its answer. It is
   * asked again later.
   */
  mustGiveWay(flight: Flight, planned: PlannedRequest): boolean;
  /** `isOurs`: of the present address. */
  landed(landed: LandedFlight, isOurs: boolean): void;
  giveUp(why: string): void;
}

export function createCheckDesk(clock: Clock, picture: SyncPicture): CheckDesk {
  let waiting: readonly Waiting[] = [];
  let timer: Timer | null = null;

  function settle(isMeant: (item: Waiting) => boolean, answer: Result<CheckReport>): void {
    const done = waiting.filter(isMeant);
    waiting = waiting.filter((item) => !isMeant(item));
    if (waiting.length === 0) timer?.cancel();
    for (const { resolve } of done) resolve(answer);
  }

  const giveUp = (why: string) => settle(() => true, err(why));

  return {
    ask(mode) {
      if (waiting.length === 0) timer = clock.setTimer(PATIENCE_MS, () => giveUp(NO_ROOM));
      return new Promise((resolve) => {
        waiting = [...waiting, { mode, resolve }];
      });
    },
    room({ atMs: plannedMs }) {
      if (waiting.length === 0 || picture.entries.length === 0) return null;
      return roomForCheck({ nowMs: clock.monotonicMs(), lastEndMs: picture.memory.lastEndMs, plannedMs });
    },
    next({ timeoutMs }) {
      const call = listCall(picture.entries, waiting[0]?.mode ?? 'test1');
      return withStrategy(picture.memory, { kind: 'check', cause: 'check', call, timeoutMs });
    },
    mustGiveWay: ({ started, timeoutMs }, planned) =>
      planned.atMs < started.monotonicMs + timeoutMs + SPACING_MS,
    landed({ flight, exchange, view }, isOurs) {
      const { test, entries } = flight.call;
      const gaveWay = exchange.kind === 'failed' && exchange.fault === 'aborted';
      if (test === null || gaveWay || !isOurs) return;
      if (view === null) giveUp('The check could not be recorded, so its answer is not known.');
      else settle(({ mode }) => mode === test, ok(buildCheckReport(test, entries, exchange, view)));
    },
    giveUp,
  };
}
