import type { CheckMode } from '../shared/check-report.ts';
import type { ListEntry } from './list-entry.ts';

/** One entry of `numbers` in the upstream's words. The keys always come in this order. */
export function entryFields(entry: ListEntry) {
  return {
    number: entry.number,
    country_id: entry.countryId,
    ...(entry.operator === null ? {} : { operator: entry.operator }),
    date_start: entry.dateStart,
    port_id: entry.portId,
    rent: entry.rent ? 1 : 0,
    ...(entry.price === null ? {} : { price: entry.price }),
  };
}

/**
 * The body of sendNumbersOnline, byte for byte. The list replaces the previous one, so an empty one means "delete all".
 * `test1`: answered but not saved. `test2`: the answer prints the payload.
 */
export function listPayload(entries: readonly ListEntry[], test: CheckMode | null): string {
  const numbers = entries.map(entryFields);
  return JSON.stringify(test === null ? { numbers } : { numbers, test });
}

/** The body of addNumber: one entry. */
export function addPayload(entry: ListEntry): string {
  return JSON.stringify(entryFields(entry));
}

/** What the upstream would see of one entry: two entries with the same line need no new request. */
export function payloadLine(entry: ListEntry): string {
  return addPayload(entry);
}
