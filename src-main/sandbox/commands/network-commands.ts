import { encodeText } from '../charset-text.ts';
import type { FamilyProfile } from '../modem-family.ts';
import type { RegistrationCommand } from '../radio.ts';
import { cme, ERROR, OK, okWith } from './answer.ts';
import { splitArgs } from './command-line.ts';
import type { CommandHandler, CommandTable } from './command-table.ts';

/** `+CSQ` rssi 0 to 31 is -113 dBm + 2 each; `+CESQ` rsrp counts from -141 dBm (27.007 8.5 and 8.69). */
const RSRP_BELOW_RSSI_DB = 25;

function registration(name: RegistrationCommand): CommandHandler {
  return ({ command, core }) => {
    const { reporting } = core.radio;
    if (command.op === 'read') return okWith(`${name}: ${reporting[name]},${core.radio.describe(name)}`);
    if (command.op === 'test') return okWith(`${name}: (0-2)`);
    if (!/^[0-2]$/.test(command.args)) return ERROR;
    reporting[name] = Number(command.args);
    return OK;
  };
}

const operator: CommandHandler = ({ command, core, wire }) => {
  const { radio } = core;
  const network = radio.network;
  if (command.op === 'test') {
    const found = network === null ? '' : `(2,"${network.name}","","${network.plmn}",${radio.act}),`;
    return okWith(`+COPS: ${found},(0-4),(0-2)`);
  }
  if (command.op === 'set') {
    const [mode, format] = splitArgs(command.args);
    if (mode === '3') {
      if (format !== '0' && format !== '1' && format !== '2') return cme(3);
      wire.copsFormat = format === '0' ? 0 : format === '1' ? 1 : 2;
    }
    return OK;
  }
  if (network === null) return okWith('+COPS: 0');
  const name = wire.copsFormat === 2 ? network.plmn : encodeText(network.name, wire.charset);
  return okWith(`+COPS: 0,${wire.copsFormat},"${name}"${radio.act === 0 ? '' : `,${radio.act}`}`);
};

const signal: CommandHandler = ({ command, core }) => {
  if (command.op === 'test') return okWith('+CSQ: (0-31,99),(0-7,99)');
  return okWith(`+CSQ: ${core.radio.registered ? core.radio.rssi : 99},99`);
};

const extendedSignal: CommandHandler = ({ core }) => {
  if (!core.radio.registered) return okWith('+CESQ: 99,99,255,255,255,255');
  const rsrpDbm = -113 + 2 * core.radio.rssi - RSRP_BELOW_RSSI_DB;
  return okWith(`+CESQ: 99,99,255,255,20,${Math.max(0, rsrpDbm + 141)}`);
};

/** Only LTE modems know `+CEREG` and `+CESQ`. */
export function networkCommands({ technology }: FamilyProfile): CommandTable {
  const table = new Map<string, CommandHandler>([
    ['+CREG', registration('+CREG')],
    ['+CGREG', registration('+CGREG')],
    ['+COPS', operator],
    ['+CSQ', signal],
  ]);
  if (technology === 'lte') {
    table.set('+CEREG', registration('+CEREG'));
    table.set('+CESQ', extendedSignal);
  }
  return table;
}
