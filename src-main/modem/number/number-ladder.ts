import { parseOwnNumbers } from '../../at/own-number-parser.ts';
import { readIccid } from '../card/iccid-reader.ts';
import { linesOf } from '../line/at-command.ts';
import { CNUM } from '../line/at-commands.ts';
import type { SimReading } from '../modem-snapshot.ts';
import type { ReadContext } from '../read-context.ts';
import { type CardAnswer, judgeRefusal } from './card-answer.ts';
import { readMsisdnFile } from './msisdn-file.ts';
import { evidenceOf } from './number-evidence.ts';
import { readOwnPhonebook } from './own-phonebook.ts';

/** As `askCard`, for a card that was just put in or read anew. */
export async function askCardAnew(context: ReadContext, sim: SimReading): Promise<SimReading> {
  context.cardTries = 0;
  context.cardAnswer = null;
  return sim.state === 'ready' && sim.iccid !== null ? askCard(context, sim) : sim;
}

/**
 * Asks the card of a usable SIM for its number; the answer is kept in the context for the next try. An answer that came of another
 * card, put in meanwhile, is not believed.
 */
export async function askCard(context: ReadContext, sim: SimReading): Promise<SimReading> {
  const answer = await climb(context);
  context.cardTries += 1;
  context.cardAnswer = answer;
  if (answer.kind !== 'told') return { ...sim, askedForNumber: answer.kind !== 'busy' };
  const now = await readIccid(context);
  if (now.kind !== 'read' || now.iccid !== sim.iccid) {
    context.cardAnswer = { kind: 'busy' };
    return sim;
  }
  const evidence = evidenceOf(answer.source, answer.raw, sim.imsi, context.toE164);
  return { ...sim, iccidReadAtMs: now.readAtMs, evidence: [evidence], askedForNumber: true };
}

/**
 * The rungs that cost nothing, each climbed only where the one before told nothing. What is busy is asked again later, as a whole;
 * the file itself is read only where the modem knows no other way.
 */
async function climb(context: ReadContext): Promise<CardAnswer> {
  const cnum = await readCnum(context);
  if (cnum.kind === 'told' || cnum.kind === 'busy') return cnum;
  const phonebook = await readOwnPhonebook(context);
  if (phonebook.kind !== 'refused') return phonebook;
  return cnum.kind === 'empty' ? cnum : readMsisdnFile(context);
}

/**
 * An empty answer is normal: most cards of the last ten years have no number stored. Of several the first is the one for voice;
 * those behind it are for data and fax, and no second opinion on it.
 */
async function readCnum({ session }: ReadContext): Promise<CardAnswer> {
  const outcome = await session.command(CNUM);
  const [raw] = parseOwnNumbers(linesOf(outcome).join('\n')) ?? [];
  if (raw !== undefined) return { kind: 'told', source: 'cnum', raw };
  return outcome.kind === 'ok' ? { kind: 'empty' } : judgeRefusal(outcome);
}
