import { type OverallKind, overallStatus } from '../../src-main/shared/overall-status.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { Pool } from './pool.ts';
import type { Tone } from './port-tone.ts';

/** The one sentence on top of the window. */
type Sentence =
  | { readonly kind: 'no-ports' }
  | { readonly kind: 'unconfigured' }
  | { readonly kind: 'settling'; readonly read: number; readonly total: number }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'all-paused'; readonly total: number }
  | { readonly kind: 'on-sale'; readonly onSale: number; readonly total: number };

export interface Headline {
  readonly sentence: Sentence;
  /** The same judgement as the tray icon's, so that the two never contradict each other. */
  readonly tone: Tone;
}

const tones = {
  'on-sale': 'good',
  working: 'working',
  attention: 'attention',
  blocked: 'refused',
  paused: 'quiet',
} as const satisfies Record<OverallKind, Tone>;

export function headlineOf({ app, sync, ports }: Pick<Pool, 'app' | 'sync' | 'ports'>): Headline {
  const all = Object.values<PortView>(ports);
  const { kind, onSale, total, paused } = overallStatus({ app, sync, ports: all });
  return { sentence: sentenceOf(), tone: tones[kind] };

  function sentenceOf(): Sentence {
    if (total === 0) return { kind: 'no-ports' };
    if (sync.state === 'unconfigured') return { kind: 'unconfigured' };
    if (sync.state === 'blocked') return { kind: 'blocked' };
    if (!app.settled) {
      return { kind: 'settling', read: all.filter(({ state }) => state !== 'starting').length, total };
    }
    if (paused === total) return { kind: 'all-paused', total };
    if (sync.gaps.some((gap) => gap.to === null)) return { kind: 'overdue' };
    return { kind: 'on-sale', onSale, total };
  }
}
