import { decodeGsmSigns, ESCAPE_SIGN } from './gsm-signs.ts';
import { unpackGsm7 } from './gsm7-unpacker.ts';
import { decodeAsciiHex, decodeUcs2Hex, hexToBytes, isReadable } from './hex-text.ts';
import type { ModemCharset } from './modem-text.ts';

/** 23.038 5: UCS-2 with a 2-octet language code in front. */
const DCS_UCS2_WITH_LANGUAGE = 17;
const LANGUAGE_DIGITS = 4;
const UCS2_DCS: ReadonlySet<number | null> = new Set([8, 17, 24, 72, 25, 88]);
const SHORTEST_PACKED_DIGITS = 6;
/** Share of everyday letters from which hex is taken for packed text. */
const READABLE_SHARE = 0.7;
const EVERYDAY = /[\p{L}\p{N}\s.,:;!?'"()/*#+=%&@€$£_<>-]/gu;

function everydayShare(text: string): number {
  return text === '' ? 0 : (text.match(EVERYDAY)?.length ?? 0) / [...text].length;
}

function asUcs2(hex: string): string | null {
  const text = decodeUcs2Hex(hex);
  return text !== null && isReadable(text) ? text : null;
}

/** One alphabet shares the high octet: most quads start with the same one of 00 to 0F. */
function isObviousUcs2(hex: string): boolean {
  const quads = hex.match(/..../g) ?? [];
  return quads.filter((quad) => quad.startsWith('0')).length * 2 > quads.length;
}

function decodeHex(hex: string, dcs: number | null, charset: ModemCharset | null): string | null {
  const body = dcs === DCS_UCS2_WITH_LANGUAGE ? hex.slice(LANGUAGE_DIGITS) : hex;
  const ucs2 = asUcs2(body);
  if (ucs2 !== null && (charset === 'UCS2' || UCS2_DCS.has(dcs) || isObviousUcs2(body))) return ucs2;
  if (/^\d+$/.test(hex) || hex.length < SHORTEST_PACKED_DIGITS) return null;
  const octets = decodeAsciiHex(hex);
  if (octets !== null) return octets;
  const packed = unpackGsm7(hex);
  return packed !== null && everydayShare(packed) >= READABLE_SHARE ? packed : ucs2;
}

/**
 * The text of a USSD answer by its content, for the dcs lies: UCS-2 hex under dcs 15 is common. Hex that reads as UCS-2 is
 * that, hex of ASCII octets is that, other hex is packed GSM-7; all else, and digits alone, stand for themselves.
 */
export function decodeUssdText(text: string, dcs: number | null, charset: ModemCharset | null): string {
  const hex = text.replace(/\s/g, '');
  const decoded = hexToBytes(hex) === null ? null : decodeHex(hex, dcs, charset);
  if (decoded !== null) return decoded;
  return charset === 'GSM' || text.includes(ESCAPE_SIGN) ? decodeGsmSigns(text) : text;
}
