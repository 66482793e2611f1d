import type { Clock, Timer } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { DeviceScanner, Sight } from './device-scanner.ts';
import type { DiscoveredDevice } from './discovered-device.ts';

/** A driver that hangs while the system makes its list must not keep all ports shut. */
const FIRST_LOOK_LIMIT_MS = 5_000;

/** Sees serial devices come and go. */
export interface DeviceWatcher extends Pick<DeviceScanner, 'explainMissing'> {
  start(): void;
  stop(): void;
  /** As of the last look; none before the first. */
  devices(): readonly DiscoveredDevice[];
  /** What is at a path at this very moment; waits for the first look to be over, 5 s at most. */
  look(path: string): Promise<Sight>;
  /** Hears of the first look too, also when it found nothing. */
  onChange(listener: (devices: readonly DiscoveredDevice[]) => void): Unsubscribe;
}

/** Looks every 1 to 2 s, so that what is plugged in or pulled is known within 3 s; the next look begins when the last is over. */
export function createDeviceWatcher(parts: {
  readonly clock: Clock;
  readonly scanner: DeviceScanner;
}): DeviceWatcher {
  const { clock, scanner } = parts;
  const changes = createEmitter<readonly DiscoveredDevice[]>();
  let seen: readonly DiscoveredDevice[] | null = null;
  let timer: Timer | null = null;
  let limit: Timer | null = null;
  let running = false;
  let firstLookOver: () => void = () => {};
  const firstLook = new Promise<void>((resolve) => {
    firstLookOver = resolve;
  });

  async function look(): Promise<void> {
    timer = null;
    const devices = await scanner.scan();
    if (running) {
      timer = clock.setTimer(scanner.everyMs, () => void look());
      if (devices !== seen) {
        seen = devices;
        changes.emit(devices);
      }
    }
    limit?.cancel();
    firstLookOver();
  }

  return {
    explainMissing: scanner.explainMissing,
    async look(path) {
      await firstLook;
      return scanner.look(path);
    },
    start() {
      if (running) return;
      running = true;
      limit = clock.setTimer(FIRST_LOOK_LIMIT_MS, firstLookOver);
      void look();
    },
    stop() {
      running = false;
      limit?.cancel();
      firstLookOver();
      timer?.cancel();
      timer = null;
    },
    devices: () => seen ?? [],
    onChange: changes.subscribe,
  };
}
