import { expect, test } from 'vitest';
import { savedPorts, unsavedPorts } from '../../../src-main/app/port-registry.ts';
import type { JsonStore } from '../../../src-main/settings/json-store.ts';
import { defaultSettings, type Settings } from '../../../src-main/settings/settings-schema.ts';
import { portId } from '../../support/port-view-factory.ts';

const place = {
  ...{ usbId: '1a86:7523', location: '1-1:1.0', deviceKey: '1-1', hostController: '0000:00:14.0' },
  ...{ interfaceNumber: 0, serialNumber: null },
};

function storeOf(ports: Settings['ports']): JsonStore<Settings> {
  let settings: Settings = { ...defaultSettings(), ports };
  return {
    get: () => settings,
    set(value) {
      settings = value;
    },
    repair: null,
  };
}

test('a port of the command line is what has that name now, not the device that had it once', () => {
  const store = storeOf([{ id: portId('Port3'), address: '/dev/ttyUSB0', place, imei: '490154203237518' }]);
  const run = unsavedPorts(store, ['/dev/ttyUSB0', '/dev/ttyUSB5']);
  expect(run.list()).toEqual([
    { id: 'Port3', address: '/dev/ttyUSB0' },
    { id: 'Port1', address: '/dev/ttyUSB5' },
  ]);
});

test('ports of the command line are spelled as those of the settings', () => {
  const store = storeOf([{ id: portId('Port3'), address: 'COM12' }]);
  const run = unsavedPorts(store, ['com12', '\\\\.\\COM12', 'TCP://Box:4000', 'sim://1']);
  expect(run.list()).toEqual([
    { id: 'Port3', address: 'COM12' },
    { id: 'Port1', address: 'tcp://box:4000' },
    { id: 'Port2', address: 'sim://1' },
  ]);
});

test('what is learnt of ports of the command line ends with the run', () => {
  const store = storeOf([{ id: portId('Port3'), address: 'COM12' }]);
  const run = unsavedPorts(store, ['COM12']);
  run.save([{ id: portId('Port3'), address: 'COM13', place }]);
  expect(run.list()).toEqual([{ id: 'Port3', address: 'COM13', place }]);
  expect(savedPorts(store).list()).toEqual([{ id: 'Port3', address: 'COM12' }]);
});
