import { describe, expect, test } from 'vitest';
import {
  INITIAL_MODEM,
  type ModemEvent,
  type ModemState,
  type ModemStep,
  moveModem,
  snapshotOf,
} from '../../../src-main/modem/modem-machine.ts';
import type { PortReason } from '../../../src-main/shared/port-view.ts';

const LOST: PortReason = { code: 'port-lost', detail: 'hung up' };
const SILENT: PortReason = { code: 'modem-silent', detail: null };
const MISSING: PortReason = { code: 'port-missing', detail: 'ENOENT' };

const STEPS = {
  stopped: { kind: 'stopped' },
  opening: { kind: 'opening', attempt: 1, fault: null },
  reopening: { kind: 'opening', attempt: 3, fault: SILENT },
  probing: { kind: 'probing', attempt: 3, fault: SILENT },
  restarting: { kind: 'restarting', attempt: 2 },
  identifying: { kind: 'identifying', attempt: 2 },
  ready: { kind: 'ready' },
  waiting: { kind: 'waiting', attempt: 2, fault: SILENT },
} as const satisfies Record<string, ModemStep>;

const EVENTS = {
  start: { kind: 'start' },
  opened: { kind: 'opened' },
  answered: { kind: 'answered' },
  identified: { kind: 'identified' },
  restarted: { kind: 'restarted' },
  lost: { kind: 'lost', fault: LOST },
  retry: { kind: 'retry' },
  stop: { kind: 'stop' },
} as const satisfies Record<string, ModemEvent>;

type StepName = keyof typeof STEPS;
type EventName = keyof typeof EVENTS;

/** Every pair not named here leaves the state as it is. */
const MOVES: readonly (readonly [StepName, EventName, ModemStep])[] = [
  ['stopped', 'start', { kind: 'opening', attempt: 1, fault: null }],
  ['opening', 'opened', { kind: 'probing', attempt: 1, fault: null }],
  ['opening', 'lost', { kind: 'waiting', attempt: 1, fault: LOST }],
  ['opening', 'stop', STEPS.stopped],
  ['reopening', 'opened', { kind: 'probing', attempt: 3, fault: SILENT }],
  ['reopening', 'lost', { kind: 'waiting', attempt: 1, fault: LOST }],
  ['reopening', 'stop', STEPS.stopped],
  ['probing', 'answered', { kind: 'identifying', attempt: 3 }],
  ['probing', 'restarted', { kind: 'restarting', attempt: 3 }],
  ['probing', 'lost', { kind: 'waiting', attempt: 1, fault: LOST }],
  ['probing', 'stop', STEPS.stopped],
  ['restarting', 'answered', { kind: 'identifying', attempt: 2 }],
  ['restarting', 'lost', { kind: 'waiting', attempt: 2, fault: LOST }],
  ['restarting', 'stop', STEPS.stopped],
  ['identifying', 'identified', STEPS.ready],
  ['identifying', 'restarted', { kind: 'restarting', attempt: 2 }],
  ['identifying', 'lost', { kind: 'waiting', attempt: 2, fault: LOST }],
  ['identifying', 'stop', STEPS.stopped],
  ['ready', 'restarted', { kind: 'restarting', attempt: 1 }],
  ['ready', 'lost', { kind: 'waiting', attempt: 1, fault: LOST }],
  ['ready', 'stop', STEPS.stopped],
  ['waiting', 'retry', { kind: 'opening', attempt: 3, fault: SILENT }],
  ['waiting', 'stop', STEPS.stopped],
];

const IDENTITY = { manufacturer: 'Quectel', model: 'EC25', revision: 'R1', imei: '490154203237518' };

function stateAt(step: ModemStep): ModemState {
  return {
    ...INITIAL_MODEM,
    step,
    reading: {
      ...INITIAL_MODEM.reading,
      identity: IDENTITY,
      sim: { ...INITIAL_MODEM.reading.sim, state: 'ready' },
      registration: 'home',
      network: 'Test Net',
      signalDbm: -73,
    },
  };
}

describe('moves from step to step by the table and by nothing else', () => {
  for (const from of Object.keys(STEPS) as StepName[])
    for (const event of Object.keys(EVENTS) as EventName[]) {
      const wanted = MOVES.find(([step, name]) => step === from && name === event)?.[2];
      test(`${from} + ${event} -> ${wanted?.kind ?? 'as it is'}`, () => {
        const before = stateAt(STEPS[from]);
        const after = moveModem(before, EVENTS[event]);
        if (wanted === undefined) expect(after).toBe(before);
        else expect(after.step).toEqual(wanted);
      });
    }
});

test.each(['lost', 'restarted', 'stop'] as const)(
  'forgets SIM and network, but not the modem, on %s',
  (name) => {
    const { reading } = moveModem(stateAt(STEPS.ready), EVENTS[name]);
    expect(reading).toEqual({ ...INITIAL_MODEM.reading, identity: IDENTITY });
  },
);

