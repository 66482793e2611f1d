import { pick } from '../../src-main/sandbox/random.ts';
import type { SimulatedSim } from '../../src-main/sandbox/simulated-sim.ts';
import { asPortId, type PortId } from '../../src-main/shared/ids.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { AppLife } from './app-life.ts';
import type { Computer } from './computer.ts';
import type { Ground } from './ground.ts';
import type { Hardware, NetworkStat } from './hardware.ts';
import type { PoolTruth } from './pool-truth.ts';
import type { Deed } from './story.ts';

/** What hands at the desk and a person at the window can reach. */
export interface DeedTools {
  readonly world: FakeClock;
  readonly hardware: Hardware;
  readonly ground: Ground;
  readonly truth: PoolTruth;
  readonly computer: Computer;
  readonly random: () => number;
  /** Cards in no socket. */
  readonly drawer: SimulatedSim[];
  /** The app while a person can use it. */
  readonly app: () => AppLife | null;
  readonly changed: () => void;
  /** A request is asked for, whatever the upstream has said; the app may see it only `withinMs`. */
  readonly asked: (withinMs: number) => void;
  /** The app is not as it must be. */
  readonly broken: (what: string) => void;
}

/** The app has seen within 3 s what was plugged in, and a moment to say so. */
const FOUND_WITHIN_MS = 4_000;
/** What a person asks for follows the request in flight, which takes 30 s at most. */
const AFTER_FLIGHT_MS = 33_000;

/** A deed at a modem or its card; true when it was one. */
export function doByHand(deed: Deed, tools: DeedTools): boolean {
  const { hardware, ground } = tools;
  switch (deed.kind) {
    case 'pull':
      takeCard(deed.place, tools);
      return true;
    case 'put-back':
    case 'new-sim':
      if (deed.kind === 'new-sim') takeCard(deed.place, tools);
      if (hardware.simAt(deed.place) === null) putCard(deed.place, tools.drawer.shift(), tools);
      return true;
    case 'exchange':
    case 'move-sim': {
      const one = takeCard(deed.place, tools);
      const two = takeCard(deed.other, tools);
      if (deed.kind === 'exchange') putCard(deed.place, fromDrawer(two, tools), tools);
      putCard(deed.other, fromDrawer(one, tools), tools);
      return true;
    }
    case 'unplug':
      if (!hardware.isPlugged(deed.place)) return true;
      hardware.unplug(deed.place);
      ground.touched(deed.place);
      return true;
    case 'replug':
      if (hardware.isPlugged(deed.place)) return true;
      hardware.replug(deed.place);
      ground.touched(deed.place);
      return true;
    case 'renumber':
      renumber(deed.place, tools);
      return true;
    case 'restart':
      if (!hardware.isPlugged(deed.place)) return true;
      hardware.restart(deed.place);
      ground.touched(deed.place);
      return true;
    case 'network':
      setNetwork(deed.place, deed.stat, tools);
      return true;
    case 'flap':
      setNetwork(deed.place, 2, tools);
      tools.world.setTimer(deed.lastsMs, () => setNetwork(deed.place, 1, tools));
      return true;
    case 'mute':
      hardware.setMute(deed.place, true);
      ground.touched(deed.place, { mute: true });
      tools.world.setTimer(deed.lastsMs, () => {
        hardware.setMute(deed.place, false);
        ground.touched(deed.place, { mute: false });
      });
      return true;
    default:
      return false;
  }
}

function fromDrawer(sim: SimulatedSim | null, { drawer }: DeedTools): SimulatedSim | undefined {
  return sim === null ? undefined : drawer.splice(drawer.indexOf(sim), 1)[0];
}

function takeCard(place: number, { hardware, ground, drawer }: DeedTools): SimulatedSim | null {
  const sim = hardware.simAt(place);
  if (sim === null) return null;
  hardware.pull(place);
  ground.cardLeft(place, sim.iccid);
  ground.touched(place);
  drawer.push(sim);
  return sim;
}

function putCard(place: number, sim: SimulatedSim | undefined, { hardware, ground }: DeedTools): void {
  if (sim === undefined) return;
  hardware.insert(place, sim);
  ground.touched(place);
}

