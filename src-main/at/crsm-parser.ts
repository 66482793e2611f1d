import { fieldNumber, splitFields } from './answer-fields.ts';
import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import type { CrsmValue } from './at-values.ts';

function readValue(text: string): CrsmValue | null {
  const [first, second, ...rest] = splitFields(text);
  const sw1 = fieldNumber(first);
  const sw2 = fieldNumber(second);
  if (sw1 === null || sw2 === null || sw1 > 255 || sw2 > 255) return null;
  const data = rest
    .map((field) => field.text)
    .join('')
    .replace(/\s/g, '')
    .toUpperCase();
  return { sw1, sw2, data: /^(?:[0-9A-F]{2})+$/.test(data) ? data : null };
}

/** `+CRSM: <sw1>,<sw2>[,<hex>]` (27.007 8.18). Status words of an error arrive with a final OK. */
export function parseCrsm(input: string): CrsmValue | null {
  return readAnswer(input, (lines) => firstOf(valuesBehind(lines, 'CRSM'), readValue));
}
