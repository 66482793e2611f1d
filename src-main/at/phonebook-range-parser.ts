import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';

/** The first and last place of a phonebook store. */
export interface PhonebookRange {
  readonly first: number;
  readonly last: number;
}

/** `(1-4)`, `(1,2,3)`, `1-4`; the lengths of number and name follow. */
const PLACES = /^(?:\(([\d\s,-]+)\)|(\d[\d-]*))/;

function readRange(text: string): PhonebookRange | null {
  const places = PLACES.exec(text);
  const numbers = ((places?.[1] ?? places?.[2] ?? '').match(/\d{1,5}/g) ?? []).map(Number);
  const [first] = numbers;
  return first === undefined ? null : { first, last: Math.max(...numbers) };
}

/** `+CPBR: (1-4),40,16` (27.007 8.12, test form). Null where no places are told. */
export function parsePhonebookRange(input: string): PhonebookRange | null {
  return readAnswer(input, (lines) => firstOf(valuesBehind(lines, 'CPBR'), readRange));
}
