import type { E164 } from '../shared/ids.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import type { OutgoingList } from './outgoing-list.ts';
import type { SyncMemory } from './sync-memory.ts';

const UNCONFIRMED =
  'The upstream accepted the request but did not mention this number. It is told again with the next list; ask partner support if it stays so.';

/** What is to be said of one number: refused, kept back by the guard, or the upstream's last word. */
export function numberWord(
  number: E164,
  { quarantine, ledger }: SyncMemory,
  list: OutgoingList | null,
): UpstreamNumberView {
  const refused = quarantine.get(number);
  if (refused !== undefined) return { status: 'rejected', id: null, at: refused.at, text: refused.text };
  const word = ledger.words.get(number) ?? { status: 'none', id: null, at: null, text: null };
  // Of 512 numbers hardly one is dropped: the whole list is looked through for that one alone.
  const dropped = list?.dropped.find(({ entry }) => entry.number === number);
  const onSale = dropped === undefined || list?.entries.some((entry) => entry.number === number) === true;
  if (!onSale) return { ...word, text: dropped.text };
  return word.status === 'unconfirmed' ? { ...word, text: UNCONFIRMED } : word;
}
