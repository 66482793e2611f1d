import type { Clock } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { E164, Iccid, PortId } from '../shared/ids.ts';
import type { NumberSource } from '../shared/port-view.ts';
import type { BookFile } from './book-schema.ts';
import type { ImportedSim } from './csv-import.ts';
import type { BookEntry, BookEvidence, NumberVerdict } from './number-book.ts';
import { judgeNumber } from './number-verdict.ts';

/** Where the book is kept. `save` returns when the file is safe on disk, and reports its own faults: it must not throw. */
export interface BookStore {
  load(): BookFile;
  save(file: BookFile): void;
}

/** What modems read of one SIM's number. */
export interface SimEvidence {
  readonly iccid: Iccid;
  readonly evidence: readonly ReadNumber[];
}

interface ReadNumber {
  readonly source: Exclude<NumberSource, 'typed' | 'csv'>;
  readonly number: E164 | null;
}

/** What is known of each SIM. Every change is saved before the call returns; saying the same again changes nothing. */
export interface NumberBook {
  entry(iccid: Iccid): BookEntry;
  verdict(iccid: Iccid): NumberVerdict;
  /** A source that is missing keeps what it said before: a modem that fails to answer once forgets nothing. */
  recordEvidence(readings: readonly SimEvidence[]): void;
  /** Null forgets the typed number. */
  setTyped(iccid: Iccid, number: E164 | null): void;
  /** In the currency of the account; null takes the price away. */
  setPrice(iccid: Iccid, price: number | null): void;
  /** Takes an imported list over with one save; null leaves what is known. Answers how many SIMs it changed. */
  importSims(sims: readonly ImportedSim[]): number;
  /** All SIMs that something is known of. */
  iccids(): readonly Iccid[];
  /** Rent is agreed to for this SIM in this port (decision 6); null takes the consent back. */
  setRent(iccid: Iccid, portId: PortId | null): void;
  /** SIMs for which rent is agreed to in this port; they need not sit there now. */
  rentedIn(portId: PortId): readonly Iccid[];
  /** Takes back every consent that was given for this port, whatever SIM it was for. */
  withdrawRent(portId: PortId): void;
  /** Unix seconds of each SIM's first sale; only the first time counts (decision 7). */
  markFirstSales(sales: readonly { readonly iccid: Iccid; readonly unixSeconds: number }[]): void;
  onChange(listener: () => void): Unsubscribe;
}

const emptyEntry: BookEntry = { evidence: [], rentPort: null, price: null, firstSaleAt: null };

export function createNumberBook(store: BookStore, { clock }: { readonly clock: Clock }): NumberBook {
  const sims = new Map<string, BookEntry>(Object.entries(store.load().sims));
  const verdicts = new Map<Iccid, NumberVerdict>();
  const changes = createEmitter<void>();

  const entry = (iccid: Iccid): BookEntry => sims.get(iccid) ?? emptyEntry;

  /** Many SIMs are one save: a pool of 512 that starts must not write its book 512 times. */
  function update(updates: readonly Update[]): void {
    if (updates.length === 0) return;
    for (const { iccid, change } of updates) {
      sims.set(iccid, { ...entry(iccid), ...change });
      verdicts.delete(iccid);
    }
    store.save(toFile(sims));
    changes.emit();
  }

  return {
    entry,
    verdict(iccid) {
      const known = verdicts.get(iccid) ?? judgeNumber(entry(iccid).evidence);
      verdicts.set(iccid, known);
      return known;
    },
    iccids: () => [...sims.keys()] as Iccid[],
    ...createNumberChanges({ entry, update, clock }),
    ...createSaleChanges({ entry, update, sims }),
    onChange: changes.subscribe,
  };
}

interface Pages {
  readonly entry: (iccid: Iccid) => BookEntry;
  readonly update: (updates: readonly Update[]) => void;
}

