import { expect, test } from 'vitest';
import { createNumberHints } from '../../../../src-main/engine/number/number-hints.ts';
import { iccid } from '../../../support/port-record-factory.ts';

const sim = (place: number) => iccid(`89460700000${String(place).padStart(8, '0')}`);

test('tells the last hint of a SIM until it is taken back', () => {
  const hints = createNumberHints();
  hints.note(sim(1), 'first');
  hints.note(sim(1), 'second');
  expect([hints.of(sim(1)), hints.of(sim(2))]).toEqual(['second', null]);
  hints.note(sim(1), null);
  expect(hints.of(sim(1))).toBeNull();
});

test('forgets the oldest beyond the largest pool, and not one that was told anew', () => {
  const hints = createNumberHints();
  for (let place = 0; place < 512; place++) hints.note(sim(place), 'told');
  hints.note(sim(0), 'told anew');
  hints.note(sim(512), 'told');
  expect([hints.of(sim(0)), hints.of(sim(1)), hints.of(sim(2))]).toEqual(['told anew', null, 'told']);
});
