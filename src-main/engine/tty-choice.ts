import type { FoundPort } from '../pool/port-finder.ts';
import type { PortRecord } from '../pool/port-record.ts';
import type { PortId } from '../shared/ids.ts';
import type { ReasonCode } from '../shared/port-view.ts';

/** What a tty says that does not take commands. Another one of the same modem may. */
const MUTE: readonly ReasonCode[] = ['modem-silent', 'modem-echo-only', 'not-a-modem'];

/** Which of its modem's ttys each port talks to. One at a time: two at once would mix up each other's answers. */
export interface TtyChoice {
  /** The path to talk to; null where there is none. */
  of(port: FoundPort): string | null;
  /** Takes note of how it goes; true when the port is to go on at another tty. Each is tried once, then the first one stays. */
  follow(record: PortRecord, port: FoundPort): boolean;
}

interface Trials {
  readonly answers: string | null;
  readonly mute: ReadonlySet<string>;
}

const UNTRIED: Trials = { answers: null, mute: new Set() };

export function createTtyChoice(): TtyChoice {
  const trials = new Map<PortId, Trials>();

  function of({ port, candidates }: FoundPort): string | null {
    const { answers, mute } = trials.get(port.id) ?? UNTRIED;
    const best =
      candidates.find(({ path }) => path === answers) ?? candidates.find(({ path }) => !mute.has(path));
    return (best ?? candidates[0])?.path ?? null;
  }

  return {
    of,
    follow({ id, address, modem: { phase, fault } }, port) {
      if (port.candidates.length < 2) return false;
      if (phase === 'ready') trials.set(id, { answers: address, mute: new Set() });
      if (phase !== 'failed' || fault === null || !MUTE.includes(fault.code)) return false;
      const { mute } = trials.get(id) ?? UNTRIED;
      trials.set(id, { answers: null, mute: new Set([...mute, address]) });
      return of(port) !== address;
    },
  };
}
