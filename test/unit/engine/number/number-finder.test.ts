import { expect, test } from 'vitest';
import { createEngine } from '../../../../src-main/engine/engine.ts';
import { APP_PARTS } from '../../../../src-main/engine/engine-parts.ts';
import type { Behaviour } from '../../../../src-main/sandbox/behaviour.ts';
import { fixedAnswer, registeredAs } from '../../../../src-main/sandbox/behaviours.ts';
import { FAMILY_NAMES } from '../../../../src-main/sandbox/modem-family-data.ts';
import { ussdAs } from '../../../../src-main/sandbox/sim-behaviours.ts';
import { asPortId, type PortId } from '../../../../src-main/shared/ids.ts';
import type { Result } from '../../../../src-main/shared/result.ts';
import { engineOptions } from '../../../support/engine-options.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { everything } from '../../../support/history.ts';
import { need } from '../../../support/list-entries.ts';
import { ScriptedClient } from '../../../support/scripted-client.ts';
import { createSimulatedPool } from '../../../support/simulated-pool.ts';

interface SetUp {
  readonly count?: number;
  readonly enabled?: boolean;
  /** Own entries by place in the pool: the code, or null for never; left out, the one that the card's network knows. */
  readonly codeOf?: (place: number, known: string) => string | null | undefined;
  readonly behavioursOf?: (place: number) => readonly Behaviour[];
}

const noNumber: Behaviour = fixedAnswer(/^AT\+C(?:NUM|PBS=|PBR=.*)|CRSM=\d+,28480/, '\r\nOK\r\n');

/** An engine on simulated modems whose cards tell no number; every AT line of theirs in `heard`. */
function setUp({ count = 1, enabled = true, codeOf, behavioursOf = () => [noNumber] }: SetUp = {}) {
  const clock = new FakeClock();
  const heard: { place: number; line: string; atMs: number }[] = [];
  const overhearing = (place: number): Behaviour => ({
    answer: (next) => (line) => {
      heard.push({ place, line, atMs: clock.monotonicMs() });
      return next(line);
    },
  });
  const pool = createSimulatedPool({
    count,
    clock,
    behavioursOf: (place) => [...behavioursOf(place), overhearing(place)],
  });
  const own = pool.sims.flatMap((sim, place) => {
    const known = sim.ownNumberUssd ?? '*100#';
    const code = codeOf === undefined ? known : codeOf(place, known);
    const mncDigits = sim.imsi.startsWith('310') ? 6 : 5;
    return code === undefined
      ? []
      : [
          {
            mccMnc: sim.imsi.slice(0, mncDigits),
            operator: `Operator ${place}`,
            code,
            origin: 'own' as const,
          },
        ];
  });
  const ussd = { on: enabled, enabled: () => ussd.on, codes: () => own };
  const files = new Map<string, unknown>();
  const engine = createEngine(
    engineOptions({
      clock,
      openTransport: pool.opener.open,
      ports: pool.addresses.map((address, place) => ({ id: portAt(place), address })),
      openStore: ({ name, defaults }) => ({
        get: () => (files.get(name) ?? defaults()) as ReturnType<typeof defaults>,
        set: (value) => void files.set(name, value),
      }),
      ussd,
    }),
    { ...APP_PARTS, createClient: () => new ScriptedClient(clock) },
  );
  return {
    ...{ clock, pool, engine, ussd, heard, files },
    dialled: () => heard.filter(({ line }) => line.startsWith('AT+CUSD=1')),
    view: (place = 0) => need(engine.ports()[place] ?? null),
    async find(place = 0): Promise<Result<null> | null> {
      let answer: Result<null> | null = null;
      void engine.findNumber(portAt(place), need(engine.ports()[place] ?? null).sim.iccid).then((found) => {
        answer = found;
      });
      await clock.advance(30_000);
      return answer;
    },
    async end() {
      const stopped = engine.stop();
      await clock.advance(1_000);
      await stopped;
      pool.stop();
    },
  };
}

function portAt(place: number): PortId {
  return need(asPortId(`Port${place + 1}`));
}

test('with the question to networks switched off no modem of any family ever hears AT+CUSD', async () => {
  const { clock, engine, heard, find, view, end } = setUp({ count: FAMILY_NAMES.length * 2, enabled: false });
  engine.start();
  await clock.advance(600_000);
  expect(view().state).toBe('attention');
  expect(await find()).toMatchObject({
    ok: false,
    error: expect.stringContaining('switched off in the settings'),
  });
  await clock.advance(600_000);
  expect(heard.length).toBeGreaterThan(1_000);
  expect(heard.filter(({ line }) => line.includes('CUSD'))).toEqual([]);
  await end();
});

