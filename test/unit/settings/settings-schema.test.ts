import { expect, test } from 'vitest';
import { settingsSchema } from '../../../src-main/settings/settings-schema.ts';

const place = {
  usbId: '1a86:7523',
  location: '1-2:1.0',
  deviceKey: '1-2',
  hostController: '0000:00:14.0',
  interfaceNumber: 0,
  serialNumber: null,
};

test('reads ports of older files, which know nothing but the name of the tty', () => {
  const { ports } = settingsSchema.parse({ version: 1, ports: [{ id: 'Port1', address: '/dev/ttyUSB0' }] });
  expect(ports).toEqual([{ id: 'Port1', address: '/dev/ttyUSB0' }]);
});

test('keeps by what a port is found again', () => {
  const port = { id: 'Port1', address: '/dev/ttyUSB0', place, imei: '490154203237518' };
  const text = JSON.stringify(settingsSchema.parse({ ports: [port] }));
  expect(settingsSchema.parse(JSON.parse(text)).ports).toEqual([port]);
});
