import type { SyncView } from '../../../src-main/shared/sync-view.ts';
import { type LedgerRow, standingOf } from './ledger-rows.ts';

/** What is said by main in words of its own, or what the window has words for. */
export type Why =
  | { readonly text: string }
  | {
      readonly key:
        | 'settling'
        | 'unconfigured'
        | 'stopped'
        | 'sending'
        | 'next'
        | 'off'
        | 'earlier'
        | 'back'
        | 'noId';
    };

/** Why a number does not stand on all three sets alike, or without an id: what holds it up, or what happens next. Null for none. */
export function whyUnsettled(
  row: LedgerRow,
  { state, lastError }: Pick<SyncView, 'state' | 'lastError'>,
): Why | null {
  const { port, desired, accepted } = row;
  const standing = standingOf(row);
  if (standing === 'settled') return null;
  if (standing === 'no-id') return { key: 'noId' };
  const text = port?.upstream.text ?? null;
  if (desired !== null && text !== null) return { text };
  if (desired !== null && accepted !== null) return { key: 'earlier' };
  if (desired === null && accepted === null) return { key: 'back' };
  switch (state) {
    case 'settling':
    case 'unconfigured':
    case 'stopped':
    case 'sending':
      return { key: state };
    case 'retrying':
    case 'blocked':
      if (lastError !== null) return { text: lastError.text };
      break;
    case 'idle':
    case 'gathering':
      break;
  }
  return { key: desired === null ? 'off' : 'next' };
}
