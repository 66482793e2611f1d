import { textLines } from './text-lines.ts';

/** Some phones repeat the name inside the value. */
const NAME = /^(?:(?:\+?C?GM[IMR]|Manufacturer|Model|Revision)\s*:\s*)+/i;

/** Strips the quotes around a value, or a stray one; quotes of a list inside it stay. */
function unquote(text: string): string {
  const inner =
    /^"([^"]*)"$/.exec(text)?.[1] ?? (text.split('"').length === 2 ? text.replace('"', '') : text);
  return inner.trim();
}

/**
 * The text of `+CGMI`, `+CGMM` or `+CGMR` without name and quotes, inner blanks kept; several lines stay lines. Null when
 * there is none. `command` is what was sent, where the caller knows it: its echo is no text.
 */
export function parseTextAnswer(input: string, command: string | null = null): string | null {
  const lines = textLines(input, command).map((line) => unquote(line.replace(NAME, '')));
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
}
