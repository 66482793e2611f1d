import type { Clock } from '../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { E164, Iccid, PortId } from '../shared/ids.ts';
import type { NumberSource } from '../shared/port-view.ts';
import type { BookFile } from './book-schema.ts';
import type { BookEntry, BookEvidence, NumberVerdict } from './number-book.ts';
import { judgeNumber } from './number-verdict.ts';

/** Where the book is kept. `save` returns when the file is safe on disk, and reports its own faults: it must not throw. */
export interface BookStore {
  load(): BookFile;
  save(file: BookFile): void;
}

/** What a modem read of a SIM's number. */
interface ReadNumber {
  readonly source: Exclude<NumberSource, 'typed' | 'csv'>;
  readonly number: E164 | null;
}

/** What is known of each SIM. Every change is saved before the call returns; saying the same again changes nothing. */
export interface NumberBook {
  entry(iccid: Iccid): BookEntry;
  verdict(iccid: Iccid): NumberVerdict;
  /** A source that is missing keeps what it said before: a modem that fails to answer once forgets nothing. */
  recordEvidence(iccid: Iccid, evidence: readonly ReadNumber[]): void;
  /** Null forgets the typed number. */
  setTyped(iccid: Iccid, number: E164 | null): void;
  /** Rent is agreed to for this SIM in this port (decision 6); null takes the consent back. */
  setRent(iccid: Iccid, portId: PortId | null): void;
  /** `unixSeconds` counts only the first time (decision 7). */
  markFirstSale(iccid: Iccid, unixSeconds: number): void;
  onChange(listener: () => void): Unsubscribe;
}

const emptyEntry: BookEntry = { evidence: [], rentPort: null, price: null, firstSaleAt: null };

export function createNumberBook(store: BookStore, { clock }: { readonly clock: Clock }): NumberBook {
  const sims = new Map<string, BookEntry>(Object.entries(store.load().sims));
  const verdicts = new Map<Iccid, NumberVerdict>();
  const changes = createEmitter<void>();

  const entry = (iccid: Iccid): BookEntry => sims.get(iccid) ?? emptyEntry;

  function update(iccid: Iccid, change: Partial<BookEntry>): void {
    sims.set(iccid, { ...entry(iccid), ...change });
    verdicts.delete(iccid);
    store.save(toFile(sims));
    changes.emit();
  }

  /** Replaces all that `sources` said, keeping the time of what they say again. */
  function replaceEvidence(iccid: Iccid, sources: readonly NumberSource[], said: readonly Said[]): void {
    const before = entry(iccid).evidence;
    const at = new Date(clock.nowMs()).toISOString();
    const fresh = said.map((item) => before.find((old) => sameWord(old, item)) ?? { ...item, at });
    const replaced = before.filter((item) => sources.includes(item.source));
    if (replaced.length === fresh.length && fresh.every((item) => replaced.includes(item))) return;
    update(iccid, { evidence: [...before.filter((item) => !sources.includes(item.source)), ...fresh] });
  }

  return {
    entry,
    verdict(iccid) {
      const known = verdicts.get(iccid) ?? judgeNumber(entry(iccid).evidence);
      verdicts.set(iccid, known);
      return known;
    },
    recordEvidence(iccid, evidence) {
      const said = distinct(
        evidence.flatMap(({ source, number }) => (number === null ? [] : [{ source, number }])),
      );
      replaceEvidence(iccid, [...new Set(said.map((item) => item.source))], said);
    },
    setTyped: (iccid, number) =>
      replaceEvidence(iccid, ['typed'], number === null ? [] : [{ source: 'typed', number }]),
    setRent(iccid, portId) {
      if (entry(iccid).rentPort !== portId) update(iccid, { rentPort: portId });
    },
    markFirstSale(iccid, unixSeconds) {
      if (entry(iccid).firstSaleAt === null) update(iccid, { firstSaleAt: unixSeconds });
    },
    onChange: changes.subscribe,
  };
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
