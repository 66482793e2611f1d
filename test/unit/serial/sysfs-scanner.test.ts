import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSysfsScanner } from '../../../src-main/serial/sysfs-scanner.ts';
import { explainMissingTty } from '../../../src-main/serial/usb-presence.ts';
import { SysfsTree } from '../../support/sysfs-tree.ts';

const ec25 = {
  idVendor: '2c7c',
  idProduct: '0125',
  manufacturer: 'Quectel',
  product: 'EC25-EUX',
} as const;

describe.runIf(process.platform !== 'win32')('listing devices by sysfs', () => {
  let tree: SysfsTree;

  beforeEach(() => {
    tree = new SysfsTree();
  });

  afterEach(() => tree.dispose());

  it('tells all that USB says of a tty', async () => {
    tree.addUsb('1-2.3', { ...ec25, serial: '0001' }, [
      { name: 'ttyUSB2', interfaceNumber: 2, interfaceClass: 'ff0000' },
    ]);
    expect(await createSysfsScanner(tree).scan()).toEqual([
      {
        path: join(tree.devRoot, 'ttyUSB2'),
        usbId: '2c7c:0125',
        manufacturer: 'Quectel',
        product: 'EC25-EUX',
        serialNumber: '0001',
        location: '1-2.3:1.2',
        interfaceNumber: 2,
        interfaceClass: 'ff0000',
        deviceKey: '1-2.3',
        hostController: '0000:00:14.0',
      },
    ]);
  });

  it('lists the ttys of one device under one key, in the order of their numbers', async () => {
    tree.addUsb(
      '1-4',
      ec25,
      [10, 9, 2].map((number, index) => ({ name: `ttyUSB${number}`, interfaceNumber: index })),
    );
    const devices = await createSysfsScanner(tree).scan();
    expect(devices.map(({ path }) => path)).toEqual(
      ['ttyUSB2', 'ttyUSB9', 'ttyUSB10'].map((name) => join(tree.devRoot, name)),
    );
    expect(new Set(devices.map(({ deviceKey }) => deviceKey))).toEqual(new Set(['1-4']));
  });

  it('tells ttys that share an interface apart', async () => {
    tree.addUsb('1-1', { idVendor: '1a86', idProduct: '55d9' }, [
      { name: 'ttyCH9344USB0', interfaceNumber: 0, portNumber: 0 },
      { name: 'ttyCH9344USB1', interfaceNumber: 0, portNumber: 1 },
    ]);
    const locations = (await createSysfsScanner(tree).scan()).map(({ location }) => location);
    expect(locations).toEqual(['1-1:1.0', '1-1:1.0.1']);
  });

  it('leaves a missing serial number empty', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    expect(await createSysfsScanner(tree).scan()).toMatchObject([{ serialNumber: null }]);
  });

  it('keeps UARTs of the mainboard that exist and skips those that do not', async () => {
    tree.addUart('ttyS0', 4);
    tree.addUart('ttyS1', 0);
    expect(await createSysfsScanner(tree).scan()).toMatchObject([
      { path: join(tree.devRoot, 'ttyS0'), usbId: null, location: null, deviceKey: null },
    ]);
  });

  it('skips terminals without hardware and ttys without a node', async () => {
    tree.addVirtual('tty0');
    tree.addVirtual('ptmx');
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    tree.removeNode('ttyUSB0');
    expect(await createSysfsScanner(tree).scan()).toEqual([]);
  });

  it('cannot tell what is at a path where there is no sysfs', async () => {
    const blind = createSysfsScanner({ sysRoot: join(tree.sysRoot, 'none'), devRoot: tree.devRoot });
    expect(await blind.look(join(tree.devRoot, 'ttyUSB0'))).toBe('unknown');
  });

  it('lists nothing where there is no sysfs', async () => {
    expect(
      await createSysfsScanner({ sysRoot: join(tree.sysRoot, 'none'), devRoot: tree.devRoot }).scan(),
    ).toEqual([]);
  });

  it('gives the same list again until something changes', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    const scanner = createSysfsScanner(tree);
    const first = await scanner.scan();
    expect(await scanner.scan()).toBe(first);
    tree.addVirtual('tty5');
    expect(await scanner.scan()).toBe(first);
    tree.addUsb('1-2', ec25, [{ name: 'ttyUSB1', interfaceNumber: 0 }]);
    const second = await scanner.scan();
    expect(second.map(({ location }) => location)).toEqual(['1-1:1.0', '1-2:1.0']);
    expect(second[0]).toBe(first[0]);
    tree.removeUsb('1-1');
    expect((await scanner.scan()).map(({ location }) => location)).toEqual(['1-2:1.0']);
  });

  it('notices that a name belongs to another device since the last look', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    const scanner = createSysfsScanner(tree);
    await scanner.scan();
    tree.removeUsb('1-1');
    tree.addUsb('1-2', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    expect(await scanner.look(join(tree.devRoot, 'ttyUSB0'))).toMatchObject({ location: '1-2:1.0' });
    expect(await scanner.scan()).toMatchObject([{ location: '1-2:1.0' }]);
    expect(await scanner.look(join(tree.devRoot, 'ttyUSB9'))).toBeNull();
  });

  it('notices another device in the same socket under the same name', async () => {
    tree.addUsb('1-1', { idVendor: '1a86', idProduct: '7523' }, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    const scanner = createSysfsScanner(tree);
    await scanner.scan();
    tree.exchangeUsb('1-1', { idVendor: '0403', idProduct: '6001' });
    expect(await scanner.look(join(tree.devRoot, 'ttyUSB0'))).toMatchObject({ usbId: '0403:6001' });
    expect(await scanner.scan()).toMatchObject([{ usbId: '0403:6001' }]);
  });

  it('keeps its list while the system cannot tell', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    const scanner = createSysfsScanner(tree);
    const before = await scanner.scan();
    const folder = join(tree.sysRoot, 'class/tty');
    renameSync(folder, `${folder}.away`);
    symlinkSync('tty', folder);
    expect(await scanner.scan()).toBe(before);
    rmSync(folder);
    expect(await scanner.scan()).toEqual([]);
  });

  it('reads a device again whose id could not be read', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    tree.exchangeUsb('1-1', { idVendor: '', idProduct: '' });
    const scanner = createSysfsScanner(tree);
    expect(await scanner.scan()).toEqual([]);
    tree.exchangeUsb('1-1', ec25);
    expect(await scanner.scan()).toMatchObject([{ usbId: '2c7c:0125' }]);
  });

  it('takes a tty whose node comes a moment later', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    tree.removeNode('ttyUSB0');
    const scanner = createSysfsScanner(tree);
    expect(await scanner.scan()).toEqual([]);
    tree.addNode('ttyUSB0');
    expect(await scanner.scan()).toMatchObject([{ location: '1-1:1.0' }]);
  });

  it('looks behind links', async () => {
    tree.addUsb('1-1', ec25, [{ name: 'ttyUSB0', interfaceNumber: 0 }]);
    symlinkSync('ttyUSB0', join(tree.devRoot, 'by-path-1-1'));
    const device = await createSysfsScanner(tree).look(join(tree.devRoot, 'by-path-1-1'));
    expect(device).toMatchObject({ path: join(tree.devRoot, 'ttyUSB0') });
  });

  it('names brltty when an adapter is plugged in and has no tty', async () => {
    tree.addUsbWithoutTty('1-1', { idVendor: '1a86', idProduct: '7523' });
    const procRoot = tree.addProcess(99, 'brltty');
    const roots = { sysRoot: tree.sysRoot, procRoot };
    expect(await explainMissingTty(roots, '1-1', '1a86:7523')).toEqual({
      kind: 'busy',
      detail: '1a86:7523 is plugged in, but perhaps held by brltty (pid 99)',
    });
    expect(await explainMissingTty({ ...roots, procRoot: '/none' }, '1-1', '1a86:7523')).toMatchObject({
      kind: 'missing',
    });
    expect(await explainMissingTty(roots, '1-1', '0403:6001')).toBeNull();
    expect(await explainMissingTty(roots, '1-9', '1a86:7523')).toBeNull();
  });
});
