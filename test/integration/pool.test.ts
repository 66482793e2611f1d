import { afterEach, expect, test } from 'vitest';
import { judgePort } from '../../src-main/engine/port-judge.ts';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createPool, type Pool } from '../../src-main/pool/pool-service.ts';
import { assignPortIds } from '../../src-main/pool/port-identity.ts';
import type { PoolState, PortRecord } from '../../src-main/pool/port-record.ts';
import type { Behaviour } from '../../src-main/sandbox/behaviour.ts';
import { echoOnly, garbage, silent } from '../../src-main/sandbox/behaviours.ts';
import type { SimulatedFamilyName } from '../../src-main/sandbox/modem-family.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { createHangupWatchdog } from '../../src-main/serial/hangup-watchdog.ts';
import { createTransportOpener } from '../../src-main/serial/transport-opener.ts';
import { createTtyOpener } from '../../src-main/serial/tty-transport.ts';
import { type ModemOnPty, putModemOnPty } from '../support/modem-on-pty.ts';
import { putModemOnTcp } from '../support/modem-on-tcp.ts';

const clock = createSystemClock();
const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A modem on a real tty; the behaviours make it a bad one. */
interface Seat {
  readonly modem: SimulatedModem;
  readonly tty: ModemOnPty;
}

const random = createRandom(11);
const sims = createSims(16, random);

async function seat(
  family: SimulatedFamilyName,
  place: number,
  behaviours: readonly Behaviour[] = [],
): Promise<Seat> {
  const modem = createSimulatedModem({ family, sim: sims[place] ?? null, clock, random, behaviours });
  const tty = await putModemOnPty(modem);
  cleanups.push(
    () => modem.stop(),
    () => tty.close(),
  );
  return { modem, tty };
}

function openPool(addresses: readonly string[]): Pool {
  const pool = createPool({
    ports: assignPortIds(addresses, []),
    openTransport: createTransportOpener({ clock }),
    clock,
    random,
    toE164: () => null,
  });
  cleanups.push(() => pool.stop());
  return pool;
}

/** Resolves with the first state that is as wanted; the test's own time limit is the only clock here. */
function waitFor(pool: Pool, wanted: (state: PoolState) => boolean): Promise<PoolState> {
  return new Promise((resolve) => {
    const stop = pool.onChange((state) => {
      if (!wanted(state)) return;
      stop();
      resolve(state);
    });
    const now = pool.state();
    if (!wanted(now)) return;
    stop();
    resolve(now);
  });
}

function isPresent(port: PortRecord | undefined): boolean {
  return port?.presence.kind === 'present';
}

/** Numbers are read last, when the SIM is present already. */
function hasNumber(port: PortRecord | undefined): boolean {
  return (port?.modem.sim.evidence.length ?? 0) > 0;
}

