import { assertNever } from '../../shared/assert-never.ts';
import type { ModemCore } from '../modem-core.ts';
import type { IccidCommand } from '../modem-family.ts';
import { efIccid, efMsisdn, MSISDN_RECORD_BYTES, type SimulatedSim } from '../simulated-sim.ts';
import { type Answer, cme, OK, okWith } from './answer.ts';
import { splitArgs } from './command-line.ts';
import type { CommandHandler, CommandTable } from './command-table.ts';

const EF_ICCID = '12258';
const EF_AD = '28589';
const EF_MSISDN = '28480';
const READ_BINARY = '176';
const READ_RECORD = '178';
const GET_RESPONSE = '192';

/** Two records (0030), file 6F40, an elementary one, access, valid, linear fixed, records of 24 octets. */
const MSISDN_HEADER = '000000306F4004001FFF2201020118';

/** The answer of a command that cannot reach the card now, null when it can. */
export function simError(core: ModemCore, allowLocked = false): Answer | null {
  const { phase } = core.slot;
  switch (phase) {
    case 'ready':
      return null;
    case 'pin':
      return allowLocked ? null : cme(11);
    case 'puk':
      return allowLocked ? null : cme(12);
    case 'absent':
      return cme(10);
    case 'failure':
      return cme(13);
    case 'busy':
      return cme(core.family.simBusyCode);
    default:
      return assertNever(phase);
  }
}

/** Reads from the card itself, and so notices on sockets without a contact that it has gone. */
function readCard(core: ModemCore, allowLocked: boolean, read: (sim: SimulatedSim) => Answer): Answer {
  const before = simError(core, allowLocked);
  if (before !== null) return before;
  const sim = core.slot.touch();
  return sim === null ? (simError(core, allowLocked) ?? cme(13)) : read(sim);
}

const cpin: CommandHandler = ({ command, core }) => {
  if (command.op === 'set') return enterPin(core, splitArgs(command.args)[0] ?? '');
  if (command.op !== 'read') return command.op === 'test' ? OK : null;
  const { slot, family } = core;
  const isUnknown = slot.powered === null && slot.inserted !== null && slot.phase !== 'busy';
  if (core.looksAgain && core.functionality !== '0' && isUnknown) slot.powerUp();
  if (slot.phase === 'absent' && family.cpinAbsent === 'line') return okWith('+CPIN: NOT INSERTED');
  const error = simError(core, true);
  if (error !== null) return error;
  const state = slot.phase === 'ready' ? 'READY' : slot.phase === 'pin' ? 'SIM PIN' : 'SIM PUK';
  return { lines: [`+CPIN: ${state}`], final: { kind: family.cpinHasOk ? 'ok' : 'none' } };
};

function enterPin(core: ModemCore, pin: string): Answer {
  if (core.slot.phase === 'ready') return cme(3);
  if (core.slot.phase !== 'pin') return simError(core) ?? cme(3);
  if (core.slot.enterPin(pin)) return OK;
  return core.slot.pinTriesLeft === 0 ? cme(12) : cme(16);
}

const cimi: CommandHandler = ({ command, core }) => {
  if (command.op === 'test') return OK;
  if (command.op !== 'execute') return null;
  const card = core.slot.powered;
  return simError(core) ?? (card === null ? cme(13) : okWith(card.imsi));
};

/** 27.007 8.18, reading of the files that identification needs; other files are not found (6A 82). */
const crsm: CommandHandler = ({ command, core }) => {
  if (command.op === 'test') return OK;
  const [instruction, file, , , length] = splitArgs(command.args);
  if (command.op !== 'set' || instruction === undefined) return null;
  if (file === EF_MSISDN) return readMsisdnFile(core, instruction, Number(length));
  if (instruction !== READ_BINARY) return cme(3);
  if (file === EF_ICCID) return readCard(core, true, (sim) => okWith(`+CRSM: 144,0,"${efIccid(sim)}"`));
  if (file === EF_AD) {
    return readCard(core, true, (sim) => okWith(`+CRSM: 144,0,"0000000${sim.mncLength ?? 2}"`));
  }
  return readCard(core, true, () => okWith('+CRSM: 106,130'));
};

/** Needs the PIN. The header is that of a linear fixed file (TS 151 011, 9.2.1); a wrong record length is refused (67 xx). */
function readMsisdnFile(core: ModemCore, instruction: string, length: number): Answer {
  return readCard(core, false, (sim) => {
    if (instruction === GET_RESPONSE) return okWith(`+CRSM: 144,0,"${MSISDN_HEADER}"`);
    if (instruction !== READ_RECORD) return okWith('+CRSM: 148,8');
    return length === MSISDN_RECORD_BYTES
      ? okWith(`+CRSM: 144,0,"${efMsisdn(sim)}"`)
      : okWith(`+CRSM: 103,${MSISDN_RECORD_BYTES}`);
  });
}

export const simCommands: CommandTable = new Map<string, CommandHandler>([
  ['+CPIN', cpin],
  ['+CIMI', cimi],
  ['+CRSM', crsm],
]);

/** The ICCID commands of a family; several may share a name and differ in the form of asking. */
export function iccidCommands(commands: readonly IccidCommand[]): CommandTable {
  const table = new Map<string, CommandHandler>();
  for (const { name } of commands) {
    table.set(name, ({ command, core }) => {
      if (command.op === 'test') return OK;
      const form = commands.find((candidate) => candidate.name === name && candidate.op === command.op);
      if (form === undefined) return null;
      return readCard(core, !core.family.iccidNeedsPin, (sim) => okWith(iccidLine(form, sim)));
    });
  }
  return table;
}

function iccidLine({ template, form }: IccidCommand, sim: SimulatedSim): string {
  const texts = {
    plain: sim.iccid,
    padded: sim.iccid.padEnd(20, 'F'),
    'padded-lower': sim.iccid.padEnd(20, 'f'),
    swapped: efIccid(sim),
  };
  return template.replace('{iccid}', texts[form]);
}
