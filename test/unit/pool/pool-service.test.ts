import { expect, test } from 'vitest';
import type { ModemService } from '../../../src-main/modem/modem-service.ts';
import type { ModemSnapshot } from '../../../src-main/modem/modem-snapshot.ts';
import { createPool, type Pool } from '../../../src-main/pool/pool-service.ts';
import { assignPortIds, type KnownPort } from '../../../src-main/pool/port-identity.ts';
import type { PoolState } from '../../../src-main/pool/port-record.ts';
import { noNetwork, silent } from '../../../src-main/sandbox/behaviours.ts';
import type { Clock } from '../../../src-main/shared/clock.ts';
import { createEmitter } from '../../../src-main/shared/emitter.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  createSimulatedPool,
  type SimulatedPool,
  type SimulatedPoolOptions,
} from '../../support/simulated-pool.ts';
import { CARD, modemOf, portId, SEARCHING, simOf } from './pool-fixtures.ts';

interface Hall {
  readonly clock: FakeClock;
  readonly simulated: SimulatedPool;
  readonly ports: readonly KnownPort[];
  readonly pool: Pool;
  readonly seen: PoolState[];
}

interface HallOptions extends Partial<Omit<SimulatedPoolOptions, 'clock'>> {
  readonly clock?: FakeClock;
  /** What the pool goes by, where it is not the modems' clock. */
  readonly poolClock?: Clock;
}

function createHall({ clock = new FakeClock(), poolClock = clock, ...options }: HallOptions = {}): Hall {
  const simulated = createSimulatedPool({ count: 4, clock, families: ['ec25'], ...options });
  const ports = assignPortIds(simulated.addresses, []);
  const pool = createPool({
    ports,
    openTransport: simulated.opener.open,
    clock: poolClock,
    random: () => 0.5,
    toE164: () => null,
  });
  const seen: PoolState[] = [];
  pool.onChange((state) => seen.push(state));
  return { clock, simulated, ports, pool, seen };
}

async function createOpenHall(options: HallOptions = {}): Promise<Hall> {
  const hall = createHall(options);
  hall.pool.start();
  await hall.clock.advance(5_000);
  return hall;
}

function kinds(pool: Pool): readonly string[] {
  return pool.state().ports.map(({ presence }) => presence.kind);
}

test('identifies 64 ports in the time of one', async () => {
  const one = createHall({ count: 1 });
  one.pool.start();
  while (!one.pool.state().settled) await one.clock.advance(10);
  const many = createHall({ count: 64 });
  many.pool.start();
  while (!many.pool.state().settled) await many.clock.advance(10);
  expect(many.clock.monotonicMs()).toBe(one.clock.monotonicMs());
  expect(new Set(kinds(many.pool))).toEqual(new Set(['present']));
});

test('a mute port delays no other and keeps the pool from settling only until it has its reason', async () => {
  const { clock, pool } = createHall({ behavioursOf: (place) => (place === 1 ? [silent()] : []) });
  pool.start();
  await clock.advance(1_000);
  expect(kinds(pool)).toEqual(['present', 'absent', 'present', 'present']);
  expect(pool.state().settled).toBe(false);
  await clock.advance(4_000);
  expect(pool.state().ports[1]?.modem.fault?.code).toBe('modem-silent');
  expect(pool.state().settled).toBe(true);
});

test('settles after 30 s although a port hangs in opening', async () => {
  const clock = new FakeClock();
  const pool = createPool({
    ports: [{ id: portId('Port1'), address: '/dev/stuck' }],
    openTransport: () => new Promise(() => {}),
    clock,
    random: () => 0.5,
    toE164: () => null,
  });
  pool.start();
  await clock.advance(29_999);
  expect(pool.state().settled).toBe(false);
  await clock.advance(1);
  expect(pool.state().settled).toBe(true);
  await pool.stop();
});

test('a pulled SIM leaves at once, one that lost its network after 30 s, a lost port after 5 s', async () => {
  const { clock, simulated, pool } = await createOpenHall({ families: ['sim800'] });
  const [first, second] = simulated.modems;
  first?.pullSim();
  second?.setRegistration(2);
  simulated.opener.unplug('sim://3');
  await clock.advance(1);
  expect(kinds(pool)).toEqual(['absent', 'present', 'grace', 'present']);
  await clock.advance(5_000);
  expect(kinds(pool)[2]).toBe('absent');
  await clock.advance(7_000);
  expect(kinds(pool)[1]).toBe('grace');
  await clock.advance(30_000);
  expect(kinds(pool)).toEqual(['absent', 'absent', 'absent', 'present']);
});

