import { hexToBytes } from './hex-text.ts';

/** Behind the alpha: length, type of number, 10 octets of digits, two identifiers (TS 51.011 10.5.5, TS 31.102 4.2.26). */
const FIXED_OCTETS = 14;
const DIGIT_OCTETS = 10;
const INTERNATIONAL = 0x91;
/** 24.008 10.5.4.7: what the nibbles above 9 stand for; A and B are keys, F is the padding. */
const NIBBLES = '0123456789*#';

/** The number in one record of EF_MSISDN (6F40), with `+` where it is international; null for an empty or unreadable one. */
export function parseMsisdnRecord(hex: string): string | null {
  const bytes = hexToBytes(hex);
  if (bytes === null || bytes.length < FIXED_OCTETS) return null;
  const [length = 0, type = 0, ...rest] = bytes.slice(-FIXED_OCTETS);
  // The length counts the type too; an empty record is all FF.
  if (length < 2 || length > DIGIT_OCTETS + 1) return null;
  let digits = '';
  for (const byte of rest.slice(0, length - 1)) {
    for (const nibble of [byte & 0x0f, byte >> 4]) {
      if (nibble === 0x0f) continue;
      const digit = NIBBLES[nibble];
      if (digit === undefined) return null;
      digits += digit;
    }
  }
  if (digits === '') return null;
  return type === INTERNATIONAL ? `+${digits}` : digits;
}

const FCP_TEMPLATE = 0x62;
const FILE_DESCRIPTOR = 0x82;
const GSM_RECORD_LENGTH_AT = 14;

/**
 * Octets of one record, out of the answer to GET RESPONSE: a GSM header (TS 51.011 9.2.1) or the FCP template of a USIM
 * (TS 102 221 11.1.1.3). Null when it tells none.
 */
export function parseRecordLength(hex: string): number | null {
  const bytes = hexToBytes(hex);
  if (bytes === null) return null;
  const length = bytes[0] === FCP_TEMPLATE ? fcpRecordLength(bytes) : bytes[GSM_RECORD_LENGTH_AT];
  return length !== undefined && length >= FIXED_OCTETS ? length : null;
}

function fcpRecordLength(bytes: readonly number[]): number | undefined {
  for (let at = 2; at + 1 < bytes.length; at += 2 + (bytes[at + 1] ?? 0)) {
    if (bytes[at] !== FILE_DESCRIPTOR) continue;
    const high = bytes[at + 4];
    const low = bytes[at + 5];
    return bytes[at + 1] === 5 && high !== undefined && low !== undefined ? high * 256 + low : undefined;
  }
  return undefined;
}
