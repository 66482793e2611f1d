import type { Iccid } from '../../shared/ids.ts';
import { NO_PIN_MEMORY, type PinMemory } from '../../shared/pin-memory.ts';
import { readLockedIccid } from '../card/iccid-reader.ts';
import { readSimState } from '../card/sim-state-reader.ts';
import type { ReadContext } from '../read-context.ts';
import {
  acceptedTry,
  beginTry,
  keptPin,
  type PinRefusal,
  refusalOf,
  refusedTry,
  settleTry,
} from './pin-rules.ts';
import { type PinAnswer, sendPin } from './pin-sender.ts';
import { readPinTries } from './pin-tries.ts';

/** A PIN as a person entered it. `iccid`: the card that was on the screen, null for one that does not tell. */
export interface PinEntry {
  readonly iccid: Iccid | null;
  readonly pin: string;
  readonly remember: boolean;
}

/**
 * What became of it. `not-asked`: the card is open, or there is none. `puk`, `device-lock`: another code is asked for, which Portlight
 * never sends. `not-kept`: nothing can be written down, and so nothing was sent. `unread`: the modem did not say what it asks for.
 */
export type PinResult =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly triesLeft: number | null }
  | { readonly kind: PinRefusal }
  | { readonly kind: 'unclear' | 'not-asked' | 'puk' | 'device-lock' | 'other-sim' | 'unread' | 'not-kept' };

/** A card that is open so soon after its PIN has taken it: nobody unlocks it elsewhere and puts it back in that time. */
const UNSETTLED_MS = 60_000;

/** A card that asks for its PIN. */
export interface LockedCard {
  readonly iccid: Iccid | null;
  readonly iccidReadAtMs: number | null;
  readonly triesLeft: number | null;
  /** It has refused the last PIN that it was given. */
  readonly refused: boolean;
}

export async function readLockedCard(context: ReadContext): Promise<LockedCard> {
  const reading = await readLockedIccid(context);
  const iccid = reading.kind === 'read' ? reading.iccid : null;
  const iccidReadAtMs = reading.kind === 'read' ? reading.readAtMs : null;
  const triesLeft = await readPinTries(context);
  const memory = recall(context, iccid, triesLeft);
  return { iccid, iccidReadAtMs, triesLeft, refused: memory !== 'unreadable' && memory.wrongInARow > 0 };
}

/** Enters the PIN that is kept for the card; null where there is none that may be sent without asking. */
export async function enterKeptPin(context: ReadContext, card: LockedCard): Promise<PinResult | null> {
  if (card.iccid === null) return null;
  const memory = recall(context, card.iccid, card.triesLeft);
  if (memory === 'unreadable') return null;
  const pin = keptPin(memory, card.triesLeft);
  return pin === null ? null : tryPin(context, card, memory, { iccid: card.iccid, pin, remember: true });
}

export async function enterTypedPin(context: ReadContext, entry: PinEntry): Promise<PinResult> {
  const asked = await askedFor(context);
  if (asked !== 'pin') return { kind: asked };
  const card = await readLockedCard(context);
  if (card.iccid !== entry.iccid) return { kind: 'other-sim' };
  const known = recall(context, card.iccid, card.triesLeft);
  // What was refused before cannot be read any more: only a card with tries to spare may be asked again.
  if (known === 'unreadable' && (card.triesLeft ?? 0) < 2) return { kind: 'not-kept' };
  const memory = known === 'unreadable' ? NO_PIN_MEMORY : known;
  const refusal = refusalOf(memory, entry.pin, card.triesLeft);
  return refusal === null ? tryPin(context, card, memory, entry) : { kind: refusal };
}

function recall(context: ReadContext, iccid: Iccid | null, triesLeft: number | null) {
  const memory = context.pins.recall(iccid);
  return memory === 'unreadable' ? memory : settleTry(memory, triesLeft);
}

async function askedFor(
  context: ReadContext,
): Promise<'pin' | 'puk' | 'device-lock' | 'not-asked' | 'unread'> {
  const state = await readSimState(context);
  if (state === 'silent' || state === 'vague') return 'unread';
  return state.state === 'pin' || state.state === 'puk' || state.state === 'device-lock'
    ? state.state
    : 'not-asked';
}

/** Why the PIN must stay unsent at the last moment; null for nothing. A modem that is slow to answer leaves time for another card. */
async function hindranceNow(
  context: ReadContext,
  iccid: Iccid | null,
): Promise<'puk' | 'device-lock' | 'not-asked' | 'unread' | 'other-sim' | null> {
  const asked = await askedFor(context);
  if (asked !== 'pin') return asked;
  if (iccid === null) return null;
  const now = await readLockedIccid(context);
  if (now.kind !== 'read') return 'unread';
  return now.iccid === iccid ? null : 'other-sim';
}

/** Once: written down, asked for by this very card, sent, judged. */
async function tryPin(
  context: ReadContext,
  { iccid, triesLeft }: LockedCard,
  before: PinMemory,
  { pin, remember }: PinEntry,
): Promise<PinResult> {
  const trying = beginTry(before, pin, triesLeft, remember && iccid !== null);
  if (!keep(context, iccid, trying)) return { kind: 'not-kept' };
  const hindrance = await hindranceNow(context, iccid);
  if (hindrance !== null) {
    keep(context, iccid, before);
    return { kind: hindrance };
  }
  const answer: PinAnswer = await sendPin(context, pin, triesLeft);
  switch (answer.kind) {
    case 'accepted':
      keep(context, iccid, acceptedTry(trying));
      return answer;
    case 'refused':
      keep(context, iccid, refusedTry(trying));
      return answer;
    case 'unclear':
      if (iccid !== null)
        context.unsettledPin = { iccid, untilMs: context.clock.monotonicMs() + UNSETTLED_MS };
      return answer;
  }
}

function keep(context: ReadContext, iccid: Iccid | null, memory: PinMemory): boolean {
  try {
    context.pins.save(iccid, memory);
    return true;
  } catch {
    return false;
  }
}
