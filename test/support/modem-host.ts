import { createRandom } from '../../src-main/sandbox/random.ts';
import {
  createSimulatedModem,
  type SimulatedChannel,
  type SimulatedModem,
  type SimulatedModemOptions,
} from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { FakeClock } from './fake-clock.ts';

/** A Swedish card with its number stored. */
export const TEST_SIM: SimulatedSim = {
  iccid: '8946071234567890128',
  imsi: '240071234567890',
  number: '+46701234567',
  numberInCnum: true,
  network: { plmn: '24007', name: 'Tele2 SE' },
};

export const OTHER_SIM: SimulatedSim = {
  iccid: '89490212345678901235',
  imsi: '262021234567890',
  number: '+491721234567',
  numberInCnum: true,
};

/** A person at a terminal: sends a line, reads all that comes within a second of modem time. */
export interface ModemHost {
  readonly modem: SimulatedModem;
  readonly clock: FakeClock;
  /** Sends a line with CR and gives back what came, byte for byte. */
  ask(line: string): Promise<string>;
  /** As `ask`, without the line ends: `['+CSQ: 20,99', 'OK']`. */
  lines(line: string): Promise<readonly string[]>;
  send(text: string): void;
  /** What came by itself in this time. */
  listen(forMs: number): Promise<readonly string[]>;
}

const ANSWER_WITHIN_MS = 1_000;

/** A modem on its own clock, with 20 ms latency; echo off unless told. */
export async function meetModem(
  options: Partial<SimulatedModemOptions> & { readonly echo?: boolean },
): Promise<ModemHost> {
  const clock = new FakeClock();
  const { echo = false, ...rest } = options;
  const modem = createSimulatedModem({
    family: 'sim800',
    sim: TEST_SIM,
    clock,
    random: createRandom(7),
    ...rest,
  });
  const host = hostOf(modem, modem, clock);
  if (!echo) await host.ask('ATE0');
  return host;
}

/** The same for a further channel of a modem. */
export function hostOf(modem: SimulatedModem, channel: SimulatedChannel, clock: FakeClock): ModemHost {
  let text = '';
  channel.onOutput((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  const take = async (forMs: number): Promise<string> => {
    text = '';
    await clock.advance(forMs);
    return text;
  };
  const send = (out: string) => channel.receive(Buffer.from(out, 'latin1'));
  const ask = async (line: string): Promise<string> => {
    text = '';
    send(`${line}\r`);
    await clock.advance(ANSWER_WITHIN_MS);
    return text;
  };
  return {
    modem,
    clock,
    send,
    ask,
    lines: async (line) => cut(await ask(line)),
    listen: async (forMs) => cut(await take(forMs)),
  };
}

function cut(text: string): readonly string[] {
  return text.split(/[\r\n]+/).filter((line) => line !== '');
}
