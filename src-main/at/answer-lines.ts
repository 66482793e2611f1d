import { parseFinalResult } from './final-result-parser.ts';
import { splitLines } from './split-lines.ts';

/** What Huawei sticks push out at any moment, even in the middle of an answer line. */
const CUTTING_URC =
  /^\^(?:RSSI|RSSILVL|BOOT|MODE|DSFLOWRPT|HCSQ|SIMST|SRVST|STIN|CSNR|CERSSI|ANLEVEL|LTERSRP):/i;

/** The lines with the halves around a cutting URC put together, or null when nothing was cut. */
function rejoin(lines: readonly string[]): readonly string[] | null {
  const whole: string[] = [];
  let cut = false;
  let joinNext = false;
  for (const line of lines) {
    if (CUTTING_URC.test(line)) {
      joinNext = whole.length > 0;
    } else if (joinNext && parseFinalResult(line) === null) {
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

/** Reads the lines of an answer; when they make no sense, once more with the halves around a URC put together. */
export function readAnswer<T>(input: string, read: (lines: readonly string[]) => T | null): T | null {
  const lines = splitLines(input);
  const value = read(lines);
  if (value !== null) return value;
  const rejoined = rejoin(lines);
  return rejoined === null ? null : read(rejoined);
}

/**
 * What stands behind the prefix (`+CREG:`), for each line that has it: at its start, or glued behind an echo or an error
 * whose line end got lost. Any sign of the vendors counts, so `^CPIN:` is found as `CPIN`.
 */
export function valuesBehind(lines: readonly string[], name: string): readonly string[] {
  const prefix = new RegExp(`(?:^|[+^#!%*$&])\\s*(?:${name})\\s*:\\s*(.*)$`, 'is');
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
