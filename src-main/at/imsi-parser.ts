import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';

const IMSI = /^"?(\d{6,15})"?\s*(?:,.*)?$/;

function imsiIn(text: string): string | null {
  return IMSI.exec(text.trim())?.[1] ?? null;
}

/** IMSI out of the answer to `+CIMI`: 6 to 15 digits, bare, quoted or behind `+CIMI:`; fields behind do not count. */
export function parseImsi(input: string): string | null {
  return readAnswer(
    input,
    (lines) => firstOf(valuesBehind(lines, 'C?IMI|IMSI'), imsiIn) ?? firstOf(lines, imsiIn),
  );
}
