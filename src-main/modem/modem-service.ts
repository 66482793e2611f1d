import type { OpenTransport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import type { PinKeeper } from '../shared/pin-memory.ts';
import { ModemRunner } from './modem-runner.ts';
import type { ModemSnapshot } from './modem-snapshot.ts';
import type { ToE164 } from './number/number-evidence.ts';
import type { NetworkQuestion, NumberFinding } from './number/number-search.ts';
import type { PinEntry, PinResult } from './pin/pin-entry.ts';
import type { PollIntervals } from './poll-intervals.ts';
import type { RadioMarks } from './recovery/radio-marks.ts';

interface ModemServiceOptions {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  /** 0 to 1; spreads polls and retries so that the ports of a hub do not act in step. */
  readonly random: () => number;
  readonly toE164: ToE164;
  /** Without it PINs are remembered until the app ends. */
  readonly pins?: PinKeeper | undefined;
  /** Without it a radio that an app left off when it died stays off. */
  readonly radioMarks?: RadioMarks | undefined;
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
  /** Asks the card for its number now, and the network where there is a question. Settles within 3 min; never rejects. */
  findNumber(question: NetworkQuestion | null): Promise<NumberFinding>;
  /** Sends a PIN that a person entered, once and where that cannot lock the card. Never rejects. */
  enterPin(entry: PinEntry): Promise<PinResult>;
}

/** Keeps one modem open, identified and watched, and comes back by itself from whatever happens to it. */
export function createModemService(options: ModemServiceOptions): ModemService {
  return new ModemRunner(options);
}
