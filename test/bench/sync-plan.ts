import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';

/** What the process with the simulated modems is to put on ptys. */
export interface SyncModemsInput {
  readonly count: number;
  /** Taken in turn. */
  readonly families: readonly SimulatedFamilyName[];
  readonly latencyMs: number;
}

/** A tty with a modem behind it, and the number of the card that is in it. */
export interface SoldPort {
  readonly path: string;
  readonly number: string;
}

export interface SyncEngineInput {
  readonly ports: readonly SoldPort[];
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly folder: string;
}

/** What the process with the engine tells. Times are `epochMs()`, so that those of two processes can be told apart. */
export type EngineNews =
  /** The numbers that the app shows as accepted are others than before. */
  | { readonly kind: 'accepted'; readonly atMs: number; readonly numbers: readonly string[] }
  | { readonly kind: 'cpu'; readonly atMs: number; readonly cpuMs: number; readonly rssMb: number };

/** Wall time in ms with its fractions: the same clock for all processes of a computer. */
export function epochMs(): number {
  return performance.timeOrigin + performance.now();
}
