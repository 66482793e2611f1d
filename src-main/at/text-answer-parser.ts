import { textLines } from './text-lines.ts';

const NAME = /^(?:\+C?GM[IMR]|Manufacturer|Model|Revision)\s*:\s*/i;

function unquote(text: string): string {
  return text.replace(/^\s*"?\s*/, '').replace(/\s*"?\s*$/, '');
}

/**
 * The text of `+CGMI`, `+CGMM` or `+CGMR` without name and quotes, inner blanks kept; several lines stay lines. Null when
 * there is none. `command` is what was sent, where the caller knows it: its echo is no text.
 */
export function parseTextAnswer(input: string, command: string | null = null): string | null {
  const lines = textLines(input, command).map((line) => unquote(unquote(line).replace(NAME, '')));
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? null : text;
}
