import type { DeviceWatcher } from '../../src-main/serial/device-watcher.ts';
import type { DiscoveredDevice } from '../../src-main/serial/discovered-device.ts';
import type { Clock, Timer } from '../../src-main/shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../../src-main/shared/emitter.ts';
import type { Hardware } from './hardware.ts';

const LOOKS_WITHIN_MS = 1_000;

/** What USB says of the modem in a place: a cheap adapter without serial number, known by its socket alone. */
export function deviceAt(hardware: Hardware, place: number): DiscoveredDevice {
  return {
    path: hardware.addressOf(place),
    usbId: '1a86:7523',
    manufacturer: null,
    product: null,
    serialNumber: null,
    location: `1-${place + 1}:1.0`,
    interfaceNumber: 0,
    interfaceClass: null,
    deviceKey: `1-${place + 1}`,
    hostController: null,
  };
}

/** Sees plugs at the pace of the real watcher, without a timer for each second of the day. */
export function createHardwareWatcher(hardware: Hardware, clock: Clock, random: () => number): DeviceWatcher {
  const changes = createEmitter<readonly DiscoveredDevice[]>();
  let seen: readonly DiscoveredDevice[] = [];
  let timer: Timer | null = null;
  let unsubscribe: Unsubscribe = () => {};
  const there = () =>
    Array.from({ length: hardware.places }, (_, place) => place)
      .filter(hardware.isPlugged)
      .map((place) => deviceAt(hardware, place));

  function look(): void {
    timer = null;
    seen = there();
    changes.emit(seen);
  }

  return {
    start() {
      unsubscribe = hardware.onPlug(() => {
        timer ??= clock.setTimer(random() * LOOKS_WITHIN_MS, look);
      });
      look();
    },
    stop() {
      unsubscribe();
      timer?.cancel();
    },
    devices: () => seen,
    look: async (path) => there().find((device) => device.path === path) ?? null,
    explainMissing: async () => null,
    onChange: changes.subscribe,
  };
}
