import { type Ledger, listedNumbers } from './ledger.ts';
import type { OutgoingList } from './outgoing-list.ts';

/** Why nothing can be sent now, in plain words; null when a list may leave. */
export function syncObstacle(facts: {
  readonly running: boolean;
  readonly configured: boolean;
  readonly list: OutgoingList | null;
  readonly ledger: Ledger;
  /** Numbers that were refused are about to be tried again, as a person asks for it. */
  readonly triesRefused: boolean;
}): string | null {
  const { list, ledger, triesRefused } = facts;
  if (!facts.running) return 'Sync is stopped.';
  if (!facts.configured) return 'The upstream address or the API key is missing. Enter them in Settings.';
  if (!list?.desired.settled) {
    return 'The ports are still being read. The first list goes out by itself as soon as that is done.';
  }
  const { length } = triesRefused ? list.guarded : list.entries;
  if (length > 0 || ledger.accepted !== null || listedNumbers(ledger).size > 0) return null;
  if (list.desired.entries.length === 0) return 'No number is active yet, so there is nothing to send.';
  return list.guarded.length === 0
    ? 'No number may be sent: each one was kept back. See the ports for the reason.'
    : 'The vendor refuses every number of the list. See the ports for its words and what to do.';
}
