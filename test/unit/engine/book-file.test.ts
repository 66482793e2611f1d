import { expect, test } from 'vitest';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { openBookFile } from '../../../src-main/engine/book-file.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { iccid } from '../../support/port-record-factory.ts';
import { portId } from '../../support/port-view-factory.ts';

const SIM = iccid('8946070000000000017');

function setUp() {
  const clock = new FakeClock();
  const disk = { full: false };
  const saved: string[] = [];
  const warnings: string[] = [];
  const faults: (string | null)[] = [];
  const store = openBookFile({
    clock,
    warn: (message) => warnings.push(message),
    onBookFault: (fault) => faults.push(fault),
    openStore: ({ defaults }) => ({
      get: defaults,
      set(value) {
        if (disk.full) throw new Error('no space left on device');
        saved.push(JSON.stringify(value));
      },
    }),
  });
  return { clock, disk, saved, warnings, faults, store, book: createNumberBook(store, { clock }) };
}

test('what a full disk refused is saved once there is room, though nothing else changes', async () => {
  const { clock, disk, saved, warnings, faults, book } = setUp();
  book.setRent(SIM, portId('Port1'));
  disk.full = true;
  book.setRent(SIM, null);
  await clock.advance(10 * 60_000);
  expect(saved.at(-1)).toContain('Port1');
  expect(warnings).toEqual([expect.stringContaining('no space left')]);
  disk.full = false;
  await clock.advance(60_000);
  expect(saved.at(-1)).not.toContain('Port1');
  expect(warnings).toHaveLength(2);
  expect(faults).toEqual(['no space left on device', null]);
  expect(clock.timers).toBe(0);
});

test('a later change brings the earlier one along, and the older content never comes after it', async () => {
  const { clock, disk, saved, book } = setUp();
  disk.full = true;
  book.setPrice(SIM, 1);
  disk.full = false;
  book.setPrice(SIM, 2);
  await clock.advance(10 * 60_000);
  expect(saved).toHaveLength(1);
  expect(saved[0]).toContain('"price":2');
});

test('the end of the app is one more try, after which nothing runs', () => {
  const { clock, disk, saved, store, book } = setUp();
  disk.full = true;
  book.setPrice(SIM, 1);
  store.close();
  expect(clock.timers).toBe(0);
  disk.full = false;
  store.close();
  expect(saved).toHaveLength(1);
  expect(clock.timers).toBe(0);
});
