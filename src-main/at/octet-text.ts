const FIRST_NON_ASCII = 0x80;

/** Modems send UTF-8, ISO 8859-1 or raw GSM bytes without saying which; the last two are kept byte for byte. */
export function decodeOctets(bytes: Uint8Array): string {
  // Nearly all lines are short ASCII, for which a decoder costs more than the line itself.
  let text = '';
  for (const byte of bytes) {
    if (byte >= FIRST_NON_ASCII) return decodeLong(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}

function decodeLong(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}
