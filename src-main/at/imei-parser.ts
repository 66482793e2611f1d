import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';

/** Exactly 15 digits; 16 are an IMEISV, 14 a MEID. */
const IMEI = /(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])/;
const COMMAND = /^AT/i;

function imeiIn(text: string): string | null {
  return IMEI.exec(text)?.[0] ?? null;
}

/**
 * IMEI out of the answer to `+CGSN`, `+GSN` or `ATI`. The check digit is not required: clones and reworked modules fail
 * it. A value under a name (`IMEI:`, `+CGSN:`) wins over a bare one.
 */
export function parseImei(input: string): string | null {
  return readAnswer(input, (all) => {
    const lines = all.filter((line) => !COMMAND.test(line) || line.includes(':'));
    return firstOf(valuesBehind(lines, 'IMEI|C?GSN'), imeiIn) ?? firstOf(lines, imeiIn);
  });
}
