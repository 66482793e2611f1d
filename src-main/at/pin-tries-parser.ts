import { fieldNumber, splitAtCommas } from './answer-fields.ts';
import { readAnswer, valuesBehind } from './answer-lines.ts';

/** 27.007 8.65 and the makers' manuals: which field of the answer counts the tries that are left for the PIN. */
const COUNTERS: readonly (readonly [name: string, read: (values: readonly string[]) => number | null])[] = [
  // Huawei: state, tries of what is asked for, PUK, PIN, PUK2, PIN2
  ['CPIN', ([first = '']) => field(first, 3) ?? field(first, 1)],
  // Quectel: one line for each of "SC" and "P2"
  ['QPINC', (values) => field(lineOf(values, /"?SC"?/i), 1)],
  // SIMCom: PIN, PUK, PIN2, PUK2
  ['SPIC', ([first = '']) => field(first, 0)],
  // u-blox: PIN, PIN2, PUK, PUK2
  ['UPINCNT', ([first = '']) => field(first, 0)],
  // Wavecom: PIN, PIN2, PUK, PUK2
  ['CPINC', ([first = '']) => field(first, 0)],
  // ZTE: PIN, PUK
  ['ZPINPUK', ([first = '']) => field(first, 0)],
  // 27.007: one line for each code
  ['CPINR', (values) => field(lineOf(values, /^"?SIM PIN"?\s*,/i), 1)],
];

/** A card takes three wrong PINs; a higher number counts something else. */
const TRIES_MAX = 3;

/** Wrong PINs that the card still takes, 0 to 3, out of the answer to any family's counter; null when it does not say. */
export function parsePinTries(input: string): number | null {
  return readAnswer(input, (lines) => {
    for (const [name, read] of COUNTERS) {
      const values = valuesBehind(lines, name);
      const tries = values.length === 0 ? null : read(values);
      if (tries !== null) return tries;
    }
    return null;
  });
}

function lineOf(values: readonly string[], pattern: RegExp): string {
  return values.find((value) => pattern.test(value)) ?? '';
}

function field(value: string, index: number): number | null {
  const number = fieldNumber(splitAtCommas(value)[index]);
  return number !== null && number <= TRIES_MAX ? number : null;
}
