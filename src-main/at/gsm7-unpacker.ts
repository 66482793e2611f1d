import { decodeSeptets } from './gsm-alphabet.ts';
import { hexToBytes } from './hex-text.ts';

const CARRIAGE_RETURN = 0x0d;

function unpack(bytes: readonly number[]): number[] {
  const septets: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    while (bits >= 7) {
      septets.push(held & 0x7f);
      held >>= 7;
      bits -= 7;
    }
  }
  return septets;
}

/**
 * Seven spare bits at the end hold one more septet: a CR by the book (23.038 6.1.2.3.1), zero by habit. A text that truly
 * ends in CR on an octet boundary gets a second one.
 */
function dropPadding(septets: readonly number[], byteCount: number): readonly number[] {
  const last = septets.at(-1);
  const fills = byteCount % 7 === 0 && (last === CARRIAGE_RETURN || last === 0);
  const doubles = byteCount % 7 === 1 && last === CARRIAGE_RETURN && septets.at(-2) === CARRIAGE_RETURN;
  return fills || doubles ? septets.slice(0, -1) : septets;
}

/** Text of packed GSM-7 in hex (the USSD form of 23.038); null when it is no hex of whole octets. */
export function unpackGsm7(hex: string): string | null {
  const bytes = hexToBytes(hex);
  return bytes === null ? null : decodeSeptets(dropPadding(unpack(bytes), bytes.length));
}
