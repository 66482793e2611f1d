/** Text in the character set of `+CSCS`: with UCS2 the hex of UTF-16BE, else as it is. */
export function encodeText(text: string, charset: string): string {
  if (charset !== 'UCS2') return text;
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at), 4)).join('');
}

/** Hex of 8-bit letters. */
export function encodeOctets(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at) & 0xff, 2)).join('');
}

/** Hex of packed GSM 7-bit letters (23.038, 6.1.2.3), for text whose letters have the same code in ASCII. */
export function packGsm7(text: string): string {
  let bits = 0;
  let held = 0;
  let packed = '';
  for (const letter of text) {
    bits |= (letter.charCodeAt(0) & 0x7f) << held;
    held += 7;
    for (; held >= 8; held -= 8, bits >>= 8) packed += hex(bits & 0xff, 2);
  }
  return held > 0 ? packed + hex(bits, 2) : packed;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
