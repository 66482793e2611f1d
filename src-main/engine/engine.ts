import { countryCallingCode, toE164 } from '../book/phone-number.ts';
import { createPool } from '../pool/pool-service.ts';
import type { PoolState } from '../pool/port-record.ts';
import { createEmitter, type Unsubscribe } from '../shared/emitter.ts';
import type { PortView } from '../shared/port-view.ts';
import type { SyncView } from '../shared/sync-view.ts';
import { createSyncService, type SyncService } from '../sync/sync-service.ts';
import type { EngineOptions } from './engine-options.ts';
import { createEvidenceRecorder } from './evidence-recorder.ts';
import { createPortCommands, type PortCommands } from './port-commands.ts';
import { createPortJournal } from './port-journal.ts';
import { toPortView } from './port-view.ts';
import type { Sale } from './sale.ts';
import { createSaleDesk } from './sale-desk.ts';

/** The app without Electron: what sits in the ports, what is sold, and what the upstream says of it. */
export interface Engine extends PortCommands {
  start(): void;
  /** Closes all ports and ends a request in flight; nothing is sent any more. Resolves when all is closed. */
  stop(): Promise<void>;
  ports(): readonly PortView[];
  settled(): boolean;
  syncView(): SyncView;
  onChange(listener: () => void): Unsubscribe;
  syncNow: SyncService['syncNow'];
  goodbye: SyncService['goodbye'];
  /** URL or key changed: try again at once. */
  targetChanged(): void;
  /** The computer goes to sleep: nothing is sent until resume. */
  suspend(): void;
  /** After sleep: every ICCID is read again, then the list goes out at once (decision 9). */
  resume(): Promise<void>;
}

/** A SIM counts as verified this long after its ICCID was read: some polls (10 s at most) may be late on a busy port. */
const ICCID_MAX_AGE_MS = 60_000;

export function createEngine(options: EngineOptions): Engine {
  const { clock, book, ports: registry, journal } = options;
  const changes = createEmitter<void>();
  const desk = createSaleDesk(options);
  const pool = createPool({
    ports: registry.list(),
    openTransport: options.openTransport,
    clock,
    random: options.random,
    graceMs: options.graceMs,
    toE164,
  });
  let sale: Sale = desk.judge(pool.state());
  let listed = '';

  const sync = createSyncService({
    clock,
    random: options.random,
    client: options.client,
    target: options.target,
    journal,
    desired() {
      // Read anew at send time: the list is the truth of this very moment.
      sale = desk.judge(pool.state());
      const { settled, ports } = pool.state();
      return { entries: sale.entries, settled, poolSize: ports.length, maxAgeMs: ICCID_MAX_AGE_MS };
    },
    onAccepted: desk.confirm,
  });
  const recordEvidence = createEvidenceRecorder(book);
  const recordEvents = createPortJournal(journal, clock, options.warn);
  let views = viewPorts(pool.state(), sale, sync, options);

  const refresh = () => {
    const state = pool.state();
    recordEvidence(state);
    sale = desk.judge(state);
    views = viewPorts(state, sale, sync, options);
    recordEvents(views);
    const next = listKey(sale, state);
    if (next !== listed) {
      listed = next;
      sync.changed();
    }
    changes.emit();
  };

  const stops: Unsubscribe[] = [];
  return {
    ...createPortCommands({ options, pool, views: () => views, refresh }),
    start() {
      stops.push(pool.onChange(refresh), book.onChange(refresh), sync.onChange(refresh));
      pool.start();
      sync.start();
    },
    async stop() {
      for (const stop of stops.splice(0)) stop();
      await sync.stop();
      await pool.stop();
    },
    ports: () => views,
    settled: () => pool.state().settled,
    syncView: () => sync.view(),
    onChange: changes.subscribe,
    syncNow: () => sync.syncNow(),
    goodbye: () => sync.goodbye(),
    targetChanged: () => sync.resume(),
    suspend: () => sync.suspend(),
    async resume() {
      await pool.verifyAll();
      sync.resume();
    },
  };
}

/** Two lists with the same key say the same to the upstream; readings that only got younger change nothing. */
function listKey({ entries }: Sale, { settled }: PoolState): string {
  return JSON.stringify([settled, entries.map(({ verifiedAtMs: _age, ...told }) => told)]);
}

function viewPorts(
  state: PoolState,
  sale: Sale,
  sync: Pick<SyncService, 'numberView'>,
  { book, pauses }: Pick<EngineOptions, 'book' | 'pauses'>,
): readonly PortView[] {
  return state.ports.flatMap((record) => {
    const verdict = sale.verdicts.get(record.id);
    if (verdict === undefined) return [];
    return toPortView({
      record,
      verdict,
      paused: pauses.isPaused(record.id),
      verdictOf: book.verdict,
      countryIdOf: countryCallingCode,
      rentOf: (iccid) => book.entry(iccid).rentPort === record.id,
      upstreamOf: sync.numberView,
    });
  });
}
