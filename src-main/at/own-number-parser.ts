import { type AnswerField, fieldNumber, splitFields } from './answer-fields.ts';
import { readAnswer, valuesBehind } from './answer-lines.ts';
import { parseAtError } from './at-error-parser.ts';
import { decodeModemNumber, type ModemCharset } from './modem-text.ts';
import { dialable } from './phone-number.ts';

/** `"number",type` whatever stands before; the alpha may hold quotes, commas and raw bytes. */
const NUMBER_AND_TYPE = /,[\s"]*([+\d][^",]*|[0-9A-F]{8,}|)"?\s*,\s*(\d{1,3})\s*(?:,[\s\d,"]*)?$/i;

const TYPE_OF_ADDRESS = /^(?:1\d\d|2[0-4]\d|25[0-5])$/;

/** Without an alpha and its comma the type stands where the number should be. */
function isType(field: AnswerField): boolean {
  return !field.quoted && TYPE_OF_ADDRESS.test(field.text);
}

function readNumber(text: string, charset: ModemCharset | null): string | null {
  const [first, number, type] = splitFields(text);
  if (first !== undefined && number !== undefined && type === undefined && isType(number)) {
    const found = dialable(decodeModemNumber(first.text, charset), fieldNumber(number));
    if (found !== null) return found;
  }
  if (number !== undefined && fieldNumber(type) !== null) {
    const found = dialable(decodeModemNumber(number.text, charset), fieldNumber(type));
    if (found !== null || number.text === '') return found;
  }
  const loose = NUMBER_AND_TYPE.exec(text);
  if (loose !== null) return dialable(decodeModemNumber(loose[1] ?? '', charset), Number(loose[2]));
  return number === undefined ? null : dialable(decodeModemNumber(number.text, charset), null);
}

/**
 * The own numbers out of the answer to `+CNUM` (27.007 7.1), as the modem wrote them, with `+` where the type says
 * international. Empty ones are left out: nothing stored gives an empty list, an error answer gives null.
 */
export function parseOwnNumbers(
  input: string,
  charset: ModemCharset | null = null,
): readonly string[] | null {
  const numbers = readAnswer(input, (lines) => {
    const found = valuesBehind(lines, 'CNUM').flatMap((text) => readNumber(text, charset) ?? []);
    return found.length === 0 ? null : found;
  });
  if (numbers !== null) return numbers;
  return parseAtError(input) === null ? [] : null;
}
