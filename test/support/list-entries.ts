import { asE164, asIccid, asPortId } from '../../src-main/shared/ids.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';

/** Turns a checked id into its branded form; a test with a wrong one shall stop. */
export function need<T>(value: T | null): T {
  if (value === null) throw new Error('the test uses a malformed id');
  return value;
}

/** The entry of port `index` (1, 2, ...): a Swedish number of its own, verified at time 0. */
export function listEntry(index: number, change: Partial<ListEntry> = {}): ListEntry {
  return {
    portId: need(asPortId(`Port${index}`)),
    iccid: need(asIccid(`89460000000000${String(index).padStart(5, '0')}`)),
    number: need(asE164(`+4670100${String(index).padStart(4, '0')}`)),
    countryId: 46,
    operator: 24001,
    dateStart: 1_767_225_600,
    rent: false,
    price: null,
    verifiedAtMs: 0,
    ...change,
  };
}

export function listEntries(count: number): readonly ListEntry[] {
  return Array.from({ length: count }, (_, index) => listEntry(index + 1));
}
