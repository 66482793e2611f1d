import { parseFinalResult } from './final-result-parser.ts';
import { splitLines } from './split-lines.ts';
import { classifyUrc } from './urc.ts';

const ECHO = /^AT(?:[+^&$#*!%\\][A-Z]\S|I\d*["']?$|[EQVSZ]\d*|$)/i;
/** What is left of the echo when the port was opened in mid-line. */
const CUT_ECHO = /^A?T?\+?C?GM[IMR]$/i;

function isEcho(line: string, command: string | null, isFirst: boolean): boolean {
  const sent = command?.trim().toUpperCase() ?? '';
  const text = line.toUpperCase();
  return text === sent || (isFirst && sent.endsWith(text)) || ECHO.test(line) || CUT_ECHO.test(line);
}

/** The lines of a bare text answer: without echo, final results and what the modem said in between. */
export function textLines(input: string, command: string | null = null): readonly string[] {
  return splitLines(input)
    .filter((line) => parseFinalResult(line) === null && classifyUrc(line) === null)
    .filter((line, at) => !isEcho(line, command, at === 0));
}
