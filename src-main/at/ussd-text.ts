import { decodeGsmSigns, ESCAPE_SIGN } from './gsm-signs.ts';
import { unpackGsm7 } from './gsm7-unpacker.ts';
import { decodeAsciiHex, decodeOctetHex, decodeUcs2Hex, isReadable } from './hex-text.ts';
import type { ModemCharset } from './modem-text.ts';

/** 23.038 5: UCS-2 with a 2-octet language code in front. */
const DCS_UCS2_WITH_LANGUAGE = 17;
const LANGUAGE_DIGITS = 4;
const UCS2_DCS: ReadonlySet<number | null> = new Set([8, 17, 24, 25, 72, 88]);
const OCTET_DCS: ReadonlySet<number | null> = new Set([4, 68, 244, 245, 246, 247]);
const SHORTEST_PACKED_DIGITS = 6;
/** No modem mixes the cases; words do (`Cafe`). */
const HEX = /^(?:[0-9A-F]{4,}|[0-9a-f]{4,})$/;
const DIGITS = /^\d+$/;
const LATIN_DIGITS = /^(?:00[2-7]\d){2,}$/;
/** No word and no number is hex of this length; whatever the letters, it is a code. */
const LONG_HEX_DIGITS = 20;
/** Shares of letters from which a reading is believed: any septets give six in ten of the first kind. */
const PLAIN_SHARE = 0.75;
const EAST_ASIAN_SHARE = 0.5;
const PLAIN = /[A-Za-z0-9\s.,:;!?'"()/*#+=%&@$-]/g;
const SHORTEST_EAST_ASIAN_DIGITS = 8;
/** Digits and signs that stand between East Asian letters; chance brings other scripts. */
const BETWEEN = /[\s!-~\u00a0-\u00bf\u2010-\u206f\u3000-\u303f\uff00-\uff5e\uffe0-\uffe6]/gu;
/** Chance gives Chinese and Korean letters side by side; people do not. */
const EAST_ASIAN: readonly RegExp[] = [
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
  /\p{Script=Hangul}/gu,
];

/** Bits of evidence for a sentence in GSM-7 that a letter of this kind gives, against septets by chance. */
const LETTER_WEIGHTS: readonly { readonly letters: RegExp; readonly weight: number }[] = [
  { letters: /[a-z]/g, weight: 1.7 },
  { letters: /[ \n]/g, weight: 3.5 },
  { letters: /[0-9.]/g, weight: 0.7 },
  { letters: /[A-Z]/g, weight: -0.7 },
  { letters: /[!"#%&'()*+,/:;<=>?@$_-]/g, weight: -2 },
  { letters: /[^A-Za-z0-9 \n.!"#%&'()*+,/:;<=>?@$_-]/g, weight: -4 },
];
/** The same for a letter of East Asia in place of any quad. */
const EAST_ASIAN_WEIGHT = 1.6;

function share(text: string, kind: RegExp): number {
  return text === '' ? 0 : (text.match(kind)?.length ?? 0) / [...text].length;
}

/** How much the letters look like a sentence: small letters and blanks speak for one, odd signs against it. */
function naturalness(text: string): number {
  let sum = 0;
  for (const { letters, weight } of LETTER_WEIGHTS) sum += weight * (text.match(letters)?.length ?? 0);
  return sum;
}

/** East Asian text has no common high octet, but its letters; pairs of ASCII octets would be Chinese letters too. */
function isEastAsian(hex: string, text: string): boolean {
  if (hex.length < SHORTEST_EAST_ASIAN_DIGITS || decodeAsciiHex(hex) !== null) return false;
  const letters = text.replace(BETWEEN, '');
  if (!EAST_ASIAN.some((kind) => share(letters, kind) === 1)) return false;
  if (letters.length < EAST_ASIAN_SHARE * text.length) return false;
  return naturalness(unpackGsm7(hex) ?? '') < EAST_ASIAN_WEIGHT * text.length;
}

/** Alphabets up to U+1FFF (Georgian, Ethiopic, Khmer) and the signs behind them. */
const LOW_BLOCKS = /^(?:[01]...|20..)$/;

/** One alphabet shares the high octet: most quads start with 0, or all lie in the blocks of alphabets. */
function hasOneAlphabet(hex: string): boolean {
  const quads = hex.match(/.{4}/g) ?? [];
  const zeros = quads.filter((quad) => quad.startsWith('0')).length;
  return zeros * 2 > quads.length || (quads.length > 2 && quads.every((quad) => LOW_BLOCKS.test(quad)));
}

/** Digits alone are a number as they stand, unless they are too many, or the dcs and every quad speak for UCS-2. */
function isUcs2OfDigits(digits: string, dcs: number | null): boolean {
  if (LATIN_DIGITS.test(digits)) return true;
  return hasOneAlphabet(digits) && (UCS2_DCS.has(dcs) || digits.length >= LONG_HEX_DIGITS);
}

function asUcs2(hex: string, dcs: number | null, charset: ModemCharset | null): string | null {
  const body = dcs === DCS_UCS2_WITH_LANGUAGE ? hex.slice(LANGUAGE_DIGITS) : hex;
  const text = decodeUcs2Hex(body.slice(0, body.length - (body.length % 4)));
  if (text === null || !isReadable(text)) return null;
  if (DIGITS.test(hex)) return isUcs2OfDigits(body, dcs) ? text : null;
  if (hasOneAlphabet(body)) return text;
  if (body.length % 4 !== 0) return null;
  if (charset === 'UCS2' || UCS2_DCS.has(dcs)) return text;
  return !OCTET_DCS.has(dcs) && isEastAsian(body, text) ? text : null;
}

function asOctets(hex: string, dcs: number | null): string | null {
  const text = decodeAsciiHex(hex) ?? (OCTET_DCS.has(dcs) ? decodeOctetHex(hex) : null);
  return text !== null && isReadable(text) ? text : null;
}

function decodeHex(hex: string, dcs: number | null, charset: ModemCharset | null): string | null {
  const ucs2 = asUcs2(hex, dcs, charset);
  if (ucs2 !== null) return ucs2;
  if (DIGITS.test(hex) || hex.length < SHORTEST_PACKED_DIGITS) return null;
  const octets = asOctets(hex, dcs);
  if (octets !== null) return octets;
  const packed = unpackGsm7(hex);
  if (packed === null) return null;
  return share(packed, PLAIN) >= PLAIN_SHARE || hex.length >= LONG_HEX_DIGITS ? packed : null;
}

/**
 * The text of a USSD answer by its content, for the dcs lies: UCS-2 hex under dcs 15 is common. Hex that reads as UCS-2 is
 * that, hex of ASCII octets is that, other hex is packed GSM-7; all else, and digits alone, stand for themselves.
 */
export function decodeUssdText(text: string, dcs: number | null, charset: ModemCharset | null): string {
  const hex = text.replace(/\s/g, '');
  const decoded = HEX.test(hex) ? decodeHex(hex, dcs, charset) : null;
  if (decoded !== null) return decoded;
  return charset === 'GSM' || text.includes(ESCAPE_SIGN) ? decodeGsmSigns(text) : text;
}
