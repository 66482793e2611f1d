import { expect, test } from 'vitest';
import { emptyBookFile } from '../../../src-main/book/book-schema.ts';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { createRentWatch } from '../../../src-main/engine/rent-watch.ts';
import { openJournal } from '../../../src-main/journal/sqlite-journal.ts';
import type { Iccid } from '../../../src-main/shared/ids.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { iccid } from '../../support/port-record-factory.ts';
import { makePortView, portId } from '../../support/port-view-factory.ts';

const A = iccid('8946070000000000017');
const B = iccid('8946070000000000025');
const C = iccid('8946070000000000033');
const port = portId('Port1');

function setUp() {
  const clock = new FakeClock();
  const journal = openJournal(':memory:', { clock });
  const book = createNumberBook({ load: emptyBookFile, save: () => {} }, { clock });
  let watch = createRentWatch({ book, journal, clock });
  let rentBefore = false;
  return {
    book,
    /** A card in Port1, null for none; what a view of it shows is written down first, as in the app. */
    see(card: Iccid | null) {
      const view = makePortView('Port1');
      const rent = card !== null && book.entry(card).rentPort === port;
      const at = new Date(clock.nowMs()).toISOString();
      if (rent && !rentBefore) journal.recordPortEvent({ at, portId: port, kind: 'rent-on', detail: card });
      rentBefore = rent;
      watch.look([{ ...view, rent, sim: { ...view.sim, iccid: card } }]);
      return watch.lapsed().map((lapsed) => lapsed.iccid);
    },
    remove: () => watch.look([]),
    lapsed: () => watch.lapsed(),
    startAgain() {
      watch = createRentWatch({ book, journal, clock });
      rentBefore = false;
    },
    told: () => journal.recentPortEvents(100).filter(({ kind }) => kind === 'rent-other-sim'),
  };
}

test('tells when another SIM comes into a port with rent on, and notes it at the port', () => {
  const { book, see, told } = setUp();
  book.setRent(A, port);
  expect(see(A)).toEqual([]);
  expect(see(null)).toEqual([]);
  expect(see(B)).toEqual([B]);
  expect(told()).toEqual([expect.objectContaining({ portId: port, detail: B })]);
});

test('says nothing of the same SIM, however often it is read anew', () => {
  const { book, see, told } = setUp();
  book.setRent(A, port);
  for (const card of [A, null, A, null, A]) expect(see(card)).toEqual([]);
  expect(told()).toEqual([]);
});

test('says nothing where rent was off', () => {
  const { book, see } = setUp();
  see(A);
  expect(see(B)).toEqual([]);
  book.setRent(B, port);
  see(B);
  book.setRent(B, null);
  see(B);
  expect(see(C)).toEqual([]);
});

test('tells of a SIM that was exchanged while Portlight was not running, and only once', () => {
  const { book, see, startAgain, told } = setUp();
  book.setRent(A, port);
  see(A);
  startAgain();
  expect(see(B)).toEqual([B]);
  startAgain();
  expect(see(B)).toEqual([]);
  expect(see(C)).toEqual([]);
  expect(told()).toHaveLength(1);
});

test('is over when rent is switched on again, when the SIM comes back, or when the port goes', () => {
  const { book, see, remove, lapsed } = setUp();
  book.setRent(A, port);
  see(A);
  expect(see(B)).toEqual([B]);
  book.setRent(B, port);
  expect(see(B)).toEqual([]);
  expect(see(C)).toEqual([C]);
  expect(see(A)).toEqual([]);
  expect(see(C)).toEqual([C]);
  remove();
  expect(lapsed()).toEqual([]);
});
