// Identifies modems on ptys with the app's own pool and transports, and tells when each was known and what idling costs.
import { setTimeout as sleep } from 'node:timers/promises';
import { toE164 } from '../../src-main/book/phone-number.ts';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import type { ModemSnapshot } from '../../src-main/modem/modem-snapshot.ts';
import { createPool } from '../../src-main/pool/pool-service.ts';
import { assignPortIds } from '../../src-main/pool/port-identity.ts';
import type { OpenTransport } from '../../src-main/serial/transport.ts';
import { createTransportOpener } from '../../src-main/serial/transport-opener.ts';
import { commandsIn, type PlacedModem } from './identify-plan.ts';

export interface PortlightInput {
  readonly ports: readonly PlacedModem[];
  readonly timeoutMs: number;
  /** How long to watch the idle pool afterwards; 0 for not at all. */
  readonly idleMs: number;
}

/** One live port. `knownMs` counts from the start of the pool, null when something stayed unknown. */
export interface KnownPort {
  readonly knownMs: number | null;
  readonly commands: number;
}

export interface PortlightResult {
  readonly ports: readonly KnownPort[];
  readonly cpuMs: number;
  readonly idle: { readonly cpuPercent: number; readonly commandsPerS: number } | null;
  readonly rssMb: number;
}

/** Time for the jobs that follow identification, so that idling is measured alone. */
const SETTLE_MS = 8_000;
const BYTES_PER_MB = 1_048_576;

/** Commands of each port by address. `answered` leaves out those sent behind the last byte that came. */
interface Counts {
  readonly sent: Map<string, number>;
  readonly answered: Map<string, number>;
}

function countingOpener(open: OpenTransport, { sent, answered }: Counts): OpenTransport {
  const decoder = new TextDecoder();
  return async (address, options) => {
    const result = await open(address, options);
    if (!result.ok) return result;
    const { transport } = result;
    transport.onData(() => answered.set(address, sent.get(address) ?? 0));
    return {
      ok: true,
      transport: {
        ...transport,
        write(bytes) {
          sent.set(address, (sent.get(address) ?? 0) + commandsIn(decoder.decode(bytes)));
          return transport.write(bytes);
        },
      },
    };
  };
}

function isKnown({ identity, sim, registration, network, signalDbm }: ModemSnapshot): boolean {
  const known = [
    identity.imei,
    sim.iccid,
    sim.imsi,
    sim.evidence[0]?.number,
    registration,
    network,
    signalDbm,
  ];
  return known.every((value) => value !== null && value !== undefined);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measureIdle(forMs: number, counts: Counts) {
  const sent = () => [...counts.sent.values()].reduce((sum, count) => sum + count, 0);
  const [cpuBefore, sentBefore, startedMs] = [cpuMs(), sent(), performance.now()];
  await sleep(forMs);
  const tookMs = performance.now() - startedMs;
  return {
    cpuPercent: ((cpuMs() - cpuBefore) / tookMs) * 100,
    commandsPerS: ((sent() - sentBefore) / tookMs) * 1000,
  };
}

async function measure({ ports, timeoutMs, idleMs }: PortlightInput): Promise<PortlightResult> {
  // As the peers have their modules loaded before their clock starts.
  await import('serialport');
  const clock = createSystemClock();
  const counts: Counts = { sent: new Map(), answered: new Map() };
  const known = new Map<string, KnownPort>();
  const live = ports.filter(({ kind }) => kind === 'live').map(({ path }) => path);
  const pool = createPool({
    ports: assignPortIds(
      ports.map(({ path }) => path),
      [],
    ),
    openTransport: countingOpener(createTransportOpener({ clock }), counts),
    clock,
    random: Math.random,
    toE164: (raw, mcc) => toE164(raw, mcc),
  });
  const cpuBefore = cpuMs();
  const startedMs = performance.now();
  const allKnown = new Promise<void>((resolve) => {
    pool.onChange((state) => {
      const knownMs = performance.now() - startedMs;
      for (const { address, modem } of state.ports) {
        if (!known.has(address) && isKnown(modem))
          known.set(address, { knownMs, commands: counts.answered.get(address) ?? 0 });
      }
      if (live.every((path) => known.has(path))) resolve();
    });
  });
  pool.start();
  await Promise.race([allKnown, sleep(timeoutMs)]);
  const usedMs = cpuMs() - cpuBefore;
  const found = live.map(
    (path) => known.get(path) ?? { knownMs: null, commands: counts.answered.get(path) ?? 0 },
  );
  if (idleMs > 0) await sleep(SETTLE_MS);
  const idle = idleMs > 0 ? await measureIdle(idleMs, counts) : null;
  const rssMb = process.memoryUsage.rss() / BYTES_PER_MB;
  await pool.stop();
  return { ports: found, cpuMs: usedMs, idle, rssMb };
}

process.send?.(await measure(JSON.parse(process.argv[2] ?? '') as PortlightInput), () => process.exit(0));
