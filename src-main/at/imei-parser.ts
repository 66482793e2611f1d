import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import { classifyUrc } from './urc.ts';

/** Exactly 15 digits; 16 are an IMEISV, 14 a MEID. */
const IMEI = /(?<![0-9A-Za-z])\d{15}(?![0-9A-Za-z])/;
const COMMAND = /^AT/i;

function imeiIn(text: string): string | null {
  return IMEI.exec(text)?.[0] ?? null;
}

/** Under a name the groups of the type approval code may be set apart: `35-724609-051382-9`. */
function namedImei(text: string): string | null {
  return imeiIn(text) ?? imeiIn(text.replace(/[ /-]/g, ''));
}

/**
 * IMEI out of the answer to `+CGSN`, `+GSN` or `ATI`. The check digit is not required: clones and reworked modules fail
 * it. A value under a name (`IMEI:`, `+CGSN:`) wins over a bare one.
 */
export function parseImei(input: string): string | null {
  return readAnswer(input, (all) => {
    const lines = all.filter(
      (line) => (!COMMAND.test(line) || line.includes(':')) && classifyUrc(line) === null,
    );
    return firstOf(valuesBehind(lines, 'IMEI|C?GSN'), namedImei) ?? firstOf(lines, imeiIn);
  });
}
