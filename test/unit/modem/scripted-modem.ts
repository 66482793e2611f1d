import { createModemService, type ModemService } from '../../../src-main/modem/modem-service.ts';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import type { ToE164 } from '../../../src-main/modem/number/number-evidence.ts';
import type { RadioMarks } from '../../../src-main/modem/recovery/radio-marks.ts';
import type { PinKeeper } from '../../../src-main/shared/pin-memory.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { createScriptedTransport, type ScriptedTransport } from './scripted-transport.ts';

interface Card {
  readonly iccid: string;
  readonly imsi: string;
  readonly number: string;
}

export const CARD_A: Card = {
  iccid: '89460000000000000011',
  imsi: '240010000000011',
  number: '+46701000011',
};
export const CARD_B: Card = {
  iccid: '89460000000000000029',
  imsi: '240020000000029',
  number: '+46701000029',
};

const OK = '\r\nOK\r\n';
const FIRST_READ_MS = 6_000;

export function answer(line: string): string {
  return `\r\n${line}\r\n${OK}`;
}

/** A modem of which a test decides each single answer, with a service on it. */
export interface ScriptedModem {
  readonly clock: FakeClock;
  readonly service: ModemService;
  readonly transport: ScriptedTransport;
  /** Every snapshot so far, oldest first. */
  readonly seen: ModemSnapshot[];
  /** Commands so far, with the time at which they came. */
  readonly asked: { readonly atMs: number; readonly text: string }[];
  card: Card | null;
  /** The answer to a command; null for none at all, undefined for that of an EC25. */
  reply: (command: string) => string | null | undefined;
  /** Ms until a command is answered. */
  delayMs: (command: string) => number;
  /** Commands that match, since the beginning. */
  countOf(pattern: RegExp): number;
}

export interface ScriptedModemOptions {
  readonly card?: Card | null;
  readonly toE164?: ToE164;
  readonly pins?: PinKeeper;
  readonly radioMarks?: RadioMarks;
}

export function createScriptedModem({
  card = CARD_A,
  toE164 = () => null,
  pins,
  radioMarks,
}: ScriptedModemOptions = {}): ScriptedModem {
  const clock = new FakeClock();
  const transport = createScriptedTransport();
  const service = createModemService({
    address: transport.address,
    openTransport: async () => ({ ok: true, transport: { ...transport, write } }),
    clock,
    random: () => 0.5,
    toE164,
    pins,
    radioMarks,
  });
  const modem: ScriptedModem = {
    clock,
    service,
    transport,
    seen: [],
    asked: [],
    card,
    reply: () => undefined,
    delayMs: () => 20,
    countOf: (pattern) => modem.asked.filter(({ text }) => pattern.test(text)).length,
  };

  async function write(bytes: Uint8Array): Promise<void> {
    const text = new TextDecoder().decode(bytes).trim();
    modem.asked.push({ atMs: clock.monotonicMs(), text });
    clock.setTimer(modem.delayMs(text), () => {
      const told = modem.reply(text);
      if (told !== null) transport.say(told ?? usualAnswer(text, modem.card));
    });
  }

  service.onChange((snapshot) => modem.seen.push(snapshot));
  return modem;
}

/** Started and identified. */
export async function createReadyModem(options: ScriptedModemOptions = {}): Promise<ScriptedModem> {
  const modem = createScriptedModem(options);
  modem.service.start();
  await modem.clock.advance(FIRST_READ_MS);
  return modem;
}

function usualAnswer(command: string, card: Card | null): string {
  return generalAnswer(command) ?? (card === null ? emptyAnswer(command) : cardAnswer(command, card));
}

function generalAnswer(command: string): string | null {
  if (/^AT(E0.*|\+CFUN=\d|\+CMEE=1)?$/.test(command)) return OK;
  if (command === 'ATI') return answer('Quectel\r\nEC25\r\nRevision: EC25EFAR06A01M4G');
  if (command === 'AT+CGSN') return answer('490154203237518');
  if (command === 'AT+CFUN?') return answer('+CFUN: 1');
  if (command === 'AT+CSQ') return answer('+CSQ: 20,99');
  if (command.startsWith('AT+COPS')) return answer('+COPS: 0,0,"Net",7');
  return null;
}

function cardAnswer(command: string, card: Card): string {
  if (command === 'AT+CPIN?') return answer('+CPIN: READY');
  if (command === 'AT+QCCID') return answer(`+QCCID: ${card.iccid}`);
  if (command === 'AT+CIMI') return answer(card.imsi);
  if (command === 'AT+CNUM') return answer(`+CNUM: ,"${card.number}",145`);
  return registration(command, 1) ?? '\r\nERROR\r\n';
}

function emptyAnswer(command: string): string {
  if (command === 'AT+CPIN?') return '\r\n+CME ERROR: 10\r\n';
  return registration(command, 0) ?? '\r\nERROR\r\n';
}

function registration(command: string, stat: number): string | null {
  const name = /^AT(\+C(?:G|E)?REG)\?$/.exec(command)?.[1];
  return name === undefined ? null : answer(`${name}: 0,${stat}`);
}
