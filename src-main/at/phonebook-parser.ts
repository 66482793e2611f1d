import { type AnswerField, fieldNumber, splitFields } from './answer-fields.ts';
import { readAnswer, valuesBehind } from './answer-lines.ts';
import { parseAtError } from './at-error-parser.ts';
import type { PhonebookEntryValue } from './at-values.ts';
import { decodeModemName, decodeModemNumber, type ModemCharset } from './modem-text.ts';
import { isInternationalType } from './phone-number.ts';

function isType(field: AnswerField | undefined): boolean {
  return field !== undefined && !field.quoted && /^\d{0,3}$/.test(field.text);
}

/** Some phones put an empty field in front of the number; the type is the first bare number behind it. */
function dropLeadingGap(fields: readonly AnswerField[]): readonly AnswerField[] {
  const [gap, number] = fields;
  const isGap =
    gap?.text === '' && !gap.quoted && number !== undefined && number.text !== '' && isType(fields[2]);
  return isGap ? fields.slice(1) : fields;
}

function readEntry(text: string, charset: ModemCharset | null): PhonebookEntryValue | null {
  const [indexField, ...rest] = splitFields(text);
  const index = fieldNumber(indexField);
  if (index === null || rest.length === 0) return null;
  const [numberField, typeField, nameField] = dropLeadingGap(rest);
  const number = decodeModemNumber(numberField?.text ?? '', charset);
  const type = fieldNumber(typeField);
  const needsPlus = isInternationalType(type) && /^\d/.test(number);
  return {
    index,
    number: needsPlus ? `+${number}` : number,
    type,
    name: decodeModemName(nameField?.text ?? '', charset),
  };
}

/** `+CPBR: <index>,<number>,<type>,<name>…` (27.007 8.12). An empty slot gives no entries, an error answer null. */
export function parsePhonebook(
  input: string,
  charset: ModemCharset | null = null,
): readonly PhonebookEntryValue[] | null {
  const entries = readAnswer(input, (lines) => {
    const found = valuesBehind(lines, 'CPBR').flatMap((text) => readEntry(text, charset) ?? []);
    return found.length === 0 ? null : found;
  });
  if (entries !== null) return entries;
  return parseAtError(input) === null ? [] : null;
}
