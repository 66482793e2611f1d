import type { ModemCore } from '../modem-core.ts';
import type { WireSettings } from '../wire-settings.ts';
import type { Answer } from './answer.ts';
import type { Command } from './command-line.ts';

export interface CommandContext {
  readonly command: Command;
  readonly core: ModemCore;
  readonly wire: WireSettings;
}

/** Answers one command; null when it is not known in this form. */
export type CommandHandler = (context: CommandContext) => Answer | null;

export type CommandTable = ReadonlyMap<string, CommandHandler>;
