import { decodeAsciiHex, decodeUcs2Hex, isReadable } from './hex-text.ts';

/** `AT+CSCS` in force, where the caller knows it: with UCS2 names and numbers are hex of UTF-16BE. */
export type ModemCharset = 'UCS2' | 'GSM' | 'IRA';

/** Blocks up to U+0FFF (Latin, Greek, Cyrillic, Arabic…), at least two letters: no word is spelt like that in hex. */
const OBVIOUS_UCS2 = /^(?:0[0-9A-F]{3}){2,}$/i;
const LATIN_UCS2 = /^(?:00[2-7][0-9A-F]){2}/i;
const DIGITS_UCS2 = /^(?:00(?:3\d|2[ABD3])){4,}$/i;
const LONG_OCTETS = /^(?=.*[A-F])(?:[2-7][0-9A-F]){6,}(?:00)?$/i;

/**
 * The text of a name field. With UCS2 in force hex becomes text where that reads well (some fields stay plain); else only
 * hex that can not be a name as it stands. Motorola sends 8-bit text in hex.
 */
export function decodeModemName(text: string, charset: ModemCharset | null): string {
  const ucs2 = decodeUcs2Hex(text);
  if (ucs2 !== null && isReadable(ucs2)) {
    if (charset === 'UCS2') return ucs2;
    if (LATIN_UCS2.test(text) || (OBVIOUS_UCS2.test(text) && /[A-F]/i.test(text))) return ucs2;
  }
  return (LONG_OCTETS.test(text) ? decodeAsciiHex(text) : null) ?? text;
}

/** The text of a number field: digits alone are a number as they stand, unless every quad is a digit in UTF-16. */
export function decodeModemNumber(text: string, charset: ModemCharset | null): string {
  const decoded = decodeUcs2Hex(text);
  if (decoded === null || !/^\+?[\d*#]+$/.test(decoded)) return text;
  return charset === 'UCS2' || DIGITS_UCS2.test(text) ? decoded : text;
}
