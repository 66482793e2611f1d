import { expect, test } from 'vitest';
import { asE164, asPortId } from '../../../src-main/shared/ids.ts';
import { listPayload, payloadLine } from '../../../src-main/upstream/payload.ts';
import { listEntry, need } from '../../support/list-entries.ts';

const documented = listEntry(1, {
  number: need(asE164('+46050910804')),
  operator: 24012,
  dateStart: 1658209063,
  portId: need(asPortId('Port1')),
});

test('writes the very body of the vendor document', () => {
  expect(listPayload([documented], 'test1')).toBe(
    '{"numbers":[{"number":"+46050910804","country_id":46,"operator":24012,"date_start":1658209063,"port_id":"Port1","rent":0}],"test":"test1"}',
  );
});

test('leaves out operator and price when they are not known, and the test flag when there is none', () => {
  expect(listPayload([{ ...documented, operator: null }], null)).toBe(
    '{"numbers":[{"number":"+46050910804","country_id":46,"date_start":1658209063,"port_id":"Port1","rent":0}]}',
  );
});

test('writes rent as 1 and a typed price last', () => {
  expect(payloadLine({ ...documented, rent: true, price: 1.5 })).toMatch(/"rent":1,"price":1\.5\}$/);
});

test('writes an empty list as an empty array', () => {
  expect(listPayload([], null)).toBe('{"numbers":[]}');
});

test('does not tell the upstream when a card was read', () => {
  expect(payloadLine({ ...documented, verifiedAtMs: 99 })).toBe(payloadLine(documented));
});
