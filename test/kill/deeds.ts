import { setTimeout as sleep } from 'node:timers/promises';
import { between, pick, type Random } from '../../src-main/sandbox/random.ts';
import type { UpstreamFault } from '../../src-main/sandbox/upstream/upstream-fault.ts';
import type { InvokeChannel } from '../../src-main/shared/ipc-channels.ts';
import type { Bridge, IpcRequest } from '../../src-main/shared/ipc-schema.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { SyncMode } from '../../src-main/shared/sync-view.ts';
import type { DrivenApp } from '../support/driven-app.ts';
import { type Facts, NOTHING } from './facts.ts';
import type { Stage } from './stage.ts';

/** One run of the app, as a person at its window and hands at its modems have it. */
export interface Busy {
  readonly app: DrivenApp;
  readonly stage: Stage;
  readonly facts: Facts;
  readonly random: Random;
  /** One change after the other, and an upstream without faults. */
  readonly leisurely: boolean;
}

type Deed = (busy: Busy) => Promise<void> | void;

/** Those that want a person to change something (401, 403) would end the work for the rest of the round. */
const FAULTS: readonly UpstreamFault[] = [
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'slow', delayMs: 700 },
  { kind: 'slow', delayMs: 3_000 },
  { kind: 'drop', afterBytes: 20 },
  { kind: 'html', status: 502 },
  { kind: 'empty', status: 200 },
  { kind: 'wrong-json', form: 'cut' },
  { kind: 'status', status: 503, text: 'Service Unavailable' },
  { kind: 'rate-limit', retryAfter: '1' },
  { kind: 'ids-missing', form: 'some' },
  { kind: 'response-text', text: 'ERROR' },
];

/** A call to the app as its window makes it. */
export function invoke<C extends InvokeChannel>(
  { window }: DrivenApp,
  channel: C,
  request?: IpcRequest<C>,
): ReturnType<Bridge['invoke']> {
  return window.evaluate(
    ([name, payload]) =>
      (
        globalThis as unknown as { portlight: { invoke(name: string, payload: unknown): Promise<never> } }
      ).portlight.invoke(name, payload),
    [channel, request] as const,
  );
}

async function portsOf(app: DrivenApp): Promise<readonly PortView[]> {
  return ((await invoke(app, 'snapshot:get')) as unknown as { readonly ports: readonly PortView[] }).ports;
}

/** Makes the call, and remembers what it promised once it is answered. */
async function change<C extends InvokeChannel>(
  { app, facts }: Busy,
  [channel, request]: readonly [C, IpcRequest<C>],
  fact: readonly [key: string, value: string],
): Promise<void> {
  facts.ask(...fact);
  const answer = (await invoke(app, channel, request)) as unknown as { readonly ok: boolean };
  facts.answered(...fact, !answer.ok);
}

async function anyPort({ app, random }: Busy): Promise<PortView | null> {
  const ports = (await portsOf(app)).filter(({ sim }) => sim.iccid !== null);
  return ports.length === 0 ? null : pick(ports, random);
}

const typeNumber: Deed = async (busy) => {
  const port = await anyPort(busy);
  if (port === null) return;
  const { iccid } = port.sim;
  const number =
    busy.random() < 0.15 ? null : `+4670${String(between(1, 9_999_999, busy.random)).padStart(7, '0')}`;
  const request = { portId: port.id, number, iccid };
  await change(busy, ['port:set-number', request], [`typed ${iccid}`, number ?? NOTHING]);
};

const switchRent: Deed = async (busy) => {
  const port = await anyPort(busy);
  if (port === null) return;
  const { iccid } = port.sim;
  const rent = busy.random() < 0.7;
  const request = { portId: port.id, rent, iccid };
  await change(busy, ['port:set-rent', request], [`rent ${iccid}`, rent ? port.id : NOTHING]);
};

const pause: Deed = async (busy) => {
  const port = pick(await portsOf(busy.app), busy.random);
  const paused = busy.random() < 0.4;
  const request = { portId: port.id, paused };
  await change(busy, ['port:set-paused', request], [`paused ${port.id}`, paused ? 'yes' : NOTHING]);
};

const setGrace: Deed = async (busy) => {
  const graceMs = between(20, 60, busy.random) * 1_000;
  const request = { registrationGraceMs: graceMs };
  await change(busy, ['settings:update', request], ['registrationGraceMs', String(graceMs)]);
};

/** Whole lists, or single changes. */
const switchMode: Deed = async (busy) => {
  await tellBy(busy, pick(['list', 'incremental', 'incremental'], busy.random));
};

const swapCards: Deed = ({ stage, random }) => {
  const modem = pick(stage.modems, random);
  const { sim } = modem;
  const next = stage.drawer.shift();
  if (sim !== null) {
    modem.pullSim();
    stage.drawer.push(sim);
  }
  if (next !== undefined) modem.insertSim(next);
};

const pullCard: Deed = ({ stage, random }) => {
  const modem = pick(stage.modems, random);
  const { sim } = modem;
  if (sim === null || stage.drawer.length > stage.modems.length / 2) return;
  modem.pullSim();
  stage.drawer.push(sim);
};

const troubleUpstream: Deed = ({ stage, random }) => stage.upstream.setFault(pick(FAULTS, random));

const syncNow: Deed = async ({ app }) => void (await invoke(app, 'sync:now'));

/** Each changes one number or two, which single changes tell where they come one by one. */
const CHANGES: readonly Deed[] = [typeNumber, pause, swapCards, pullCard];
const ALL: readonly Deed[] = [
  ...[typeNumber, typeNumber, typeNumber, switchRent, switchRent, pause, setGrace, switchMode],
  ...[swapCards, pullCard, troubleUpstream, syncNow],
];

const HASTE_MS = 120;
const LEISURE_MS = 2_500;

/** One thing after the other until the app is gone, which ends the call that is under way. */
export async function beBusy(busy: Busy, isOver: () => boolean): Promise<number> {
  const choice = busy.leisurely ? CHANGES : ALL;
  const longestPauseMs = busy.leisurely ? LEISURE_MS : HASTE_MS;
  if (busy.leisurely) busy.stage.upstream.clearFaults();
  let deeds = 0;
  while (!isOver()) {
    try {
      await pick(choice, busy.random)(busy);
      deeds += 1;
    } catch (cause) {
      if (!isOver()) throw cause;
    }
    await sleep(busy.random() ** 2 * longestPauseMs);
  }
  return deeds;
}

export async function tellBy(busy: Busy, syncMode: SyncMode): Promise<void> {
  await change(busy, ['settings:update', { syncMode }], ['syncMode', syncMode]);
}

/** The ports become the app's own, as a person adds them. */
export async function addPorts(busy: Busy): Promise<void> {
  for (const address of busy.stage.addresses)
    await change(busy, ['port:add', { addresses: [address] }], [`port ${address}`, 'yes']);
}
