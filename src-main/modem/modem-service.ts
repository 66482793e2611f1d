import type { OpenTransport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import { ModemRunner } from './modem-runner.ts';
import type { ModemSnapshot } from './modem-snapshot.ts';
import type { ToE164 } from './number-evidence.ts';
import type { PollIntervals } from './poll-intervals.ts';

interface ModemServiceOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  /** 0 to 1; spreads polls and retries so that the ports of a hub do not act in step. */
  readonly random: () => number;
  readonly toE164: ToE164;
  readonly poll?: PollIntervals;
}

export interface ModemService {
  start(): void;
  /** Resolves when the port is closed again; every call that waits settles. */
  stop(): Promise<void>;
  snapshot(): ModemSnapshot;
  /** Hears every new snapshot at once. */
  onChange(listener: (snapshot: ModemSnapshot) => void): Unsubscribe;
  /** Reads all again; a failed port is tried at once. */
  identifyAgain(): void;
  /** Reads the ICCID from the card now. Resolves when that is done or cannot be done; never rejects. */
  verify(): Promise<void>;
}

/** Keeps one modem open, identified and watched, and comes back by itself from whatever happens to it. */
export function createModemService(options: ModemServiceOptions): ModemService {
  return new ModemRunner(options);
}
