import { decodeOctets } from './octet-text.ts';

/** Octets of a hex text (blanks and quotes do not count); null when it is none. */
export function hexToBytes(hex: string): readonly number[] | null {
  const digits = hex.replace(/[\s"]/g, '');
  if (!/^(?:[0-9A-F]{2})+$/i.test(digits)) return null;
  return Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

/** Hex of UTF-16BE as text, up to a NUL: modems send uninitialised memory behind it. Null when it is no such hex. */
export function decodeUcs2Hex(hex: string): string | null {
  const bytes = hexToBytes(hex);
  if (bytes === null || bytes.length % 2 !== 0) return null;
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Hex of ASCII octets as text, up to a NUL; null when an octet is no ASCII that people write. */
export function decodeAsciiHex(hex: string): string | null {
  const bytes = hexToBytes(hex);
  if (bytes === null) return null;
  const end = bytes.indexOf(0);
  const octets = end === -1 ? bytes : bytes.slice(0, end);
  const readable = octets.every(
    (octet) => (octet >= 0x20 && octet < 0x7f) || octet === 0x0a || octet === 0x0d,
  );
  return readable && octets.length > 0 ? String.fromCharCode(...octets) : null;
}

/** Hex of octets as UTF-8, or as ISO 8859-1 where it is none; up to a NUL. */
export function decodeOctetHex(hex: string): string | null {
  const bytes = hexToBytes(hex);
  if (bytes === null) return null;
  const end = bytes.indexOf(0);
  return decodeOctets(Uint8Array.from(end === -1 ? bytes : bytes.slice(0, end)));
}

/** Text as people write it: no control characters but line breaks, nothing unassigned, no broken surrogate pair. */
export function isReadable(text: string): boolean {
  return text !== '' && !/[\p{Cn}\p{Co}\p{Cs}]|(?![\n\r\t])\p{Cc}/u.test(text);
}
