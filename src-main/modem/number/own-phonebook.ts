import type { PhonebookEntryValue } from '../../at/at-values.ts';
import { parsePhonebook } from '../../at/phonebook-parser.ts';
import { parsePhonebookRange } from '../../at/phonebook-range-parser.ts';
import { type CommandOutcome, linesOf } from '../line/at-command.ts';
import { OWN_PHONEBOOK, OWN_PLACES, PHONEBOOK_NOW, readPlaces, SIM_PHONEBOOK } from '../line/at-commands.ts';
import type { ReadContext } from '../read-context.ts';
import { type CardAnswer, judgeRefusal } from './card-answer.ts';

/** Cards have one to four own numbers; a store that claims more is not read to its end. */
const PLACES_READ = 4;
const OTHER_STORE = /\+CPBS:\s*"?(?!ON\b)[A-Z]{2}\b/i;
/** 27.007 9.2.1: nothing at this place, no such place. */
const EMPTY_PLACE: ReadonlySet<number | null> = new Set([21, 22]);

/**
 * Reads the own numbers from the phonebook `ON`, and sets the store back to the SIM's phonebook whatever happened: other programs
 * take it for granted.
 */
export async function readOwnPhonebook(context: ReadContext): Promise<CardAnswer> {
  const { session } = context;
  try {
    const chosen = await session.command(OWN_PHONEBOOK);
    return chosen.kind === 'ok' ? await readStore(context) : judgeRefusal(chosen);
  } finally {
    await session.command(SIM_PHONEBOOK);
  }
}

async function readStore(context: ReadContext): Promise<CardAnswer> {
  const { session } = context;
  const places = await session.command(OWN_PLACES);
  if (places.kind !== 'ok' && places.kind !== 'error') return { kind: 'busy' };
  const { first, last } = parsePhonebookRange(linesOf(places).join('\n')) ?? { first: 1, last: 1 };
  const answer = await session.command(readPlaces(first, Math.min(last, first + PLACES_READ - 1)));
  const raw = entriesOf(answer)
    .map(({ number }) => number)
    .find((number) => number !== '');
  if (raw !== undefined && (await isElsewhere(context))) return { kind: 'refused' };
  if (raw !== undefined) return { kind: 'told', source: 'phonebook', raw };
  if (answer.kind === 'error' && EMPTY_PLACE.has(answer.error.code)) return { kind: 'empty' };
  return answer.kind === 'ok' ? { kind: 'empty' } : judgeRefusal(answer);
}

/** A modem that says OK to a store which it does not have would give the first friend's number for the own one. */
async function isElsewhere({ session }: ReadContext): Promise<boolean> {
  const told = linesOf(await session.command(PHONEBOOK_NOW)).join('\n');
  return OTHER_STORE.test(told);
}

function entriesOf(answer: CommandOutcome): readonly PhonebookEntryValue[] {
  return parsePhonebook(linesOf(answer).join('\n')) ?? [];
}
