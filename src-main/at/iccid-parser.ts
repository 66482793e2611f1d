import { firstOf, readAnswer, valuesBehind } from './answer-lines.ts';
import { parseCrsm } from './crsm-parser.ts';

/** A run of hex digits with nothing of a word beside it: a 32-digit eUICC id is no candidate. */
const CANDIDATE = /(?<![0-9A-Za-z])[0-9A-Fa-f]{18,22}(?![0-9A-Za-z])/;
const PREFIX = 'Q?CCID|C?ICCID|ZGETICCID|ZICCID|SCID|SQNCCID|XICCID|QICCID|SIMID';
/** 89 is the industry digit pair of telecommunications (ISO 7812); nothing else is an ICCID in a bare line. */
const CARD_ORDER = /^89/;
const SWAPPED_ORDER = /^98/;
const MIN_LENGTH = 18;
/** The file pads with F; some modems print a lone pad in lower case. */
const PADDING = /F+$/;

function swapNibbles(hex: string): string {
  return hex.replace(/(.)(.)/g, '$2$1');
}

function clean(hex: string): string | null {
  const upper = hex.toUpperCase();
  const ordered = SWAPPED_ORDER.test(upper) ? swapNibbles(upper) : upper;
  const iccid = ordered.replace(PADDING, '');
  return CARD_ORDER.test(iccid) && iccid.length >= MIN_LENGTH ? iccid : null;
}

function iccidIn(text: string): string | null {
  const run = CANDIDATE.exec(text)?.[0] ?? CANDIDATE.exec(text.replace(/[ -]/g, ''))?.[0];
  return run === undefined ? null : clean(run);
}

/**
 * ICCID out of the answer to any ICCID command, `+CRSM` on EF_ICCID included: card order, upper case, padding removed.
 * Hex letters inside are legal (several China Mobile ranges).
 */
export function parseIccid(input: string): string | null {
  const file = parseCrsm(input);
  if (file !== null) return file.data === null ? null : parseEfIccid(file.data);
  return readAnswer(input, (lines) => {
    const named = firstOf(valuesBehind(lines, PREFIX), iccidIn);
    return named ?? firstOf(lines, (line) => (/^AT/i.test(line) ? null : iccidIn(line)));
  });
}

/** ICCID out of the hex content of EF_ICCID (2FE2, 10 bytes, nibbles swapped). Test cards may start with other digits than 89. */
export function parseEfIccid(input: string): string | null {
  const hex = input.replace(/[\s"]/g, '').toUpperCase();
  if (!/^(?:[0-9A-F]{2}){9,11}$/.test(hex)) return null;
  const iccid = (CARD_ORDER.test(hex) ? hex : swapNibbles(hex)).replace(PADDING, '');
  return iccid.length >= MIN_LENGTH ? iccid : null;
}
