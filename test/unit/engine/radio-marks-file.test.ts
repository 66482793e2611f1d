import { expect, test } from 'vitest';
import type { OpenStore } from '../../../src-main/engine/engine-options.ts';
import { openRadioMarks } from '../../../src-main/engine/radio-marks-file.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A disk that counts its writes, and can be full. */
function createDisk() {
  const clock = new FakeClock();
  const disk = { content: null as unknown, writes: 0, full: false };
  const openStore: OpenStore = ({ schema, defaults }) => {
    let current = disk.content === null ? defaults() : schema.parse(disk.content);
    return {
      get: () => current,
      set(value) {
        if (disk.full) throw new Error('no space left');
        disk.writes++;
        disk.content = structuredClone(value);
        current = value;
      },
    };
  };
  const warnings: string[] = [];
  return {
    clock,
    disk,
    warnings,
    open: () => openRadioMarks({ openStore, clock, warn: (text) => warnings.push(text) }),
  };
}

test('a mark is on the disk at once, and outlives an app that dies', () => {
  const { open } = createDisk();
  open().set('/dev/ttyUSB0 1');
  const next = open();
  expect(next.has('/dev/ttyUSB0 1')).toBe(true);
  expect(next.has('/dev/ttyUSB1 1')).toBe(false);
});

test('a mark goes with its modem to another address, from the disk too', () => {
  const { open } = createDisk();
  open().set('/dev/ttyUSB0 1');
  const next = open();
  expect(next.adopt('/dev/ttyUSB3 2')).toBe(false);
  expect(next.adopt('/dev/ttyUSB3 1')).toBe(true);
  expect(open().has('/dev/ttyUSB0 1')).toBe(true);
  next.clear('/dev/ttyUSB3 1');
  next.close();
  expect(open().adopt('/dev/ttyUSB0 1')).toBe(false);
});

test('a mark that was cleared is gone from the disk a minute later, or when the app ends', async () => {
  const { clock, open } = createDisk();
  const first = open();
  first.set('a');
  first.clear('a');
  await clock.advance(60_000);
  expect(open().has('a')).toBe(false);
  first.set('b');
  first.clear('b');
  first.close();
  expect(open().has('b')).toBe(false);
  expect(clock.timers).toBe(0);
});

test('a socket that is cycled over and over is written once', () => {
  const { disk, open } = createDisk();
  const marks = open();
  for (let cycle = 0; cycle < 50; cycle++) {
    marks.set('a');
    marks.clear('a');
  }
  expect(disk.writes).toBe(1);
  marks.close();
  expect(disk.writes).toBe(2);
});

test('a disk that is full refuses the mark, and its end is no fault of the app', () => {
  const { disk, warnings, open } = createDisk();
  const marks = open();
  marks.set('a');
  disk.full = true;
  expect(() => marks.set('b')).toThrow('no space left');
  expect(marks.has('b')).toBe(false);
  marks.clear('a');
  marks.close();
  expect(warnings).toEqual(['radio marks: no space left']);
});