test('a pulled SIM is gone at once, with its network', () => {
  const { reading, step } = moveModem(stateAt(STEPS.ready), { kind: 'sim-pulled', detail: '+WIND: 0' });
  expect(step.kind).toBe('ready');
  expect(reading).toMatchObject({ registration: null, network: null, signalDbm: -73 });
  expect(reading.sim).toMatchObject({ state: 'absent', detail: '+WIND: 0', iccid: null });
});

test('a SIM that arrives is busy until it is read', () => {
  const { reading } = moveModem(stateAt(STEPS.ready), { kind: 'sim-arrived', detail: '+WIND: 1' });
  expect(reading.sim).toMatchObject({ state: 'busy', iccid: null });
});

test.each(['stopped', 'opening', 'probing', 'waiting', 'restarting'] as const)(
  'takes no reading while %s',
  (name) => {
    const before = stateAt(STEPS[name]);
    expect(moveModem(before, { kind: 'read', part: { signalDbm: -51 } })).toBe(before);
    expect(moveModem(before, { kind: 'sim-pulled', detail: 'x' })).toBe(before);
  },
);

test('a reading that says the same again is no change', () => {
  const before = stateAt(STEPS.ready);
  expect(moveModem(before, { kind: 'read', part: { signalDbm: -73, registration: 'home' } })).toBe(before);
});

test('a lost port that is missing when tried again stays lost', () => {
  const lost = moveModem(stateAt(STEPS.ready), EVENTS.lost);
  const retried = moveModem(lost, EVENTS.retry);
  expect(moveModem(retried, { kind: 'lost', fault: MISSING }).step).toEqual({
    kind: 'waiting',
    attempt: 2,
    fault: LOST,
  });
});

test('pauses go on growing while the same fault comes again', () => {
  expect(moveModem(stateAt(STEPS.reopening), { kind: 'lost', fault: SILENT }).step).toEqual({
    kind: 'waiting',
    attempt: 3,
    fault: SILENT,
  });
});

test.each([
  ['opening', 'opening', null],
  ['reopening', 'failed', SILENT],
  ['probing', 'failed', SILENT],
  ['restarting', 'identifying', { code: 'modem-restarting', detail: null }],
  ['identifying', 'identifying', null],
  ['ready', 'ready', null],
  ['waiting', 'failed', SILENT],
  ['stopped', 'stopped', null],
] as const)('shows %s as %s', (name, phase, fault) => {
  expect(snapshotOf(stateAt(STEPS[name]))).toMatchObject({ phase, fault });
});

describe('a modem that is being helped', () => {
  const AT = '2026-01-01T00:00:00.000Z';
  const helped = (step: ModemStep) => moveModem(stateAt(step), { kind: 'help', step: 'resync', at: AT });

  test('says so in whatever step it is, and counts', () => {
    for (const step of [STEPS.ready, STEPS.identifying, STEPS.restarting, STEPS.waiting, STEPS.reopening])
      expect(snapshotOf(helped(step))).toMatchObject({
        fault: { code: 'modem-recovering', detail: 'resync' },
        recovery: { count: 1, lastStep: 'resync', lastAt: AT },
      });
    const again = moveModem(helped(STEPS.ready), { kind: 'help', step: 'reopen', at: AT });
    expect(snapshotOf(again).recovery).toEqual({ count: 2, lastStep: 'reopen', lastAt: AT });
  });

  test('keeps its count when that is over', () => {
    for (const event of [{ kind: 'help-over' }, { kind: 'stop' }] as const) {
      const after = snapshotOf(moveModem(helped(STEPS.ready), event));
      expect(after).toMatchObject({ fault: null, recovery: { count: 1 } });
    }
    const identified = moveModem(helped(STEPS.identifying), { kind: 'identified' });
    expect(snapshotOf(identified)).toMatchObject({ phase: 'ready', fault: null, recovery: { count: 1 } });
  });

  test('does not hide a fault that has nothing to do with it', () => {
    const fault: PortReason = { code: 'port-permission', detail: 'EACCES' };
    const lost = moveModem(helped(STEPS.ready), { kind: 'lost', fault });
    expect(snapshotOf(lost)).toMatchObject({ phase: 'failed', fault });
  });
});

test('a third restart before the modem could be read is more than a restart', () => {
  const codes: (string | undefined)[] = [];
  let state = stateAt(STEPS.identifying);
  for (let round = 0; round < 4; round++) {
    state = moveModem(state, EVENTS.restarted);
    codes.push(snapshotOf(state).fault?.code);
    state = moveModem(state, EVENTS.answered);
  }
  expect(codes).toEqual(['modem-restarting', 'modem-restarting', 'modem-unstable', 'modem-unstable']);
  expect(snapshotOf(state).fault).toEqual({ code: 'modem-unstable', detail: '4 restarts in a row' });
  state = moveModem(moveModem(state, EVENTS.identified), EVENTS.restarted);
  expect(snapshotOf(state).fault?.code).toBe('modem-restarting');
});
