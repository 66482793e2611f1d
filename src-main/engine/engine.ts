import { toE164 } from '../book/phone-number.ts';
import type { Pool } from '../pool/pool-service.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { PortView } from '../shared/port-view.ts';
import type { SyncView } from '../shared/sync-view.ts';
import { createSyncService, type SyncService } from '../sync/sync-service.ts';
import { type EngineMemory, openMemory } from './engine-memory.ts';
import type { EngineOptions } from './engine-options.ts';
import { APP_PARTS, type EngineParts } from './engine-parts.ts';
import { createPoolWatch } from './pool-watch.ts';
import { createPortCommands, type PortCommands } from './port-commands.ts';
import type { SaleDesk } from './sale-desk.ts';
import { createSleepWatch, type SleepWatch } from './sleep-watch.ts';

/** The app without Electron: what sits in the ports, what is sold, and what the upstream says of it. */
export interface Engine extends PortCommands {
  start(): void;
  /** Closes all ports and files and ends a request in flight; nothing is sent any more. Resolves when all is closed. */
  stop(): Promise<void>;
  ports(): readonly PortView[];
  settled(): boolean;
  syncView(): SyncView;
  onChange(listener: () => void): Unsubscribe;
  syncNow: SyncService['syncNow'];
  goodbye: SyncService['goodbye'];
  /** Takes a goodbye back: the app goes on after all. */
  stay(): void;
  /** URL or key changed: try again at once. */
  targetChanged(): void;
  /** The computer goes to sleep: nothing is sent until resume. */
  suspend(): void;
  /** After sleep: every ICCID is read again, then the list goes out at once (decision 9). */
  resume(): Promise<void>;
  /** Where a damaged history file was put; null when it was sound. */
  readonly journalSetAside: string | null;
}

export function createEngine(options: EngineOptions, parts: EngineParts = APP_PARTS): Engine {
  const memory = openMemory(options, parts);
  const { book, journal } = memory;
  const changes = createEmitter<void>();
  const desk = parts.createSaleDesk({ ...options, book });
  const { openTransport, clock, random, graceMs } = options;
  const { createModem } = parts;
  const ports = options.ports.list();
  const pool = parts.createPool({ ports, openTransport, clock, random, graceMs, toE164, createModem });
  const sleep: SleepWatch = createSleepWatch({ clock, pool, sync: () => sync });
  const sync: SyncService = createSync(options, parts, { memory, pool, desk, maxAgeMs: sleep.maxAgeMs });
  const watch = createPoolWatch({ ...options, book, journal, pool, sync, desk, changed: changes.emit });
  const stops: Unsubscribe[] = [];

  return {
    ...createPortCommands({ ...options, book, pool, views: watch.views, refresh: watch.refresh }),
    start() {
      stops.push(pool.onChange(watch.refresh), book.onChange(watch.refresh), sync.onChange(watch.refresh));
      pool.start();
      sync.start();
    },
    async stop() {
      sleep.end();
      for (const stop of stops.splice(0)) stop();
      try {
        await sync.stop();
        await pool.stop();
      } finally {
        memory.close();
      }
    },
    ports: watch.views,
    settled: () => pool.state().settled,
    syncView: sync.view,
    onChange: changes.subscribe,
    syncNow: sync.syncNow,
    goodbye() {
      sleep.end();
      return sync.goodbye();
    },
    stay: sync.resume,
    targetChanged: sync.changed,
    suspend: sleep.suspend,
    resume: sleep.resume,
    journalSetAside: journal.setAside,
  };
}

function createSync(
  options: EngineOptions,
  { createClient, createFlightDeck }: EngineParts,
  room: {
    readonly memory: EngineMemory;
    readonly pool: Pool;
    readonly desk: SaleDesk;
    readonly maxAgeMs: () => number;
  },
): SyncService {
  const { memory, pool, desk, maxAgeMs } = room;
  const { clock, random, target, version } = options;
  return createSyncService({
    clock,
    random,
    client: createClient({ clock, version }),
    createFlightDeck,
    target,
    journal: memory.journal,
    desired() {
      // Judged anew at send time: the list is the truth of this very moment.
      const state = pool.state();
      const { entries } = desk.judge(state);
      return { entries, settled: state.settled, poolSize: state.ports.length, maxAgeMs: maxAgeMs() };
    },
    onAccepted: desk.confirm,
    warn: options.warn,
  });
}
