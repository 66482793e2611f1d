import type { FamilyProfile } from '../modem-family.ts';
import { type Answer, isError, okWith } from './answer.ts';
import type { Command } from './command-line.ts';
import type { CommandContext, CommandTable } from './command-table.ts';
import { generalCommands } from './general-commands.ts';
import { hotSwapCommands } from './hot-swap-commands.ts';
import { identityCommands } from './identity-commands.ts';
import { networkCommands } from './network-commands.ts';
import { numberCommands } from './number-commands.ts';
import { iccidCommands, simCommands } from './sim-commands.ts';

/** Everything a family knows. */
export function modemCommands(family: FamilyProfile): CommandTable {
  const table = new Map([
    ...generalCommands,
    ...identityCommands(family),
    ...simCommands,
    ...iccidCommands(family.iccid),
    ...numberCommands,
    ...networkCommands(family),
    ...hotSwapCommands(family),
  ]);
  table.set('+CLAC', () => okWith(...[...table.keys()].map((name) => `AT${name}`)));
  return table;
}

/** Runs a chain (`AT+A;+B`) with one final result; the first error ends it. */
export function runCommands(
  commands: readonly Command[],
  table: CommandTable,
  context: Omit<CommandContext, 'command'>,
): Answer {
  const lines: string[] = [];
  const afterwards: (() => void)[] = [];
  let final: Answer['final'] = { kind: 'ok' };
  for (const command of commands) {
    const answer = table.get(command.name)?.({ ...context, command }) ?? unknown(context.core.family);
    lines.push(...answer.lines);
    if (answer.afterwards !== undefined) afterwards.push(answer.afterwards);
    final = answer.final;
    if (isError(final)) break;
  }
  return {
    lines,
    final,
    afterwards: () => {
      for (const task of afterwards) task();
    },
  };
}

function unknown({ unknownCommand }: FamilyProfile): Answer {
  const final: Answer['final'] =
    unknownCommand === 'ERROR' ? { kind: 'error' } : { kind: 'text', text: unknownCommand };
  return { lines: [], final };
}
