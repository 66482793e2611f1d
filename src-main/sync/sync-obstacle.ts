import { type Ledger, listedNumbers } from './ledger.ts';
import type { OutgoingList } from './outgoing-list.ts';

/** Why nothing can be sent now, in plain words; null when a list may leave. */
export function syncObstacle(facts: {
  readonly running: boolean;
  readonly configured: boolean;
  readonly list: OutgoingList | null;
  readonly ledger: Ledger;
}): string | null {
  const { list, ledger } = facts;
  if (!facts.running) return 'Sync is stopped.';
  if (!facts.configured) return 'The upstream address or the API key is missing. Enter them in Settings.';
  if (!list?.desired.settled) {
    return 'The ports are still being read. The first list goes out by itself as soon as that is done.';
  }
  if (list.entries.length > 0 || ledger.accepted !== null || listedNumbers(ledger).size > 0) return null;
  return list.desired.entries.length === 0
    ? 'No number is active yet, so there is nothing to send.'
    : 'No number may be sent: the vendor refused it, or it was kept back. See the ports for the reason.';
}
