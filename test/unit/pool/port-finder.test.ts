import { expect, test } from 'vitest';
import { findPorts } from '../../../src-main/pool/port-finder.ts';
import type { KnownPort } from '../../../src-main/pool/port-identity.ts';
import { placeOf } from '../../../src-main/pool/port-place.ts';
import type { DiscoveredDevice } from '../../../src-main/serial/discovered-device.ts';
import { deviceOfPortInfo } from '../../../src-main/serial/port-info-device.ts';
import { portId } from './pool-fixtures.ts';

const EC25 = '2c7c:0125';
const CH340 = '1a86:7523';

/** `usb('1-2', CH340, 0, '/dev/ttyUSB3')` */
function usb(socket: string, usbId: string, interfaceNumber: number, path: string): DiscoveredDevice {
  return {
    ...{ path, usbId, interfaceNumber, deviceKey: socket, location: `${socket}:1.${interfaceNumber}` },
    ...{ manufacturer: null, product: null, serialNumber: null, interfaceClass: null },
    hostController: '0000:00:14.0',
  };
}

function port(id: string, at: DiscoveredDevice | string): KnownPort {
  if (typeof at === 'string') return { id: portId(id), address: at };
  return { id: portId(id), address: at.path, place: placeOf(at) ?? undefined };
}

function find(
  ports: readonly KnownPort[],
  devices: readonly DiscoveredDevice[],
  links = new Map<string, string>(),
) {
  return findPorts(ports, devices, (address) => links.get(address) ?? address).map(
    ({ port: { id }, device, candidates, merged }) => ({
      id,
      at: device?.path ?? null,
      candidates: candidates.map(({ path }) => path),
      merged,
    }),
  );
}

test('gives each port its own device, whatever the names say', () => {
  const [one, two] = [usb('1-1', CH340, 0, '/dev/ttyUSB0'), usb('1-2', CH340, 0, '/dev/ttyUSB1')];
  const swapped = [usb('1-2', CH340, 0, '/dev/ttyUSB0'), usb('1-1', CH340, 0, '/dev/ttyUSB1')];
  expect(find([port('Port1', one), port('Port2', two)], swapped)).toMatchObject([
    { id: 'Port1', at: '/dev/ttyUSB1' },
    { id: 'Port2', at: '/dev/ttyUSB0' },
  ]);
});

test('goes by the name only of what was never seen, and never gives a device to two', () => {
  const [one] = [usb('1-1', CH340, 0, '/dev/ttyUSB0')];
  const ports = [port('Port1', '/dev/ttyUSB0'), port('Port2', one), port('Port3', 'tcp://box:4000')];
  expect(find(ports, [one])).toMatchObject([
    { id: 'Port1', at: null },
    { id: 'Port2', at: '/dev/ttyUSB0' },
    { id: 'Port3', at: null },
  ]);
});

test('takes a link and the device behind it for one port', () => {
  const one = usb('1-1', CH340, 0, '/dev/ttyUSB0');
  const links = new Map([['/dev/serial/by-path/x', '/dev/ttyUSB0']]);
  const ports = [port('Port1', '/dev/serial/by-path/x'), port('Port2', '/dev/ttyUSB0')];
  expect(find(ports, [one], links)).toMatchObject([{ id: 'Port1', at: '/dev/ttyUSB0', merged: ['Port2'] }]);
  expect(find(ports, [], links)).toMatchObject([{ id: 'Port1', at: null, merged: ['Port2'] }]);
});

test('joins ports on one modem, and begins with its best tty', () => {
  const ttys = [0, 1, 2, 3].map((number) => usb('1-1', EC25, number, `/dev/ttyUSB${number}`));
  const [diag, , at, ppp] = ttys;
  if (!diag || !at || !ppp) throw new Error('four ttys');
  expect(find([port('Port4', ppp), port('Port9', diag)], ttys)).toEqual([
    {
      id: 'Port4',
      at: '/dev/ttyUSB2',
      candidates: ['/dev/ttyUSB2', '/dev/ttyUSB3', '/dev/ttyUSB0'],
      merged: ['Port9'],
    },
  ]);
});

test('begins with the tty that was handed over, and asks those that are known to take commands alone', () => {
  const ttys = [0, 1, 2, 3].map((number) => usb('1-1', EC25, number, `/dev/ttyUSB${number}`));
  expect(find([port('Port1', '/dev/ttyUSB3')], ttys)).toMatchObject([
    { at: '/dev/ttyUSB3', candidates: ['/dev/ttyUSB3', '/dev/ttyUSB2'] },
  ]);
});

test('does not join the ports of an adapter: behind each is a modem of its own', () => {
  const ttys = [0, 1, 2, 3].map((number) => usb('1-1', '0403:6011', number, `/dev/ttyUSB${number}`));
  expect(
    find(
      ttys.map((tty, index) => port(`Port${index + 1}`, tty)),
      ttys,
    ),
  ).toHaveLength(4);
});

test('follows adapters without a serial number when Windows numbers its hubs anew', () => {
  // Windows makes up an instance for them, which stays, while the numbers of hubs come and go.
  const com = (path: string, hub: number, instance: string) =>
    deviceOfPortInfo({
      ...{ path, vendorId: '1A86', productId: '7523', locationId: `Port_#0003.Hub_#000${hub}` },
      ...{ pnpId: `USB\\VID_1A86&PID_7523\\${instance}`, serialNumber: instance },
    });
  const ports = [
    port('Port1', com('COM3', 4, '5&1A2B3C&0&3')),
    port('Port2', com('COM4', 5, '5&9F8E7D&0&3')),
  ];
  const after = [com('COM3', 5, '5&1A2B3C&0&3'), com('COM4', 4, '5&9F8E7D&0&3')];
  expect(find(ports, after).map(({ at }) => at)).toEqual(['COM3', 'COM4']);
});