test('a number that neither book nor card knows comes from the network, with its evidence, and goes on sale', async () => {
  const { clock, engine, pool, view, dialled, end } = setUp();
  engine.start();
  await clock.advance(60_000);
  const number = pool.sims[0]?.number;
  expect(view()).toMatchObject({
    state: 'active',
    sim: { number, numberSource: 'ussd', evidence: [{ source: 'ussd', number }] },
  });
  expect(dialled()).toHaveLength(1);
  const told = await engine.searchHistory({ ...everything, kind: 'port-events' });
  expect(JSON.stringify(told)).toContain('ussd-asked');
  expect(JSON.stringify(told)).toContain(`"${number}"`);
  await clock.advance(3_600_000);
  expect(dialled()).toHaveLength(1);
  await end();
});

test('a number that the user has typed is not asked for', async () => {
  const { clock, engine, view, dialled, ussd, end } = setUp({ enabled: false });
  engine.start();
  await clock.advance(20_000);
  expect(engine.setNumber(portAt(0), '+46701234567', view().sim.iccid).ok).toBe(true);
  ussd.on = true;
  engine.ussdChanged();
  await clock.advance(600_000);
  expect(dialled()).toEqual([]);
  await end();
});

test('switched on while the app runs, it asks at once', async () => {
  const { clock, engine, find, dialled, ussd, end } = setUp({ enabled: false });
  engine.start();
  await clock.advance(60_000);
  // A person who has just asked the card in vain need not wait for the network either.
  expect(await find()).toMatchObject({ ok: false });
  ussd.on = true;
  engine.ussdChanged();
  await clock.advance(1_000);
  expect(dialled()).toHaveLength(1);
  await end();
});

test.each([
  ['a code that says never', null, 'never asked'],
  ['no code for its operator', undefined, 'No code is known'],
])('an operator with %s is left alone', async (_what, code, words) => {
  const { clock, engine, dialled, find, end } = setUp({ codeOf: () => code });
  engine.start();
  await clock.advance(60_000);
  expect(await find()).toMatchObject({ ok: false, error: expect.stringContaining(words) });
  expect(dialled()).toEqual([]);
  await end();
});

test('of a whole pool four are asked at the same time', async () => {
  const slow = ussdAs({ delayMs: [20_000, 20_000] });
  const { clock, engine, dialled, view, end } = setUp({ count: 9, behavioursOf: () => [noNumber, slow] });
  engine.start();
  await clock.advance(15_000);
  expect(new Set(dialled().map(({ place }) => place)).size).toBe(4);
  await clock.advance(22_000);
  expect(new Set(dialled().map(({ place }) => place)).size).toBe(8);
  await clock.advance(60_000);
  expect([...Array(9).keys()].map((place) => view(place).sim.numberSource)).toEqual(Array(9).fill('ussd'));
  await end();
});

test('an operator that does not answer is asked three times a day with growing pauses', async () => {
  const { clock, engine, dialled, view, end } = setUp({
    behavioursOf: () => [noNumber, fixedAnswer(/CUSD=1/, '\r\n+CME ERROR: 30\r\n')],
  });
  engine.start();
  await clock.advance(6 * 3_600_000);
  expect(dialled()).toHaveLength(3);
  expect(view().reason).toMatchObject({
    code: 'number-unknown',
    detail: expect.stringContaining('+CME ERROR: 30'),
  });
  await end();
});

test('an answer without a number is shown to the window and kept nowhere; it is not asked for again', async () => {
  const { clock, engine, dialled, view, find, files, end } = setUp({
    behavioursOf: () => [noNumber, ussdAs({ text: 'Your balance is 17.35 EUR' })],
  });
  engine.start();
  await clock.advance(60_000);
  expect(view().reason).toMatchObject({
    code: 'number-unknown',
    detail: expect.stringContaining('17.35 EUR'),
  });
  expect(view().sim.evidence).toEqual([]);
  await clock.advance(3 * 3_600_000);
  expect(dialled()).toHaveLength(1);
  expect(await find()).toMatchObject({ ok: false, error: expect.stringContaining('17.35 EUR') });
  expect(dialled()).toHaveLength(2);
  const history = await engine.searchHistory({ ...everything, limit: 500 });
  expect(JSON.stringify(history)).toContain('ussd-answered');
  expect(JSON.stringify([history, [...files]])).not.toContain('17.35');
  await end();
});

test('a network that contradicts the card takes the number off sale until a person decides', async () => {
  const said = '+46701112233';
  const { clock, engine, pool, view, find, end } = setUp({
    behavioursOf: () => [ussdAs({ text: `You are ${said}` })],
  });
  engine.start();
  await clock.advance(20_000);
  expect(view()).toMatchObject({ state: 'active', sim: { numberSource: 'cnum' } });
  await find();
  expect(view()).toMatchObject({
    state: 'attention',
    reason: { code: 'number-conflict', detail: `${pool.sims[0]?.number}, ${said}` },
    sim: { number: null, evidence: [{ source: 'cnum' }, { source: 'ussd', number: said }] },
  });
  await clock.advance(5_000);
  expect(engine.syncView().desired).toEqual([]);
  engine.setNumber(portAt(0), said, view().sim.iccid);
  await clock.advance(5_000);
  expect(view()).toMatchObject({ state: 'active', sim: { number: said, numberSource: 'typed' } });
  await end();
});

