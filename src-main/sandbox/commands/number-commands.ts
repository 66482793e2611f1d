import { assertNever } from '../../shared/assert-never.ts';
import { encodeText, packGsm7 } from '../charset-text.ts';
import type { UssdForm } from '../modem-core.ts';
import type { SimulatedSim } from '../simulated-sim.ts';
import { cme, ERROR, OK, okWith } from './answer.ts';
import { splitArgs } from './command-line.ts';
import type { CommandContext, CommandHandler, CommandTable } from './command-table.ts';
import { simError } from './sim-commands.ts';

const OWN_NAME = 'Own';
const OWN_SLOTS = 4;

function storedNumber(sim: SimulatedSim | null): string | null {
  return sim?.numberInCnum ? sim.number : null;
}

/** The number of EF_MSISDN with its type of address: 145 international, 129 otherwise. */
function quotedNumber(number: string, { wire }: CommandContext): string {
  return `"${encodeText(number, wire.charset)}",${number.startsWith('+') ? 145 : 129}`;
}

const cnum: CommandHandler = (context) => {
  const { command, core, wire } = context;
  if (command.op === 'test') return OK;
  if (command.op !== 'execute') return null;
  const error = simError(core);
  if (error !== null) return error;
  const number = storedNumber(core.slot.powered);
  if (number === null) return OK;
  return okWith(`+CNUM: "${encodeText(OWN_NAME, wire.charset)}",${quotedNumber(number, context)}`);
};

const storage: CommandHandler = ({ command, core, wire }) => {
  const error = simError(core);
  if (error !== null) return error;
  if (command.op === 'test') return okWith('+CPBS: ("SM","ON","FD","LD")');
  if (command.op === 'read') return okWith(`+CPBS: "${wire.phonebook}",0,250`);
  const wanted = splitArgs(command.args)[0] ?? '';
  if (!['SM', 'ON', 'FD', 'LD'].includes(wanted)) return cme(3);
  wire.phonebook = wanted;
  return OK;
};

const readEntries: CommandHandler = (context) => {
  const { command, core, wire } = context;
  const error = simError(core);
  if (error !== null) return error;
  if (command.op === 'test') return okWith(`+CPBR: (1-${wire.phonebook === 'ON' ? OWN_SLOTS : 250}),40,16`);
  const [first, last] = splitArgs(command.args).map(Number);
  if (command.op !== 'set' || first === undefined || !(first >= 1)) return ERROR;
  const number = wire.phonebook === 'ON' && first === 1 ? storedNumber(core.slot.powered) : null;
  if (number === null) return last === undefined ? cme(22) : OK;
  return okWith(`+CPBR: 1,${quotedNumber(number, context)},"${encodeText(OWN_NAME, wire.charset)}"`);
};

/** 27.007 7.15: OK at once, the text of the network later as `+CUSD: m,"text",dcs`. */
const ussd: CommandHandler = (context) => {
  const { command, core, wire } = context;
  if (command.op === 'read') return okWith('+CUSD: 1');
  if (command.op === 'test') return okWith('+CUSD: (0-2)');
  const [, code] = splitArgs(command.args);
  if (command.op !== 'set') return null;
  if (code === undefined) return OK;
  const sim = core.slot.powered;
  if (sim === null || !core.radio.registered) return simError(core) ?? cme(30);
  return { ...OK, afterwards: () => answerUssd(context, sim, code, wire.charset) };
};

function answerUssd({ core }: CommandContext, sim: SimulatedSim, code: string, charset: string): void {
  const asked = sim.ownNumberUssd ?? '*100#';
  const known = [asked, encodeText(asked, 'UCS2'), packGsm7(asked)].includes(code);
  const text = known && sim.number !== null ? `Your number is ${sim.number}` : 'Unknown application';
  const answer = `+CUSD: 0,${writeUssd(text, core.ussdForm, charset)}`;
  core.session.after(core.draw(core.timing.ussdMs), () => core.urc(answer));
}

/** The text in quotes and the data coding scheme, which is not always true. */
function writeUssd(text: string, form: UssdForm, charset: string): string {
  switch (form) {
    case 'packed':
      return `"${packGsm7(text)}",15`;
    case 'ucs2':
      return `"${encodeText(text, 'UCS2')}",15`;
    case 'by-charset':
      return `"${encodeText(text, charset)}",${charset === 'UCS2' ? 72 : 15}`;
    default:
      return assertNever(form);
  }
}

export const numberCommands: CommandTable = new Map<string, CommandHandler>([
  ['+CNUM', cnum],
  ['+CPBS', storage],
  ['+CPBR', readEntries],
  ['+CUSD', ussd],
]);
