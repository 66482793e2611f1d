import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNumberBook } from '../../../../src-main/book/number-book-service.ts';
import { APP_PARTS } from '../../../../src-main/engine/engine-parts.ts';
import type { PortTracker } from '../../../../src-main/engine/ports/port-tracker.ts';
import { createTrackedPool } from '../../../../src-main/engine/ports/tracked-pool.ts';
import { createForgetfulMarks } from '../../../../src-main/modem/recovery/radio-marks.ts';
import type { Pool } from '../../../../src-main/pool/pool-service.ts';
import type { KnownPort } from '../../../../src-main/pool/port-identity.ts';
import type { PortRecord } from '../../../../src-main/pool/port-record.ts';
import type { Behaviour } from '../../../../src-main/sandbox/behaviour.ts';
import { cloneImei, silent } from '../../../../src-main/sandbox/behaviours.ts';
import { createRandom } from '../../../../src-main/sandbox/random.ts';
import { createSims } from '../../../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../../../src-main/sandbox/simulated-modem.ts';
import type { PortId } from '../../../../src-main/shared/ids.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { portId } from '../../../support/port-view-factory.ts';
import { CH340, EC25, ftdi, UsbDesk } from '../../../support/usb-desk.ts';

const NOTICE_MS = 3_000;
const READ_MS = 6_000;

/** One run of the app over the desk: its pool and tracker, and the ports as the settings have them. */
class Run {
  readonly pool: Pool;
  readonly tracker: PortTracker;
  readonly paused = new Set<PortId>();
  saved: readonly KnownPort[];
  saves = 0;
  diskIsFull = false;
  readonly warnings: string[] = [];

  constructor(clock: FakeClock, desk: UsbDesk, saved: readonly KnownPort[] = []) {
    this.saved = saved;
    const book = createNumberBook({ load: () => ({ version: 1, sims: {} }), save: () => {} }, { clock });
    const { pool, tracker } = createTrackedPool(
      {
        clock,
        random: () => 0.5,
        openTransport: desk.openTransport,
        devices: desk.devices,
        ports: {
          list: () => this.saved,
          save: (ports) => {
            this.needDisk();
            this.saves += 1;
            this.saved = ports;
          },
        },
        pauses: {
          isPaused: (id) => this.paused.has(id),
          setPaused: (id, on) => {
            this.needDisk();
            if (on) this.paused.add(id);
            else this.paused.delete(id);
          },
        },
        graceMs: { registrationLost: 30_000, portLost: 5_000 },
        warn: (message) => this.warnings.push(message),
      },
      APP_PARTS,
      { book, radioMarks: createForgetfulMarks(), changed: () => {} },
    );
    this.pool = pool;
    this.tracker = tracker;
    tracker.start();
    pool.start();
  }

  private needDisk(): void {
    if (this.diskIsFull) throw new Error('ENOSPC: no space left on device');
  }

  add(...addresses: readonly string[]): void {
    this.tracker.change(this.tracker.with(addresses));
  }

  port(id: string): PortRecord {
    const record = this.pool.state().ports.find((one) => one.id === id);
    if (record === undefined) throw new Error(`no ${id}`);
    return record;
  }

  ids(): readonly string[] {
    return this.pool.state().ports.map(({ id }) => id);
  }

  async stop(): Promise<void> {
    this.tracker.stop();
    await this.pool.stop();
  }
}

