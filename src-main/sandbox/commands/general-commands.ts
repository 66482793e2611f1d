import { defaultWireSettings } from '../wire-settings.ts';
import { cme, ERROR, OK, okWith } from './answer.ts';
import { splitArgs } from './command-line.ts';
import type { CommandContext, CommandHandler, CommandTable } from './command-table.ts';

/** Taken with OK and without effect on what the simulator plays. */
const ACCEPTED = ['&C', '&D', '&K', '&W', 'H', 'L', 'M', 'X', '+CMGF', '+CNMI', '+CIURC', '+CVHU', '+IFC'];

function flag(apply: (context: CommandContext, on: boolean) => void): CommandHandler {
  return (context) => {
    const { args } = context.command;
    if (args !== '' && args !== '0' && args !== '1') return ERROR;
    apply(context, args === '1');
    return OK;
  };
}

const reset: CommandHandler = ({ wire }) => {
  Object.assign(wire, defaultWireSettings(wire.lineStyle));
  return OK;
};

const cmee: CommandHandler = ({ command, wire }) => {
  if (command.op === 'read') return okWith(`+CMEE: ${wire.cmee}`);
  if (command.op === 'test') return okWith('+CMEE: (0-2)');
  if (command.args !== '0' && command.args !== '1' && command.args !== '2') return ERROR;
  wire.cmee = command.args === '0' ? 0 : command.args === '1' ? 1 : 2;
  return OK;
};

const charset: CommandHandler = ({ command, wire }) => {
  if (command.op === 'read') return okWith(`+CSCS: "${wire.charset}"`);
  if (command.op === 'test') return okWith('+CSCS: ("IRA","GSM","UCS2")');
  const wanted = splitArgs(command.args)[0] ?? '';
  if (!['IRA', 'GSM', 'UCS2'].includes(wanted)) return ERROR;
  wire.charset = wanted;
  return OK;
};

const speed: CommandHandler = ({ command }) => {
  if (command.op === 'read') return okWith('+IPR: 115200');
  if (command.op === 'test') return okWith('+IPR: (),(9600,19200,38400,57600,115200)');
  return OK;
};

/** `+CFUN=1,1` restarts once the OK is out. 0 takes the power from the SIM, 4 leaves it on. */
const functionality: CommandHandler = ({ command, core }) => {
  if (command.op === 'read') return okWith(`+CFUN: ${core.functionality}`);
  if (command.op === 'test') return okWith('+CFUN: (0,1,4),(0,1)');
  const [level, restart] = splitArgs(command.args);
  if (restart === '1') return { ...OK, afterwards: () => core.restart() };
  if (level !== '0' && level !== '1' && level !== '4') return cme(3);
  const before = core.functionality;
  core.functionality = level;
  core.radio.switch(level === '1');
  if (level === '0') core.slot.powerDown('failure');
  else if (before === '0' || (level === '1' && !(before === '1' && core.slot.phase === 'ready')))
    core.slot.powerUp();
  return OK;
};

/** V.250 6.2.1 and 6.2.2: read as three digits, any code of ASCII taken. */
function lineRegister(key: 'lineEndCode' | 'lineFeedCode'): CommandHandler {
  return ({ command, wire }) => {
    if (command.op === 'read') return okWith(String(wire[key]).padStart(3, '0'));
    const code = Number(command.args);
    if (!(code >= 0 && code <= 127)) return ERROR;
    wire[key] = code;
    return OK;
  };
}

export const generalCommands: CommandTable = new Map<string, CommandHandler>([
  ...ACCEPTED.map((name): [string, CommandHandler] => [name, () => OK]),
  [
    'E',
    flag(({ wire }, on) => {
      wire.echo = on;
    }),
  ],
  [
    'V',
    flag(({ wire }, on) => {
      wire.verbose = on;
    }),
  ],
  [
    'Q',
    flag(({ wire }, on) => {
      wire.quiet = on;
    }),
  ],
  ['Z', reset],
  ['&F', reset],
  ['S3', lineRegister('lineEndCode')],
  ['S4', lineRegister('lineFeedCode')],
  ['+CMEE', cmee],
  ['+CSCS', charset],
  ['+IPR', speed],
  ['+CFUN', functionality],
]);
