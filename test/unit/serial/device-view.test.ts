import { describe, expect, it } from 'vitest';
import { toDeviceViews } from '../../../src-main/serial/device-view.ts';
import type { DiscoveredDevice } from '../../../src-main/serial/discovered-device.ts';

const nothingUsed = (): boolean => false;

function tty(path: string, facts: Partial<DiscoveredDevice> = {}): DiscoveredDevice {
  return {
    path,
    usbId: null,
    manufacturer: null,
    product: null,
    serialNumber: null,
    location: null,
    interfaceNumber: null,
    interfaceClass: null,
    deviceKey: null,
    hostController: null,
    ...facts,
  };
}

/** All ttys of one USB device, one for each interface from 0 on. */
function usbDevice(
  deviceKey: string,
  usbId: string,
  count: number,
  interfaceClasses: readonly string[] = [],
): DiscoveredDevice[] {
  return Array.from({ length: count }, (_, index) =>
    tty(`/dev/${deviceKey}-${index}`, {
      usbId,
      deviceKey,
      interfaceNumber: index,
      interfaceClass: interfaceClasses[index] ?? null,
    }),
  );
}

function proposedOf(devices: readonly DiscoveredDevice[]): string[] {
  return toDeviceViews(devices, nothingUsed)
    .filter(({ proposed }) => proposed)
    .map(({ path }) => path);
}

describe('devices as the window lists them', () => {
  it('proposes the AT tty of a modem and none of its others', () => {
    expect(proposedOf(usbDevice('1-1', '2c7c:0125', 4))).toEqual(['/dev/1-1-2']);
  });

  it('proposes one tty for each of two equal modems', () => {
    const both = [...usbDevice('1-1', '1e0e:9001', 5), ...usbDevice('1-2', '1e0e:9001', 5)];
    expect(proposedOf(both)).toEqual(['/dev/1-1-2', '/dev/1-2-2']);
  });

  it('takes the second best AT tty where the best one is missing', () => {
    const devices = usbDevice('1-1', '2c7c:0125', 4).filter(({ interfaceNumber }) => interfaceNumber !== 2);
    expect(proposedOf(devices)).toEqual(['/dev/1-1-3']);
  });

  it('finds the AT tty of a Huawei modem by its protocol', () => {
    expect(proposedOf(usbDevice('1-1', '12d1:1506', 3, ['ff0201', 'ff0210', 'ff0212']))).toEqual([
      '/dev/1-1-2',
    ]);
  });

  it('proposes every tty of a pool adapter', () => {
    expect(proposedOf(usbDevice('1-1', '0403:6011', 4))).toHaveLength(4);
  });

  it('never proposes a stranger, whatever bus it is on', () => {
    const views = toDeviceViews(
      [
        tty('/dev/ttyS0'),
        tty('/dev/ttyACM0', { usbId: '2341:0043', product: 'Arduino Uno', deviceKey: '1-1' }),
      ],
      nothingUsed,
    );
    expect(views).toMatchObject([
      { path: '/dev/ttyS0', description: null, proposed: false },
      { path: '/dev/ttyACM0', description: 'Arduino Uno', proposed: false },
    ]);
  });

  it('names known devices in plain words and knows makers by their vendor id', () => {
    const views = toDeviceViews(
      [tty('/dev/a', { usbId: '0403:6011' }), tty('/dev/b', { usbId: '1199:68a3', interfaceNumber: 3 })],
      nothingUsed,
    );
    expect(views.map(({ description }) => description)).toEqual([
      'FTDI FT4232H adapter',
      'Sierra Wireless modem',
    ]);
  });

  it('lists what it proposes first and marks what is a port already', () => {
    const views = toDeviceViews(
      [tty('/dev/ttyS0'), tty('/dev/ttyUSB0', { usbId: '10c4:ea60' })],
      (path) => path === '/dev/ttyS0',
    );
    expect(views).toMatchObject([
      { path: '/dev/ttyUSB0', alreadyUsed: false },
      { path: '/dev/ttyS0', alreadyUsed: true },
    ]);
  });
});
