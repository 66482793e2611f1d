import { parseImsi } from '../at/imsi-parser.ts';
import { asImsi, type Iccid, type Imsi } from '../shared/ids.ts';
import { type IccidReading, readIccid, readLockedIccid } from './card/iccid-reader.ts';
import { type SimStateReading, simStateOfError } from './card/sim-state.ts';
import { readSimState, type SimStateAnswer } from './card/sim-state-reader.ts';
import { linesOf } from './line/at-command.ts';
import { CIMI } from './line/at-commands.ts';
import type { SimReading } from './modem-snapshot.ts';
import { enterKeptPin, type LockedCard, readLockedCard } from './pin/pin-entry.ts';
import { type ReadContext, UNKNOWN_SIM } from './read-context.ts';

/** A card says busy for some seconds after power-up; the poll goes on asking after that. */
const BUSY_TRIES = 4;
/** Some modems refuse the IMSI and the phonebook for some seconds after `READY`. */
const IMSI_TRIES = 3;
const TRY_AGAIN_MS = 1_000;
/** A card exchanged while it is read is read anew at once; the poll goes on after that. */
const WHOLE_TRIES = 2;

type OnSim = (sim: SimReading) => void;

/**
 * Reads which SIM it is and what state it is in; `onSim` hears of each step. A missing, locked or broken SIM is a result.
 * What fails alone is left out, the rest stands. What was read of two cards, one exchanged for the other in between, is told of
 * neither: an IMSI or a number is believed only when the ICCID is the same before and after it.
 */
export async function readSim(context: ReadContext, onSim: OnSim): Promise<SimReading> {
  for (let attempt = 1; attempt <= WHOLE_TRIES; attempt++) {
    const sim = await readInOnePiece(context, onSim);
    if (sim !== 'torn') return sim;
  }
  return { ...UNKNOWN_SIM, state: 'busy', detail: 'the card changed while it was being read' };
}

async function readInOnePiece(context: ReadContext, onSim: OnSim): Promise<SimReading | 'torn'> {
  const answer = await openByKeptPin(context, await readSettledState(context));
  if (answer === 'torn') return 'torn';
  if (answer !== 'silent' && answer !== 'vague' && answer.state !== 'ready' && answer.state !== 'unknown')
    return readUnusable(context, answer);
  const iccid = await readIccid(context);
  const imsi = await readImsi(context, iccid.kind === 'read');
  if (!(await isStillThere(context, iccid))) return 'torn';
  const sim = withIccid({ ...UNKNOWN_SIM, ...foldState(answer, iccid, imsi), imsi }, iccid);
  if (sim.state === 'ready') context.pins.noteOpen(sim.iccid, wasJustTried(context, sim.iccid));
  onSim(sim);
  return sim;
}

function wasJustTried({ unsettledPin, clock }: ReadContext, iccid: Iccid | null): boolean {
  return unsettledPin !== null && unsettledPin.iccid === iccid && clock.monotonicMs() <= unsettledPin.untilMs;
}

async function isStillThere(context: ReadContext, before: IccidReading): Promise<boolean> {
  if (before.kind !== 'read') return true;
  const now = await readIccid(context);
  return now.kind === 'read' && now.iccid === before.iccid;
}

async function readSettledState(context: ReadContext): Promise<SimStateAnswer> {
  let answer = await readSimState(context);
  for (let attempt = 1; attempt < BUSY_TRIES && isBusy(answer); attempt++) {
    await context.pause.wait(TRY_AGAIN_MS);
    answer = await readSimState(context);
  }
  return answer;
}

function isBusy(answer: SimStateAnswer): boolean {
  return answer !== 'silent' && answer !== 'vague' && answer.state === 'busy';
}

/** With the PIN or PUK asked for the card still tells its ICCID, so the user can see which one to unlock. */
async function readUnusable(context: ReadContext, state: SimStateReading): Promise<SimReading> {
  const sim = { ...UNKNOWN_SIM, ...state };
  if (state.state === 'puk') return withIccid(sim, await readLockedIccid(context));
  return state.state === 'pin' ? lockedSim(sim, await readLockedCard(context)) : sim;
}

function lockedSim(sim: SimReading, { iccid, iccidReadAtMs, triesLeft, refused }: LockedCard): SimReading {
  return { ...sim, iccid, iccidReadAtMs, pinTriesLeft: triesLeft, pinRefused: refused };
}

/** A card whose PIN is kept is opened by it; what it says then stands for what it said before. */
async function openByKeptPin(context: ReadContext, answer: SimStateAnswer): Promise<SimStateAnswer | 'torn'> {
  if (answer === 'silent' || answer === 'vague' || answer.state !== 'pin') return answer;
  const entered = await enterKeptPin(context, await readLockedCard(context));
  if (entered?.kind === 'other-sim') return 'torn';
  return entered === null ? answer : readSettledState(context);
}

/** What the state is in the light of what could be read: a modem that cannot tell its state may still read the card. */
function foldState(answer: SimStateAnswer, iccid: IccidReading, imsi: Imsi | null): SimStateReading {
  const told = iccid.kind === 'refused' && iccid.error !== null ? simStateOfError(iccid.error) : null;
  if (told !== null && told.state !== 'ready') return told;
  // Its modem calls it ready and cannot tell which card it is: nothing to vouch for.
  if (iccid.kind === 'mute') return { state: 'unknown', detail: 'no answer to the ICCID' };
  if (answer !== 'silent' && answer !== 'vague') return answer;
  if (iccid.kind === 'read' && imsi !== null) return { state: 'ready', detail: null };
  if (answer === 'silent') return { state: 'unknown', detail: null };
  if (iccid.kind === 'read') return { state: 'busy', detail: 'ERROR' };
  return { state: 'absent', detail: 'ERROR' };
}

function withIccid(sim: SimReading, iccid: IccidReading): SimReading {
  return iccid.kind === 'read' ? { ...sim, iccid: iccid.iccid, iccidReadAtMs: iccid.readAtMs } : sim;
}

async function readImsi(context: ReadContext, hasCard: boolean): Promise<Imsi | null> {
  for (let attempt = 1; attempt <= IMSI_TRIES; attempt++) {
    const outcome = await context.session.command(CIMI);
    const text = outcome.kind === 'error' ? null : parseImsi(linesOf(outcome).join('\n'));
    const imsi = text === null ? null : asImsi(text);
    if (imsi !== null || !hasCard || outcome.kind !== 'error' || attempt === IMSI_TRIES) return imsi;
    await context.pause.wait(TRY_AGAIN_MS);
  }
  return null;
}
