import { fstatSync, type Stats, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Clock, Timer } from '../shared/clock.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import type { CloseCause } from './transport.ts';

interface WatchedTty {
  readonly path: string;
  /** Open as long as the tty is watched. */
  readonly fd: number;
  /** Called once; the tty is not watched any more by then. */
  lost(cause: CloseCause): void;
}

export interface HangupWatchdog {
  watch(tty: WatchedTty): Unsubscribe;
}

/** Twice in the two seconds in which a pulled device must be noticed. */
const SWEEP_MS = 1000;

/**
 * Notices ttys that died without a word, for drivers and moments in which no hang-up wakes the reader. One timer for all;
 * none while nothing is watched.
 *
 * Its system calls are synchronous: device nodes live in memory (devtmpfs, devpts), and 512 of them take some
 * milliseconds where as many jobs for the thread pool would take ten times that.
 */
export function createHangupWatchdog({ clock }: { readonly clock: Clock }): HangupWatchdog {
  const watched = new Map<WatchedTty, Stats>();
  let timer: Timer | null = null;

  function sweep(): void {
    timer = null;
    const lost = [...watched].flatMap(([tty, opened]) => {
      const cause = verdictOn(tty, opened);
      return cause === null ? [] : [{ tty, cause }];
    });
    for (const { tty } of lost) watched.delete(tty);
    arm();
    for (const { tty, cause } of lost) tell(tty, cause);
  }

  function arm(): void {
    if (timer === null && watched.size > 0) timer = clock.setTimer(SWEEP_MS, sweep);
  }

  return {
    watch(tty) {
      watched.set(tty, fstatSync(tty.fd));
      arm();
      return () => {
        watched.delete(tty);
        if (watched.size > 0) return;
        timer?.cancel();
        timer = null;
      };
    },
  };
}

/** A fault in what one tty's owner does about it must not cost the others their watch. */
function tell(tty: WatchedTty, cause: CloseCause): void {
  try {
    tty.lost(cause);
  } catch (fault) {
    void Promise.reject(fault);
  }
}

function verdictOn(tty: WatchedTty, opened: Stats): CloseCause | null {
  const node = statNode(tty.path);
  if (node === 'gone') return { kind: 'vanished', detail: `${tty.path} is gone` };
  if (node !== null && (node.ino !== opened.ino || node.rdev !== opened.rdev))
    return { kind: 'vanished', detail: `${tty.path} is another device now` };
  // The kernel refuses every request on a descriptor that hung up, the one behind isatty() too.
  if (!isatty(tty.fd)) return { kind: 'hung-up', detail: 'the line hung up' };
  return null;
}

/** Null where the node cannot be looked at (rights changed): that says nothing of the device. */
function statNode(path: string): Stats | 'gone' | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? 'gone';
  } catch {
    return null;
  }
}
