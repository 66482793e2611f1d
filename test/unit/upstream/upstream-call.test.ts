import { expect, test } from 'vitest';
import { addCall, aliveCall, listCall, removeCall } from '../../../src-main/upstream/upstream-call.ts';
import { listEntry } from '../../support/list-entries.ts';

const entry = listEntry(1);
const fields = '"country_id":46,"operator":24001,"date_start":1767225600,"port_id":"Port1","rent":0';

test('a list holds its entries, and the test that it is', () => {
  expect(listCall([entry], 'test1')).toMatchObject({
    name: 'sendNumbersOnline',
    method: 'POST',
    body: `{"numbers":[{"number":"+46701000001",${fields}}],"test":"test1"}`,
    numbers: [entry.number],
  });
});

test('an addNumber is one entry', () => {
  expect(addCall(entry)).toMatchObject({
    name: 'addNumber',
    method: 'POST',
    body: `{"number":"+46701000001",${fields}}`,
    entries: [entry],
    numbers: [entry.number],
  });
});

test('a removeNumber is told the number, as it is assumed', () => {
  expect(removeCall(entry.number)).toMatchObject({
    name: 'removeNumber',
    method: 'DELETE',
    body: '{"number":"+46701000001"}',
    entries: [],
    numbers: [entry.number],
  });
});

test('a checkWork says nothing, as it is assumed', () => {
  expect(aliveCall()).toMatchObject({ name: 'checkWork', method: 'POST', body: '{}', numbers: [] });
});
