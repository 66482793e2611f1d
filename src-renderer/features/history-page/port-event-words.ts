import type { E164 } from '../../../src-main/shared/ids.ts';
import type { NumberSource, PortState, ReasonCode } from '../../../src-main/shared/port-view.ts';
import { reasonTexts } from '../../../src-main/shared/reason-texts.ts';
import type { Tone } from '../../store/port-tone.ts';

/** What happened at a port, as far as this window knows the words of the journal. */
export type PortHappening =
  | {
      readonly kind: 'state';
      readonly state: PortState;
      readonly reason: ReasonCode | null;
      readonly detail: string | null;
    }
  | { readonly kind: 'number'; readonly number: E164; readonly source: NumberSource | null }
  | { readonly kind: (typeof plainKinds)[number]; readonly detail: string | null }
  /** Written by a newer Portlight: shown as it stands there. */
  | { readonly kind: 'other'; readonly event: string; readonly detail: string | null };

const states = [
  'starting',
  'waiting',
  'attention',
  'active',
  'paused',
] as const satisfies readonly PortState[];
const sources = ['typed', 'csv', 'cnum', 'phonebook', 'ussd'] as const satisfies readonly NumberSource[];
/** Words of `engine/` for what changes no state. */
const plainKinds = [
  'sim-seen',
  'sim-gone',
  'rent-on',
  'rent-off',
  'rent-other-sim',
  'moved',
  'ussd-asked',
  'ussd-answered',
] as const;

export function happeningOf(event: string, detail: string | null): PortHappening {
  const plain = plainKinds.find((kind) => kind === event);
  if (plain !== undefined) return { kind: plain, detail };
  if (event === 'number') return numberOf(detail) ?? { kind: 'other', event, detail };
  const state = states.find((name) => event === `state-${name}`);
  return state === undefined
    ? { kind: 'other', event, detail }
    : { kind: 'state', state, ...reasonOf(detail) };
}

/** The colour of the port after it; null for what changes no state. */
export function toneOfHappening(happening: PortHappening): Tone | null {
  if (happening.kind !== 'state') return null;
  switch (happening.state) {
    case 'active':
      return 'good';
    case 'attention':
      return 'attention';
    case 'paused':
      return 'quiet';
    case 'starting':
    case 'waiting':
      return 'working';
  }
}

/** `sim-missing: +CME ERROR: 10` */
function reasonOf(detail: string | null): {
  readonly reason: ReasonCode | null;
  readonly detail: string | null;
} {
  const [, code = '', words] = /^([a-z-]+)(?:: (.*))?$/s.exec(detail ?? '') ?? [];
  if (!isReason(code)) return { reason: null, detail };
  return { reason: code, detail: words ?? null };
}

/** `+46701000007 (cnum)` */
function numberOf(detail: string | null): PortHappening | null {
  const [, number, word] = /^(\+\d+) \((.*)\)$/.exec(detail ?? '') ?? [];
  if (number === undefined) return null;
  return { kind: 'number', number: number as E164, source: sources.find((name) => name === word) ?? null };
}

function isReason(text: string): text is ReasonCode {
  return Object.hasOwn(reasonTexts, text);
}
