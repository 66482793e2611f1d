import { parseCharset } from '../../at/charset-parser.ts';
import type { Iccid } from '../../shared/ids.ts';
import { readIccid } from '../card/iccid-reader.ts';
import { linesOf } from '../line/at-command.ts';
import { CSCS, USSD_HANG_UP, ussdRequest } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import type { CardAnswer } from './card-answer.ts';
import { ussdForms } from './ussd-forms.ts';
import { type NetworkAnswer, type OpenQuestion, type ReadOwnNumber, UssdTalk } from './ussd-talk.ts';

/** How the network is asked for the own number. */
export interface NetworkQuestion {
  /** The card that is meant: code and country are those of its operator. */
  readonly iccid: Iccid;
  /** `*100#` */
  readonly code: string;
  readonly readNumber: ReadOwnNumber;
  /** Ask although the card has told a number. */
  readonly always: boolean;
  /** Asked right before each request: the user may have changed their mind while the question waited. */
  readonly mayAsk: () => boolean;
  /** Called when the question is about to leave. */
  readonly onAsked: () => void;
}

/**
 * What a search came to. `network` is null where it was not asked. `impossible`: there is no usable SIM, or it went away before
 * anything was known.
 */
export type NumberFinding =
  | {
      readonly kind: 'searched';
      readonly iccid: Iccid;
      /** `unusable`: what it has stored cannot be brought to E.164. */
      readonly card: CardAnswer['kind'] | 'unusable';
      readonly network: NetworkAnswer | null;
    }
  | { readonly kind: 'impossible' };

export interface NumberSearch {
  /** Null: the card alone. */
  readonly question: NetworkQuestion | null;
  readonly settle: (finding: NumberFinding) => void;
}

/** Between two ways of writing one code. */
const NEXT_FORM_MS = 1_000;

/** `end` hears null when the network may not be asked any more. */
export async function openQuestion(
  context: ReadContext,
  { iccid, code, readNumber, mayAsk, onAsked }: NetworkQuestion,
  end: (network: NetworkAnswer | null) => void,
): Promise<void> {
  const { session, clock, family } = context;
  if (!mayAsk()) return end(null);
  const charset = parseCharset(linesOf(await session.command(CSCS)).join('\n'));
  if (!mayAsk()) return end(null);
  onAsked();
  const talk = new UssdTalk({ session, clock, iccid, charset, readNumber });
  context.question = { talk, forms: [...ussdForms(code, charset, family)], mayAsk, end };
  await sendNextForm(context, context.question);
}

/**
 * Sends the request in the next form. A modem that refuses one form is asked in the next at once; whether the network understood it is
 * seen by `lookAtQuestion`.
 */
async function sendNextForm(
  { session, pause }: ReadContext,
  { talk, forms, mayAsk }: OpenQuestion,
): Promise<void> {
  for (let form = forms.shift(); form !== undefined && mayAsk(); form = forms.shift()) {
    talk.begin();
    const outcome = await session.command(ussdRequest(form));
    for (const line of linesOf(outcome)) talk.take(line);
    if (outcome.kind === 'ok' || talk.heard) return;
    if (outcome.kind !== 'error') return talk.refuse('no answer from the modem', true);
    talk.refuse(outcome.error.text, false);
    if (forms.length > 0) await pause.wait(NEXT_FORM_MS);
  }
}

/** Sees how far the question is. Returns the ms after which to look again; null when it is over. */
export async function lookAtQuestion(context: ReadContext): Promise<number | null> {
  const { question, clock } = context;
  if (question === null) return null;
  const leftMs = question.talk.dueMs - clock.monotonicMs();
  if (leftMs > 0) return leftMs;
  const answer = question.talk.answer();
  // The network took the first form for nonsense: it is written in another way.
  if (answer.kind === 'silent' && question.talk.heard && question.forms.length > 0) {
    await sendNextForm(context, question);
    return Math.max(0, question.talk.dueMs - clock.monotonicMs());
  }
  await endQuestion(context, question, answer);
  return null;
}

/** Another card, or other work that cannot wait: what is still to come belongs to nobody. */
export async function interruptQuestion(context: ReadContext): Promise<void> {
  if (context.question !== null) await endQuestion(context, context.question, { kind: 'interrupted' });
}

async function endQuestion(context: ReadContext, question: OpenQuestion, answer: NetworkAnswer) {
  const { talk, end } = question;
  context.question = null;
  talk.close();
  if (talk.isOpen) await context.session.command(USSD_HANG_UP);
  if (answer.kind === 'interrupted') return end(answer);
  // An answer of another card than the one that was asked must not become its number.
  const now = await readIccid(context);
  end(now.kind === 'read' && now.iccid === talk.iccid ? answer : { kind: 'interrupted' });
}
