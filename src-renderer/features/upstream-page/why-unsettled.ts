import type { SyncView } from '../../../src-main/shared/sync-view.ts';
import type { LedgerRow } from './ledger-rows.ts';

/** What is said by main in words of its own, or what the window has words for. */
export type Why =
  | { readonly text: string }
  | {
      readonly key: 'settling' | 'unconfigured' | 'stopped' | 'sending' | 'next' | 'off' | 'earlier' | 'back';
    };

/** Why a number does not stand on all three sets alike: what holds it up, or what happens next. */
export function whyUnsettled(
  { port, desired, accepted }: LedgerRow,
  { state, lastError }: Pick<SyncView, 'state' | 'lastError'>,
): Why {
  const text = port?.upstream.text ?? null;
  if (desired !== null && accepted === null && text !== null) return { text };
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
