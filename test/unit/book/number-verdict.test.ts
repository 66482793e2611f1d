import { expect, test } from 'vitest';
import type { BookEvidence } from '../../../src-main/book/number-book.ts';
import { judgeNumber } from '../../../src-main/book/number-verdict.ts';
import { asE164 } from '../../../src-main/shared/ids.ts';
import type { NumberSource } from '../../../src-main/shared/port-view.ts';
import { need } from '../../support/list-entries.ts';

const one = '+46701234567';
const two = '+46707654321';

function evidence(...said: readonly (readonly [NumberSource, string])[]): readonly BookEvidence[] {
  return said.map(([source, text]) => ({
    source,
    number: need(asE164(text)),
    at: '2026-01-01T00:00:00.000Z',
  }));
}

test('nothing said is nothing known', () => {
  expect(judgeNumber([])).toEqual({ kind: 'unknown' });
});

test('sources that agree count as their most trusted one', () => {
  expect(judgeNumber(evidence(['ussd', one], ['cnum', one]))).toEqual({
    kind: 'known',
    number: one,
    source: 'cnum',
    warning: null,
  });
});

test('two automatic sources that disagree need a person', () => {
  expect(judgeNumber(evidence(['cnum', one], ['phonebook', two]))).toEqual({
    kind: 'conflict',
    numbers: [one, two],
  });
});

test('one source with two numbers needs a person too', () => {
  expect(judgeNumber(evidence(['cnum', one], ['cnum', two]))).toMatchObject({ kind: 'conflict' });
});

test('a typed number ends a conflict and says what it overrules', () => {
  expect(judgeNumber(evidence(['cnum', one], ['phonebook', two], ['typed', two]))).toEqual({
    kind: 'known',
    number: two,
    source: 'typed',
    warning: `The SIM says ${one}; ${two} is used.`,
  });
});

test('a typed number stands above an imported one, an imported one above the SIM', () => {
  expect(judgeNumber(evidence(['csv', two], ['typed', one]))).toMatchObject({ number: one, source: 'typed' });
  expect(judgeNumber(evidence(['cnum', two], ['csv', one]))).toMatchObject({ number: one, source: 'csv' });
});

test('an implausible number is sold with a warning', () => {
  expect(judgeNumber(evidence(['typed', '+46050910804']))).toMatchObject({
    kind: 'known',
    number: '+46050910804',
    warning: expect.stringContaining('0 behind the country code'),
  });
});