describe.runIf(process.platform === 'linux')('keeping ports on their devices', () => {
  let clock: FakeClock;
  let desk: UsbDesk;
  let run: Run;
  let modems: SimulatedModem[];

  const sims = createSims(8, createRandom(3));

  function modem(place: number, ...behaviours: readonly Behaviour[]): SimulatedModem {
    const sim = sims[place] ?? null;
    const made = createSimulatedModem({
      ...{ family: 'ec25', sim, clock, random: createRandom(place + 1), behaviours },
      latencyMs: 20,
    });
    modems.push(made);
    return made;
  }

  const iccidAt = (id: string) => run.port(id).modem.sim.iccid;
  const name = (id: string) => run.port(id).address.slice(desk.tree.devRoot.length + 1);

  async function open(...names: readonly string[]): Promise<void> {
    run = new Run(clock, desk);
    await clock.advance(10);
    run.add(...names.map((one) => desk.pathOf(one)));
    await clock.advance(READ_MS);
  }

  beforeEach(() => {
    clock = new FakeClock();
    desk = new UsbDesk(clock);
    modems = [];
  });

  afterEach(async () => {
    const stopping = run.stop();
    await clock.advance(60_000);
    await stopping;
    for (const one of modems) one.stop();
    desk.tree.dispose();
  });

  it('finds a port again by its socket when its tty has another name', async () => {
    const one = modem(0);
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    await open('ttyUSB0');
    desk.pull('1-1');
    desk.plug('1-1', CH340, ['ttyUSB7', 0, one]);
    await clock.advance(NOTICE_MS);
    expect(name('Port1')).toBe('ttyUSB7');
    await clock.advance(20_000);
    expect(run.port('Port1').presence.kind).toBe('present');
    expect(run.saved).toMatchObject([{ id: 'Port1', address: desk.pathOf('ttyUSB7') }]);
  });

  it('keeps the SIM on sale when the device comes back under another name within the grace', async () => {
    const one = modem(0);
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    await open('ttyUSB0');
    // The hub lost the line, not the power: the modem itself goes on.
    const seen: string[] = [];
    run.pool.onChange(({ ports }) => seen.push(...ports.map(({ presence }) => presence.kind)));
    desk.move('1-1', CH340, ['ttyUSB7', 0, one]);
    await clock.advance(READ_MS);
    expect(name('Port1')).toBe('ttyUSB7');
    expect(seen).toContain('grace');
    expect(seen).not.toContain('absent');
    expect(run.port('Port1').presence.kind).toBe('present');
  });

  it('never opens a stranger that has the name of a port', async () => {
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0)]);
    await open('ttyUSB0');
    desk.pull('1-1');
    desk.opened.length = 0;
    desk.plug('1-2', { idVendor: '2341', idProduct: '0043' }, ['ttyUSB0', 0, modem(1)]);
    await clock.advance(60_000);
    expect(desk.opened).toEqual([]);
    expect(run.port('Port1').modem).toMatchObject({
      phase: 'failed',
      fault: { code: 'port-lost' },
    });
    desk.pull('1-2');
    desk.plug('1-1', { idVendor: '2341', idProduct: '0043' }, ['ttyUSB0', 0, modem(2)]);
    await clock.advance(60_000);
    expect(desk.opened).toEqual([]);
  });

  it('says at a start that another device has the name of a port', async () => {
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0)]);
    await open('ttyUSB0');
    await run.stop();
    desk.pull('1-1');
    desk.plug('1-2', CH340, ['ttyUSB0', 0, modem(1)]);
    desk.opened.length = 0;
    run = new Run(clock, desk, run.saved);
    await clock.advance(10_000);
    expect(desk.opened).toEqual([]);
    expect(run.port('Port1').modem.fault).toEqual({
      code: 'port-missing',
      detail: `${desk.pathOf('ttyUSB0')} is another device now`,
    });
  });

  it('takes an adapter with another serial number in the same socket for a stranger', async () => {
    desk.plug('1-1', ftdi('A50285BI'), ['ttyUSB0', 0, modem(0)]);
    await open('ttyUSB0');
    desk.pull('1-1');
    await clock.advance(1_000);
    desk.opened.length = 0;
    desk.plug('1-1', ftdi('FT9XYZ12'), ['ttyUSB0', 0, modem(1)]);
    await clock.advance(30_000);
    expect(desk.opened).toEqual([]);
    expect(run.tracker.newDevices()).toEqual([desk.pathOf('ttyUSB0')]);
    // Handing it over says that it takes the place of the old one.
    run.add(desk.pathOf('ttyUSB0'));
    await clock.advance(READ_MS);
    expect(run.ids()).toEqual(['Port1']);
    expect(iccidAt('Port1')).toBe(sims[1]?.iccid);
  });

  it('knows two ports that swapped their names', async () => {
    const [one, two] = [modem(0), modem(1)];
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, two]);
    await open('ttyUSB0', 'ttyUSB1');
    desk.pull('1-1');
    desk.pull('1-2');
    desk.plug('1-1', CH340, ['ttyUSB1', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB0', 0, two]);
    await clock.advance(30_000);
    expect([name('Port1'), name('Port2')]).toEqual(['ttyUSB1', 'ttyUSB0']);
    expect([iccidAt('Port1'), iccidAt('Port2')]).toEqual([sims[0]?.iccid, sims[1]?.iccid]);
  });

  it('knows its ports after a restart of the computer that numbered everything anew', async () => {
    const [one, two] = [modem(0), modem(1)];
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, two]);
    await open('ttyUSB0', 'ttyUSB1');
    await run.stop();
    desk.pull('1-1');
    desk.pull('1-2');
    // The same controller, another number of its bus.
    desk.plug('3-2', CH340, ['ttyUSB0', 0, two]);
    desk.plug('3-1', CH340, ['ttyUSB1', 0, one]);
    run = new Run(clock, desk, JSON.parse(JSON.stringify(run.saved)));
    await clock.advance(30_000);
    expect([iccidAt('Port1'), iccidAt('Port2')]).toEqual([sims[0]?.iccid, sims[1]?.iccid]);
  });

  it('finds an adapter in another socket by its serial number, but not by one that another has too', async () => {
    desk.plug('1-1', ftdi('A50285BI'), ['ttyUSB0', 0, modem(0)]);
    desk.plug('1-2', ftdi('CLONED'), ['ttyUSB1', 0, modem(1)]);
    desk.plug('1-3', ftdi('CLONED'), ['ttyUSB2', 0, modem(2)]);
    await open('ttyUSB0', 'ttyUSB1', 'ttyUSB2');
    desk.pull('1-1');
    desk.pull('1-2');
    desk.plug('1-8', ftdi('A50285BI'), ['ttyUSB5', 0, modem(3)]);
    desk.plug('1-9', ftdi('CLONED'), ['ttyUSB6', 0, modem(4)]);
    desk.opened.length = 0;
    await clock.advance(READ_MS);
    expect(name('Port1')).toBe('ttyUSB5');
    expect(iccidAt('Port1')).toBe(sims[3]?.iccid);
    expect(desk.opened).not.toContain('ttyUSB6');
  });

  it('knows a modem in a socket that was handed over anew by its IMEI', async () => {
    const one = modem(0);
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    await open('ttyUSB0');
    run.paused.add(portId('Port1'));
    desk.pull('1-1');
    desk.plug('1-5', CH340, ['ttyUSB0', 0, one]);
    await clock.advance(20_000);
    run.add(desk.pathOf('ttyUSB0'));
    expect(run.ids()).toEqual(['Port1', 'Port2']);
    await clock.advance(READ_MS);
    expect(run.ids()).toEqual(['Port1']);
    expect(iccidAt('Port1')).toBe(sims[0]?.iccid);
    expect([...run.paused]).toEqual(['Port1']);
    expect(run.saved).toMatchObject([{ id: 'Port1', place: { location: '1-5:1.0' }, imei: one.imei }]);
  });

  it('never goes by an IMEI that several ports have', async () => {
    const clone = cloneImei('490154203237518');
    const [one, two] = [modem(0, clone), modem(1, clone)];
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, two]);
    await open('ttyUSB0', 'ttyUSB1');
    expect(run.ids()).toEqual(['Port1', 'Port2']);
    desk.pull('1-1');
    desk.plug('1-5', CH340, ['ttyUSB0', 0, one]);
    await clock.advance(20_000);
    run.add(desk.pathOf('ttyUSB0'));
    await clock.advance(READ_MS);
    expect(run.ids()).toEqual(['Port1', 'Port2', 'Port3']);
    expect(iccidAt('Port3')).toBe(sims[0]?.iccid);
  });

  it('tries a port whose device is back at once', async () => {
    const one = modem(0);
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    await open('ttyUSB0');
    desk.pull('1-1');
    await clock.advance(120_000);
    desk.opened.length = 0;
    desk.plug('1-1', CH340, ['ttyUSB3', 0, one]);
    await clock.advance(NOTICE_MS - 1_500);
    expect(desk.opened).toEqual(['ttyUSB3']);
  });

  it('saves what it learns and then nothing more, however long it polls', async () => {
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0)]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, modem(1)]);
    await open('ttyUSB0', 'ttyUSB1');
    await clock.advance(10_000);
    const { saves } = run;
    expect(saves).toBeLessThan(8);
    expect(run.saved).toMatchObject([
      { place: { location: '1-1:1.0', usbId: '1a86:7523' }, imei: modems[0]?.imei },
      { place: { location: '1-2:1.0', usbId: '1a86:7523' }, imei: modems[1]?.imei },
    ]);
    await clock.advance(600_000);
    expect(run.saves).toBe(saves);
  });

  it('believes a port of older settings once its modem has answered', async () => {
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0, silent())]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, modem(1)]);
    run = new Run(clock, desk, [
      { id: portId('Port1'), address: desk.pathOf('ttyUSB0') },
      { id: portId('Port2'), address: desk.pathOf('ttyUSB1') },
    ]);
    await clock.advance(60_000);
    expect(run.saved[0]?.place).toBeUndefined();
    expect(run.saved[1]?.place).toMatchObject({ location: '1-2:1.0' });
  });

  it('proposes modems that are no port, and adapters that are plugged in while it runs', async () => {
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0)]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, modem(1)]);
    desk.plug('1-3', EC25, ['ttyUSB2', 2, modem(2)], ['ttyUSB3', 3, modem(2)]);
    await open('ttyUSB0');
    expect(run.tracker.newDevices()).toEqual([desk.pathOf('ttyUSB2')]);
    desk.plug('1-4', CH340, ['ttyUSB4', 0, modem(3)]);
    desk.plug('1-5', { idVendor: '2341', idProduct: '0043' }, ['ttyACM0', 0, modem(4)]);
    await clock.advance(NOTICE_MS);
    expect(run.tracker.newDevices()).toEqual([desk.pathOf('ttyUSB2'), desk.pathOf('ttyUSB4')]);
    run.add(desk.pathOf('ttyUSB2'), desk.pathOf('ttyUSB4'));
    expect(run.tracker.newDevices()).toEqual([]);
    desk.opened.length = 0;
    await clock.advance(10_000);
    expect(desk.opened).not.toContain('ttyACM0');
  });

  it('makes one port of two ttys of one modem and talks to one of them', async () => {
    const one = modem(0);
    desk.plug('1-1', EC25, ['ttyUSB0', 0, one], ['ttyUSB2', 2, one], ['ttyUSB3', 3, one]);
    await open('ttyUSB3', 'ttyUSB2');
    expect(run.ids()).toEqual(['Port1']);
    expect(name('Port1')).toBe('ttyUSB2');
    expect(run.port('Port1').siblings).toEqual([desk.pathOf('ttyUSB0'), desk.pathOf('ttyUSB3')]);
    expect(desk.opened).toEqual(['ttyUSB2']);
    run.add(desk.pathOf('ttyUSB3'));
    expect(run.ids()).toEqual(['Port1']);
  });

  it('joins ports of older settings that are one modem, and what was set for them', async () => {
    const one = modem(0);
    desk.plug('1-1', EC25, ['ttyUSB2', 2, one], ['ttyUSB3', 3, one]);
    run = new Run(clock, desk, [
      { id: portId('Port4'), address: desk.pathOf('ttyUSB3') },
      { id: portId('Port9'), address: desk.pathOf('ttyUSB2') },
    ]);
    run.paused.add(portId('Port9'));
    await clock.advance(READ_MS);
    expect(run.ids()).toEqual(['Port4']);
    expect(name('Port4')).toBe('ttyUSB2');
    expect([...run.paused]).toEqual(['Port4']);
    expect(desk.opened).toEqual(['ttyUSB2']);
  });

  it('keeps ports apart, and none on sale that was paused, while the disk takes nothing', async () => {
    const one = modem(0);
    desk.plug('1-1', EC25, ['ttyUSB2', 2, one], ['ttyUSB3', 3, one]);
    desk.plug('1-2', CH340, ['ttyUSB4', 0, modem(1)]);
    run = new Run(clock, desk, [
      { id: portId('Port4'), address: desk.pathOf('ttyUSB3') },
      { id: portId('Port7'), address: desk.pathOf('ttyUSB4') },
      { id: portId('Port9'), address: desk.pathOf('ttyUSB2') },
    ]);
    run.paused.add(portId('Port9'));
    run.diskIsFull = true;
    await clock.advance(READ_MS);
    expect(run.warnings).toContain('ports: ENOSPC: no space left on device');
    expect(iccidAt('Port7')).toBe(sims[1]?.iccid);
    expect(run.port('Port4')).toMatchObject({ twinOf: 'Port9', presence: { kind: 'absent' } });
    run.diskIsFull = false;
    await clock.advance(70_000);
    expect(run.ids()).toEqual(['Port4', 'Port7']);
    expect([...run.paused]).toEqual(['Port4']);
    expect(iccidAt('Port4')).toBe(sims[0]?.iccid);
    expect(run.saved.map(({ id }) => id)).toEqual(['Port4', 'Port7']);
  });

  it('goes on at the next tty of a modem when the first is mute, one at a time, and remembers which answered', async () => {
    const dead = modem(7, silent());
    const one = modem(0);
    desk.plug('1-1', EC25, ['ttyUSB2', 2, dead], ['ttyUSB3', 3, one]);
    await open('ttyUSB2');
    await clock.advance(10_000);
    expect(name('Port1')).toBe('ttyUSB3');
    expect(iccidAt('Port1')).toBe(sims[0]?.iccid);
    expect([desk.isOpen('ttyUSB2'), desk.isOpen('ttyUSB3')]).toEqual([false, true]);
    expect(run.saved).toMatchObject([{ place: { interfaceNumber: 3 } }]);
    await clock.advance(60_000);
    expect(name('Port1')).toBe('ttyUSB3');
  });

  it('stays with the first tty when all of a modem are mute', async () => {
    const [one, two] = [modem(6, silent()), modem(7, silent())];
    desk.plug('1-1', EC25, ['ttyUSB2', 2, one], ['ttyUSB3', 3, two]);
    await open('ttyUSB2');
    await clock.advance(30_000);
    expect(new Set(desk.opened)).toEqual(new Set(['ttyUSB2', 'ttyUSB3']));
    desk.opened.length = 0;
    await clock.advance(120_000);
    expect(name('Port1')).toBe('ttyUSB2');
    expect(desk.opened).not.toContain('ttyUSB3');
  });

  it('leaves the second port alone when two turn out to be one modem, until the first is lost', async () => {
    const one = modem(0);
    const box = { idVendor: '1234', idProduct: '5678' };
    desk.plug('1-1', box, ['ttyUSB0', 0, one], ['ttyUSB1', 1, { ...one, ...one.openChannel() }]);
    await open('ttyUSB0', 'ttyUSB1');
    expect(run.port('Port2').twinOf).toBe('Port1');
    expect([desk.isOpen('ttyUSB0'), desk.isOpen('ttyUSB1')]).toEqual([true, false]);
    await clock.advance(60_000);
    expect(desk.isOpen('ttyUSB1')).toBe(false);
    run.tracker.change(run.tracker.list().filter(({ id }) => id !== 'Port1'));
    await clock.advance(READ_MS);
    expect(run.port('Port2')).toMatchObject({ twinOf: null, presence: { kind: 'present' } });
  });

  it('takes a clone pool for what it is: other cards, other modems', async () => {
    const clone = cloneImei('490154203237518');
    desk.plug('1-1', CH340, ['ttyUSB0', 0, modem(0, clone)]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, modem(1, clone)]);
    await open('ttyUSB0', 'ttyUSB1');
    await clock.advance(60_000);
    expect(run.pool.state().ports.map(({ twinOf, presence }) => [twinOf, presence.kind])).toEqual([
      [null, 'present'],
      [null, 'present'],
    ]);
  });

  it('takes a card that moves between two modems of a clone pool for no twin', async () => {
    const clone = cloneImei('490154203237518');
    const [one, two] = [modem(0, clone), modem(7, clone)];
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, two]);
    await open('ttyUSB0', 'ttyUSB1');
    const [card] = sims;
    one.pullSim();
    two.pullSim();
    if (card !== undefined) two.insertSim(card);
    await clock.advance(60_000);
    expect(run.pool.state().ports.map(({ twinOf }) => twinOf)).toEqual([null, null]);
    expect(iccidAt('Port2')).toBe(card?.iccid);
  });

  it('frees a port that looked like a twin once the first has lost the card after all', async () => {
    const ghost = { shown: true };
    const clone = cloneImei('490154203237518');
    const [one, two] = [modem(0, clone, ghostCard(ghost)), modem(7, clone)];
    desk.plug('1-1', CH340, ['ttyUSB0', 0, one]);
    desk.plug('1-2', CH340, ['ttyUSB1', 0, two]);
    await open('ttyUSB0', 'ttyUSB1');
    const [card] = sims;
    one.pullSim();
    two.pullSim();
    if (card !== undefined) two.insertSim(card);
    await clock.advance(30_000);
    expect(run.port('Port2').twinOf).toBe('Port1');
    ghost.shown = false;
    await clock.advance(30_000);
    expect(run.port('Port2')).toMatchObject({ twinOf: null, presence: { kind: 'present' } });
    expect([iccidAt('Port1'), iccidAt('Port2')]).toEqual([null, card?.iccid]);
  });
});

/** A modem that answers all that concerns its card from memory, for as long as `shown`. */
function ghostCard(ghost: { readonly shown: boolean }): Behaviour {
  return {
    answer: (next) => {
      const known = new Map<string, ReturnType<typeof next>>();
      return (line) => {
        const reply = (ghost.shown ? known.get(line) : undefined) ?? next(line);
        if (/CPIN|CCID|CRSM/i.test(line) && !reply.text.includes('ERROR')) known.set(line, reply);
        return reply;
      };
    },
  };
}
