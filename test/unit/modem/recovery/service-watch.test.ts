import { expect, test } from 'vitest';
import { INITIAL_MODEM } from '../../../../src-main/modem/modem-machine.ts';
import type { SimState } from '../../../../src-main/modem/modem-snapshot.ts';
import { ServiceWatch } from '../../../../src-main/modem/recovery/service-watch.ts';
import type { Registration } from '../../../../src-main/shared/port-view.ts';
import { iccid } from '../../../support/port-record-factory.ts';

const MINUTE_MS = 60_000;
const CARD = iccid('8946070000000000017');

function readingOf(registration: Registration | null, state: SimState = 'ready') {
  return {
    ...INITIAL_MODEM.reading,
    sim: { ...INITIAL_MODEM.reading.sim, state, iccid: CARD },
    registration,
  };
}

/** Minutes at which a step was taken within a day of this reading, with the step. */
function aDayOf(watch: ServiceWatch, registration: Registration | null, state?: SimState) {
  const taken: [number, string][] = [];
  for (let minute = 0; minute < 24 * 60; minute += 0.5) {
    const step = watch.take(readingOf(registration, state), minute * MINUTE_MS);
    if (step !== null) taken.push([minute, step]);
  }
  return taken;
}

test('helps a modem without a network after pauses that grow from 5.5 min to 2 h, the radio first', () => {
  const taken = aDayOf(new ServiceWatch(() => 0), 'searching');
  expect(taken.slice(0, 4)).toEqual([
    [5.5, 'radio'],
    [16.5, 'radio'],
    [38.5, 'restart'],
    [82.5, 'restart'],
  ]);
  const pauses = taken.slice(1).map(([minute], index) => minute - (taken[index]?.[0] ?? 0));
  expect(Math.max(...pauses)).toBe(120);
});

test.each(['busy', 'unknown'] as const)('helps a modem whose SIM stays %s', (state) => {
  expect(aDayOf(new ServiceWatch(() => 0), null, state)[0]).toEqual([5.5, 'radio']);
});

test('helps a card that fails after it was served, and none that never worked', () => {
  const watch = new ServiceWatch(() => 0);
  expect(aDayOf(watch, null, 'failure')).toEqual([]);
  watch.take(readingOf('home'), 0);
  expect(aDayOf(watch, null, 'failure')[0]).toEqual([5.5, 'radio']);
});

test.each(['absent', 'pin', 'puk', 'device-lock'] as const)('leaves a SIM that is %s alone', (state) => {
  expect(aDayOf(new ServiceWatch(() => 0), null, state)).toEqual([]);
});

test.each(['denied', 'emergency'] as const)('leaves a card that never got further than %s alone', (stat) => {
  expect(aDayOf(new ServiceWatch(() => 0), stat)).toEqual([]);
});

test('helps a card that is denied after it was served', () => {
  const watch = new ServiceWatch(() => 0);
  watch.take(readingOf('home'), 0);
  expect(aDayOf(watch, 'denied')[0]).toEqual([5.5, 'radio']);
});

test('never touches one that is registered, and begins anew after it', () => {
  const watch = new ServiceWatch(() => 0);
  expect(aDayOf(watch, 'roaming')).toEqual([]);
  aDayOf(watch, 'searching');
  watch.take(readingOf('home'), 0);
  expect(aDayOf(watch, 'idle')[0]).toEqual([5.5, 'radio']);
});

test('the modems of a pool that lost their network together are not helped together', () => {
  const moments = [0, 0.5, 1].map((share) => aDayOf(new ServiceWatch(() => share), 'searching')[0]?.[0]);
  expect(moments).toEqual([5.5, 6.5, 7.5]);
});
