import { encodeText } from '../charset-text.ts';
import type { ModemCore } from '../modem-core.ts';
import { type SimulatedSim, storedNumber } from '../simulated-sim.ts';
import { readUssdCode, ussdLines } from '../ussd.ts';
import { type Answer, cme, ERROR, OK, okWith } from './answer.ts';
import { splitArgs } from './command-line.ts';
import type { CommandContext, CommandHandler, CommandTable } from './command-table.ts';
import { simError } from './sim-commands.ts';

const OWN_NAME = 'Own';
const OWN_SLOTS = 4;

/** As `simError`; the phonebook is ready later than the card. */
function phonebookError(core: ModemCore): Answer | null {
  return simError(core) ?? (core.phonebookBusy ? cme(core.phonebook.busyCode) : null);
}

/** The stores of `+CPBS`. */
function storesOf({ phonebook }: ModemCore): readonly string[] {
  return phonebook.hasOwnStore ? ['SM', 'ON', 'FD', 'LD'] : ['SM', 'FD', 'LD'];
}

/** The number of EF_MSISDN with its type of address: 145 international, 129 otherwise. */
function quotedNumber(number: string, { wire }: CommandContext): string {
  return `"${encodeText(number, wire.charset)}",${number.startsWith('+') ? 145 : 129}`;
}

const cnum: CommandHandler = (context) => {
  const { command, core, wire } = context;
  if (command.op === 'test') return OK;
  if (command.op !== 'execute') return null;
  const error = phonebookError(core);
  if (error !== null) return error;
  const number = storedNumber(core.slot.powered);
  if (number === null) return OK;
  return okWith(`+CNUM: "${encodeText(OWN_NAME, wire.charset)}",${quotedNumber(number, context)}`);
};

const storage: CommandHandler = ({ command, core, wire }) => {
  const error = phonebookError(core);
  if (error !== null) return error;
  if (command.op === 'test')
    return okWith(
      `+CPBS: (${storesOf(core)
        .map((name) => `"${name}"`)
        .join(',')})`,
    );
  if (command.op === 'read') return okWith(`+CPBS: "${wire.phonebook}",0,250`);
  const wanted = splitArgs(command.args)[0] ?? '';
  if (!storesOf(core).includes(wanted)) return cme(3);
  wire.phonebook = wanted;
  return OK;
};

const readEntries: CommandHandler = (context) => {
  const { command, core, wire } = context;
  const error = phonebookError(core);
  if (error !== null) return error;
  if (command.op === 'test') return okWith(`+CPBR: (1-${wire.phonebook === 'ON' ? OWN_SLOTS : 250}),40,16`);
  const [first, last] = splitArgs(command.args).map(Number);
  if (command.op !== 'set' || first === undefined || !(first >= 1)) return ERROR;
  const number = wire.phonebook === 'ON' && first === 1 ? storedNumber(core.slot.powered) : null;
  if (number === null) return last === undefined ? cme(22) : OK;
  return okWith(`+CPBR: 1,${quotedNumber(number, context)},"${encodeText(OWN_NAME, wire.charset)}"`);
};

/** 27.007 7.15: OK at once, the text of the network later as `+CUSD: m,"text",dcs`; on some modems the other way round. */
const ussd: CommandHandler = (context) => {
  const { command, core } = context;
  if (command.op === 'read') return okWith('+CUSD: 1');
  if (command.op === 'test') return okWith('+CUSD: (0-2)');
  if (command.op !== 'set') return null;
  const [n, code] = splitArgs(command.args);
  if (n === '2') core.ussdOpen = false;
  if (code === undefined) return OK;
  const sim = core.slot.powered;
  if (sim === null || !core.radio.registered) return simError(core) ?? cme(30);
  const asked = sim.ownNumberUssd ?? '*100#';
  const request = readUssdCode(code, core.ussdOpen ? '1' : asked, core.ussd);
  if (request === null) return ERROR;
  const lines = replyOf(context, sim, request === asked, request === '1');
  if (core.ussd.beforeOk) return okWith(...lines);
  const tell = () => {
    for (const line of lines) core.urc(line);
  };
  return {
    ...OK,
    afterwards: () => core.session.after(core.draw(core.ussd.delayMs ?? core.timing.ussdMs), tell),
  };
};

function replyOf(
  { core, wire }: CommandContext,
  sim: SimulatedSim,
  isNumberCode: boolean,
  isFirstChoice: boolean,
): readonly string[] {
  const { ussd: manner } = core;
  const wasOpen = core.ussdOpen;
  core.ussdOpen = false;
  if (isNumberCode && manner.menu !== null) {
    core.ussdOpen = true;
    return ussdLines(manner.menu, 1, manner, wire.charset);
  }
  const known = wasOpen ? isFirstChoice : isNumberCode;
  if (!known || sim.number === null) return ussdLines('Unknown application', 2, manner, wire.charset);
  core.ussdOpen = manner.state === 1;
  return ussdLines(manner.text.replace('{number}', sim.number), manner.state, manner, wire.charset);
}

export const numberCommands: CommandTable = new Map<string, CommandHandler>([
  ['+CNUM', cnum],
  ['+CPBS', storage],
  ['+CPBR', readEntries],
  ['+CUSD', ussd],
]);
