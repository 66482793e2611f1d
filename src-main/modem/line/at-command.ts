import type { AtError } from '../../at/at-values.ts';

/** One AT command, and how its answer is told from everything else on the wire. */
export interface AtCommand {
  /** Without the line end: `AT+CSQ`. */
  readonly text: string;
  /** How answer lines start, with the colon, in upper case: `+CSQ:`. Empty where the answer has no prefix. */
  readonly prefixes: readonly string[];
  /** The answer is lines without a prefix (27.007 5.1, `+CGMI`), perhaps with one of `prefixes`. */
  readonly bareLines: boolean;
  /** `OK` alone is a whole answer. Where it is not, an `OK` without lines after a timeout belongs to the dead command. */
  readonly bareOk: boolean;
  /** From handing the command over to the last line of its answer. */
  readonly timeoutMs: number;
  /** Wavecom `AT+CPIN?` never sends its `OK`: the answer counts as whole this long after its line. */
  readonly endsWithoutOkMs?: number;
}

/**
 * How a command ended. `timeout` carries the lines that came all the same. `restarted`: the modem rebooted meanwhile, what it
 * knew of us and of the SIM is gone. `closed`: the port is gone or the session was disposed.
 */
export type CommandOutcome =
  | { readonly kind: 'ok'; readonly lines: readonly string[] }
  | { readonly kind: 'error'; readonly error: AtError; readonly lines: readonly string[] }
  | { readonly kind: 'timeout'; readonly lines: readonly string[] }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'closed' };

/** The answer's lines, whichever way the command ended; none where there is no answer. */
export function linesOf(outcome: CommandOutcome): readonly string[] {
  return outcome.kind === 'ok' || outcome.kind === 'error' || outcome.kind === 'timeout' ? outcome.lines : [];
}
