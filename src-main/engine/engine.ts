import type { Journal } from '../journal/journal.ts';
import type { Pool } from '../pool/pool-service.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { PortView } from '../shared/port-view.ts';
import type { Result } from '../shared/result.ts';
import type { SyncFault, SyncView } from '../shared/sync-view.ts';
import { createSyncService, type SyncService } from '../sync/sync-service.ts';
import { type EngineMemory, openMemory } from './engine-memory.ts';
import type { EngineOptions } from './engine-options.ts';
import { APP_PARTS, type EngineParts } from './engine-parts.ts';
import { failedGoodbye } from './failed-goodbye.ts';
import { createNapWatch } from './nap-watch.ts';
import { openNumberFinder } from './number/number-finder.ts';
import { createPoolWatch, type PoolWatch } from './pool-watch.ts';
import { createPortCommands, type PortCommands } from './port-commands.ts';
import { createTrackedPool } from './ports/tracked-pool.ts';
import type { LapsedRent } from './rent-watch.ts';
import type { SaleDesk } from './sale-desk.ts';
import { createSleepWatch, type SleepWatch } from './sleep-watch.ts';
import type { StartGuard } from './start-guard.ts';

/** The app without Electron: what sits in the ports, what is sold, and what the upstream says of it. */
export interface Engine extends PortCommands {
  start(): void;
  /** Closes all ports and files and ends a request in flight; nothing is sent any more. Resolves when all is closed. */
  stop(): Promise<void>;
  ports(): readonly PortView[];
  /** Modems and adapters that could be ports and are none; one tty each. */
  newDevices(): readonly string[];
  /** Is a tty a port, or a further tty of a port's modem? */
  usesTty(path: string): boolean;
  /** Ports whose rent is off because another SIM came in. */
  lapsedRents(): readonly LapsedRent[];
  settled(): boolean;
  syncView(): SyncView;
  onChange(listener: () => void): Unsubscribe;
  syncNow: SyncService['syncNow'];
  check: SyncService['check'];
  goodbye: SyncService['goodbye'];
  /** Takes a goodbye back: the app goes on after all. */
  stay(): void;
  /** URL, key or strategy changed: try again at once. */
  targetChanged(): void;
  /** Whether or how networks are asked for numbers was changed. */
  ussdChanged(): void;
  /** The computer goes to sleep: nothing is sent until resume. */
  suspend(): void;
  /** The same, with all numbers taken off before; 5 s at most, and less where the system gives less. */
  suspendTakenOff(): Promise<Result<null>>;
  /** After sleep: every ICCID is read again, then the list goes out at once (decision 9). */
  resume(): Promise<void>;
  searchHistory: Journal['search'];
  exportHistory: Journal['exportTo'];
  /** Why the last run could not take the numbers off at its end; null where it did, or was not asked to. */
  readonly failedGoodbye: SyncFault | null;
  /** The state of the history's file. */
  readonly history: Pick<Journal, 'setAside' | 'fault' | 'onStateChange'>;
}

export function createEngine(options: EngineOptions, parts: EngineParts = APP_PARTS): Engine {
  const changes = createEmitter<void>();
  const rooms = openRooms(options, parts, changes.emit);
  const { memory, pool, tracker, sync, guard, sleep, naps, watch, finder } = rooms;
  const { book, journal } = memory;
  const stops: Unsubscribe[] = [];
  return {
    ...createPortCommands({ ...options, ...rooms, book, views: watch.views, refresh: watch.refresh }),
    start() {
      stops.push(pool.onChange(watch.refresh), book.onChange(watch.refresh), sync.onChange(watch.refresh));
      tracker.start();
      pool.start();
      guard.start();
      sync.start();
      naps.start();
    },
    async stop() {
      finder.stop();
      for (const part of [naps.stop, sleep.end, guard.end, () => tracker.stop(), ...stops.splice(0)]) part();
      try {
        await sync.stop();
        await pool.stop();
      } finally {
        memory.close();
      }
    },
    ports: watch.views,
    lapsedRents: watch.lapsedRents,
    newDevices: () => tracker.newDevices(),
    usesTty: (path) => tracker.uses(path),
    settled: () => pool.state().settled,
    syncView: sync.view,
    onChange: changes.subscribe,
    syncNow: sync.syncNow,
    check: sync.check,
    goodbye() {
      naps.stop();
      sleep.end();
      return sync.goodbye();
    },
    stay() {
      naps.start();
      sync.resume();
    },
    targetChanged: sync.changed,
    ussdChanged: finder.look,
    suspend: sleep.suspend,
    suspendTakenOff() {
      sleep.suspend();
      return sync.goodbye();
    },
    resume() {
      naps.start();
      return sleep.resume();
    },
    ...historyOf(journal),
    failedGoodbye: failedGoodbye(journal),
  };
}

function historyOf(journal: Journal): Pick<Engine, 'searchHistory' | 'exportHistory' | 'history'> {
  return { searchHistory: journal.search, exportHistory: journal.exportTo, history: journal };
}

/** Makes all parts and joins them; nothing runs yet. */
function openRooms(options: EngineOptions, parts: EngineParts, changed: () => void) {
  const { clock } = options;
  const memory = openMemory(options, parts);
  const { book, journal } = memory;
  const desk = parts.createSaleDesk({ ...options, book });
  const { pool, tracker } = createTrackedPool(options, parts, { ...memory, changed });
  const sleep: SleepWatch = createSleepWatch({ clock, pool, sync: () => sync });
  const accepted = journal.lastAccepted()?.numbers.map(({ number }) => number) ?? [];
  const listed = [...accepted, ...journal.openNumbers()];
  const guard = parts.createStartGuard({ clock, listed, over: () => sync.changed() });
  const sync: SyncService = createSync(options, parts, {
    memory,
    pool,
    desk,
    guard,
    maxAgeMs: sleep.maxAgeMs,
  });
  const finder = openNumberFinder(options, { book, journal, pool, changed: () => watch.refresh() });
  const { hintOf } = finder;
  const watched = { book, journal, pool, sync, desk, hintOf };
  const told = () => {
    finder.look();
    changed();
  };
  const watch: PoolWatch = createPoolWatch({ ...options, ...watched, changed: told });
  const onNap = () => {
    // Nothing must leave before the SIMs were read again, as with a sleep that was reported.
    sleep.suspend();
    void sleep.resume();
  };
  const naps = createNapWatch({ clock, onNap });
  return { memory, pool, tracker, sync, guard, sleep, watch, finder, naps };
}

function createSync(
  options: EngineOptions,
  { createClient, createFlightDeck }: EngineParts,
  room: {
    readonly memory: EngineMemory;
    readonly pool: Pool;
    readonly desk: SaleDesk;
    readonly guard: StartGuard;
    readonly maxAgeMs: () => number;
  },
): SyncService {
  const { memory, pool, desk, guard, maxAgeMs } = room;
  const { clock, random, target, version, syncMode: mode } = options;
  return createSyncService({
    clock,
    random,
    client: createClient({ clock, version }),
    createFlightDeck,
    target,
    mode,
    journal: memory.journal,
    desired() {
      // Judged anew at send time: the list is the truth of this very moment.
      const state = pool.state();
      const { entries } = desk.judge(state);
      const settled = state.settled && !guard.holdsBack(state, entries);
      return { entries, settled, poolSize: state.ports.length, maxAgeMs: maxAgeMs() };
    },
    onAccepted: desk.confirm,
    warn: options.warn,
  });
}
