export interface AnswerField {
  readonly text: string;
  readonly quoted: boolean;
}

/** A quote closes a field only in front of a comma or the end: names hold raw quotes (`"Bei "Uta" um 5"`). */
const CLOSING_QUOTE = /"\s*(?:,|$)/g;

function closingQuote(text: string, from: number): number {
  CLOSING_QUOTE.lastIndex = from;
  return CLOSING_QUOTE.exec(text)?.index ?? -1;
}

/** Splits the parameters of an answer at commas outside quotes; a missing quote on either side is tolerated. */
export function splitFields(text: string): readonly AnswerField[] {
  const fields: AnswerField[] = [];
  let at = 0;
  while (at <= text.length) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
    const comma = text.indexOf(',', close === -1 ? at : close);
    const end = comma === -1 ? text.length : comma;
    if (close === -1) fields.push({ text: text.slice(at, end).replaceAll('"', '').trim(), quoted: false });
    else fields.push({ text: text.slice(at + 1, close), quoted: true });
    at = end + 1;
  }
  return fields;
}

/** A field as a decimal number of up to nine digits, else null. */
export function fieldNumber(field: AnswerField | undefined): number | null {
  return field !== undefined && /^\d{1,9}$/.test(field.text) ? Number(field.text) : null;
}

/** Splits at every comma, for answers whose values hold none: a lost quote then spoils no neighbour. */
export function splitAtCommas(text: string): readonly AnswerField[] {
  return text
    .split(',')
    .map((part) => ({ text: part.replaceAll('"', '').trim(), quoted: part.includes('"') }));
}
