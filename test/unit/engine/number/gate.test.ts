import { expect, test } from 'vitest';
import { createGate } from '../../../../src-main/engine/number/gate.ts';
import { settlePromises } from '../../../support/fake-clock.ts';

test('lets so many in, and the next one in turn for each that leaves', async () => {
  const gate = createGate(2);
  const inside: number[] = [];
  const leave: (() => void)[] = [];
  for (const guest of [1, 2, 3, 4])
    void gate.enter().then((out) => {
      inside.push(guest);
      leave.push(out);
    });
  await settlePromises();
  expect(inside).toEqual([1, 2]);
  expect(gate.isFree()).toBe(false);
  leave[0]?.();
  leave[0]?.();
  await settlePromises();
  expect(inside).toEqual([1, 2, 3]);
  for (const out of leave) out();
  await settlePromises();
  expect(inside).toEqual([1, 2, 3, 4]);
  expect(gate.isFree()).toBe(true);
});
