import { afterEach, expect, test } from 'vitest';
import { createNumberBook } from '../../../src-main/book/number-book-service.ts';
import { APP_PARTS } from '../../../src-main/engine/engine-parts.ts';
import { createTrackedPool } from '../../../src-main/engine/ports/tracked-pool.ts';
import { createForgetfulMarks } from '../../../src-main/modem/recovery/radio-marks.ts';
import type { KnownPort } from '../../../src-main/pool/port-identity.ts';
import { cloneImei } from '../../../src-main/sandbox/behaviours.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { createSims } from '../../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem } from '../../../src-main/sandbox/simulated-modem.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { CH340, UsbDesk } from '../../support/usb-desk.ts';

const PORTS = 64;
const ROUNDS = 4;
const STEP_MS = 100;

let tearDown: () => Promise<void> = async () => {};

afterEach(() => tearDown());

/** 64 modems of a clone pool behind adapters without serial numbers: nothing but the socket tells them apart. */
function openHub(seed: number) {
  const clock = new FakeClock();
  const random = createRandom(seed);
  const desk = new UsbDesk(clock);
  const sims = createSims(PORTS, random);
  const modems = sims.map((sim, place) =>
    createSimulatedModem({
      ...{ family: 'ec25', sim, clock, random: createRandom(place + 1), latencyMs: 20 },
      behaviours: [cloneImei('490154203237518')],
    }),
  );
  const order = modems.map((_, place) => place);
  const shuffle = () => {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
  };
  const plug = () => {
    for (const [number, place] of order.entries()) {
      const modem = modems[place];
      if (modem !== undefined) desk.plug(`1-${place + 1}`, CH340, [`ttyUSB${number}`, 0, modem]);
    }
  };
  /** A look at so many devices lets other work through, by turns of the real event loop. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= STEP_MS) {
      await clock.advance(Math.min(left, STEP_MS));
      for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate);
    }
  };
  let saved: readonly KnownPort[] = [];
  const { pool, tracker } = createTrackedPool(
    {
      ...{ clock, random, openTransport: desk.openTransport, devices: desk.devices },
      ports: {
        list: () => saved,
        save: (ports) => {
          saved = ports;
        },
      },
      pauses: { isPaused: () => false, setPaused: () => {} },
      graceMs: { registrationLost: 30_000, portLost: 5_000 },
      warn: () => {},
    },
    APP_PARTS,
    {
      book: createNumberBook({ load: () => ({ version: 1, sims: {} }), save: () => {} }, { clock }),
      ...{ radioMarks: createForgetfulMarks(), changed: () => {} },
    },
  );
  tearDown = async () => {
    tracker.stop();
    const stopping = pool.stop();
    await clock.advance(60_000);
    await stopping;
    for (const modem of modems) modem.stop();
    desk.tree.dispose();
  };
  return { pass, random, desk, sims, pool, tracker, plug, shuffle };
}

test.runIf(process.platform === 'linux')(
  'a hub of 64 that vanishes and comes back in any order within a second mixes up no SIM and lists none twice',
  async () => {
    const { pass, random, desk, sims, pool, tracker, plug, shuffle } = openHub(7);
    const pull = () => {
      for (const place of sims.keys()) desk.pull(`1-${place + 1}`);
    };
    plug();
    tracker.start();
    pool.start();
    await pass(10);
    tracker.change(tracker.with(sims.map((_, place) => desk.pathOf(`ttyUSB${place}`))));
    const right = sims.map(({ iccid }) => iccid);
    const wrong: string[] = [];
    pool.onChange(({ ports }) => {
      const shown = ports.flatMap(({ presence }) => (presence.kind === 'absent' ? [] : presence.sim.iccid));
      if (new Set(shown).size < shown.length) wrong.push('a SIM in two ports');
      for (const [place, { id, presence, modem }] of ports.entries()) {
        const iccid = presence.kind === 'absent' ? modem.sim.iccid : presence.sim.iccid;
        if (iccid !== null && iccid !== right[place]) wrong.push(`${id} shows another card`);
      }
    });
    await pass(10_000);
    for (let round = 0; round < ROUNDS; round++) {
      pull();
      await pass(Math.floor(random() * 900));
      shuffle();
      plug();
      // Sometimes again while they are being opened or read.
      await pass(round % 2 === 0 ? 20_000 : Math.floor(random() * 2_000));
    }
    await pass(30_000);
    expect(wrong).toEqual([]);
    const { ports } = pool.state();
    expect(ports.map(({ modem }) => modem.sim.iccid)).toEqual(right);
    expect(ports.map(({ presence, twinOf }) => [presence.kind, twinOf])).toEqual(
      right.map(() => ['present', null]),
    );
  },
);
