import type { NumberBook } from '../book/number-book-service.ts';
import type { Journal } from '../journal/journal.ts';
import type { KnownPort } from '../pool/port-identity.ts';
import type { GraceMs } from '../pool/presence.ts';
import type { OpenTransport } from '../serial/transport.ts';
import type { Clock } from '../shared/clock.ts';
import type { PortId } from '../shared/ids.ts';
import type { UpstreamClient, UpstreamTarget } from '../upstream/upstream-client.ts';

/** Where the pool's ports are remembered; with ports from flags nothing is saved. */
export interface PortRegistry {
  list(): readonly KnownPort[];
  save(ports: readonly KnownPort[]): void;
}

export interface PauseRegistry {
  isPaused(id: PortId): boolean;
  setPaused(id: PortId, paused: boolean): void;
}

export interface EngineOptions {
  readonly clock: Clock;
  /** 0 (inclusive) to 1 (exclusive): jitter of polls and retries. */
  readonly random: () => number;
  readonly openTransport: OpenTransport;
  readonly client: UpstreamClient;
  /** Read for each request; null while URL or key is missing. */
  readonly target: () => UpstreamTarget | null;
  readonly journal: Journal;
  readonly book: NumberBook;
  readonly ports: PortRegistry;
  readonly pauses: PauseRegistry;
  readonly graceMs: GraceMs;
  /** Faults that must not stop the app: a journal row that could not be written. */
  readonly warn: (message: string) => void;
}
