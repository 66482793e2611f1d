import { createModemService } from '../../src-main/modem/modem-service.ts';
import { looksAgain, noDetectContact } from '../../src-main/sandbox/behaviours.ts';
import { createSimulatedOpener } from '../../src-main/sandbox/in-process-transport.ts';
import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';
import { FAMILY_NAMES } from '../../src-main/sandbox/modem-family-data.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { Transport } from '../../src-main/serial/transport.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { createEmitter } from '../../src-main/shared/emitter.ts';
import type { Hardware } from './hardware.ts';

interface Desk {
  readonly modem: SimulatedModem;
  /** As the modem does not tell: null for an empty socket. */
  sim: SimulatedSim | null;
  address: string;
  plugged: boolean;
}

/** Modems that speak AT over bytes, each of another family, read by the app's own modem room. */
export function createByteHardware(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly sims: readonly (SimulatedSim | null)[];
}): Hardware {
  const { clock, random } = options;
  const desks = options.sims.map((sim, place): Desk => {
    const family = FAMILY_NAMES[place % FAMILY_NAMES.length] as SimulatedFamilyName;
    const behaviours = place % 2 === 0 ? [looksAgain()] : [looksAgain(), noDetectContact()];
    const modem = createSimulatedModem({ family, sim, clock, random, behaviours });
    return { modem, sim, address: `pool/${place + 1}`, plugged: true };
  });
  const modems = new Map(desks.map(({ address, modem }) => [address, modem]));
  const opener = createSimulatedOpener(modems);
  const open = new Set<Transport>();
  const plugs = createEmitter<void>();
  let renumbered = 0;
  const at = (place: number): Desk => {
    const desk = desks[place];
    if (desk === undefined) throw new Error(`No place ${place}`);
    return desk;
  };
  const replugElsewhere = (place: number): void => {
    const desk = at(place);
    modems.delete(desk.address);
    desk.address = `pool/moved-${++renumbered}`;
    desk.plugged = true;
    modems.set(desk.address, desk.modem);
    desk.modem.powerOn();
    plugs.emit();
  };
  return {
    places: desks.length,
    addressOf: (place) => at(place).address,
    simAt: (place) => at(place).sim,
    isPlugged: (place) => at(place).plugged,
    pull(place) {
      at(place).sim = null;
      at(place).modem.pullSim();
    },
    insert(place, sim) {
      at(place).sim = sim;
      at(place).modem.insertSim(sim);
    },
    setNetwork: (place, stat) => at(place).modem.setRegistration(stat),
    unplug(place) {
      at(place).plugged = false;
      opener.unplug(at(place).address);
      plugs.emit();
    },
    replug(place) {
      at(place).plugged = true;
      opener.replug(at(place).address);
      plugs.emit();
    },
    replugElsewhere,
    // Bus-powered: what loses its line here loses its power too.
    slip(place) {
      opener.unplug(at(place).address);
      replugElsewhere(place);
    },
    onPlug: plugs.subscribe,
    restart: (place) => at(place).modem.restart(),
    setMute: (place, mute) => (mute ? at(place).modem.goSilent() : at(place).modem.speakAgain()),
    closeAll() {
      for (const transport of open) void transport.close();
      open.clear();
    },
    stop: () => {
      for (const { modem } of desks) modem.stop();
    },
    createModem: createModemService,
    async openTransport(address, line) {
      const result = await opener.open(address, line);
      if (result.ok) open.add(result.transport);
      return result;
    },
  };
}
