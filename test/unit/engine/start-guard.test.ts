import { expect, test } from 'vitest';
import { createStartGuard } from '../../../src-main/engine/start-guard.ts';
import type { PortRecord } from '../../../src-main/pool/port-record.ts';
import type { ReasonCode } from '../../../src-main/shared/port-view.ts';
import type { ListEntry } from '../../../src-main/upstream/list-entry.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { e164, makeModem, makeRecord, readySim } from '../../support/port-record-factory.ts';
import { portId } from '../../support/port-view-factory.ts';

const sold = e164('+46700000001');
const entry: ListEntry = {
  portId: portId('Port1'),
  iccid: readySim.iccid as NonNullable<typeof readySim.iccid>,
  number: sold,
  countryId: 46,
  operator: 24007,
  dateStart: 1,
  rent: false,
  price: null,
  verifiedAtMs: 0,
};
const failed = (code: ReasonCode): PortRecord =>
  makeRecord('Port1', makeModem({ phase: 'failed', fault: { code, detail: null } }));
const pool = (...ports: PortRecord[]) => ({ ports, settled: true });

function setUp(listed = [sold]) {
  const clock = new FakeClock();
  const calls: string[] = [];
  const guard = createStartGuard({ clock, listed, over: () => calls.push('over') });
  guard.start();
  return { clock, calls, guard };
}

test('waits for a device that is not there yet while its number is still on sale from the last run', async () => {
  const { clock, calls, guard } = setUp();
  expect(guard.holdsBack(pool(failed('port-missing')), [])).toBe(true);
  await clock.advance(30_000);
  expect(guard.holdsBack(pool(failed('port-missing')), [])).toBe(false);
  expect(calls).toEqual(['over']);
});

test('goes on at once when every number of the last run is there again', () => {
  const { guard } = setUp();
  expect(guard.holdsBack(pool(failed('port-missing')), [entry])).toBe(false);
});

test('waits for a modem that got stuck in the first seconds and is being helped', () => {
  const { guard } = setUp();
  expect(guard.holdsBack(pool(failed('modem-recovering')), [])).toBe(true);
});

test('never waits again once they were all there', () => {
  const { guard } = setUp();
  guard.holdsBack(pool(failed('port-missing')), [entry]);
  expect(guard.holdsBack(pool(failed('port-missing')), [])).toBe(false);
});

test.each(['failure', 'busy'] as const)('waits for a card that was exchanged meanwhile: %s', (state) => {
  const { guard } = setUp();
  const port = makeRecord('Port1', makeModem({ sim: { ...readySim, state, iccid: null } }));
  expect(guard.holdsBack(pool(port), [])).toBe(true);
});

test('does not wait for an empty socket', () => {
  const { guard } = setUp();
  const port = makeRecord('Port1', makeModem({ sim: { ...readySim, state: 'absent', iccid: null } }));
  expect(guard.holdsBack(pool(port), [])).toBe(false);
});

test('waits for a SIM that is searching its network', () => {
  const { guard } = setUp();
  const port = makeRecord('Port1', makeModem({ sim: readySim, registration: 'searching' }));
  expect(guard.holdsBack(pool(port), [])).toBe(true);
});

test('never waits again once a list could go out', () => {
  const { guard } = setUp();
  expect(guard.holdsBack(pool(), [])).toBe(false);
  expect(guard.holdsBack(pool(failed('port-lost')), [])).toBe(false);
});

test('does not wait for a port that only a person can mend', () => {
  const { guard } = setUp();
  expect(guard.holdsBack(pool(failed('not-a-modem'), failed('port-permission')), [])).toBe(false);
});

test('does not wait at the very first start, when nothing is on sale yet', () => {
  const { clock, guard } = setUp([]);
  expect(guard.holdsBack(pool(failed('port-missing')), [])).toBe(false);
  expect(clock.timers).toBe(0);
});

test('leaves no timer behind', () => {
  const { clock, guard } = setUp();
  guard.end();
  expect(clock.timers).toBe(0);
});
