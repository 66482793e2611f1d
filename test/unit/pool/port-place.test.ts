import { describe, expect, it, test } from 'vitest';
import {
  hasSerialOf,
  isTelling,
  type PortPlace,
  placeOf,
  sitsAt,
} from '../../../src-main/pool/port-place.ts';
import type { DiscoveredDevice } from '../../../src-main/serial/discovered-device.ts';

function device(facts: Partial<DiscoveredDevice> = {}): DiscoveredDevice {
  return {
    path: '/dev/ttyUSB0',
    usbId: '0403:6011',
    manufacturer: null,
    product: null,
    serialNumber: null,
    location: '1-2.3:1.1',
    interfaceNumber: 1,
    interfaceClass: null,
    deviceKey: '1-2.3',
    hostController: '0000:00:14.0',
    ...facts,
  };
}

function place(facts: Partial<DiscoveredDevice> = {}): PortPlace {
  const made = placeOf(device(facts));
  if (made === null) throw new Error('on USB');
  return made;
}

describe('the place of a port', () => {
  it.each<[string, boolean, Partial<DiscoveredDevice>, Partial<DiscoveredDevice>]>([
    ['the same device under another name', true, {}, { path: '/dev/ttyUSB9' }],
    ['another channel of the same adapter', false, {}, { location: '1-2.3:1.2', interfaceNumber: 2 }],
    ['another socket', false, {}, { location: '1-2.4:1.1', deviceKey: '1-2.4' }],
    ['another kind of device in the socket', false, {}, { usbId: '2341:0043' }],
    ['the bus numbered anew', true, {}, { location: '3-2.3:1.1', deviceKey: '3-2.3' }],
    ['the same numbers on another controller', false, {}, { hostController: '0000:03:00.0' }],
    ['an adapter with another serial number', false, { serialNumber: 'A1B2C3' }, { serialNumber: 'X9Y8Z7' }],
    ['an adapter whose serial number cannot be read today', true, { serialNumber: 'A1B2C3' }, {}],
    [
      'a modem exchanged for one of its kind',
      true,
      { usbId: '2c7c:0125', serialNumber: 'A1B2C3' },
      { usbId: '2c7c:0125', serialNumber: 'X9Y8Z7' },
    ],
    ['another tty of a modem', true, { usbId: '2c7c:0125' }, { usbId: '2c7c:0125', interfaceNumber: 3 }],
  ])('%s: %s', (_what, same, known, there) => {
    expect(sitsAt(place(known), device(there))).toBe(same);
  });

  it('of what is not on USB is none', () => {
    expect(placeOf(device({ usbId: null }))).toBeNull();
  });
});

test('a serial number counts for its own channel of an adapter only', () => {
  const known = place({ usbId: '10c4:ea71', serialNumber: '00F2A1B7' });
  const elsewhere = { usbId: '10c4:ea71', serialNumber: '00F2A1B7', deviceKey: '1-9' };
  expect(hasSerialOf(known, device({ ...elsewhere, location: '1-9:1.1' }))).toBe(true);
  expect(hasSerialOf(known, device({ ...elsewhere, location: '1-9:1.2', interfaceNumber: 2 }))).toBe(false);
});

test.each([
  ['A50285BI', true],
  ['0001', false],
  ['0123456789ABCDEF', false],
  ['0123456789abcdef', false],
  ['FFFFFFFFFFFFFFFF', false],
  ['12345678', false],
  [null, false],
])('the serial number %s tells a device from others: %s', (serialNumber, telling) => {
  expect(isTelling(serialNumber)).toBe(telling);
});