function setNetwork(place: number, stat: NetworkStat, { hardware, ground }: DeedTools): void {
  hardware.setNetwork(place, stat);
  ground.touched(place, { stat });
}

/** The hub gives its modem another name. The app is to find that out by itself, whatever it is doing just now. */
function renumber(place: number, tools: DeedTools): void {
  const { hardware, ground, changed, world } = tools;
  // Every second one is a hiccup too short for the modem to notice.
  if (hardware.isPlugged(place) && place % 2 === 0) hardware.slip(place);
  else {
    if (hardware.isPlugged(place)) hardware.unplug(place);
    hardware.replugElsewhere(place);
  }
  ground.touched(place);
  changed();
  const address = hardware.addressOf(place);
  world.setTimer(FOUND_WITHIN_MS, () => checkFound(place, address, tools));
}

/** A port must be where its device is, if that stayed there and the app was awake all the while. */
function checkFound(
  place: number,
  address: string,
  { hardware, computer, app, world, broken }: DeedTools,
): void {
  const life = app();
  const isStill = hardware.addressOf(place) === address && hardware.isPlugged(place);
  if (!isStill || life === null || world.monotonicMs() - life.runsSinceMs < FOUND_WITHIN_MS) return;
  const port = computer.ports.list().find(({ id }) => id === `Port${place + 1}`);
  if (port?.address !== address) broken(`Port${place + 1} is not at ${address} but at ${port?.address}`);
}

/** A deed at the window; true when it was one. What the app refuses did not happen. */
export function doAtWindow(deed: Deed, tools: DeedTools): boolean {
  const { computer, truth } = tools;
  const engine = tools.app()?.engine;
  const id = 'place' in deed ? portAt(deed.place, tools) : null;
  switch (deed.kind) {
    case 'rent': {
      const iccid = shownIccid(id, tools);
      if (engine && id !== null && iccid !== null && engine.setRent(id, deed.on).ok) {
        truth.consent(id, iccid, deed.on);
        tools.changed();
      }
      return true;
    }
    case 'pause':
      if (engine && id !== null && engine.setPaused(id, deed.on).ok) tools.changed();
      return true;
    case 'type-number':
    case 'forget-number': {
      const iccid = shownIccid(id, tools);
      if (!engine || id === null || iccid === null) return true;
      const number = deed.kind === 'forget-number' ? null : inventNumber(tools.random);
      if (engine.setNumber(id, number).ok) truth.type(iccid, number);
      tools.changed();
      return true;
    }
    case 'identify':
      if (engine && id !== null) engine.identify(id);
      return true;
    case 'sync-now':
      if (engine) tools.asked(AFTER_FLIGHT_MS);
      void engine?.syncNow();
      return true;
    case 'wall-jump':
      setClock(computer.wallErrorMs === 0 ? deed.byMs : 0, tools);
      return true;
    default:
      return false;
  }
}

/** A clock that is set forward looks like one that went on while the computer slept. */
const NAP_MS = 45_000;

function setClock(wallErrorMs: number, { computer, app, world, changed, asked }: DeedTools): void {
  const life = app();
  const isForward = wallErrorMs > computer.wallErrorMs;
  computer.wallErrorMs = wallErrorMs;
  changed();
  if (life === null || !isForward) return;
  asked(NAP_MS);
  life.steadySinceMs = world.monotonicMs() + NAP_MS;
  world.setTimer(NAP_MS, changed);
}

function portAt(place: number, { computer, hardware }: DeedTools): PortId | null {
  const port = computer.ports.list().find(({ address }) => address === hardware.addressOf(place));
  return port?.id ?? asPortId(`Port${place + 1}`);
}

/** A person speaks of the SIM that the window shows. */
function shownIccid(id: PortId | null, tools: DeedTools): string | null {
  const port = tools
    .app()
    ?.engine.ports()
    .find((view) => view.id === id);
  return port?.sim.iccid ?? null;
}

function inventNumber(random: () => number): string {
  return `${pick(['+4670', '+23480', '+4479'], random)}${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
}
