import type { Iccid } from '../shared/ids.ts';
import { readIccid } from './iccid-reader.ts';
import type { SimReading } from './modem-snapshot.ts';
import type { ReadContext } from './read-context.ts';
import type { SimStateReading } from './sim-state.ts';
import { readSimState } from './sim-state-reader.ts';

/**
 * What a look at the SIM found. `same`: the card's own ICCID was read again. `other`: another card. `state`: no usable card,
 * or one that is not usable yet. `changed`: read it whole. `unchanged`: still unusable in the same way. `unread`: no answer.
 */
type SimCheck =
  | { readonly kind: 'same'; readonly readAtMs: number }
  | { readonly kind: 'other'; readonly iccid: Iccid; readonly readAtMs: number }
  | { readonly kind: 'state'; readonly reading: SimStateReading }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unread' };

/**
 * The cheapest question that tells whether `sim` is still what it was: its ICCID while it is usable (which also makes modems
 * without a card contact notice that the card is gone), its state while it is not.
 */
export async function checkSim(context: ReadContext, sim: SimReading): Promise<SimCheck> {
  if (sim.state !== 'ready' || sim.iccid === null) return checkState(context, sim);
  const iccid = await readIccid(context);
  if (iccid.kind === 'mute') return { kind: 'unread' };
  if (iccid.kind === 'refused') return checkState(context, sim);
  if (iccid.iccid === sim.iccid) return { kind: 'same', readAtMs: iccid.readAtMs };
  return { kind: 'other', iccid: iccid.iccid, readAtMs: iccid.readAtMs };
}

async function checkState(context: ReadContext, sim: SimReading): Promise<SimCheck> {
  const answer = await readSimState(context);
  if (answer === 'silent') return { kind: 'unread' };
  if (answer === 'vague' || answer.state === 'ready') return { kind: 'changed' };
  return answer.state === sim.state ? { kind: 'unchanged' } : { kind: 'state', reading: answer };
}
