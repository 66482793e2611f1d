import { expect, test } from 'vitest';
import type { OpenStore } from '../../../../src-main/engine/engine-options.ts';
import { openUssdDiary } from '../../../../src-main/engine/number/ussd-diary.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { iccid } from '../../../support/port-record-factory.ts';

const SIM = iccid('89460000000000000011');
const OTHER = iccid('89460000000000000029');
const CODE = '*100#';
const HOUR_MS = 3_600_000;

function setUp() {
  const clock = new FakeClock();
  const files = new Map<string, unknown>();
  const warnings: string[] = [];
  const full = { disk: false };
  const openStore: OpenStore = ({ name, schema, defaults }) => ({
    get: () => schema.parse(JSON.parse(JSON.stringify(files.get(name) ?? defaults()))),
    set(value) {
      if (full.disk) throw new Error('disk full');
      files.set(name, value);
    },
  });
  const open = () => openUssdDiary({ clock, openStore, warn: (message) => warnings.push(message) });
  return { clock, open, files, warnings, full };
}

test('a SIM is asked three times a day at most, with growing pauses, also when the app starts anew', async () => {
  const { clock, open } = setUp();
  expect(open().waitMs(SIM, CODE)).toBe(0);
  open().noteAsked(SIM);
  expect(open().waitMs(SIM, CODE)).toBe(10 * 60_000);
  await clock.advance(10 * 60_000);
  open().noteAsked(SIM);
  expect(open().waitMs(SIM, CODE)).toBe(HOUR_MS);
  await clock.advance(HOUR_MS);
  open().noteAsked(SIM);
  expect(open().waitMs(SIM, CODE)).toBe(24 * HOUR_MS - HOUR_MS - 10 * 60_000);
  expect(open().waitMs(OTHER, CODE)).toBe(0);
  await clock.advance(24 * HOUR_MS);
  expect(open().waitMs(SIM, CODE)).toBe(0);
});

test('a code that was answered without a number is not asked again, another one is', () => {
  const { open } = setUp();
  open().noteFruitless(SIM, CODE);
  expect(open().waitMs(SIM, CODE)).toBe(Number.POSITIVE_INFINITY);
  expect(open().waitMs(SIM, '*101#')).toBe(0);
});

test('a clock that was ahead locks nobody out for longer than a day', async () => {
  const { clock, open } = setUp();
  clock.jumpWall(365 * 24 * HOUR_MS);
  open().noteAsked(SIM);
  clock.jumpWall(-365 * 24 * HOUR_MS);
  const diary = open();
  expect(diary.waitMs(SIM, CODE)).toBe(10 * 60_000);
  await clock.advance(10 * 60_000);
  expect(diary.waitMs(SIM, CODE)).toBe(0);
});

test('SIMs that were not asked for a day are forgotten', async () => {
  const { clock, open, files } = setUp();
  open().noteAsked(SIM);
  await clock.advance(25 * HOUR_MS);
  open().noteAsked(OTHER);
  expect(Object.keys((files.get('ussd') as { sims: object }).sims)).toEqual([OTHER]);
});

test('a full disk costs the memory of a restart, not the count of this run', () => {
  const { open, warnings, full } = setUp();
  full.disk = true;
  const diary = open();
  diary.noteAsked(SIM);
  expect(diary.waitMs(SIM, CODE)).toBe(10 * 60_000);
  expect(warnings).toEqual(['USSD diary: disk full']);
});
