import { readdirSync, readlinkSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createPool, type Pool } from '../../src-main/pool/pool-service.ts';
import { nameNewPorts } from '../../src-main/pool/port-identity.ts';
import type { PortRecord } from '../../src-main/pool/port-record.ts';
import { FAMILY_NAMES } from '../../src-main/sandbox/modem-family-data.ts';
import { createRandom, pick } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { createTransportOpener } from '../../src-main/serial/transport-opener.ts';
import type { PortId } from '../../src-main/shared/ids.ts';
import { type ModemOnPty, putModemOnPty } from '../support/modem-on-pty.ts';

const ROUNDS = 100;
const PORTS = 24;
const PULLED_AT_ONCE_MAX = 4;
const NOTICE_WITHIN_MS = 2_000;
/** A reader that spins takes all of a core; lines that are shut take next to nothing. */
const CPU_SHARE_LIMIT = 0.3;
/** Each port asks something nearly all of the time. */
const BUSY_POLL = { simMs: 100, reportedSimMs: 100, networkMs: 150 };

const clock = createSystemClock();
const random = createRandom(20);

interface Seat {
  readonly id: PortId;
  readonly modem: SimulatedModem;
  tty: ModemOnPty;
}

/** A pool of modems on ttys, any of which can be pulled and put back under another name. */
class Bench {
  readonly pool: Pool;
  readonly seats: readonly Seat[];

  constructor(seats: readonly Seat[]) {
    this.seats = seats;
    this.pool = createPool({
      ...{ ports: this.#ports(), clock, random, poll: BUSY_POLL, toE164: () => null },
      openTransport: createTransportOpener({ clock }),
    });
    this.pool.start();
  }

  /** Resolves with the ms that it took; the test's own time limit ends what never comes. */
  waitFor(ids: readonly PortId[], wanted: (port: PortRecord) => boolean): Promise<number> {
    const since = performance.now();
    const isReached = () => this.pool.state().ports.every((port) => !ids.includes(port.id) || wanted(port));
    return new Promise((resolve) => {
      const look = () => {
        if (!isReached()) return;
        stop();
        resolve(performance.now() - since);
      };
      const stop = this.pool.onChange(look);
      look();
    });
  }

  async pull(seats: readonly Seat[]): Promise<number> {
    const pulled = Promise.all(seats.map(({ tty }) => tty.close()));
    const tookMs = await this.waitFor(
      seats.map(({ id }) => id),
      isLost,
    );
    await pulled;
    return tookMs;
  }

  async putBack(seats: readonly Seat[]): Promise<void> {
    for (const seat of seats) seat.tty = await putModemOnPty(seat.modem);
    this.pool.setPorts(this.#ports());
  }

  async close(): Promise<void> {
    await this.pool.stop();
    for (const { modem, tty } of this.seats) {
      modem.stop();
      await tty.close();
    }
  }

  #ports() {
    return this.seats.map(({ id, tty }) => ({ id, address: tty.path }));
  }
}

function isLost({ modem: { phase, fault } }: PortRecord): boolean {
  return phase === 'failed' && fault?.code === 'port-lost';
}

function isReady({ modem: { phase } }: PortRecord): boolean {
  return phase === 'ready';
}

async function openBench(): Promise<Bench> {
  const sims = createSims(PORTS, random);
  const names = nameNewPorts(
    sims.map(({ iccid }) => iccid),
    [],
  );
  const seats: Seat[] = [];
  for (const [place, { id }] of names.entries()) {
    const modem = createSimulatedModem({
      ...{ family: pick(FAMILY_NAMES, random), sim: sims[place] ?? null, clock, random },
      latencyMs: 2,
    });
    seats.push({ id, modem, tty: await putModemOnPty(modem) });
  }
  return new Bench(seats);
}

/** Of terminals and their masters: whatever else the process has open comes and goes. */
function countTtys(): number {
  const targets = readdirSync('/proc/self/fd').map(targetOf);
  return targets.filter((target) => /^\/dev\/pt/.test(target)).length;
}

function targetOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}

/** Processor time of the whole process over a second of wall time, as a share of one core. */
async function cpuShareOfNextSecond(): Promise<number> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await new Promise<void>((resolve) => clock.setTimer(1000, resolve));
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / (performance.now() - startedAt);
}

describe.runIf(process.platform === 'linux')('ttys pulled under load', () => {
  let bench: Bench | null = null;

  afterEach(async () => {
    await bench?.close();
    bench = null;
  });

  test('100 rounds of pulling random ones: each is lost within 2 s, none spins, none leaks a descriptor', {
    timeout: 240_000,
  }, async () => {
    bench = await openBench();
    const { seats } = bench;
    const all = seats.map(({ id }) => id);
    await bench.waitFor(all, isReady);
    const ttys = countTtys();
    let slowestMs = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const count = 1 + Math.floor(random() * PULLED_AT_ONCE_MAX);
      const shuffled = [...seats].sort(() => random() - 0.5);
      const pulled = shuffled.slice(0, count);
      await bench.waitFor(
        pulled.map(({ id }) => id),
        isReady,
      );
      slowestMs = Math.max(slowestMs, await bench.pull(pulled));
      await bench.putBack(pulled);
    }
    expect(slowestMs).toBeLessThan(NOTICE_WITHIN_MS);
    await bench.waitFor(all, isReady);
    // The last ones may still be closing.
    await expect.poll(countTtys).toBe(ttys);
    await bench.pull(seats);
    expect(await cpuShareOfNextSecond()).toBeLessThan(CPU_SHARE_LIMIT);
  });
});
