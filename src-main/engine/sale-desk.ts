import type { NumberBook } from '../book/number-book-service.ts';
import { countryCallingCode } from '../book/phone-number.ts';
import type { PoolState } from '../pool/port-record.ts';
import type { Iccid } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import type { EngineOptions } from './engine-options.ts';
import { judgeSale, type Sale } from './sale.ts';

export interface SaleDesk {
  judge(pool: PoolState): Sale;
  /** These numbers were accepted: their first sale is on record from now on (decision 7). */
  confirm(entries: readonly ListEntry[]): void;
}

/** Judges the pool against book and pauses, and remembers when each SIM first went on sale. */
export function createSaleDesk({
  book,
  pauses,
  clock,
}: Pick<EngineOptions, 'pauses' | 'clock'> & { readonly book: NumberBook }): SaleDesk {
  // Until the upstream has accepted a SIM for the first time its date must still not move from request to request.
  const provisional = new Map<Iccid, number>();
  const firstSaleOf = (iccid: Iccid, settled: boolean): number => {
    const now = Math.floor(clock.nowMs() / 1000);
    const planned = provisional.get(iccid);
    // A clock that was ahead when the date was planned and is right now: the upstream refuses a sale in the future.
    const isAhead = planned !== undefined && planned > now;
    const known = book.entry(iccid).firstSaleAt ?? (isAhead ? undefined : planned);
    if (known !== undefined) return known;
    // Before the pool has settled nothing is for sale yet.
    if (settled) provisional.set(iccid, now);
    return now;
  };

  return {
    judge: (pool) =>
      judgeSale(pool, {
        isPaused: pauses.isPaused,
        entryOf: book.entry,
        verdictOf: book.verdict,
        countryIdOf: countryCallingCode,
        firstSaleOf: (iccid) => firstSaleOf(iccid, pool.settled),
      }),
    confirm(entries) {
      book.markFirstSales(entries.map(({ iccid, dateStart }) => ({ iccid, unixSeconds: dateStart })));
      for (const { iccid } of entries) provisional.delete(iccid);
    },
  };
}
