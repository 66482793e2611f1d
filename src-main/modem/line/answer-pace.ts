import type { AtCommand, CommandOutcome } from './at-command.ts';

/** A question that was answered this fast is not waited for as long as its maker allows. */
const BRISK_MS = 1_000;
const BRISK_TIMEOUT_MS = 4_000;

/**
 * Learns how fast a modem answers each question, so that one that dies in the middle of an answer is noticed in seconds. One that
 * was only slow gets its whole time at the next try.
 */
export class AnswerPace {
  /** By text; null until it is asked for. Kept, because polls ask the same few questions for months. */
  readonly #brisk = new Map<string, { readonly of: AtCommand; readonly paced: AtCommand } | null>();

  /** The command with the time that it is given now. Settings keep theirs: what they do may take long once in a while. */
  paced(command: AtCommand): AtCommand {
    const known = this.#brisk.get(command.text);
    if (known === undefined || command.bareOk || command.timeoutMs <= BRISK_TIMEOUT_MS) return command;
    if (known?.of === command) return known.paced;
    const paced = { ...command, timeoutMs: BRISK_TIMEOUT_MS };
    this.#brisk.set(command.text, { of: command, paced });
    return paced;
  }

  note({ text, bareOk }: AtCommand, { kind }: CommandOutcome, tookMs: number): void {
    // Settings are never paced, and some hold what is to be forgotten: a PIN, the words of a USSD request.
    if (bareOk) return;
    const isBrisk = kind === 'ok' && tookMs <= BRISK_MS;
    if (!isBrisk) this.#brisk.delete(text);
    else if (!this.#brisk.has(text)) this.#brisk.set(text, null);
  }
}
