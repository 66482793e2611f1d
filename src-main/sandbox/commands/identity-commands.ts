import type { FamilyProfile } from '../modem-family.ts';
import { cme, okWith } from './answer.ts';
import type { CommandHandler, CommandTable } from './command-table.ts';

/** Maker, model, revision and IMEI in the words of the family. */
export function identityCommands(family: FamilyProfile): CommandTable {
  const table = new Map<string, CommandHandler>();
  const texts = { '+CGMI': family.manufacturer, '+CGMM': family.model, '+CGMR': family.revision };
  for (const [name, lines] of Object.entries(texts)) {
    table.set(name, ({ command }) => (command.op === 'execute' ? okWith(...lines) : okWith()));
    table.set(name.replace('+C', '+'), () => okWith(...lines));
  }
  for (const [name, template] of Object.entries(family.imei)) {
    table.set(name, ({ command, core }) => {
      if (command.op === 'test') return okWith();
      return command.op === 'execute' ? okWith(template.replace('{imei}', core.imei)) : cme(4);
    });
  }
  table.set('I', ({ core }) => okWith(...family.ati.map((line) => line.replace('{imei}', core.imei))));
  return table;
}