test('eight modems on ttys are read side by side; the mute one and the noisy one delay none', async () => {
  const seats = [
    await seat('sim800', 0),
    await seat('ec25', 1, [silent()]),
    await seat('sim7600', 2),
    await seat('m26', 3),
    await seat('generic', 4, [garbage(createRandom(5))]),
    await seat('wavecom', 5),
    await seat('huawei', 6),
    await seat('ublox', 7),
  ];
  const live = [0, 2, 3, 5, 6, 7];
  const pool = openPool(seats.map(({ tty }) => tty.path));
  pool.start();
  const early = await waitFor(pool, ({ ports }) =>
    live.every((place) => isPresent(ports[place]) && hasNumber(ports[place])),
  );
  expect(early.ports[1]?.modem.fault).toBeNull();
  for (const place of live) {
    expect(early.ports[place]?.modem).toMatchObject({
      identity: { imei: seats[place]?.modem.imei },
      sim: {
        iccid: sims[place]?.iccid,
        imsi: sims[place]?.imsi,
        evidence: [{ number: sims[place]?.number }],
      },
      registration: 'home',
    });
  }
  const settled = await waitFor(pool, (state) => state.settled);
  expect(settled.ports.map(({ modem }) => modem.fault?.code ?? null)).toEqual([
    null,
    'modem-silent',
    null,
    null,
    'not-a-modem',
    null,
    null,
    null,
  ]);
  expect(seats.map(({ modem }) => modem.overlaps)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a SIM that is pulled and another one put in are seen through the tty', async () => {
  const { modem, tty } = await seat('ec25', 8);
  const pool = openPool([tty.path]);
  pool.start();
  await waitFor(pool, ({ ports }) => ports[0]?.modem.phase === 'ready' && isPresent(ports[0]));
  // Reports are switched on right after the identification; a reading that was asked for later has come after that.
  await pool.verifyAll();
  modem.pullSim();
  const pulled = await waitFor(pool, ({ ports }) => !isPresent(ports[0]));
  expect(pulled.ports[0]).toMatchObject({
    presence: { kind: 'absent' },
    modem: { sim: { state: 'absent' } },
  });
  const next = sims[9];
  if (next === undefined) throw new Error('a SIM expected');
  modem.insertSim(next);
  const swapped = await waitFor(pool, ({ ports }) => isPresent(ports[0]));
  expect(swapped.ports[0]?.modem.sim).toMatchObject({ iccid: next.iccid, imsi: next.imsi });
});

test('a tty that hangs up is a lost port, kept on show for its grace', async () => {
  const { tty } = await seat('ec25', 10);
  const { tty: other } = await seat('ec25', 11);
  const pool = openPool([tty.path, other.path]);
  pool.start();
  await waitFor(pool, ({ ports }) => ports.every(isPresent));
  await tty.close();
  const lost = await waitFor(pool, ({ ports }) => ports[0]?.modem.phase === 'failed');
  expect(lost.ports[0]).toMatchObject({
    presence: { kind: 'grace', why: 'port-lost' },
    modem: { fault: { code: 'port-lost' } },
  });
  const over = await waitFor(pool, ({ ports }) => ports[0]?.presence.kind === 'absent');
  expect(isPresent(over.ports[1])).toBe(true);
});

test('a port that another program holds names it in its reason', async () => {
  const { tty } = await seat('ec25', 14);
  const held = await createTransportOpener({ clock })(tty.path, { baudRate: 115_200 });
  if (!held.ok) throw new Error(held.failure.detail);
  cleanups.push(() => held.transport.close());
  const pool = createPool({
    ports: assignPortIds([tty.path], []),
    openTransport: createTtyOpener({
      clock,
      watchdog: createHangupWatchdog({ clock }),
      describeHolder: async () => 'perhaps held by ModemManager (pid 812)',
    }),
    ...{ clock, random, toE164: () => null },
  });
  cleanups.push(() => pool.stop());
  pool.start();
  const busy = await waitFor(pool, ({ ports }) => ports[0]?.modem.phase === 'failed');
  expect(
    busy.ports.map((port) => judgePort(port, { paused: false, numberOf: () => ({ kind: 'unknown' }) })),
  ).toEqual([
    {
      state: 'attention',
      reason: { code: 'port-busy', detail: `${tty.path} is locked, perhaps held by ModemManager (pid 812)` },
    },
  ]);
});

test('bad addresses have their reasons at once and a modem behind TCP comes back when its server does', async () => {
  const modem = createSimulatedModem({ family: 'sim7600', sim: sims[12] ?? null, clock, random });
  const tcp = await putModemOnTcp(modem);
  const { tty: echo } = await seat('generic', 13, [echoOnly()]);
  cleanups.push(() => modem.stop());
  const pool = openPool([tcp.address, '/dev/portlight-missing', '/dev/null', echo.path]);
  pool.start();
  const settled = await waitFor(pool, (state) => state.settled);
  expect(settled.ports.map(({ modem: { fault } }) => fault?.code ?? null)).toEqual([
    null,
    'port-missing',
    'port-failed',
    'modem-echo-only',
  ]);
  await tcp.close();
  await waitFor(pool, ({ ports }) => ports[0]?.modem.fault?.code === 'host-refused');
  const again = await putModemOnTcp(modem, tcp.port);
  cleanups.push(() => again.close());
  await waitFor(pool, ({ ports }) => isPresent(ports[0]));
});
