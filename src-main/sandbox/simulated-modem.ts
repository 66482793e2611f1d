import type { Clock } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import type { AnswerPath, Behaviour, BehaviourHost } from './behaviour.ts';
import { modemCommands } from './commands/modem-commands.ts';
import { createForeignTty, type ForeignTtyRole } from './foreign-tty.ts';
import { HONEST_TIMING, ModemCore, type ModemTiming } from './modem-core.ts';
import type { LineStyle, SimulatedFamilyName } from './modem-family.ts';
import { MODEM_FAMILIES } from './modem-family-data.ts';
import { ModemWire } from './modem-wire.ts';
import type { RegistrationStat } from './radio.ts';
import type { Random } from './random.ts';
import { homeNetwork, type SimulatedSim } from './simulated-sim.ts';

/** What a tty of a USB modem speaks. `diag`: a protocol of the chip maker's, mute for all others. `nmea`: positions. */
export type TtyRole = 'at' | ForeignTtyRole;

const DEFAULT_LATENCY_MS = 20;

export interface SimulatedModemOptions {
  readonly family: SimulatedFamilyName;
  /** The card in the socket at power-on; null for none. */
  readonly sim: SimulatedSim | null;
  readonly clock: Clock;
  readonly random: Random;
  /** From the end of a line to its answer, in ms; 20 when left out. */
  readonly latencyMs?: number | ((line: string) => number);
  readonly behaviours?: readonly Behaviour[];
  readonly timing?: Partial<ModemTiming>;
  /** The only speed at which it hears anything, in baud; any speed when left out, as USB modems have it. */
  readonly baudRate?: number;
  /** Instead of the layout usual for the family. */
  readonly lineStyle?: LineStyle;
}

/** One tty of a modem, as the other end of a serial line. */
export interface SimulatedChannel {
  /** Bytes from the host. */
  receive(bytes: Uint8Array): void;
  /** Bytes to the host. */
  onOutput(listener: (bytes: Uint8Array) => void): Unsubscribe;
}

export interface SimulatedModem extends SimulatedChannel {
  readonly family: SimulatedFamilyName;
  readonly imei: string;
  /** Null for any. */
  readonly baudRate: number | null;
  /** Lines that came while another was being answered. */
  readonly overlaps: number;
  /** The card in the socket, as inserted last. */
  readonly sim: SimulatedSim | null;
  /** The card the modem works with, null while it has none that is ready: not noticed yet, or locked. */
  readonly cardInUse: SimulatedSim | null;
  /** `+CSQ` rssi as set last. */
  readonly signal: number;
  pullSim(): void;
  insertSim(sim: SimulatedSim): void;
  /** How the network treats the SIM from now on: 1 home, 5 roaming, 2 searching, 3 denied, 0 none. */
  setRegistration(stat: RegistrationStat): void;
  /** `+CSQ` rssi, 0 to 31; 99 unknown. */
  setSignal(rssi: number): void;
  /** A full restart: silence for the boot time of the family, then its boot lines. */
  restart(): void;
  /** No power: no byte goes in or out until `powerOn`. */
  powerOff(): void;
  powerOn(): void;
  /** From now on not one byte goes out, though the modem lives. */
  goSilent(): void;
  speakAgain(): void;
  /** A line the modem sends by itself. */
  sendUrc(line: string): void;
  /** A further tty of the same modem, as USB modems have; URCs go to the first one only. An AT one when left out. */
  openChannel(role?: TtyRole): SimulatedChannel;
  /** Ends all timers. */
  stop(): void;
}

/** A modem that was switched on long ago: its SIM is registered unless a behaviour says otherwise. */
export function createSimulatedModem(options: SimulatedModemOptions): SimulatedModem {
  const family = MODEM_FAMILIES[options.family];
  const timing = { ...HONEST_TIMING, ...options.timing };
  const core = new ModemCore({ family, clock: options.clock, random: options.random, timing });
  const gate = { silent: false };
  const openWire = wireFactory(core, options, gate);
  const main = openWire(true);
  const host = hostOf(core, main);
  if (options.sim !== null) core.slot.insert(options.sim);
  for (const behaviour of options.behaviours ?? []) behaviour.attach?.(host);
  switchedOnLongAgo(core);
  return {
    family: options.family,
    baudRate: options.baudRate ?? null,
    get imei() {
      return core.imei;
    },
    get overlaps() {
      return main.overlaps;
    },
    get sim() {
      return core.slot.inserted;
    },
    get cardInUse() {
      return core.slot.phase === 'ready' ? core.slot.powered : null;
    },
    get signal() {
      return core.radio.rssi;
    },
    ...channelOf(main),
    ...controlsOf(core),
    goSilent: () => {
      gate.silent = true;
    },
    speakAgain: () => {
      gate.silent = false;
    },
    openChannel: (role = 'at') => (role === 'at' ? channelOf(openWire(false)) : createForeignTty(role, core)),
  };
}

function wireFactory(core: ModemCore, options: SimulatedModemOptions, gate: { readonly silent: boolean }) {
  const { latencyMs = DEFAULT_LATENCY_MS, behaviours = [], lineStyle = core.family.lineStyle } = options;
  const table = modemCommands(core.family);
  return (carriesUrcs: boolean): ModemWire => {
    const wire: ModemWire = new ModemWire({
      core,
      table,
      lineStyle,
      carriesUrcs,
      latencyMs: typeof latencyMs === 'number' ? () => latencyMs : latencyMs,
      wrap: (path) => wrapPath(path, behaviours, core, () => wire),
      input: (text) => behaviours.reduce((come, behaviour) => behaviour.input?.(come) ?? come, text),
      output: (text) =>
        gate.silent ? '' : behaviours.reduce((out, behaviour) => behaviour.output?.(out) ?? out, text),
    });
    return wire;
  };
}

function hostOf(core: ModemCore, wire: ModemWire): BehaviourHost {
  return { core, sendRaw: (text) => wire.send(text), preset: (line) => wire.preset(line) };
}

/** `wire` is asked for later: it is made with this very path. */
function wrapPath(
  path: AnswerPath,
  behaviours: readonly Behaviour[],
  core: ModemCore,
  wire: () => ModemWire,
): AnswerPath {
  const host: BehaviourHost = {
    core,
    sendRaw: (text) => wire().send(text),
    preset: (line) => wire().preset(line),
  };
  return behaviours.reduce((next, behaviour) => behaviour.answer?.(next, host) ?? next, path);
}

function channelOf(wire: ModemWire): SimulatedChannel {
  return {
    receive: (bytes) => wire.receive(bytes),
    onOutput: (listener) => wire.onOutput(listener),
  };
}

function controlsOf(core: ModemCore) {
  return {
    pullSim: () => core.slot.pull(),
    insertSim: (sim: SimulatedSim) => core.slot.insert(sim),
    setRegistration: (stat: RegistrationStat) => core.radio.setTarget(stat),
    setSignal: (rssi: number) => {
      core.radio.rssi = rssi;
    },
    restart: () => core.restart(),
    powerOff: () => core.powerOff(),
    powerOn: () => core.restart(),
    sendUrc: (line: string) => core.urc(line),
    stop: () => core.stop(),
  };
}

function switchedOnLongAgo(core: ModemCore): void {
  core.slot.settle();
  core.session.cancelAll();
  const card = core.slot.powered;
  if (core.slot.phase === 'ready' && card !== null) core.radio.attach(homeNetwork(card), true);
}
