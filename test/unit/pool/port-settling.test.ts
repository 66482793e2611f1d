import { expect, test } from 'vitest';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import { isSettled } from '../../../src-main/pool/port-settling.ts';
import { makeModem, readySim } from '../../support/port-record-factory.ts';

const withSim = (
  state: ModemSnapshot['sim']['state'],
  registration: ModemSnapshot['registration'],
): ModemSnapshot =>
  makeModem({ sim: { ...readySim, state, iccid: state === 'ready' ? readySim.iccid : null }, registration });

test.each(['home', 'roaming', 'denied', 'emergency'] as const)(
  'a SIM to which the network has said %s is settled',
  (registration) => {
    expect(isSettled(withSim('ready', registration))).toBe(true);
  },
);

test.each([null, 'idle', 'searching', 'unknown'] as const)(
  'a SIM whose network is %s is waited for: it was on sale a moment ago',
  (registration) => {
    expect(isSettled(withSim('ready', registration))).toBe(false);
  },
);

test.each(['absent', 'pin', 'puk', 'failure'] as const)('a SIM that is %s is settled', (state) => {
  expect(isSettled(withSim(state, null))).toBe(true);
});

test.each(['unknown', 'busy'] as const)('a SIM that is %s is waited for', (state) => {
  expect(isSettled(withSim(state, null))).toBe(false);
});

test('a SIM without an ICCID yet is waited for', () => {
  expect(isSettled(makeModem({ sim: { ...readySim, iccid: null }, registration: 'home' }))).toBe(false);
});

test.each([
  ['failed', true],
  ['opening', false],
  ['identifying', false],
] as const)('a port that is %s: %s', (phase, settled) => {
  expect(isSettled(makeModem({ phase, sim: readySim, registration: 'home' }))).toBe(settled);
});
