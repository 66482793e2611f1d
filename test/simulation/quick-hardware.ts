import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { createEmitter } from '../../src-main/shared/emitter.ts';
import type { Hardware } from './hardware.ts';
import { QuickModem } from './quick-modem.ts';
import { QuickSocket } from './quick-socket.ts';

/** Modems without bytes: what most lives are lived with. Every second one tells by itself when its card moves. */
export function createQuickHardware(options: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly sims: readonly (SimulatedSim | null)[];
  readonly isAsleep: () => boolean;
}): Hardware {
  const sockets = options.sims.map(
    (sim, place) =>
      new QuickSocket({ ...options, sim, address: `pool/${place + 1}`, reportsSim: place % 2 === 0 }),
  );
  const plugs = createEmitter<void>();
  let renumbered = 0;
  const at = (place: number): QuickSocket => {
    const socket = sockets[place];
    if (socket === undefined) throw new Error(`No place ${place}`);
    return socket;
  };
  return {
    places: sockets.length,
    addressOf: (place) => at(place).address,
    simAt: (place) => at(place).sim,
    isPlugged: (place) => at(place).plugged,
    pull: (place) => at(place).pull(),
    insert: (place, sim) => at(place).insert(sim),
    setNetwork: (place, stat) => at(place).setNetwork(stat),
    unplug(place) {
      at(place).unplug();
      plugs.emit();
    },
    replug(place) {
      at(place).replug();
      plugs.emit();
    },
    replugElsewhere(place) {
      at(place).address = `pool/moved-${++renumbered}`;
      at(place).replug();
      plugs.emit();
    },
    slip(place) {
      at(place).address = `pool/moved-${++renumbered}`;
      at(place).events.emit('vanished');
      plugs.emit();
    },
    onPlug: plugs.subscribe,
    restart: (place) => at(place).restart(),
    setMute: (place, mute) => {
      at(place).mute = mute;
    },
    closeAll: () => {},
    stop: () => {
      for (const socket of sockets) socket.stop();
    },
    createModem: ({ address, clock, random }) =>
      new QuickModem({
        clock,
        random,
        find: () => sockets.find((socket) => socket.address === address) ?? null,
        isAsleep: options.isAsleep,
      }),
    openTransport: () => Promise.reject(new Error('Quick modems have no bytes')),
  };
}
