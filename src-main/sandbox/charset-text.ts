/** Text in the character set of `+CSCS`: with UCS2 the hex of UTF-16BE, else as it is. */
export function encodeText(text: string, charset: string): string {
  if (charset !== 'UCS2') return text;
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0'),
  ).join('');
}
