import type { ListEntry } from '../upstream/list-entry.ts';
import type { Moment } from './gap-tracker.ts';
import { createKeptBackReporter } from './kept-back-reporter.ts';
import { watchDesired, watchList } from './list-watch.ts';
import { type OutgoingList, prepareList } from './outgoing-list.ts';
import { releaseChanged, releaseOld } from './quarantine.ts';
import type { SyncDeps } from './sync-deps.ts';
import { targetKeyOf } from './sync-flight.ts';
import { createSyncMemory, NO_SEARCH, retargeted, type SyncMemory, withMode } from './sync-memory.ts';
import { createSyncRecords, type SyncRecords } from './sync-records.ts';
import { type PlannedRequest, planRequest, type ScheduleFacts } from './sync-schedule.ts';

/** What the sync knows now: its memory, the list as it would leave, and to whom. What the next run must know is written down. */
export class SyncPicture {
  readonly #deps: SyncDeps;
  readonly #records: SyncRecords;
  readonly #reportKeptBack: ReturnType<typeof createKeptBackReporter>;
  #memory: SyncMemory;
  #list: OutgoingList | null = null;
  #targetKey: string | null = null;
  #configured = false;

  constructor(deps: SyncDeps) {
    this.#deps = deps;
    this.#memory = createSyncMemory(deps.journal, this.now());
    this.#records = createSyncRecords(deps.journal, this.#memory);
    this.#reportKeptBack = createKeptBackReporter(deps.journal, deps.clock);
  }

  get memory(): SyncMemory {
    return this.#memory;
  }

  /** Null before the first look. */
  get list(): OutgoingList | null {
    return this.#list;
  }

  get entries(): readonly ListEntry[] {
    return this.#list?.entries ?? [];
  }

  /** The last one known: while a key file is rewritten there is none for a moment, and then the same again. */
  get targetKey(): string | null {
    return this.#targetKey;
  }

  get isConfigured(): boolean {
    return this.#configured;
  }

  now(): Moment {
    return { wallMs: this.#deps.clock.nowMs(), monotonicMs: this.#deps.clock.monotonicMs() };
  }

  learn(next: SyncMemory): void {
    const before = this.#memory;
    this.#memory = next;
    this.#records.note(before, next, this.now());
  }

  /** Reads target, strategy and desired list anew, and notes since when the list differs from the one upstream. */
  refresh(): void {
    const targetKey = targetKeyOf(this.#deps.target());
    this.#configured = targetKey !== null;
    let memory = withMode(this.#memory, this.#deps.mode());
    if (targetKey !== null && targetKey !== this.#targetKey) {
      this.#targetKey = targetKey;
      memory = retargeted(memory, targetKey, this.#deps.journal);
    }
    const { monotonicMs: now, wallMs } = this.now();
    const desired = this.#deps.desired();
    const at = new Date(wallMs).toISOString();
    memory = { ...memory, desired: watchDesired(memory.desired, desired.entries, at) };
    const quarantine = releaseOld(releaseChanged(memory.quarantine, desired.entries), now);
    this.#list = prepareList(desired, quarantine, now);
    this.learn(watchList({ ...memory, quarantine }, this.#list, now));
    this.#reportKeptBack(this.#list.dropped);
  }

  /** Numbers that the upstream refused are on the list again, and no search is in its way. */
  startAnew(): void {
    this.learn({ ...this.#memory, ...NO_SEARCH, quarantine: new Map() });
    this.refresh();
  }

  planned(asked: ScheduleFacts['asked']): PlannedRequest {
    const { search, restDue, upstream, ledger } = this.#memory;
    return planRequest({
      ...this.#memory,
      asked,
      unfinished: search !== null ? 'probe' : restDue ? 'retry' : null,
      first: upstream === null,
      uncertain: ledger.uncertain.size > 0,
      count: this.entries.length,
    });
  }
}
