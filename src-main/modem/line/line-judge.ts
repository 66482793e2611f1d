import type { FinalResult } from '../../at/at-values.ts';
import { parseFinalResult } from '../../at/final-result-parser.ts';
import { classifyUrc, type Urc } from '../../at/urc.ts';
import type { AtCommand } from './at-command.ts';

/** What one line means while a command is in flight. */
type LineVerdict =
  | { readonly kind: 'echo' }
  | { readonly kind: 'answer'; readonly line: string }
  | { readonly kind: 'final'; readonly result: FinalResult }
  | { readonly kind: 'urc'; readonly urc: Urc }
  | { readonly kind: 'stray' };

/** Results of calls. This app dials nobody, so they speak of somebody else's call and end no command. */
const CALL_RESULTS = new Set(['NO CARRIER', 'BUSY', 'NO ANSWER']);
const PREFIXED_LINE = /^[+^*#%!][A-Z0-9_]+\s?:/i;
const SHORTEST_ECHO_REST = 3;

/** Tells echo, answer, final result and unsolicited line apart. `answered`: a line of the answer has come already. */
export function judgeLine(line: string, command: AtCommand | null, answered: boolean): LineVerdict {
  if (command === null) return judgeUnasked(line);
  if (isEcho(line, command, answered)) return { kind: 'echo' };
  const prefixed = findAnswer(line, command.prefixes);
  if (prefixed !== null) return { kind: 'answer', line: prefixed };
  const unasked = judgeUnasked(line);
  if (unasked.kind !== 'stray') return unasked;
  if (command.bareLines && !PREFIXED_LINE.test(line)) return { kind: 'answer', line };
  return unasked;
}

function judgeUnasked(line: string): LineVerdict {
  const result = CALL_RESULTS.has(line.toUpperCase()) ? null : parseFinalResult(line);
  if (result !== null) return { kind: 'final', result };
  const urc = classifyUrc(line);
  return urc === null ? { kind: 'stray' } : { kind: 'urc', urc };
}

/** The echo may have lost its start when the port was opened in mid-line. */
function isEcho(line: string, command: AtCommand, answered: boolean): boolean {
  const text = command.text.toUpperCase();
  const seen = line.toUpperCase();
  if (seen === text) return true;
  return !answered && seen.length >= SHORTEST_ECHO_REST && text.endsWith(seen);
}

/** Also finds an answer glued behind another line, as Huawei sticks send them: `^RSSI:17+CSQ: 17,99`. */
function findAnswer(line: string, prefixes: readonly string[]): string | null {
  const upper = line.toUpperCase();
  for (const prefix of prefixes) {
    const at = upper.indexOf(prefix);
    if (at >= 0) return line.slice(at);
  }
  return null;
}
