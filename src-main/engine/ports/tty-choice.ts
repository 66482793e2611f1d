import type { FoundPort } from '../../pool/port-finder.ts';
import type { PortRecord } from '../../pool/port-record.ts';
import type { DiscoveredDevice } from '../../serial/discovered-device.ts';
import type { PortId } from '../../shared/ids.ts';
import type { ReasonCode } from '../../shared/port-view.ts';

/** What a tty says that does not take commands. Another one of the same modem may. */
const MUTE: readonly ReasonCode[] = ['modem-silent', 'modem-echo-only', 'not-a-modem'];

/** A modem that answered here and fell silent is stuck: it is helped on this tty first (modem/mute-rescue.ts). */
const PATIENCE_MS = 90_000;

/** Which of its modem's ttys each port talks to. One at a time: two at once would mix up each other's answers. */
export interface TtyChoice {
  /** The path to talk to; null where there is none. */
  of(port: FoundPort): string | null;
  /**
   * Takes note of how it goes at the monotonic time `nowMs`; true when the port is to go on at another tty. Each is tried
   * once, then the first one stays.
   */
  follow(record: PortRecord, port: FoundPort, nowMs: number): boolean;
}

/** Ttys by keyOf. */
interface Trials {
  readonly answers: string | null;
  /** Since when the tty that answered is mute. */
  readonly stuckSinceMs: number | null;
  readonly mute: ReadonlySet<string>;
}

const UNTRIED: Trials = { answers: null, stuckSinceMs: null, mute: new Set() };

export function createTtyChoice(): TtyChoice {
  const trials = new Map<PortId, Trials>();

  function of({ port, candidates }: FoundPort): string | null {
    const { answers, mute } = trials.get(port.id) ?? UNTRIED;
    const best =
      candidates.find((tty) => keyOf(tty) === answers) ?? candidates.find((tty) => !mute.has(keyOf(tty)));
    return (best ?? candidates[0])?.path ?? null;
  }

  return {
    of,
    follow({ id, address, modem: { phase, fault } }, port, nowMs) {
      const tty = port.candidates.find(({ path }) => path === address);
      if (port.candidates.length < 2 || tty === undefined) return false;
      const key = keyOf(tty);
      if (phase === 'ready') trials.set(id, { ...UNTRIED, answers: key });
      if (phase !== 'failed' || fault === null || !MUTE.includes(fault.code)) return false;
      const before = trials.get(id) ?? UNTRIED;
      const stuckSinceMs = before.stuckSinceMs ?? nowMs;
      if (before.answers === key && nowMs - stuckSinceMs < PATIENCE_MS) {
        trials.set(id, { ...before, stuckSinceMs });
        return false;
      }
      trials.set(id, { ...UNTRIED, mute: new Set([...before.mute, key]) });
      return of(port) !== address;
    },
  };
}

/** Names go to other interfaces when the ttys are numbered anew; the interface that answered stays the one. */
function keyOf({ location, path }: DiscoveredDevice): string {
  return location ?? path;
}
