import type { PhonebookEntryValue } from '../at/at-values.ts';
import { parsePhonebook } from '../at/phonebook-parser.ts';
import { parsePhonebookRange } from '../at/phonebook-range-parser.ts';
import { type CommandOutcome, linesOf } from './at-command.ts';
import { OWN_PHONEBOOK, OWN_PLACES, readPlaces, SIM_PHONEBOOK } from './at-commands.ts';
import { type CardAnswer, judgeRefusal } from './card-answer.ts';
import type { ReadContext } from './read-context.ts';

/** Cards have one to four own numbers; a store that claims more is not read to its end. */
const PLACES_READ = 4;
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

async function readStore({ session }: ReadContext): Promise<CardAnswer> {
  const places = await session.command(OWN_PLACES);
  if (places.kind !== 'ok' && places.kind !== 'error') return { kind: 'busy' };
  const { first, last } = parsePhonebookRange(linesOf(places).join('\n')) ?? { first: 1, last: 1 };
  const answer = await session.command(readPlaces(first, Math.min(last, first + PLACES_READ - 1)));
  const raw = entriesOf(answer)
    .map(({ number }) => number)
    .find((number) => number !== '');
  if (raw !== undefined) return { kind: 'told', source: 'phonebook', raw };
  if (answer.kind === 'error' && EMPTY_PLACE.has(answer.error.code)) return { kind: 'empty' };
  return answer.kind === 'ok' ? { kind: 'empty' } : judgeRefusal(answer);
}

function entriesOf(answer: CommandOutcome): readonly PhonebookEntryValue[] {
  return parsePhonebook(linesOf(answer).join('\n')) ?? [];
}
