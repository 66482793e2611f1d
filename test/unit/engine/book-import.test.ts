import { expect, test } from 'vitest';
import { type BookFile, emptyBookFile } from '../../../src-main/book/book-schema.ts';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { importBook } from '../../../src-main/engine/book-import.ts';
import { asImsi } from '../../../src-main/shared/ids.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { need } from '../../support/list-entries.ts';
import { e164, iccid } from '../../support/port-record-factory.ts';
import { makePortView } from '../../support/port-view-factory.ts';

const A = iccid('8946070000000000017');
const B = iccid('8946070000000000025');

function setUp() {
  const saved: BookFile[] = [];
  const book = createNumberBook(
    { load: emptyBookFile, save: (file) => void saved.push(file) },
    { clock: new FakeClock() },
  );
  return { book, saved };
}

test('a whole list is one save, and the same list again changes nothing', () => {
  const { book, saved } = setUp();
  const text = `${A},+46701234567,2\n${B},+46707654321`;
  expect(importBook(text, book, [])).toEqual({
    ok: true,
    value: { imported: 2, unchanged: 0, refused: [], refusedCount: 0 },
  });
  expect(saved).toHaveLength(1);
  expect(book.verdict(A)).toMatchObject({ kind: 'known', number: '+46701234567', source: 'csv' });
  expect(book.entry(A).price).toBe(2);
  expect(importBook(text, book, [])).toMatchObject({ value: { imported: 0, unchanged: 2 } });
  expect(saved).toHaveLength(1);
});

test('what was typed wins, and what the SIM says is warned of', () => {
  const { book } = setUp();
  book.setTyped(A, e164('+46700000001'));
  book.recordEvidence([{ iccid: B, evidence: [{ source: 'cnum', number: e164('+46700000002') }] }]);
  importBook(`${A},+46701234567\n${B},+46707654321`, book, []);
  expect(book.verdict(A)).toMatchObject({ number: '+46700000001', source: 'typed' });
  expect(book.verdict(B)).toMatchObject({
    number: '+46707654321',
    source: 'csv',
    warning: expect.stringContaining('+46700000002'),
  });
});

test('a list without prices leaves the prices, and a newer list replaces the older', () => {
  const { book } = setUp();
  importBook(`${A},+46701234567,2`, book, []);
  importBook(`${A},+46707654321`, book, []);
  expect(book.entry(A)).toMatchObject({ price: 2, evidence: [{ source: 'csv', number: '+46707654321' }] });
});

test('the country of a national number is that of the card in the port', () => {
  const { book } = setUp();
  const view = makePortView('Port1');
  const views = [{ ...view, sim: { ...view.sim, iccid: A, imsi: need(asImsi('240010000000001')) } }];
  const report = importBook(`${A},0701234567\n${B},0707654321`, book, views);
  expect(report).toMatchObject({ value: { imported: 1, refused: [{ line: 2 }], refusedCount: 1 } });
  expect(book.verdict(A)).toMatchObject({ number: '+46701234567' });
});

test('counts all refused lines and tells the first hundred', () => {
  const { book, saved } = setUp();
  const report = importBook('nonsense1,+46701234567\n'.repeat(250), book, []);
  expect(report).toMatchObject({ value: { imported: 0, refusedCount: 250 } });
  expect(report.ok && report.value.refused).toHaveLength(100);
  expect(saved).toEqual([]);
});
