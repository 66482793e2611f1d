import type { CheckMode, CheckReport } from '../shared/check-report.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import type { E164 } from '../shared/ids.ts';
import type { UpstreamNumberView } from '../shared/port-view.ts';
import type { Result } from '../shared/result.ts';
import type { SyncView } from '../shared/sync-view.ts';
import type { SyncDeps } from './sync-deps.ts';
import { SyncRunner } from './sync-runner.ts';

/**
 * Keeps the upstream's list equal to the desired one. One request is in flight at most, so no older list can follow a newer one.
 *
 * An empty list means "delete all" upstream. It is sent like any other once a list was ever accepted, in this run or an earlier
 * one, or may have been: then it takes off what is gone, and as heartbeat it keeps the proof of life. Before, nothing is sent.
 */
export interface SyncService {
  start(): void;
  /** Ends a request in flight and sends nothing more. Resolves when the journal knows of its end. */
  stop(): Promise<void>;
  /** Desired list, `settled`, or target may have changed. Cheap when they did not; call it at every change of pool or book. */
  changed(): void;
  /**
   * Sends the list now, quarantined numbers included. Joins a request in flight that says the same, else follows it: one
   * request in either case. Resolves when the list is accepted, or with the reason why not.
   */
  syncNow(): Promise<Result<null>>;
  /**
   * Asks the upstream what it makes of the list, and saves nothing there. Waits for everything that is to be sent, and gives way
   * to what comes up meanwhile; answers within 60 s and the time of one request.
   */
  check(mode: CheckMode): Promise<Result<CheckReport>>;
  /** Sends nothing until `resume`: the computer goes to sleep, and what it knows of its SIMs grows old unseen. */
  suspend(): void;
  /** Sends at once: after waking with the ICCIDs read again, or with another address or key. Also undoes a goodbye. */
  resume(): void;
  /** Takes all numbers off the market within 5 s, then sends nothing more until `resume`. */
  goodbye(): Promise<Result<null>>;
  view(): SyncView;
  numberView(number: E164): UpstreamNumberView;
  onChange(listener: () => void): Unsubscribe;
}

export function createSyncService(deps: SyncDeps): SyncService {
  const runner = new SyncRunner(deps);
  return {
    start: () => runner.start(),
    stop: () => runner.stop(),
    changed: () => runner.changed(),
    syncNow: () => runner.syncNow(),
    check: (mode) => runner.check(mode),
    suspend: () => runner.suspend(),
    resume: () => runner.resume(),
    goodbye: () => runner.goodbye(),
    view: () => runner.view(),
    numberView: (number) => runner.numberView(number),
    onChange: (listener) => runner.onChange(listener),
  };
}
