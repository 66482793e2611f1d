import { parseFinalResult } from './final-result-parser.ts';
import { splitLines } from './split-lines.ts';

/** What Huawei sticks push out at any moment, even in the middle of an answer line. */
const CUTTING_URC =
  /^\^(?:RSSI|RSSILVL|BOOT|MODE|DSFLOWRPT|HCSQ|SIMST|SRVST|STIN|CSNR|CERSSI|ANLEVEL|LTERSRP):/i;

/** What can be cut: a line with its prefix, or one of digits. */
const FIRST_HALF = /^(?:[+^#!%*$&]?[A-Z]+\s*:.*|"?[0-9A-F]+)$/is;
/** What no line of its own looks like: fields without a prefix, or digits. */
const SECOND_HALF = /^(?:(?!(?:[A-Z]+\s*:|[+^#!%*$&_][A-Z])).*[",].*|[0-9A-F]+)$/is;

const isCutting = (line: string): boolean => line.startsWith('^') && CUTTING_URC.test(line);

type IsCut = (first: string, second: string) => boolean;

function isSurelyCut(first: string, second: string): boolean {
  return FIRST_HALF.test(first) && SECOND_HALF.test(second);
}

/** The lines with the halves around a cutting URC put together, or null when nothing was cut. */
function rejoin(lines: readonly string[], isCut: IsCut): readonly string[] | null {
  if (!lines.some(isCutting)) return null;
  const whole: string[] = [];
  let cut = false;
  let joinNext = false;
  for (const line of lines) {
    if (isCutting(line)) {
      joinNext = whole.length > 0;
    } else if (joinNext && parseFinalResult(line) === null && isCut(whole.at(-1) ?? '', line)) {
      whole.push(`${whole.pop() ?? ''}${line}`);
      joinNext = false;
      cut = true;
    } else {
      whole.push(line);
      joinNext = false;
    }
  }
  return cut ? whole : null;
}

/**
 * Reads the lines of an answer. Halves around a URC are put together first where both look like halves, for half a number
 * is a number too; else only when the lines make no sense as they stand.
 */
export function readAnswer<T>(input: string, read: (lines: readonly string[]) => T | null): T | null {
  const lines = splitLines(input);
  const surely = rejoin(lines, isSurelyCut);
  const value = (surely === null ? null : read(surely)) ?? read(lines);
  if (value !== null) return value;
  const rejoined = rejoin(lines, () => true);
  return rejoined === null ? null : read(rejoined);
}

/** By name: the same few are asked for at every poll. */
const prefixes = new Map<string, RegExp>();

function prefixPattern(name: string): RegExp {
  const known = prefixes.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`(?:^|[+^#!%*$&])\\s*(?:${name})\\s*:\\s*(.*)$`, 'is');
  prefixes.set(name, pattern);
  return pattern;
}

/**
 * What stands behind the prefix (`+CREG:`), for each line that has it: at its start, or glued behind an echo or an error
 * whose line end got lost. Any sign of the vendors counts, so `^CPIN:` is found as `CPIN`.
 */
export function valuesBehind(lines: readonly string[], name: string): readonly string[] {
  const prefix = prefixPattern(name);
  return lines.flatMap((line) => {
    const value = prefix.exec(line)?.[1];
    return value === undefined ? [] : [value.trim()];
  });
}

/** The first value that is not null. */
export function firstOf<A, B>(items: readonly A[], read: (item: A) => B | null): B | null {
  for (const item of items) {
    const value = read(item);
    if (value !== null) return value;
  }
  return null;
}
