import type { Clock } from '../shared/clock.ts';
import type { Iccid } from '../shared/ids.ts';
import type { Pause } from '../shared/pause.ts';
import type { ModemFamily } from './families.ts';
import type { AtCommand } from './line/at-command.ts';
import type { AtSession } from './line/at-session.ts';
import type { ModemIdentity, SimReading } from './modem-snapshot.ts';
import type { CardAnswer } from './number/card-answer.ts';
import type { ToE164 } from './number/number-evidence.ts';
import type { OpenQuestion } from './number/ussd-talk.ts';
import type { PinDesk } from './pin/pin-desk.ts';

/** What a program needs to read one modem, and what it has learnt on the way. Lives as long as the session. */
export interface ReadContext {
  readonly session: AtSession;
  readonly clock: Clock;
  readonly toE164: ToE164;
  /** For waits between two tries; the service cuts it short when the session ends. */
  readonly pause: Pause;
  readonly pins: PinDesk;
  family: ModemFamily;
  /** The card that was given a PIN without a clear answer, and until when (monotonic ms) being open is one. */
  unsettledPin: { readonly iccid: Iccid; readonly untilMs: number } | null;
  /** The command that gave the ICCID last time. */
  iccidCommand: AtCommand | null;
  /** The command that reads the card's own ICCID file; `untried` until it was asked for once, then perhaps `useless`. */
  cardFile: AtCommand | 'untried' | 'useless';
  /** The file has contradicted the ICCID command once: from then on it alone is asked. */
  trustsFileAlone: boolean;
  /** Checks since the file was read last. */
  checksSinceFile: number;
  /** Checks in a row that could not tell whether the SIM is still there. */
  unreadChecks: number;
  /** What the card said last when it was asked for its number; null before it was. */
  cardAnswer: CardAnswer | null;
  /** How often this card was asked for its number. */
  cardTries: number;
  /** The question to the network that is open; null for none. */
  question: OpenQuestion | null;
}

export const NO_IDENTITY: ModemIdentity = { manufacturer: null, model: null, revision: null, imei: null };

export const UNKNOWN_SIM: SimReading = {
  state: 'unknown',
  detail: null,
  iccid: null,
  imsi: null,
  evidence: [],
  askedForNumber: false,
  iccidReadAtMs: null,
  pinTriesLeft: null,
  pinRefused: false,
};
