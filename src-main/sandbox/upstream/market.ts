import type { NumberEntry } from './number-schema.ts';

/** A number on sale. */
export interface MarketNumber {
  readonly id: number;
  readonly entry: NumberEntry;
}

/** As in the answer: an id, or null for deleted. */
export type Ids = Readonly<Record<string, number | null>>;

const FIRST_ID = 100_001;

/** The upstream's list of numbers. An id belongs to its number for good, also when it comes back later. */
export class Market {
  private readonly ids = new Map<string, number>();
  private readonly onSale = new Map<string, MarketNumber>();

  get numbers(): ReadonlyMap<string, MarketNumber> {
    return this.onSale;
  }

  /** Puts a whole list in place of the one before; those left out are reported with null, unless they are kept. */
  replace(entries: readonly NumberEntry[], leftOut: 'delete' | 'keep'): Ids {
    const listed = new Set(entries.map(({ number }) => number));
    const deleted = leftOut === 'keep' ? [] : [...this.onSale.keys()].filter((number) => !listed.has(number));
    return { ...this.addAll(entries), ...this.removeAll(deleted) };
  }

  addAll(entries: readonly NumberEntry[]): Ids {
    return Object.fromEntries(
      entries.map((entry) => {
        const id = this.ids.get(entry.number) ?? FIRST_ID + this.ids.size;
        this.ids.set(entry.number, id);
        this.onSale.set(entry.number, { id, entry });
        return [entry.number, id];
      }),
    );
  }

  removeAll(numbers: readonly string[]): Ids {
    for (const number of numbers) this.onSale.delete(number);
    return Object.fromEntries(numbers.map((number) => [number, null]));
  }

  /** What a list would be answered with, nothing saved (`test1`). */
  rehearse(entries: readonly NumberEntry[], leftOut: 'delete' | 'keep'): Ids {
    const copy = new Market();
    for (const [number, id] of this.ids) copy.ids.set(number, id);
    for (const [number, held] of this.onSale) copy.onSale.set(number, held);
    return copy.replace(entries, leftOut);
  }
}