test('a network that comes back within its grace is no loss', async () => {
  const { clock, simulated, pool, seen } = await createOpenHall();
  simulated.modems[0]?.setRegistration(2);
  await clock.advance(12_000);
  expect(kinds(pool)[0]).toBe('grace');
  simulated.modems[0]?.setRegistration(1);
  await clock.advance(10_000);
  expect(kinds(pool)[0]).toBe('present');
  expect(seen.flatMap(({ ports }) => ports[0]?.presence.kind ?? []).slice(-3)).not.toContain('absent');
});

test('a grace ends although the timers of the system fire a little early', async () => {
  const clock = new FakeClock();
  const early: Clock = {
    nowMs: () => clock.nowMs(),
    monotonicMs: () => clock.monotonicMs(),
    setTimer: (delayMs, task) => clock.setTimer(delayMs > 1_000 ? delayMs - 0.5 : delayMs, task),
  };
  const { simulated, pool, seen } = createHall({ clock, poolClock: early, count: 1 });
  pool.start();
  await clock.advance(5_000);
  simulated.opener.unplug('sim://1');
  await clock.advance(5_010);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('absent');
});

test('tells of a grace that ended although somebody looked first', async () => {
  const { clock, simulated, pool, seen } = await createOpenHall({ count: 1 });
  // Set before the pool sets its own, so in the same millisecond this look comes first.
  clock.setTimer(5_000, () => void pool.state());
  simulated.opener.unplug('sim://1');
  await clock.advance(5_000);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('absent');
});

test('tells of a grace that ended although a modem without news spoke before the timer fired', async () => {
  const clock = new FakeClock();
  const late: Clock = {
    nowMs: () => clock.nowMs(),
    monotonicMs: () => clock.monotonicMs(),
    setTimer: (delayMs, task) => clock.setTimer(delayMs > 100 ? delayMs + 400 : delayMs, task),
  };
  const { simulated, pool, seen } = createHall({ clock, poolClock: late, count: 2 });
  pool.start();
  await clock.advance(8_000);
  simulated.opener.unplug('sim://1');
  await clock.advance(5_050);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('grace');
  await Promise.all([pool.verify(portId('Port2')), clock.advance(900)]);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('absent');
});

test('tells of a grace that a shorter setting has ended', async () => {
  const clock = new FakeClock();
  const changes = createEmitter<ModemSnapshot>();
  const grace = { registrationLost: 30_000, portLost: 5_000 };
  const modem: ModemService = {
    start: () => undefined,
    stop: () => Promise.resolve(),
    snapshot: () => modemOf(),
    onChange: changes.subscribe,
    identifyAgain: () => undefined,
    findNumber: () => Promise.resolve({ kind: 'impossible' }),
    enterPin: () => Promise.resolve({ kind: 'unread' }),
    verify: () => Promise.resolve(),
  };
  const pool = createPool({
    ports: [{ id: portId('Port1'), address: 'sim://1' }],
    openTransport: () => Promise.reject(new Error('no port is opened here')),
    clock,
    random: () => 0.5,
    toE164: () => null,
    graceMs: grace,
    createModem: () => modem,
  });
  const seen: PoolState[] = [];
  pool.onChange((state) => seen.push(state));
  pool.start();
  changes.emit(modemOf({ sim: simOf(CARD, { iccidReadAtMs: 1 }) }));
  changes.emit(SEARCHING);
  await clock.advance(10_000);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('grace');
  grace.registrationLost = 5_000;
  // The next poll: nothing new but the time.
  changes.emit({ ...SEARCHING, sim: { ...SEARCHING.sim, iccidReadAtMs: 10_000 } });
  await clock.advance(1);
  expect(seen.at(-1)?.ports[0]?.presence.kind).toBe('absent');
});

