import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';

export type PlaceKind = 'live' | 'silent' | 'garbage';

/** What the process with the simulated modems is to put on ptys. */
export interface ModemsInput {
  readonly kinds: readonly PlaceKind[];
  /** Taken in turn by the live ones. */
  readonly families: readonly SimulatedFamilyName[];
  readonly latencyMs: number;
}

export interface PlacedModem {
  readonly path: string;
  readonly kind: PlaceKind;
  readonly family: SimulatedFamilyName;
}

const SILENT_SHARE = 0.1;
const GARBAGE_SHARE = 0.05;

/** 10 % silent and 5 % garbage, rounded, spread evenly over the places. */
export function mixedPlaces(count: number): readonly PlaceKind[] {
  const kinds: PlaceKind[] = Array.from({ length: count }, () => 'live');
  spread(kinds, 'silent', Math.round(count * SILENT_SHARE));
  spread(kinds, 'garbage', Math.round(count * GARBAGE_SHARE));
  return kinds;
}

export function livePlaces(count: number): readonly PlaceKind[] {
  return Array.from({ length: count }, () => 'live');
}

function spread(kinds: PlaceKind[], kind: PlaceKind, wanted: number): void {
  for (let turn = 0; turn < wanted; turn++) {
    const place = Math.floor(((turn + 0.5) * kinds.length) / wanted);
    const free = kinds.indexOf('live', place);
    if (free >= 0) kinds[free] = kind;
  }
}

/** Commands of one line: those of a chain take their time one after the other. */
export function commandsIn(line: string): number {
  return 1 + [...line].filter((letter) => letter === ';').length;
}
