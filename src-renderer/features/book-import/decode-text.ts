/** As main takes it (`book:import`). */
export const MAX_IMPORT_CHARACTERS = 2_000_000;

/**
 * Text of a file as spreadsheets write it: UTF-8, or UTF-16 where a byte order mark says so. What is neither (Windows-1252) holds
 * the same digits, and a spoilt letter in a remark harms nothing.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