test('tells changes of the same moment in one call', async () => {
  const { clock, simulated, seen } = await createOpenHall({ families: ['sim800'] });
  seen.length = 0;
  for (const modem of simulated.modems) modem.pullSim();
  await clock.advance(0);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.ports.map(({ presence }) => presence.kind)).toEqual([
    'absent',
    'absent',
    'absent',
    'absent',
  ]);
});

test('says nothing while only the ICCIDs are read again, but shows when they were', async () => {
  const { clock, pool, seen } = await createOpenHall();
  await clock.advance(60_000);
  seen.length = 0;
  await clock.advance(60_000);
  expect(seen).toEqual([]);
  for (const { presence } of pool.state().ports) {
    const readAtMs = presence.kind === 'present' ? (presence.sim.iccidReadAtMs ?? 0) : 0;
    expect(clock.monotonicMs() - readAtMs).toBeLessThan(10_500);
  }
});

test('a port that is added or taken away while running disturbs no other', async () => {
  const { clock, simulated, ports, pool, seen } = await createOpenHall();
  seen.length = 0;
  pool.setPorts(ports.slice(1));
  await clock.advance(1_000);
  expect(pool.state().ports.map(({ id }) => id)).toEqual(['Port2', 'Port3', 'Port4']);
  expect(simulated.opener.isOpen('sim://1')).toBe(false);
  pool.setPorts(ports);
  await clock.advance(1_000);
  expect(kinds(pool)).toEqual(['present', 'present', 'present', 'present']);
  const others = seen.flatMap((state) => state.ports.filter(({ id }) => id !== 'Port1'));
  expect(new Set(others.map(({ presence }) => presence.kind))).toEqual(new Set(['present']));
});

test('an address that moves to another port is opened there after it was closed here', async () => {
  const { clock, ports, pool } = await createOpenHall({ count: 2 });
  const [first, second] = ports;
  if (first === undefined || second === undefined) throw new Error('two ports expected');
  pool.setPorts([
    { id: first.id, address: second.address },
    { id: second.id, address: first.address },
  ]);
  await clock.advance(5_000);
  expect(kinds(pool)).toEqual(['present', 'present']);
  expect(pool.state().ports.every(({ modem }) => modem.fault === null)).toBe(true);
});

test('verifyAll reads every ICCID anew and does not wait for ports that cannot be read', async () => {
  const { clock, pool } = await createOpenHall({
    behavioursOf: (place) => (place === 0 ? [silent()] : place === 1 ? [noNetwork()] : []),
  });
  const calledAtMs = clock.monotonicMs();
  let done = false;
  void pool.verifyAll().then(() => {
    done = true;
  });
  await clock.advance(200);
  expect(done).toBe(true);
  const readAt = pool.state().ports.map(({ modem }) => modem.sim.iccidReadAtMs ?? -1);
  expect(readAt.map((atMs) => atMs >= calledAtMs)).toEqual([false, true, true, true]);
});

test('identify reads one port again and takes no notice of an unknown one', async () => {
  const { clock, simulated, pool } = await createOpenHall();
  simulated.modems[2]?.setSignal(5);
  pool.identify(portId('Port3'));
  pool.identify(portId('Nowhere'));
  await clock.advance(1_000);
  expect(pool.state().ports[2]?.modem.signalDbm).toBe(-103);
});

test('two ports with one SIM are both shown: the engine judges them', async () => {
  const { clock, simulated, pool } = await createOpenHall();
  const [sim] = simulated.sims;
  if (sim === undefined) throw new Error('a SIM expected');
  simulated.modems[1]?.pullSim();
  await clock.advance(100);
  simulated.modems[1]?.insertSim(sim);
  await clock.advance(20_000);
  const iccids = pool.state().ports.map(({ modem }) => modem.sim.iccid);
  expect(iccids[0]).toBe(iccids[1]);
  expect(kinds(pool)).toEqual(['present', 'present', 'present', 'present']);
});

test('stop closes every port and leaves no timer', async () => {
  const { clock, simulated, pool } = await createOpenHall({
    behavioursOf: (place) => (place === 0 ? [silent()] : []),
  });
  await pool.stop();
  simulated.stop();
  expect(simulated.addresses.filter((address) => simulated.opener.isOpen(address))).toEqual([]);
  expect(clock.timers).toBe(0);
});
