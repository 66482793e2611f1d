import { afterEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import { APP_PARTS } from '../../src-main/engine/engine-parts.ts';
import type { Behaviour } from '../../src-main/sandbox/behaviour.ts';
import {
  echoOnly,
  fixedAnswer,
  garbage,
  neverEndingLine,
  noNetwork,
  registeredAs,
  resetDuring,
  silent,
} from '../../src-main/sandbox/behaviours.ts';
import { createSimulatedOpener } from '../../src-main/sandbox/in-process-transport.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSims } from '../../src-main/sandbox/sim-factory.ts';
import { createSimulatedModem, type SimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import { reasonTexts } from '../../src-main/shared/reason-texts.ts';
import { engineOptions } from '../support/engine-options.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { portId } from '../support/port-view-factory.ts';
import { ScriptedClient } from '../support/scripted-client.ts';

interface Seat {
  readonly sim?: SimulatedSim | null;
  readonly behaviours?: readonly Behaviour[];
}

const engines: Engine[] = [];
const random = createRandom(23);
const sims = [...createSims(40, random)];

function nextSim(part: Partial<SimulatedSim> = {}): SimulatedSim {
  const sim = sims.pop();
  if (sim === undefined) throw new Error('more SIMs wanted');
  return { ...sim, ...part };
}

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
});

/** The whole app without Electron on one modem for each seat, after a minute of it. */
async function startOn(...seats: readonly Seat[]) {
  const clock = new FakeClock();
  const client = new ScriptedClient(clock);
  const modems = seats.map(({ sim = nextSim(), behaviours = [] }) =>
    createSimulatedModem({ family: 'ec25', sim, clock, random, behaviours }),
  );
  const engine = startEngine(modems, clock, client);
  await clock.advance(60_000);
  return { clock, client, modems, engine, view: (place: number) => viewOf(engine, place) };
}

function startEngine(modems: readonly SimulatedModem[], clock: FakeClock, client: ScriptedClient): Engine {
  const byAddress = new Map(modems.map((modem, place) => [`/dev/sim${place + 1}`, modem]));
  const ports = [...byAddress.keys()].map((address, place) => ({ id: portId(`Port${place + 1}`), address }));
  const engine = createEngine(
    engineOptions({ clock, random, openTransport: createSimulatedOpener(byAddress).open, ports }),
    { ...APP_PARTS, createClient: () => client },
  );
  engines.push(engine);
  engine.start();
  return engine;
}

function viewOf(engine: Engine, place: number): PortView {
  const view = engine.ports()[place];
  if (view === undefined) throw new Error(`no port ${place}`);
  return view;
}

const lock = (state: string) => fixedAnswer(/^AT\+CPIN\?$/, `\r\n+CPIN: ${state}\r\n\r\nOK\r\n`);

test.each<[string, () => Seat, PortView['state'], string]>([
  ['a line on which nobody answers', () => ({ behaviours: [silent()] }), 'attention', 'modem-silent'],
  ['a device that only echoes', () => ({ behaviours: [echoOnly()] }), 'attention', 'modem-echo-only'],
  ['a device that answers with noise', () => ({ behaviours: [garbage(random)] }), 'attention', 'not-a-modem'],
  ['one that never ends a line', () => ({ behaviours: [neverEndingLine()] }), 'attention', 'not-a-modem'],
  [
    'one that restarts each time it is read',
    () => ({ behaviours: [resetDuring(/\+CIMI/, Number.POSITIVE_INFINITY)] }),
    'attention',
    'modem-unstable',
  ],
  ['an empty socket', () => ({ sim: null }), 'attention', 'sim-missing'],
  ['a SIM that asks for its PIN', () => ({ sim: nextSim({ pin: '4821' }) }), 'attention', 'sim-pin'],
  ['a SIM that asks for its PUK', () => ({ sim: nextSim({ pukLocked: true }) }), 'attention', 'sim-puk'],
  [
    'a modem that takes no foreign SIM',
    () => ({ behaviours: [lock('PH-NET PIN')] }),
    'attention',
    'device-locked',
  ],
  [
    'a modem that asks for its own code',
    () => ({ behaviours: [lock('PH-SIM PIN')] }),
    'attention',
    'device-locked',
  ],
  ['a SIM without a network', () => ({ behaviours: [noNetwork()] }), 'waiting', 'searching-network'],
  ['a SIM that is not let in', () => ({ behaviours: [registeredAs(3)] }), 'attention', 'registration-denied'],
])('%s is a state with a reason and what to do, and sells nothing', async (_what, seat, state, code) => {
  const { client, view } = await startOn(seat(), {});
  const { state: shown, reason, sim } = view(0);
  expect({ state: shown, code: reason?.code }).toEqual({ state, code });
  expect(reason === null ? '' : reasonTexts[reason.code].advice).toMatch(/\w{3}/);
  expect(view(1)).toMatchObject({ state: 'active', reason: null });
  expect(client.lists.every((ports) => ports === 'Port2')).toBe(true);
  expect(client.lists.length).toBeGreaterThan(0);
  expect(sim.pinTriesLeft).toBe(code === 'sim-pin' ? 3 : null);
});

test('a wrong PIN is said to be wrong, and the right one puts the number on sale', async () => {
  const { clock, client, engine, view } = await startOn({ sim: nextSim({ pin: '4821' }) }, {});
  const enter = async (pin: string) => {
    const { iccid } = view(0).sim;
    const answered = engine.enterPin(portId('Port1'), { iccid, pin, remember: true });
    await clock.advance(60_000);
    return answered;
  };
  expect(await enter('0000')).toMatchObject({ ok: false, error: expect.stringMatching(/refused.*2 tries/) });
  expect(view(0)).toMatchObject({
    state: 'attention',
    reason: { code: 'sim-pin-wrong' },
    sim: { pinTriesLeft: 2 },
  });
  expect(await enter('0000')).toMatchObject({ ok: false, error: expect.stringMatching(/not sent/) });
  expect(await enter('4821')).toEqual({ ok: true, value: null });
  expect(view(0)).toMatchObject({ state: 'active', reason: null });
  expect(client.lists.at(-1)).toBe('Port1 Port2');
});

test('of two ports with one SIM one is sold, and the other says which it is', async () => {
  const sim = nextSim();
  const { client, view } = await startOn({ sim }, { sim }, {});
  const verdicts = [view(0), view(1)].map(({ state, reason }) => reason?.code ?? state).sort();
  expect(verdicts).toEqual(['active', 'duplicate-sim']);
  expect(client.lists.at(-1)?.split(' ')).toHaveLength(2);
});

test('a modem that restarts once while it is read is read after it, and nobody is alarmed', async () => {
  const { clock, view } = await startOn({ behaviours: [resetDuring(/\+CIMI/)] });
  await clock.advance(30_000);
  expect(view(0)).toMatchObject({ state: 'active', reason: null, recovery: null });
});

test('a modem that falls silent for good is shown being helped, then as silent, with the count of it', async () => {
  const { clock, modems, view } = await startOn({}, {});
  modems[0]?.goSilent();
  const codes = new Set<string>();
  for (let second = 0; second < 90; second++) {
    await clock.advance(1_000);
    codes.add(view(0).reason?.code ?? view(0).state);
  }
  expect([...codes]).toEqual(['active', 'port-lost', 'modem-recovering', 'modem-silent']);
  expect(view(0)).toMatchObject({ state: 'attention', recovery: { lastStep: 'restart' } });
  expect(view(1)).toMatchObject({ state: 'active', recovery: null });
});
