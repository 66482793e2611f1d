import { decodeSeptets } from './gsm-alphabet.ts';

/** ESC, which leads to the extension table of 23.038. */
export const ESCAPE_SIGN = '\u001b';
const ACCENT_SIGNS = '[\\]^`{|}~';

/**
 * With CSCS "GSM" these signs are the accents of the default alphabet, and ESC leads to brackets and the euro sign;
 * `@`, `$` and `_` mostly mean themselves.
 */
export function decodeGsmSigns(text: string): string {
  let decoded = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === ESCAPE_SIGN) {
      decoded += decodeSeptets([0x1b, text.charCodeAt(at + 1)]);
      at += 1;
    } else {
      decoded += ACCENT_SIGNS.includes(sign) ? decodeSeptets([sign.charCodeAt(0)]) : sign;
    }
  }
  return decoded;
}
