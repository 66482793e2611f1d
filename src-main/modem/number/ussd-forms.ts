import { packGsm7 } from '../../at/gsm7-packer.ts';
import type { ModemCharset } from '../../at/modem-text.ts';
import type { ModemFamily } from '../families.ts';

/**
 * How a code may have to be written in `AT+CUSD`, the likelier form first. By the book it is in the set of `+CSCS`, so hex where that
 * is UCS2. Old Huawei sticks want packed GSM-7 in hex whatever the set, newer ones the code itself.
 */
export function ussdForms(
  code: string,
  charset: ModemCharset | null,
  family: ModemFamily,
): readonly [string, ...string[]] {
  const byTheBook = charset === 'UCS2' ? toUcs2Hex(code) : code;
  const packed = family.packsUssd ? packGsm7(code) : null;
  return packed === null ? [byTheBook] : [packed, byTheBook];
}

function toUcs2Hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0'),
  ).join('');
}
