import { expect, test } from 'vitest';
import { createTtyChoice } from '../../../../src-main/engine/ports/tty-choice.ts';
import type { FoundPort } from '../../../../src-main/pool/port-finder.ts';
import type { DiscoveredDevice } from '../../../../src-main/serial/discovered-device.ts';
import type { ReasonCode } from '../../../../src-main/shared/port-view.ts';
import { makeModem, makeRecord } from '../../../support/port-record-factory.ts';
import { portId } from '../../../support/port-view-factory.ts';

const [AT, PPP] = ['/dev/ttyUSB2', '/dev/ttyUSB3'];

function tty(path: string): DiscoveredDevice {
  return {
    ...{ path, usbId: '2c7c:0125', deviceKey: '1-1', location: null, interfaceNumber: null },
    ...{ manufacturer: null, product: null, serialNumber: null, interfaceClass: null, hostController: null },
  };
}

function foundAt(...paths: readonly string[]): FoundPort {
  return foundOf(paths.map(tty));
}

function foundAs(...ttys: readonly (readonly [path: string, interfaceNumber: number])[]): FoundPort {
  return foundOf(
    ttys.map(([path, number]) => ({ ...tty(path), interfaceNumber: number, location: `1-1:1.${number}` })),
  );
}

function foundOf(ttys: readonly DiscoveredDevice[]): FoundPort {
  const [device = null] = ttys;
  return { port: { id: portId('Port1'), address: AT }, device, candidates: ttys, ttys, merged: [] };
}

const ready = (path: string) => ({ ...makeRecord('Port1', makeModem()), address: path });
const failed = (path: string, code: ReasonCode = 'modem-silent') => ({
  ...makeRecord('Port1', makeModem({ phase: 'failed', fault: { code, detail: null } })),
  address: path,
});

test('goes on to the next tty when the first never answered, and back when all are mute', () => {
  const choice = createTtyChoice();
  const found = foundAt(AT, PPP);
  expect(choice.of(found)).toBe(AT);
  expect(choice.follow(failed(AT), found, 5_000)).toBe(true);
  expect(choice.of(found)).toBe(PPP);
  expect(choice.follow(failed(PPP), found, 10_000)).toBe(true);
  expect(choice.of(found)).toBe(AT);
  expect(choice.follow(failed(AT), found, 15_000)).toBe(false);
});

test('stays with the tty that answered while a stuck modem is being helped, and gives up in the end', () => {
  const choice = createTtyChoice();
  const found = foundAt(AT, PPP);
  choice.follow(failed(AT), found, 0);
  expect(choice.follow(ready(PPP), found, 5_000)).toBe(false);
  expect(choice.follow(failed(PPP), found, 10_000)).toBe(false);
  expect(choice.follow(failed(PPP), found, 90_000)).toBe(false);
  expect(choice.of(found)).toBe(PPP);
  expect(choice.follow(failed(PPP), found, 101_000)).toBe(true);
  expect(choice.of(found)).toBe(AT);
});

test('blames no tty for a modem that is gone or held by somebody else', () => {
  const choice = createTtyChoice();
  const found = foundAt(AT, PPP);
  for (const code of ['port-lost', 'port-missing', 'port-busy', 'modem-recovering'] as const)
    expect(choice.follow(failed(AT, code), found, 0)).toBe(false);
});

test('remembers the interface that answered, not its name, when the ttys are numbered anew', () => {
  const choice = createTtyChoice();
  const before = foundAs(['/dev/ttyUSB2', 2], ['/dev/ttyUSB3', 3]);
  choice.follow(failed('/dev/ttyUSB2'), before, 0);
  choice.follow(ready('/dev/ttyUSB3'), before, 5_000);
  expect(choice.of(before)).toBe('/dev/ttyUSB3');
  const after = foundAs(['/dev/ttyUSB3', 2], ['/dev/ttyUSB4', 3]);
  expect(choice.of(after)).toBe('/dev/ttyUSB4');
});

test('takes no note of what was said of a tty that is none of the modem any more', () => {
  const choice = createTtyChoice();
  expect(choice.follow(failed('/dev/ttyUSB9'), foundAt(AT, PPP), 0)).toBe(false);
  expect(choice.of(foundAt(AT, PPP))).toBe(AT);
});

test('has no choice with one tty, and none without a device', () => {
  const choice = createTtyChoice();
  expect(choice.follow(failed(AT), foundAt(AT), 0)).toBe(false);
  expect(choice.of(foundAt())).toBeNull();
});
