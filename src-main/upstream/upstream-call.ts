import type { CheckMode } from '../shared/check-report.ts';
import type { E164 } from '../shared/ids.ts';
import type { UpstreamCallName } from '../shared/sync-view.ts';
import { CHECK_WORK, REMOVE_NUMBER } from '../shared/upstream-assumptions.ts';
import type { ListEntry } from './list-entry.ts';
import { addPayload, listPayload } from './payload.ts';

/** One request of the API, ready to leave. */
export interface UpstreamCall {
  readonly name: UpstreamCallName;
  readonly method: 'POST' | 'DELETE';
  /** JSON, byte for byte. */
  readonly body: string;
  readonly test: CheckMode | null;
  /** The entries that the body holds. */
  readonly entries: readonly ListEntry[];
  /** Numbers that the answer should speak of. */
  readonly numbers: readonly E164[];
}

/** All numbers on sale from now on; those left out are deleted. */
export function listCall(entries: readonly ListEntry[], test: CheckMode | null = null): UpstreamCall {
  const body = listPayload(entries, test);
  const numbers = entries.map((entry) => entry.number);
  return { name: 'sendNumbersOnline', method: 'POST', body, test, entries, numbers };
}

export function addCall(entry: ListEntry): UpstreamCall {
  const body = addPayload(entry);
  return {
    name: 'addNumber',
    method: 'POST',
    body,
    test: null,
    entries: [entry],
    numbers: [entry.number],
  };
}

export function removeCall(number: E164): UpstreamCall {
  const { method } = REMOVE_NUMBER;
  const body = JSON.stringify(REMOVE_NUMBER.body(number));
  return { name: 'removeNumber', method, body, test: null, entries: [], numbers: [number] };
}

/** Proof of life. */
export function aliveCall(): UpstreamCall {
  const { method } = CHECK_WORK;
  const body = JSON.stringify(CHECK_WORK.body);
  return { name: 'checkWork', method, body, test: null, entries: [], numbers: [] };
}
