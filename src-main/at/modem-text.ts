/** `AT+CSCS` in force: hex of UTF-16BE, or plain text. */
export type ModemCharset = 'UCS2' | 'GSM' | 'IRA';

const QUADS = /^(?:[0-9A-F]{4})+$/i;

/** Hex of UTF-16BE as text, up to a NUL; null when it is no such hex. */
export function decodeUcs2Hex(hex: string): string | null {
  if (!QUADS.test(hex)) return null;
  let text = '';
  for (let at = 0; at < hex.length; at += 4) {
    const unit = Number.parseInt(hex.slice(at, at + 4), 16);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Text as people write it: no control characters, no private or unassigned planes, no broken surrogate pair. */
function isReadable(text: string): boolean {
  return text !== '' && !/[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u.test(text);
}

/**
 * The text of a name or number field. With UCS2 in force, hex becomes text where that gives readable text (some fields
 * stay plain); without, only hex that starts with two Latin letters or digits in UTF-16 is taken for it.
 */
export function decodeModemText(text: string, charset: ModemCharset | null): string {
  const decoded = decodeUcs2Hex(text);
  if (decoded === null || !isReadable(decoded)) return text;
  if (charset === 'UCS2') return decoded;
  if (charset !== null) return text;
  return /^(?:00[2-7][0-9A-F]){2}/i.test(text) ? decoded : text;
}
