import { expect, test } from 'vitest';
import { createOpenGate } from '../../../src-main/serial/open-gate.ts';
import { FakeClock } from '../../support/fake-clock.ts';

test('opens 16 at once and the next when one of them is done', async () => {
  const clock = new FakeClock();
  const gate = createOpenGate(clock);
  const finish: (() => void)[] = [];
  const open = () => new Promise<void>((resolve) => finish.push(resolve));
  const all = Array.from({ length: 20 }, () => gate(open));
  await clock.advance(0);
  expect(finish).toHaveLength(16);
  finish[3]?.();
  await clock.advance(0);
  expect(finish).toHaveLength(17);
  while (finish.length < 20) {
    for (const done of finish) done();
    await clock.advance(0);
  }
  for (const done of finish) done();
  await Promise.all(all);
  expect(clock.timers).toBe(0);
});

test('does not wait for those that hang, however many', async () => {
  const clock = new FakeClock();
  const gate = createOpenGate(clock);
  for (let hung = 0; hung < 40; hung++) void gate(() => new Promise(() => {}));
  let opened = false;
  void gate(async () => {
    opened = true;
  });
  await clock.advance(1_499);
  expect(opened).toBe(true);
});

test('a failed open leaves its place too', async () => {
  const gate = createOpenGate(new FakeClock());
  for (let failed = 0; failed < 40; failed++)
    await expect(gate(() => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
});
