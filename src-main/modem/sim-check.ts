import type { AtError } from '../at/at-values.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Iccid } from '../shared/ids.ts';
import { readCardFile } from './card/card-file.ts';
import { type IccidReading, readIccid, readLockedIccid } from './card/iccid-reader.ts';
import { type SimStateReading, simStateOfError } from './card/sim-state.ts';
import { readSimState, type SimStateAnswer } from './card/sim-state-reader.ts';
import type { SimReading } from './modem-snapshot.ts';
import type { ReadContext } from './read-context.ts';

/**
 * What a look at the SIM found. `same`: the card's own ICCID was read again. `other`: another card. `state`: no usable card,
 * or one that is not usable yet. `changed`: read it whole. `unchanged`: still unusable in the same way. `unread`: no answer.
 */
type SimCheck =
  | { readonly kind: 'same'; readonly readAtMs: number }
  | OtherCard
  | { readonly kind: 'state'; readonly reading: SimStateReading }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unread' };

interface OtherCard {
  readonly kind: 'other';
  readonly iccid: Iccid;
  readonly readAtMs: number;
}

/** The file of the card is the slowest witness, so an unasked check calls it each fourth time only. */
const FILE_EACH = 4;

/**
 * Is `sim` still what it was? A usable one has to say so by its state and by its ICCID: modems answer either from memory long
 * after the card has gone, though hardly both. Reading the file of the card itself settles it; `thorough` reads it now.
 */
export async function checkSim(context: ReadContext, sim: SimReading, thorough: boolean): Promise<SimCheck> {
  const state = await readSimState(context);
  if (sim.state === 'pin' || sim.state === 'puk') return checkLocked(context, sim, judgeState(state, sim));
  if (sim.state !== 'ready' || sim.iccid === null) return judgeState(state, sim);
  if (isGone(state)) return { kind: 'state', reading: state };
  const told = judgeIccid(await readIccid(context), sim.iccid, state);
  if (told.kind === 'other') return confirmOther(context, told, sim.iccid);
  if (told.kind !== 'same') return told;
  context.checksSinceFile += 1;
  if (!thorough && context.cardFile !== 'untried' && context.checksSinceFile < FILE_EACH) return told;
  const file = await readCardFile(context);
  if (file === 'useless') return told;
  const shown = judgeIccid(file, sim.iccid, state);
  if (shown.kind === 'same') context.checksSinceFile = 0;
  else context.trustsFileAlone = true;
  return shown;
}

/** Without a card contact a modem goes on asking for the PIN of a card that was taken out: its file, open while locked, tells. */
async function checkLocked(context: ReadContext, { iccid }: SimReading, told: SimCheck): Promise<SimCheck> {
  if (told.kind !== 'unchanged' || iccid === null) return told;
  const card = await readLockedIccid(context);
  if (card.kind === 'read') return isSameCard(card.iccid, iccid) ? told : { kind: 'changed' };
  const gone = card.kind === 'refused' && card.error !== null ? simStateOfError(card.error) : null;
  return gone?.state === 'absent' || gone?.state === 'failure' ? { kind: 'state', reading: gone } : told;
}

/** An answer that lost its tail on the wire looks like another card; two such answers in a row do not look alike. */
async function confirmOther(context: ReadContext, told: OtherCard, known: Iccid): Promise<SimCheck> {
  const again = await readIccid(context);
  if (again.kind !== 'read') return { kind: 'unread' };
  if (again.iccid === known) return { kind: 'same', readAtMs: again.readAtMs };
  return again.iccid === told.iccid ? told : { kind: 'changed' };
}

function judgeState(answer: SimStateAnswer, sim: SimReading): SimCheck {
  if (answer === 'silent') return { kind: 'unread' };
  if (answer === 'vague' || answer.state === 'ready') return { kind: 'changed' };
  return answer.state === sim.state ? { kind: 'unchanged' } : { kind: 'state', reading: answer };
}

/** A card that is busy for a moment, or in a state nobody knows, may still be readable. */
function isGone(answer: SimStateAnswer): answer is SimStateReading {
  if (answer === 'silent' || answer === 'vague') return false;
  return answer.state !== 'ready' && answer.state !== 'busy' && answer.state !== 'unknown';
}

function judgeIccid(reading: IccidReading, known: Iccid, state: SimStateAnswer): SimCheck {
  switch (reading.kind) {
    case 'read':
      return isSameCard(reading.iccid, known)
        ? { kind: 'same', readAtMs: reading.readAtMs }
        : { kind: 'other', iccid: reading.iccid, readAtMs: reading.readAtMs };
    case 'refused':
      return judgeRefusal(reading, state);
    case 'mute':
      return { kind: 'unread' };
    default:
      return assertNever(reading);
  }
}

function judgeRefusal({ error }: { readonly error: AtError | null }, state: SimStateAnswer): SimCheck {
  const told = error === null ? null : simStateOfError(error);
  if (told !== null && told.state !== 'ready') return { kind: 'state', reading: told };
  if (state !== 'silent' && state !== 'vague' && state.state !== 'ready')
    return { kind: 'state', reading: state };
  return { kind: 'unread' };
}

/** Some modems leave out the check digit of 20, or add it to 19: the same card. */
function isSameCard(a: Iccid, b: Iccid): boolean {
  return a === b || (Math.abs(a.length - b.length) === 1 && (a.startsWith(b) || b.startsWith(a)));
}
