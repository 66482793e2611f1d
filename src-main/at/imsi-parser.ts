import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';

const IMSI = /^"?(\d{6,15})"?\s*(?:,.*)?$/;

function imsiIn(text: string): string | null {
  return IMSI.exec(text.trim())?.[1] ?? null;
}

/** Shorter ones exist on test networks alone; among other lines such a number is anything but an IMSI. */
const USUAL_LENGTH = 14;

function bareImsi(lines: readonly string[]): string | null {
  const found = lines.flatMap((line) => imsiIn(line) ?? []);
  const usual = found.find((digits) => digits.length >= USUAL_LENGTH);
  return usual ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/**
 * IMSI out of the answer to `+CIMI`: 6 to 15 digits, bare, quoted or behind `+CIMI:`. Of several bare lines one with 14 or 15
 * digits.
 */
export function parseImsi(input: string): string | null {
  return readAnswer(input, (lines) => firstOf(valuesBehind(lines, 'C?IMI|IMSI'), imsiIn) ?? bareImsi(lines));
}
