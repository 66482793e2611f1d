import { expect, test } from 'vitest';
import type { NumberVerdict } from '../../../src-main/book/number-book.ts';
import { judgePort } from '../../../src-main/engine/port-judge.ts';
import type { SimReading } from '../../../src-main/modem/modem-snapshot.ts';
import type { PortRecord } from '../../../src-main/pool/port-record.ts';
import { e164, makeModem, makeRecord, presentRecord, readySim } from '../../support/port-record-factory.ts';

const known: NumberVerdict = { kind: 'known', number: e164('+46700000001'), source: 'cnum', warning: null };
const judge = (record: PortRecord, number: NumberVerdict = known, paused = false) => {
  const { state, reason } = judgePort(record, { paused, numberOf: () => number });
  return `${state} ${reason?.code ?? '-'}`;
};
const withSim = (state: SimReading['state']) =>
  makeRecord('Port1', makeModem({ sim: { ...readySim, state } }));
const grace = (why: 'registration-lost' | 'port-lost') =>
  makeRecord('Port1', makeModem({ phase: 'failed' }), {
    kind: 'grace',
    sim: readySim,
    registration: 'home',
    untilMs: 30_000,
    why,
  });

test.each<[string, PortRecord, string]>([
  ['a SIM on its network', presentRecord('Port1'), 'active -'],
  ['a lost registration within its grace', grace('registration-lost'), 'active registration-lost'],
  ['a lost port within its grace', grace('port-lost'), 'active port-lost'],
  ['a port that is being opened', makeRecord('Port1', makeModem({ phase: 'opening' })), 'starting opening'],
  [
    'a modem that is being asked',
    makeRecord('Port1', makeModem({ phase: 'identifying' })),
    'starting identifying',
  ],
  [
    'a modem that restarts',
    makeRecord(
      'Port1',
      makeModem({ phase: 'identifying', fault: { code: 'modem-restarting', detail: null } }),
    ),
    'waiting modem-restarting',
  ],
  [
    'a port held by another program',
    makeRecord('Port1', makeModem({ phase: 'failed', fault: { code: 'port-busy', detail: 'EBUSY' } })),
    'attention port-busy',
  ],
  ['an empty socket', withSim('absent'), 'attention sim-missing'],
  ['a SIM that wants its PIN', withSim('pin'), 'attention sim-pin'],
  ['a SIM that wants its PUK', withSim('puk'), 'attention sim-puk'],
  ['a SIM that is still starting', withSim('busy'), 'waiting sim-busy'],
  ['a broken SIM', withSim('failure'), 'attention sim-failure'],
  [
    'a SIM that searches its network',
    makeRecord('Port1', makeModem({ sim: readySim, registration: 'searching' })),
    'waiting searching-network',
  ],
  [
    'a SIM that the network refuses',
    makeRecord('Port1', makeModem({ sim: readySim, registration: 'denied' })),
    'attention registration-denied',
  ],
])('says of %s: %s', (_what, record, expected) => {
  expect(judge(record)).toBe(expected);
});

test('keeps a SIM off the list while its number is unknown or in dispute', () => {
  expect(judge(presentRecord('Port1'), { kind: 'unknown' })).toBe('attention number-unknown');
  const conflict: NumberVerdict = { kind: 'conflict', numbers: [e164('+46700000001'), e164('+46700000002')] };
  expect(judge(presentRecord('Port1'), conflict)).toBe('attention number-conflict');
});

test('a pause beats everything, also the grace of a lost port', () => {
  expect(judge(presentRecord('Port1'), known, true)).toBe('paused paused');
  expect(judge(grace('port-lost'), known, true)).toBe('paused paused');
});
