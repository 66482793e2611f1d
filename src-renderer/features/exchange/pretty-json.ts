/** JSON laid out for reading; anything else (an HTML page, a plain error word) as it came. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
