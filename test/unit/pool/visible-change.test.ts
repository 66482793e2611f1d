import { expect, test } from 'vitest';
import { isVisibleChange } from '../../../src-main/pool/visible-change.ts';
import { modemOf, OTHER_CARD, simOf } from './pool-fixtures.ts';

const failed = modemOf({ phase: 'failed', fault: { code: 'port-missing', detail: '/dev/ttyUSB7' } });

test('a port that fails again for the same reason shows nothing new', () => {
  const again = { ...failed, fault: { code: 'port-missing', detail: '/dev/ttyUSB7' } } as const;
  expect(isVisibleChange(failed, again)).toBe(false);
});

test('another reason, or none, is a change', () => {
  expect(isVisibleChange(failed, { ...failed, fault: { code: 'port-busy', detail: null } })).toBe(true);
  expect(isVisibleChange(failed, { ...failed, fault: null })).toBe(true);
  expect(isVisibleChange({ ...failed, fault: null }, failed)).toBe(true);
});

test('a card that was only read once more shows nothing new', () => {
  expect(isVisibleChange(failed, { ...failed, sim: { ...failed.sim, iccidReadAtMs: 7 } })).toBe(false);
});

test('another card and other evidence are changes', () => {
  expect(isVisibleChange(failed, { ...failed, sim: simOf(OTHER_CARD) })).toBe(true);
  const evidence = [{ source: 'cnum', raw: '+46701234567', number: null }] as const;
  expect(isVisibleChange(failed, { ...failed, sim: { ...failed.sim, evidence } })).toBe(true);
});
