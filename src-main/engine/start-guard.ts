import type { PoolState, PortRecord } from '../pool/port-record.ts';
import { isSettled } from '../pool/port-settling.ts';
import type { Clock, Timer } from '../shared/clock.ts';
import type { E164 } from '../shared/ids.ts';
import type { ReasonCode } from '../shared/port-view.ts';
import type { ListEntry } from '../upstream/list-entry.ts';

/** Keeps an app start from taking numbers off (decision 8). */
export interface StartGuard {
  start(): void;
  /**
   * True while the list would lack a number of the last run, and a port may still bring it: a hub that is still waking up, a tty
   * that another program lets go of in a moment. At most for the first 30 s.
   */
  holdsBack(pool: PoolState, entries: readonly ListEntry[]): boolean;
  end(): void;
}

const LIMIT_MS = 30_000;

/** Faults that often heal by themselves in the first seconds after a computer was started. */
const PASSING_FAULTS: readonly ReasonCode[] = [
  'port-missing',
  'port-lost',
  'port-busy',
  'port-failed',
  'host-refused',
  'host-unreachable',
  'modem-silent',
  'modem-recovering',
];

export function createStartGuard(parts: {
  readonly clock: Clock;
  /** What may stand upstream since the app ended last: accepted, or sent with an end that nobody learned. */
  readonly listed: readonly E164[];
  /** The wait is over: look again. */
  readonly over: () => void;
}): StartGuard {
  let waiting = parts.listed.length > 0;
  let timer: Timer | null = null;
  return {
    start() {
      if (!waiting) return;
      timer = parts.clock.setTimer(LIMIT_MS, () => {
        waiting = false;
        parts.over();
      });
    },
    holdsBack({ ports }, entries) {
      if (!waiting) return false;
      const wanted = new Set(entries.map((entry) => entry.number));
      const lacks = parts.listed.some((number) => !wanted.has(number));
      // Once a list may go out the start is over: what happens to a port from then on is a change like any other.
      waiting = lacks && ports.some(mayComeBack);
      return waiting;
    },
    end() {
      timer?.cancel();
    },
  };
}

function mayComeBack({ modem, twinOf }: PortRecord): boolean {
  if (twinOf !== null) return false;
  const { phase, fault, sim } = modem;
  // A card that was exchanged while nobody looked fails once, until its modem powers it up anew.
  if (!isSettled(modem) || (phase === 'ready' && sim.state === 'failure')) return true;
  return phase === 'failed' && (fault === null || PASSING_FAULTS.includes(fault.code));
}
