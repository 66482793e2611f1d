import { expect, test } from 'vitest';
import { type BookFile, bookFileSchema, emptyBookFile } from '../../../src-main/book/book-schema.ts';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { asE164, asIccid, asPortId } from '../../../src-main/shared/ids.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { need } from '../../support/list-entries.ts';

const sim = need(asIccid('8946000000000000001'));
const other = need(asIccid('8946000000000000002'));
const one = need(asE164('+46701234567'));
const two = need(asE164('+46707654321'));
const port = need(asPortId('Port1'));

function openBook(file: BookFile = emptyBookFile()) {
  const clock = new FakeClock();
  const saved: BookFile[] = [];
  const store = { load: () => saved.at(-1) ?? file, save: (next: BookFile) => void saved.push(next) };
  return { book: createNumberBook(store, { clock }), saved, store, clock };
}

test('a book opened again knows what was typed, rented and sold', () => {
  const { book, store, clock, saved } = openBook();
  book.setTyped(sim, one);
  book.setRent(sim, port);
  book.markFirstSales([{ iccid: sim, unixSeconds: 1_767_225_600 }]);
  const again = createNumberBook(store, { clock });
  expect(again.verdict(sim)).toMatchObject({ kind: 'known', number: one, source: 'typed' });
  expect(again.entry(sim)).toMatchObject({ rentPort: port, firstSaleAt: 1_767_225_600 });
  expect(bookFileSchema.parse(JSON.parse(JSON.stringify(saved.at(-1))))).toEqual(saved.at(-1));
});

test('reading the same number again neither saves nor tells anyone', () => {
  const { book, saved } = openBook();
  let changes = 0;
  book.onChange(() => changes++);
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: one }] }]);
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: one }] }]);
  book.setRent(sim, null);
  book.setTyped(sim, null);
  expect({ changes, saves: saved.length }).toEqual({ changes: 1, saves: 1 });
});

test('keeps what a source said when it fails to answer later', () => {
  const { book } = openBook();
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: one }] }]);
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: null }] }]);
  book.recordEvidence([{ iccid: sim, evidence: [] }]);
  expect(book.verdict(sim)).toMatchObject({ kind: 'known', number: one });
});

test('a source that changes its mind replaces its own word only', () => {
  const { book } = openBook();
  book.recordEvidence([
    {
      iccid: sim,
      evidence: [
        { source: 'cnum', number: one },
        { source: 'ussd', number: two },
      ],
    },
  ]);
  expect(book.verdict(sim)).toMatchObject({ kind: 'conflict' });
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: two }] }]);
  expect(book.verdict(sim)).toMatchObject({ kind: 'known', number: two, source: 'cnum' });
});

test('forgetting a typed number brings back what the SIM says', () => {
  const { book } = openBook();
  book.recordEvidence([{ iccid: sim, evidence: [{ source: 'cnum', number: one }] }]);
  book.setTyped(sim, two);
  expect(book.verdict(sim)).toMatchObject({ number: two });
  book.setTyped(sim, null);
  expect(book.verdict(sim)).toMatchObject({ number: one, source: 'cnum', warning: null });
});

test('the first sale stays the first', () => {
  const { book } = openBook();
  book.markFirstSales([{ iccid: sim, unixSeconds: 100 }]);
  book.markFirstSales([{ iccid: sim, unixSeconds: 200 }]);
  expect(book.entry(sim).firstSaleAt).toBe(100);
});

test('a SIM that nobody has met has an empty page', () => {
  const { book, saved } = openBook();
  book.setTyped(sim, one);
  expect(book.entry(other)).toEqual({ evidence: [], rentPort: null, price: null, firstSaleAt: null });
  expect(Object.keys(saved.at(-1)?.sims ?? {})).toEqual([sim]);
});

test.each([
  ['another version', { version: 2, sims: {} }],
  [
    'a SIM that is none',
    { version: 1, sims: { hello: { evidence: [], rentPort: null, price: null, firstSaleAt: null } } },
  ],
  [
    'a number that is none',
    {
      version: 1,
      sims: {
        [sim]: {
          evidence: [{ source: 'typed', number: '070', at: '' }],
          rentPort: null,
          price: null,
          firstSaleAt: null,
        },
      },
    },
  ],
])('a file with %s is not taken for a book', (_, file) => {
  expect(bookFileSchema.safeParse(file).success).toBe(false);
});
