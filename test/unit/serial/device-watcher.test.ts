import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeviceWatcher } from '../../../src-main/serial/device-watcher.ts';
import { createListScanner } from '../../../src-main/serial/list-scanner.ts';
import { createSysfsScanner } from '../../../src-main/serial/sysfs-scanner.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { SysfsTree } from '../../support/sysfs-tree.ts';

const WITHIN_MS = 3_000;
const adapter = { idVendor: '1a86', idProduct: '7523' };

describe.runIf(process.platform === 'linux')('watching devices by sysfs', () => {
  let clock: FakeClock;
  let tree: SysfsTree;

  beforeEach(() => {
    clock = new FakeClock();
    tree = new SysfsTree();
  });

  afterEach(() => tree.dispose());

  function watch() {
    const watcher = createDeviceWatcher({ clock, scanner: createSysfsScanner(tree) });
    const seen: (readonly (string | null)[])[] = [];
    watcher.onChange((devices) => seen.push(devices.map(({ location }) => location)));
    watcher.start();
    return { watcher, seen };
  }

  it('tells what is there, and within 3 s what comes and goes', async () => {
    tree.addUsb('1-1', adapter, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    const { watcher, seen } = watch();
    await clock.advance(0);
    tree.addUsb('1-2', adapter, [{ name: 'ttyUSB1', interfaceNumber: 0 }]);
    await clock.advance(WITHIN_MS);
    tree.removeUsb('1-1');
    await clock.advance(WITHIN_MS);
    expect(seen).toEqual([['1-1:1.0'], ['1-1:1.0', '1-2:1.0'], ['1-2:1.0']]);
    watcher.stop();
  });

  it('tells of the first look also when there is nothing, and then nothing more', async () => {
    const { watcher, seen } = watch();
    await clock.advance(60_000);
    expect(seen).toEqual([[]]);
    watcher.stop();
  });

  it('leaves no timer when it is stopped', async () => {
    const { watcher } = watch();
    await clock.advance(5_000);
    watcher.stop();
    expect(clock.timers).toBe(0);
  });
});

describe('watching devices by the list of the system', () => {
  const com = (path: string) => ({
    ...{ path, vendorId: '1A86', productId: '7523', locationId: 'Port_#0003.Hub_#0004' },
    pnpId: 'USB\\VID_1A86&PID_7523\\5&1',
  });

  it('notices a new COM port within 3 s and goes on when the list fails', async () => {
    const clock = new FakeClock();
    let ports = [com('COM3')];
    let fails = false;
    const scanner = createListScanner(async () => {
      if (fails) throw new Error('no list today');
      return ports;
    });
    const watcher = createDeviceWatcher({ clock, scanner });
    const seen: string[] = [];
    watcher.onChange((devices) => seen.push(devices.map(({ path }) => path).join(' ')));
    watcher.start();
    await clock.advance(0);
    fails = true;
    await clock.advance(WITHIN_MS);
    fails = false;
    ports = [com('COM3'), com('COM12')];
    await clock.advance(WITHIN_MS);
    expect(seen).toEqual(['COM3', 'COM3 COM12']);
    expect(await watcher.look('COM12')).toMatchObject({ usbId: '1a86:7523' });
    expect(await watcher.look('COM4')).toBeNull();
    watcher.stop();
  });

  it('does not ask again before the last list has come', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const scanner = createListScanner(() => {
      asked += 1;
      return new Promise(() => {});
    });
    const watcher = createDeviceWatcher({ clock, scanner });
    watcher.start();
    const sight = watcher.look('COM3');
    await clock.advance(60_000);
    expect(asked).toBe(1);
    // Nobody waits for it for ever either.
    expect(await sight).toBe('unknown');
    watcher.stop();
  });
});