test('a person hears why nothing can be asked', async () => {
  const { clock, engine, pool, find, end } = setUp({
    count: 2,
    behavioursOf: () => [noNumber, registeredAs(3)],
  });
  engine.start();
  await clock.advance(20_000);
  expect(await find()).toMatchObject({ ok: false, error: expect.stringContaining('in no network') });
  expect(await engine.findNumber(need(asPortId('Port9')), null)).toMatchObject({ ok: false });
  expect(await engine.findNumber(portAt(1), engine.ports()[0]?.sim.iccid ?? null)).toMatchObject({
    ok: false,
    error: expect.stringContaining('Another SIM'),
  });
  pool.modems[1]?.pullSim();
  await clock.advance(30_000);
  expect(await find(1)).toMatchObject({ ok: false, error: expect.stringContaining('No usable SIM') });
  await end();
});

test('the same question twice is one question', async () => {
  const { clock, engine, dialled, view, ussd, end } = setUp({ enabled: false });
  engine.start();
  await clock.advance(20_000);
  ussd.on = true;
  const { iccid } = view().sim;
  const both = Promise.all([engine.findNumber(portAt(0), iccid), engine.findNumber(portAt(0), iccid)]);
  await clock.advance(20_000);
  expect(await both).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(dialled()).toHaveLength(1);
  await end();
});

test('nothing is left running when the engine stops in the middle of a question', async () => {
  const { clock, engine, pool, dialled, view } = setUp({
    behavioursOf: () => [noNumber, ussdAs({ delayMs: [90_000, 90_000] })],
  });
  engine.start();
  await clock.advance(30_000);
  expect(dialled()).toHaveLength(1);
  const answer = engine.findNumber(portAt(0), view().sim.iccid);
  const stopped = engine.stop();
  await clock.advance(1_000);
  await stopped;
  expect(await answer).toMatchObject({ ok: false });
  pool.stop();
  expect(clock.timers).toBe(0);
});

test('a question that waits for its turn is not asked once the user has switched questions off', async () => {
  const slow = ussdAs({ delayMs: [20_000, 20_000] });
  const { clock, engine, dialled, view, ussd, end } = setUp({
    count: 5,
    behavioursOf: () => [noNumber, slow],
  });
  engine.start();
  await clock.advance(15_000);
  const asked = new Set(dialled().map(({ place }) => place));
  expect(asked.size).toBe(4);
  const left = need([0, 1, 2, 3, 4].find((place) => !asked.has(place)) ?? null);
  const answer = engine.findNumber(portAt(left), view(left).sim.iccid);
  ussd.on = false;
  await clock.advance(60_000);
  expect(await answer).toMatchObject({
    ok: false,
    error: expect.stringContaining('switched off in the settings'),
  });
  expect(dialled()).toHaveLength(4);
  await end();
});

test('a question that waits behind a slow card is not asked once the user has switched questions off', async () => {
  const slowCard: Behaviour = {
    answer: (next) => (line) => (/^AT\+CNUM/.test(line) ? { ...next(line), delayMs: 9_000 } : next(line)),
  };
  const { clock, engine, heard, dialled, ussd, view, end } = setUp({
    enabled: false,
    behavioursOf: () => [noNumber, slowCard],
  });
  engine.start();
  await clock.advance(60_000);
  ussd.on = true;
  const answer = engine.findNumber(portAt(0), view().sim.iccid);
  await clock.advance(3_000);
  expect(heard.at(-1)?.line).toBe('AT+CNUM');
  ussd.on = false;
  await clock.advance(60_000);
  expect(await answer).toMatchObject({ ok: false, error: expect.stringContaining('switched off') });
  expect(dialled()).toEqual([]);
  await end();
});

test('a question that waits for its turn is not put to the operator of another SIM', async () => {
  const slow = ussdAs({ delayMs: [40_000, 40_000] });
  const { clock, engine, pool, dialled, view, end } = setUp({
    count: 5,
    behavioursOf: () => [noNumber, slow],
  });
  engine.start();
  await clock.advance(15_000);
  const asked = new Set(dialled().map(({ place }) => place));
  const left = need([0, 1, 2, 3, 4].find((place) => !asked.has(place)) ?? null);
  const before = view(left).sim.iccid;
  const answer = engine.findNumber(portAt(left), before);
  pool.modems[left]?.pullSim();
  await clock.advance(6_000);
  pool.modems[left]?.insertSim({
    ...need(pool.sims[left] ?? null),
    iccid: '8999911234567890123',
    imsi: '999990123456789',
  });
  await clock.advance(12_000);
  expect(view(left).sim.iccid).not.toBe(before);
  expect(dialled().filter(({ place }) => place === left)).toEqual([]);
  await clock.advance(60_000);
  expect(await answer).toMatchObject({ ok: false });
  expect(dialled().filter(({ place }) => place === left)).toEqual([]);
  await end();
});
