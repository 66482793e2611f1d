import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardPlace, type Seat } from '../../../../src-main/engine/ports/place-guard.ts';
import { placeOf } from '../../../../src-main/pool/port-place.ts';
import { createDeviceWatcher, type DeviceWatcher } from '../../../../src-main/serial/device-watcher.ts';
import { createSysfsScanner } from '../../../../src-main/serial/sysfs-scanner.ts';
import type { OpenResult } from '../../../../src-main/serial/transport.ts';
import { createTransportCore } from '../../../../src-main/serial/transport-core.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { portId } from '../../../support/port-view-factory.ts';
import { SysfsTree } from '../../../support/sysfs-tree.ts';

const CH340 = { idVendor: '1a86', idProduct: '7523' };
const ARDUINO = { idVendor: '2341', idProduct: '0043' };

describe.runIf(process.platform === 'linux')('opening only the device that was handed over', () => {
  let tree: SysfsTree;
  let devices: DeviceWatcher;
  let story: string[];
  let seat: Seat;
  let address: string;

  /** An open that works, after whatever happens while it waits. */
  function openAfter(happening: () => void) {
    return async (path: string): Promise<OpenResult> => {
      happening();
      story.push('open');
      const release = async () => void story.push('closed');
      return { ok: true, transport: createTransportCore(path, { write: async () => {}, release }).transport };
    };
  }

  beforeEach(async () => {
    const clock = new FakeClock();
    story = [];
    tree = new SysfsTree();
    tree.addUsb('1-1', CH340, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    devices = createDeviceWatcher({ clock, scanner: createSysfsScanner(tree) });
    devices.start();
    await clock.advance(0);
    const [tty = null] = devices.devices();
    if (tty === null) throw new Error('no tty');
    seat = { place: placeOf(tty) ?? undefined, tty, owner: null };
    address = tty.path;
  });

  afterEach(() => {
    devices.stop();
    tree.dispose();
  });

  const guarded = (happening: () => void) =>
    guardPlace(openAfter(happening), devices, () => seat)(address, { baudRate: 115_200 });

  it('gives the line of the port itself', async () => {
    expect(await guarded(() => {})).toMatchObject({ ok: true });
    expect(story).toEqual(['open']);
  });

  it('never opens a stranger of its name', async () => {
    tree.exchangeUsb('1-1', ARDUINO);
    expect(await guarded(() => {})).toMatchObject({ ok: false, failure: { kind: 'missing' } });
    expect(story).toEqual([]);
  });

  it('closes a stranger that took the name while the open was waiting', async () => {
    const result = await guarded(() => tree.exchangeUsb('1-1', ARDUINO));
    expect(result).toEqual({
      ok: false,
      failure: { kind: 'missing', detail: `${address} is another device now` },
    });
    expect(story).toEqual(['open', 'closed']);
  });

  it('closes a device that became that of another port while the open was waiting', async () => {
    const other: Seat = { place: undefined, tty: null, owner: portId('Port2') };
    const result = await guarded(() => {
      seat = other;
    });
    expect(result).toMatchObject({ ok: false, failure: { detail: `${address} is the device of Port2 now` } });
    expect(story).toEqual(['open', 'closed']);
  });

  it('opens a name of which nothing is known, such as that of a pty', async () => {
    seat = { place: undefined, tty: null, owner: null };
    address = '/dev/pts/9';
    expect(await guarded(() => {})).toMatchObject({ ok: true });
  });
});
