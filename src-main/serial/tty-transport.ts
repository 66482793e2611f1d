import type { Clock } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import { withDeadline } from './deadline.ts';
import type { HangupWatchdog } from './hangup-watchdog.ts';
import { createOpenGate } from './open-gate.ts';
import type { OpenFailure, OpenResult, OpenTransport, Transport } from './transport.ts';
import { createTransportCore, type TransportCore } from './transport-core.ts';
import { openTtyBinding, type TtyBinding } from './tty-binding.ts';
import type { TtyChannel } from './tty-channel.ts';
import { explainOpenFailure, probeBeforeOpen } from './tty-probe.ts';
import { createUnixTtyChannel } from './unix-tty-channel.ts';
import { createWindowsTtyChannel } from './windows-tty-channel.ts';

const OPEN_TIMEOUT_MS = 10_000;
const SCRATCH_BYTES = 65_536;

interface TtyOpenerOptions {
  readonly clock: Clock;
  readonly watchdog: HangupWatchdog;
  /** Says who holds a busy device, `held by ModemManager (pid 812)`, or null. Never rejects. */
  readonly describeHolder: (path: string) => Promise<string | null>;
  /** The system's open. */
  readonly openBinding?: typeof openTtyBinding;
}

/**
 * Opens local ttys and COM ports. The address is a path as parseAddress gives it.
 *
 * A path that was just closed is opened again only when its descriptor is free: until then the system would call it busy. One
 * whose open hangs in its driver is not opened a second time: each try would keep one more thread of the pool.
 */
export function createTtyOpener(options: TtyOpenerOptions): OpenTransport {
  const { clock, watchdog, describeHolder, openBinding = openTtyBinding } = options;
  const scratch = Buffer.allocUnsafe(SCRATCH_BYTES);
  const releasing = new Map<string, Promise<void>>();

  async function open(path: string, baudRate: number): Promise<OpenResult> {
    await releasing.get(path);
    const obstacle = await probeBeforeOpen(path);
    if (obstacle !== null) return { ok: false, failure: obstacle };
    try {
      return { ok: true, transport: await wrap(path, await openBinding(path, baudRate)) };
    } catch (error) {
      return { ok: false, failure: await withHolder(path, await explainOpenFailure(path, error)) };
    }
  }

  async function withHolder(path: string, failure: OpenFailure): Promise<OpenFailure> {
    const holder = failure.kind === 'busy' ? await describeHolder(path) : null;
    return holder === null ? failure : { kind: 'busy', detail: `${failure.detail}, ${holder}` };
  }

  /** Rejects where the tty dies before it can be watched. */
  function wrap(path: string, binding: TtyBinding): Promise<Transport> {
    const channel = createChannel(binding, scratch);
    let unwatch: Unsubscribe = () => {};
    const core: TransportCore = createTransportCore(path, {
      write: channel.write,
      release(cause) {
        unwatch();
        const released = channel.release(cause.kind !== 'closed');
        remember(path, released);
        return released;
      },
    });
    return orRelease(core, () => {
      channel.start({ bytes: core.receive, lost: core.end });
      if ('poller' in binding && binding.fd !== null)
        unwatch = watchdog.watch({ path, fd: binding.fd, lost: core.end });
    });
  }

  function remember(path: string, released: Promise<void>): void {
    const entry = released
      .catch(() => {})
      .then(() => {
        if (releasing.get(path) === entry) releasing.delete(path);
      });
    releasing.set(path, entry);
  }

  return oneAtATime(clock, open);
}

/** Ends each open in time, and refuses a path for as long as an open of it is under way. */
function oneAtATime(
  clock: Clock,
  open: (path: string, baudRate: number) => Promise<OpenResult>,
): OpenTransport {
  const throughGate = createOpenGate(clock);
  const opening = new Set<string>();

  async function openOnce(path: string, baudRate: number): Promise<OpenResult> {
    opening.add(path);
    try {
      return await throughGate(() => open(path, baudRate));
    } finally {
      opening.delete(path);
    }
  }

  return async (path, { baudRate }) => {
    if (opening.has(path)) return { ok: false, failure: stuck(path, 'still does not open') };
    return withDeadline(clock, OPEN_TIMEOUT_MS, openOnce(path, baudRate), {
      onTimeout: () => ({ ok: false, failure: stuck(path, `did not open in ${OPEN_TIMEOUT_MS} ms`) }),
      onLate: (result) => void (result.ok && result.transport.close()),
    });
  };
}

function stuck(path: string, words: string): OpenFailure {
  return { kind: 'timeout', detail: `${path} ${words}` };
}

/** Rejects with the fault of `begin`; what it had begun is undone and the descriptor free by then. */
async function orRelease(core: TransportCore, begin: () => void): Promise<Transport> {
  try {
    begin();
    return core.transport;
  } catch (error) {
    await core.transport.close();
    throw error;
  }
}

function createChannel(binding: TtyBinding, scratch: Buffer): TtyChannel {
  return 'poller' in binding && binding.fd !== null
    ? createUnixTtyChannel(binding, binding.fd, scratch)
    : createWindowsTtyChannel(binding);
}
