import { expect, test } from 'vitest';
import { findTwins, isTellingImei, isTwinFree } from '../../../src-main/pool/modem-twins.ts';
import type { PortRecord } from '../../../src-main/pool/port-record.ts';
import { iccid, makeModem, makeRecord, presentRecord } from '../../support/port-record-factory.ts';

const IMEI = '490154203237518';

function withImei(record: PortRecord, imei: string | null): PortRecord {
  return { ...record, modem: { ...record.modem, identity: { ...record.modem.identity, imei } } };
}

test('one IMEI and one ICCID are one modem; the lower port keeps it', () => {
  expect(findTwins([presentRecord('Port1'), presentRecord('Port2')])).toEqual([
    { first: 'Port1', second: 'Port2' },
  ]);
});

test('one IMEI with two cards are two modems of a clone pool', () => {
  const other = presentRecord('Port2', { iccid: iccid('8923450000000000025') });
  expect(findTwins([presentRecord('Port1'), other])).toEqual([]);
});

test('one card with two IMEIs says nothing of the modems', () => {
  expect(findTwins([presentRecord('Port1'), withImei(presentRecord('Port2'), '867108036059924')])).toEqual(
    [],
  );
});

test('modems that lost their IMEI are never one', () => {
  const lost = ['Port1', 'Port2'].map((id) => withImei(presentRecord(id), '000000000000000'));
  expect(findTwins(lost)).toEqual([]);
  expect(findTwins(lost.map((record) => withImei(record, null)))).toEqual([]);
  expect(isTellingImei('49015420323751')).toBe(false);
  for (const demo of ['123456789012345', '012345678901234']) expect(isTellingImei(demo)).toBe(false);
});

test('counts only cards that were read since a moment', () => {
  const early = presentRecord('Port1', { iccidReadAtMs: 4_999 });
  const late = presentRecord('Port2', { iccidReadAtMs: 5_001 });
  expect(findTwins([early, late], 5_000)).toEqual([]);
  expect(findTwins([{ ...early, modem: late.modem }, late], 5_000)).toHaveLength(1);
});

test('a twin is tried again when the first is removed, lost, or another modem', () => {
  const twin = { imei: IMEI, iccid: iccid('8946070000000000017') };
  expect(isTwinFree(undefined, twin)).toBe(true);
  expect(isTwinFree(makeRecord('Port1', makeModem({ phase: 'failed' })), twin)).toBe(true);
  expect(isTwinFree(withImei(presentRecord('Port1'), '867108036059924'), twin)).toBe(true);
  expect(isTwinFree(presentRecord('Port1'), twin)).toBe(false);
  expect(isTwinFree(makeRecord('Port1', makeModem({ phase: 'identifying' })), twin)).toBe(false);
});

test('a twin is tried again when the first has not the card any more, but not while that is busy', () => {
  const twin = { imei: IMEI, iccid: iccid('8946070000000000017') };
  const first = (sim: Parameters<typeof presentRecord>[1]) => presentRecord('Port1', sim);
  expect(isTwinFree(first({ state: 'absent', iccid: null }), twin)).toBe(true);
  expect(isTwinFree(first({ state: 'failure', iccid: null }), twin)).toBe(true);
  expect(isTwinFree(first({ iccid: iccid('8923450000000000025') }), twin)).toBe(true);
  expect(isTwinFree(first({ state: 'busy', iccid: null }), twin)).toBe(false);
});
