import { expect, test } from 'vitest';
import type { BookEntry } from '../../../src-main/book/number-book.ts';
import { judgeSale, type SaleContext } from '../../../src-main/engine/sale.ts';
import type { PortRecord } from '../../../src-main/pool/port-record.ts';
import type { E164, Iccid } from '../../../src-main/shared/ids.ts';
import { e164, iccid, imsi, presentRecord } from '../../support/port-record-factory.ts';
import { portId } from '../../support/port-view-factory.ts';

const simA = { iccid: iccid('8946070000000000017'), imsi: imsi('240070000000001') };
const simB = { iccid: iccid('8923450000000000025'), imsi: imsi('621300000000002') };
const numbers = new Map<Iccid, E164>([
  [simA.iccid, e164('+46700000001')],
  [simB.iccid, e164('+2348012345678')],
]);
const emptyEntry: BookEntry = { evidence: [], rentPort: null, price: null, firstSaleAt: null };

function judge(ports: readonly PortRecord[], changes: Partial<SaleContext> = {}) {
  return judgeSale(
    { ports, settled: true },
    {
      isPaused: () => false,
      entryOf: () => emptyEntry,
      verdictOf(sim) {
        const number = numbers.get(sim);
        return number ? { kind: 'known', number, source: 'cnum', warning: null } : { kind: 'unknown' };
      },
      countryIdOf: (number) => (number.startsWith('+46') ? 46 : 234),
      firstSaleOf: () => 1_700_000_000,
      ...changes,
    },
  );
}

test('lists what the upstream wants to know of each active port', () => {
  const { entries } = judge([presentRecord('Port1', simA), presentRecord('Port2', simB)]);
  expect(entries).toEqual([
    {
      portId: 'Port1',
      iccid: simA.iccid,
      number: '+46700000001',
      countryId: 46,
      operator: 24007,
      dateStart: 1_700_000_000,
      rent: false,
      price: null,
      verifiedAtMs: 1000,
    },
    expect.objectContaining({ portId: 'Port2', number: '+2348012345678', countryId: 234, operator: 62130 }),
  ]);
});

test('rents out a SIM only in the port it was agreed to for', () => {
  const entryOf = () => ({ ...emptyEntry, rentPort: portId('Port1') });
  expect(judge([presentRecord('Port1', simA)], { entryOf }).entries[0]?.rent).toBe(true);
  expect(judge([presentRecord('Port2', simA)], { entryOf }).entries[0]?.rent).toBe(false);
});

test('never lists one SIM twice: the lower port keeps it and the other says why not', () => {
  const { entries, verdicts } = judge([presentRecord('Port1', simA), presentRecord('Port2', simA)]);
  expect(entries.map((entry) => entry.portId)).toEqual(['Port1']);
  expect(verdicts.get(portId('Port2'))).toEqual({
    state: 'attention',
    reason: { code: 'duplicate-sim', detail: 'Port1' },
  });
});

test('a port in grace gives its SIM up to the port that reads it now', () => {
  const before = presentRecord('Port1', simA);
  if (before.presence.kind !== 'present') throw new Error('must be present');
  const lost: PortRecord = {
    ...before,
    presence: { ...before.presence, kind: 'grace', untilMs: 5000, why: 'port-lost' },
  };
  const { entries } = judge([lost, presentRecord('Port2', simA)]);
  expect(entries.map((entry) => entry.portId)).toEqual(['Port2']);
});

test('gives a SIM that moved to the port that read it last, once the other has not read it for a round', () => {
  const stale = presentRecord('Port1', { ...simA, iccidReadAtMs: 1_000 });
  const fresh = presentRecord('Port2', { ...simA, iccidReadAtMs: 17_000 });
  expect(judge([stale, fresh]).entries.map((entry) => entry.portId)).toEqual(['Port2']);
});

test('never lists one number twice, even when two SIMs claim it', () => {
  const verdictOf = () =>
    ({ kind: 'known', number: e164('+46700000001'), source: 'typed', warning: null }) as const;
  const { entries, verdicts } = judge([presentRecord('Port1', simA), presentRecord('Port2', simB)], {
    verdictOf,
  });
  expect(entries.map((entry) => entry.portId)).toEqual(['Port1']);
  expect(verdicts.get(portId('Port2'))?.reason?.code).toBe('duplicate-number');
});

/** Both SIMs have one number: from which source, by ICCID. */
function disputed(
  sources: Readonly<Record<string, 'typed' | 'csv' | 'cnum' | 'ussd'>>,
): Partial<SaleContext> {
  const number = e164('+46700000001');
  return {
    verdictOf: (sim) => ({ kind: 'known', number, source: sources[sim] ?? 'cnum', warning: null }),
  };
}

test('where card and network give one number to two SIMs nobody can know whose it is: neither is sold', () => {
  const ports = [presentRecord('Port1', simA), presentRecord('Port2', simB)];
  const { entries, verdicts } = judge(ports, disputed({ [simA.iccid]: 'cnum', [simB.iccid]: 'ussd' }));
  expect(entries).toEqual([]);
  expect([...verdicts.values()].map(({ reason }) => reason)).toEqual([
    { code: 'duplicate-number', detail: 'Port2' },
    { code: 'duplicate-number', detail: 'Port1' },
  ]);
});

test.each(['typed', 'csv'] as const)('a person (%s) decides whose a disputed number is', (source) => {
  const ports = [presentRecord('Port1', simA), presentRecord('Port2', simB)];
  const { entries, verdicts } = judge(ports, disputed({ [simA.iccid]: 'cnum', [simB.iccid]: source }));
  expect(entries.map((entry) => entry.portId)).toEqual(['Port2']);
  expect(verdicts.get(portId('Port1'))?.reason).toEqual({ code: 'duplicate-number', detail: 'Port2' });
});

test('one card whose ICCID two modems spell differently disputes nothing with itself', () => {
  const other = { ...simA, iccid: iccid(`${simA.iccid}5`) };
  const { entries } = judge([presentRecord('Port1', simA), presentRecord('Port2', other)], disputed({}));
  expect(entries.map((entry) => entry.portId)).toEqual(['Port1']);
});

test('keeps a number off the list whose country nobody knows, and says so', () => {
  const { entries, verdicts } = judge([presentRecord('Port1', simA)], { countryIdOf: () => null });
  expect(entries).toEqual([]);
  expect(verdicts.get(portId('Port1'))).toMatchObject({
    state: 'attention',
    reason: { code: 'number-unknown' },
  });
});
