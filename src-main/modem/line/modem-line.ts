import type { OpenTransport, Transport } from '../../serial/transport.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PortReason } from '../../shared/port-view.ts';
import { type Abort, unlessAborted } from './abort.ts';
import { AtSession } from './at-session.ts';
import { baudRatesFor, USUAL_BAUD } from './baud-plan.ts';
import { closeFault, isRemote, openFault, probeFault } from './port-faults.ts';

/** An open transport with the session on it. */
export interface ModemLine {
  readonly transport: Transport;
  readonly session: AtSession;
  readonly baudRate: number;
}

export interface LineOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
}

/** `aborted`: the owner lost interest while the port was being opened. */
type OpenedLine =
  | { readonly kind: 'open'; readonly line: ModemLine }
  | { readonly kind: 'failed'; readonly fault: PortReason }
  | { readonly kind: 'aborted' };

/** `abort` settles the call at once; a transport that still opens after it is closed again. Never rejects. */
export async function openLine(options: LineOptions, baudRate: number, abort: Abort): Promise<OpenedLine> {
  const opening = options.openTransport(options.address, { baudRate });
  const result = await unlessAborted(opening, abort);
  if (result === null) {
    void opening.then((late) => (late.ok ? late.transport.close() : undefined));
    return { kind: 'aborted' };
  }
  if (!result.ok) return { kind: 'failed', fault: openFault(result.failure, options.address) };
  const { transport } = result;
  return {
    kind: 'open',
    line: { transport, session: new AtSession({ transport, clock: options.clock }), baudRate },
  };
}

/** Silent ttys are given up after this many tries; a modem that boots tells so by itself or is found by the next attempt. */
const PROBE_TRIES = 3;
const SEARCH_TRIES = 2;

/**
 * Null when the modem answered. A modem that restarts meanwhile counts as no fault: the session tells. `rescue`: see
 * `AtSession.handshake`.
 */
export async function probeLine(line: ModemLine, rescue: boolean): Promise<PortReason | null> {
  const { session } = line;
  const tries = line.baudRate === USUAL_BAUD ? PROBE_TRIES : SEARCH_TRIES;
  if (await session.handshake(tries, rescue)) return null;
  if (session.state === 'restarted') return null;
  return session.state === 'closed' ? closeFault(session.closeCause) : probeFault(session.traffic);
}

/** Speeds for an attempt (from 1), the one that worked before first. */
export function speedsFor(attempt: number, address: string, known: number | null): readonly number[] {
  const plan = baudRatesFor(attempt, isRemote(address));
  return known === null ? plan : [known, ...plan.filter((speed) => speed !== known)];
}

export async function closeLine(line: ModemLine): Promise<void> {
  line.session.dispose();
  await line.transport.close();
}
