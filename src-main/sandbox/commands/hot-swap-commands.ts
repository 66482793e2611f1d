import type { FamilyProfile } from '../modem-family.ts';
import type { SimSlot } from '../sim-slot.ts';
import { OK, okWith } from './answer.ts';
import type { CommandHandler, CommandTable } from './command-table.ts';
import { simError } from './sim-commands.ts';

/** Switches and queries of the SIM detection, and the counters of PIN tries. */
export function hotSwapCommands({ hotSwap, pinTries }: FamilyProfile): CommandTable {
  const table = new Map<string, CommandHandler>();
  const switches = [hotSwap.detectionSwitch, hotSwap.reportSwitch].filter((name) => name !== null);
  for (const name of [...switches, ...hotSwap.accepted]) {
    table.set(name, ({ command, core }) => {
      if (command.op === 'test') return OK;
      if (command.op !== 'set') {
        return readOut(hotSwap.reads[name], core.isSwitchedOn(name), core.slot.powered !== null);
      }
      core.setSwitch(name, !/^0*$/.test(command.args.split(',')[0] ?? ''));
      return OK;
    });
  }
  for (const [name, template] of Object.entries(pinTries)) {
    table.set(name, ({ core }) => simError(core, true) ?? okWith(tellTries(template, core.slot)));
  }
  return table;
}

function tellTries(template: string, { phase, pinTriesLeft }: SimSlot): string {
  const state = phase === 'pin' ? 'SIM PIN' : phase === 'puk' ? 'SIM PUK' : 'READY';
  return template
    .replaceAll('{state}', state)
    .replaceAll('{times}', phase === 'ready' ? '' : String(pinTriesLeft))
    .replaceAll('{pin}', String(pinTriesLeft));
}

function readOut(template: string | undefined, on: boolean, inside: boolean) {
  if (template === undefined) return OK;
  const values = { '{on}': on ? '1' : '0', '{in}': inside ? '1' : '0', '{sim}': inside ? '1' : '255' };
  return okWith(Object.entries(values).reduce((text, [name, value]) => text.replace(name, value), template));
}
