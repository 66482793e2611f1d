import { expect, test } from 'vitest';
import { createSleepWatch } from '../../../src-main/engine/sleep-watch.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { presentRecord } from '../../support/port-record-factory.ts';

function setUp() {
  const clock = new FakeClock();
  const story: string[] = [];
  const readings: (() => void)[] = [];
  const watch = createSleepWatch({
    clock,
    pool: {
      ...{ verifyAll: () => new Promise((resolve) => readings.push(resolve)) },
      state: () => ({ ports: [presentRecord('Port1')], settled: true }),
      identify: (id) => story.push(`identify ${id}`),
    },
    sync: () => ({ suspend: () => story.push('suspend'), resume: () => story.push('resume') }),
  });
  return { clock, story, readings, watch };
}

test('sends only after every SIM was read again, then reads the modems, which may have forgotten their settings', async () => {
  const { clock, story, readings, watch } = setUp();
  void watch.resume();
  await clock.advance(1_000);
  expect(story).toEqual([]);
  readings[0]?.();
  await clock.advance(0);
  expect(story).toEqual(['resume', 'identify Port1']);
  expect(clock.timers).toBe(0);
});

test('does not wait longer than 5 s for a port that does not answer', async () => {
  const { clock, story, watch } = setUp();
  void watch.resume();
  await clock.advance(5_000);
  expect(story).toEqual(['resume', 'identify Port1']);
});

test('sends nothing when the computer falls asleep again over the reading', async () => {
  const { clock, story, readings, watch } = setUp();
  void watch.resume();
  watch.suspend();
  readings[0]?.();
  await clock.advance(10_000);
  expect(story).toEqual(['suspend']);
});

test('sends nothing when the app says goodbye over the reading', async () => {
  const { clock, story, readings, watch } = setUp();
  void watch.resume();
  watch.end();
  readings[0]?.();
  await clock.advance(10_000);
  expect(story).toEqual([]);
});

test('trusts no reading from before the sleep, nor one that was asked in its very moment', async () => {
  const { clock, watch } = setUp();
  await clock.advance(100_000);
  expect(watch.maxAgeMs()).toBe(60_000);
  void watch.resume();
  expect(watch.maxAgeMs()).toBeLessThan(0);
  await clock.advance(4_000);
  expect(watch.maxAgeMs()).toBeCloseTo(4_000, 1);
  await clock.advance(300_000);
  expect(watch.maxAgeMs()).toBe(60_000);
});

test('goes on by itself when the computer stays awake after all, or never says that it woke', async () => {
  const { clock, story, readings, watch } = setUp();
  watch.suspend();
  await clock.advance(59_999);
  expect(readings).toEqual([]);
  await clock.advance(1);
  readings[0]?.();
  await clock.advance(0);
  expect(story).toEqual(['suspend', 'resume', 'identify Port1']);
});

test.each(['resume', 'end'] as const)('leaves no timer behind after %s', async (way) => {
  const { clock, readings, watch } = setUp();
  watch.suspend();
  void watch[way]();
  readings[0]?.();
  await clock.advance(0);
  expect(clock.timers).toBe(0);
});

test('goes on when the reading itself breaks', async () => {
  const clock = new FakeClock();
  const story: string[] = [];
  const watch = createSleepWatch({
    clock,
    pool: {
      verifyAll: () => Promise.reject(new Error('a bug')),
      state: () => ({ ports: [], settled: true }),
      identify: () => {},
    },
    sync: () => ({ suspend: () => story.push('suspend'), resume: () => story.push('resume') }),
  });
  await watch.resume();
  expect(story).toEqual(['resume']);
  expect(clock.timers).toBe(0);
});
