import { encodeSeptets } from './gsm-alphabet.ts';

const CARRIAGE_RETURN = 0x0d;

/**
 * Packed GSM-7 in hex, as old Huawei sticks want a USSD request: the opposite of `unpackGsm7`. Seven spare bits at the end hold a
 * CR (23.038 6.1.2.3.1), for zeros would be an `@`. Null for text that has letters beyond the default alphabet.
 */
export function packGsm7(text: string): string | null {
  const septets = encodeSeptets(text);
  if (septets === null) return null;
  const padded = septets.length % 8 === 7 ? [...septets, CARRIAGE_RETURN] : septets;
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const septet of padded) {
    held |= septet << bits;
    bits += 7;
    if (bits < 8) continue;
    bytes.push(held & 0xff);
    held >>= 8;
    bits -= 8;
  }
  if (bits > 0) bytes.push(held);
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}
