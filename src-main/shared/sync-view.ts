import type { E164 } from './ids.ts';

/**
 * `unconfigured`: no URL or no key. `settling`: the pool is still being read. `idle`: waiting for the heartbeat.
 * `gathering`: a change was seen, collecting more for a second. `sending`: a request is in flight.
 * `retrying`: the last one failed, the next try is planned. `blocked`: refused for good (key, IP), one try per heartbeat.
 * `stopped`: the app is going away.
 */
export type SyncState =
  | 'unconfigured'
  | 'settling'
  | 'idle'
  | 'gathering'
  | 'sending'
  | 'retrying'
  | 'blocked'
  | 'stopped';

/**
 * Why a request was sent. `probe`: a `test1` request that looks for the culprit of a refused list. `check`: a `test1` or `test2`
 * request that a person asked for. Neither saves anything.
 */
export type SyncCause =
  | 'first'
  | 'heartbeat'
  | 'change'
  | 'manual'
  | 'retry'
  | 'resume'
  | 'probe'
  | 'check'
  | 'goodbye';

/** How changes are told: whole lists, or one number at a time. */
export type SyncMode = 'list' | 'incremental';

/** A request of the upstream's API, by its name there. */
export type UpstreamCallName = 'sendNumbersOnline' | 'addNumber' | 'removeNumber' | 'checkWork';

export interface SyncFault {
  /** Machine word: `ERROR_WRONG_KEY`, `refused`, `timeout`, `html`. */
  readonly code: string;
  /** Plain words, with what to do. */
  readonly text: string;
  readonly httpStatus: number | null;
}

/** The last request and its answer, as the panel shows them. Never holds the key. */
export interface ExchangeView {
  readonly at: string;
  readonly cause: SyncCause;
  readonly call: UpstreamCallName;
  /** Numbers that the request speaks of. */
  readonly count: number;
  readonly added: readonly E164[];
  readonly removed: readonly E164[];
  readonly durationMs: number;
  readonly httpStatus: number | null;
  readonly outcome: 'accepted' | 'rejected' | 'failed';
  /** Body as sent, pretty-printed JSON. */
  readonly request: string;
  /**
   * Body as received; null when nothing came. Of a web page the first 16 KiB, of anything else the first 256 KiB, and behind them how
   * many characters are left out, as cutText tells it.
   */
  readonly answer: string | null;
  readonly fault: SyncFault | null;
}

/** A number on one of the sets, and when it came to be there. */
export interface TimedNumber {
  readonly number: E164;
  readonly at: string;
}

export interface AcceptedNumber {
  readonly number: E164;
  readonly id: number | null;
  /** Since when it stands upstream under this id without a break, as far as the answers tell; null when not known. */
  readonly since: string | null;
}

/** A time of more than 300 s without an accepted request. `to` is null while it lasts. */
export interface SyncGap {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
}

/** All times ISO 8601 UTC. */
export interface SyncView {
  /** The way that is taken now. */
  readonly mode: SyncMode;
  /** Why lists are sent although the other way was chosen; null when the chosen way is taken. */
  readonly fallback: SyncFault | null;
  readonly state: SyncState;
  readonly lastAttemptAt: string | null;
  readonly lastAcceptedAt: string | null;
  readonly nextAt: string | null;
  readonly lastError: SyncFault | null;
  /** What should be for sale, each since when as this run knows. */
  readonly desired: readonly TimedNumber[];
  /** What was sent, each when last; whatever became of it. */
  readonly sent: readonly TimedNumber[];
  readonly accepted: readonly AcceptedNumber[];
  /** How many numbers may stand upstream: those accepted, and those of requests whose answer was lost or is still to come. */
  readonly mayBeListed: number;
  readonly gaps: readonly SyncGap[];
  readonly lastExchange: ExchangeView | null;
}
