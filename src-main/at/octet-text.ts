/** Modems send UTF-8, ISO 8859-1 or raw GSM bytes without saying which; the last two are kept byte for byte. */
export function decodeOctets(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
