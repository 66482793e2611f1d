import { expect, test } from 'vitest';
import { createNapWatch, hasSlept } from '../../../src-main/engine/nap-watch.ts';
import { FakeClock } from '../../support/fake-clock.ts';

test.each([
  ['a tick in time', 10_000, 10_000, false],
  ['a tick of a busy computer', 25_000, 25_000, false],
  ['a small correction of the clock', 14_000, 10_000, false],
  ['a clock set back', -3_600_000, 10_000, false],
  ['sleep in which monotonic time stands still', 120_000, 10_000, true],
  ['sleep in which it goes on', 120_000, 120_000, true],
])('tells by %s', (_, wallMs, monotonicMs, slept) => {
  expect(hasSlept({ wallMs: 0, monotonicMs: 0 }, { wallMs, monotonicMs })).toBe(slept);
});

function setUp() {
  const clock = new FakeClock();
  const naps: number[] = [];
  const watch = createNapWatch({ clock, onNap: () => naps.push(clock.monotonicMs()) });
  return { clock, naps, watch };
}

test('notices a sleep within 10 s, once', async () => {
  const { clock, naps, watch } = setUp();
  watch.start();
  await clock.advance(33_000);
  clock.jumpWall(600_000);
  await clock.advance(60_000);
  expect(naps).toEqual([40_000]);
});

test('leaves a sleep alone that was reported', async () => {
  const { clock, naps, watch } = setUp();
  watch.start();
  await clock.advance(33_000);
  clock.jumpWall(600_000);
  watch.start();
  await clock.advance(60_000);
  expect(naps).toEqual([]);
});

test('leaves no timer behind', async () => {
  const { clock, naps, watch } = setUp();
  watch.start();
  watch.start();
  expect(clock.timers).toBe(1);
  watch.stop();
  clock.jumpWall(600_000);
  await clock.advance(60_000);
  expect(naps).toEqual([]);
  expect(clock.timers).toBe(0);
});