function createNumberChanges({
  entry,
  update,
  clock,
}: Pages & { readonly clock: Clock }): Pick<NumberBook, 'recordEvidence' | 'setTyped' | 'importSims'> {
  const replacing = (iccid: Iccid, sources: readonly NumberSource[], said: readonly Said[]): Update[] => {
    const at = new Date(clock.nowMs()).toISOString();
    const evidence = replaceEvidence(entry(iccid).evidence, sources, said, at);
    return evidence === null ? [] : [{ iccid, change: { evidence } }];
  };
  return {
    recordEvidence: (readings) =>
      update(
        readings.flatMap(({ iccid, evidence }) => {
          const said = distinct(
            evidence.flatMap(({ source, number }) => (number === null ? [] : [{ source, number }])),
          );
          return replacing(iccid, [...new Set(said.map((item) => item.source))], said);
        }),
      ),
    setTyped: (iccid, number) =>
      update(replacing(iccid, ['typed'], number === null ? [] : [{ source: 'typed', number }])),
    importSims(sims) {
      const updates = sims.flatMap(({ iccid, number, price }) => {
        const [numbered] = number === null ? [] : replacing(iccid, ['csv'], [{ source: 'csv', number }]);
        const priced = price === null || price === entry(iccid).price ? {} : { price };
        const change = { ...numbered?.change, ...priced };
        return Object.keys(change).length === 0 ? [] : [{ iccid, change }];
      });
      update(updates);
      return updates.length;
    },
  };
}

function createSaleChanges({
  entry,
  update,
  sims,
}: Pages & { readonly sims: ReadonlyMap<string, BookEntry> }): Pick<
  NumberBook,
  'setPrice' | 'setRent' | 'rentedIn' | 'withdrawRent' | 'markFirstSales'
> {
  const rentedIn = (portId: PortId): readonly Iccid[] =>
    [...sims].flatMap(([iccid, { rentPort }]) => (rentPort === portId ? [iccid as Iccid] : []));
  return {
    setPrice(iccid, price) {
      if (entry(iccid).price !== price) update([{ iccid, change: { price } }]);
    },
    setRent(iccid, portId) {
      if (entry(iccid).rentPort !== portId) update([{ iccid, change: { rentPort: portId } }]);
    },
    rentedIn,
    withdrawRent: (portId) =>
      update(rentedIn(portId).map((iccid) => ({ iccid, change: { rentPort: null } }))),
    markFirstSales: (sales) =>
      update(
        sales.flatMap(({ iccid, unixSeconds }) =>
          entry(iccid).firstSaleAt === null ? [{ iccid, change: { firstSaleAt: unixSeconds } }] : [],
        ),
      ),
  };
}

/** All that `sources` said, replaced; what they say again keeps its time. Null when that changes nothing. */
function replaceEvidence(
  before: readonly BookEvidence[],
  sources: readonly NumberSource[],
  said: readonly Said[],
  at: string,
): readonly BookEvidence[] | null {
  const fresh = said.map((item) => before.find((old) => sameWord(old, item)) ?? { ...item, at });
  const replaced = before.filter((item) => sources.includes(item.source));
  if (replaced.length === fresh.length && fresh.every((item) => replaced.includes(item))) return null;
  return [...before.filter((item) => !sources.includes(item.source)), ...fresh];
}

interface Update {
  readonly iccid: Iccid;
  readonly change: Partial<BookEntry>;
}

type Said = Pick<BookEvidence, 'source' | 'number'>;

function sameWord(a: Said, b: Said): boolean {
  return a.source === b.source && a.number === b.number;
}

function distinct(said: readonly Said[]): readonly Said[] {
  return said.filter((item, index) => said.findIndex((other) => sameWord(other, item)) === index);
}

function toFile(sims: ReadonlyMap<string, BookEntry>): BookFile {
  const file: Record<string, BookFile['sims'][Iccid]> = {};
  for (const [iccid, entry] of sims) file[iccid] = { ...entry, evidence: [...entry.evidence] };
  return { version: 1, sims: file };
}
