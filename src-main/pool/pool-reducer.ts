import type { ModemSnapshot } from '../modem/modem-snapshot.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { PortId } from '../shared/ids.ts';
import { comparePortIds, type KnownPort } from './port-identity.ts';
import type { PoolState, PortRecord } from './port-record.ts';
import { isSettled } from './port-settling.ts';
import { expireHolding, type GraceMs, type Holding, NOT_HELD, nextHolding } from './presence.ts';

/** A port as the pool is to manage it now. */
export interface ManagedPort extends Pick<KnownPort, 'id' | 'address'> {
  readonly siblings?: readonly string[];
  readonly twinOf?: PortId | null;
}

interface PoolPort extends Required<ManagedPort> {
  readonly modem: ModemSnapshot;
  readonly holding: Holding;
}

/** The pool as a value. Times are monotonic ms. */
export interface PoolModel {
  readonly grace: GraceMs;
  /** In port order. */
  readonly ports: readonly PoolPort[];
  readonly settled: boolean;
  /** When the pool counts as settled whatever its ports do; null before the start. */
  readonly settleByMs: number | null;
}

type EmployedPort = ManagedPort & { readonly modem: ModemSnapshot };

export type PoolEvent =
  | { readonly kind: 'started' }
  /** `modem` is what a port that is new starts with. */
  | { readonly kind: 'ports'; readonly ports: readonly EmployedPort[] }
  | { readonly kind: 'modem'; readonly portId: PortId; readonly modem: ModemSnapshot }
  | { readonly kind: 'time' };

/** Design decision 8: the first list waits this long for ports that say nothing of themselves. */
const SETTLE_LIMIT_MS = 30_000;

export function emptyPool(grace: GraceMs): PoolModel {
  return { grace, ports: [], settled: false, settleByMs: null };
}

/** The pool after `event` at the monotonic time `nowMs`. The same value comes back when nothing changed. */
export function reducePool(model: PoolModel, event: PoolEvent, nowMs: number): PoolModel {
  return settle(expire(apply(model, event, nowMs), nowMs), nowMs);
}

/** True when the SIM of some port counts in another way than before, or the pool has settled. */
export function hasTurned(before: PoolModel, after: PoolModel): boolean {
  if (before.settled !== after.settled || before.ports.length !== after.ports.length) return true;
  return after.ports.some((port, place) => {
    const known = before.ports[place];
    return port !== known && port.holding.presence.kind !== known?.holding.presence.kind;
  });
}

/** The next moment at which time alone changes something; null for none. */
export function nextDeadlineMs(model: PoolModel): number | null {
  const ends = model.ports.flatMap(({ holding: { presence } }) =>
    presence.kind === 'grace' ? [presence.untilMs] : [],
  );
  if (!model.settled && model.settleByMs !== null) ends.push(model.settleByMs);
  return ends.length === 0 ? null : Math.min(...ends);
}

export function poolStateOf({ ports, settled }: PoolModel): PoolState {
  return { ports: ports.map(recordOf), settled };
}

function recordOf({ holding, ...port }: PoolPort): PortRecord {
  return { ...port, presence: holding.presence };
}

function apply(model: PoolModel, event: PoolEvent, nowMs: number): PoolModel {
  switch (event.kind) {
    case 'started':
      return model.settleByMs === null ? { ...model, settleByMs: nowMs + SETTLE_LIMIT_MS } : model;
    case 'ports': {
      const ports = takePorts(model, event.ports, nowMs);
      return ports === model.ports ? model : { ...model, ports };
    }
    case 'modem':
      return takeModem(model, event, nowMs);
    case 'time':
      return model;
    default:
      return assertNever(event);
  }
}

function takePorts(model: PoolModel, wanted: readonly EmployedPort[], nowMs: number): readonly PoolPort[] {
  const known = new Map(model.ports.map((port) => [port.id, port]));
  const ports = wanted
    .map((port) => takePort(known.get(port.id), port, nowMs, model.grace))
    .sort((a, b) => comparePortIds(a.id, b.id));
  const same =
    ports.length === model.ports.length && ports.every((port, index) => port === model.ports[index]);
  return same ? model.ports : ports;
}

/**
 * A port that keeps its name and its address keeps all that is known of it. One whose device has another address now was
 * lost there a moment ago: its SIM is kept for the grace of that, and goes on if it is read again at the new one.
 */
function takePort(
  known: PoolPort | undefined,
  { id, address, siblings = [], twinOf = null, modem }: EmployedPort,
  nowMs: number,
  grace: GraceMs,
): PoolPort {
  const port = { id, address, siblings, twinOf };
  if (known === undefined) return { ...port, modem, holding: NOT_HELD };
  if (known.address === address) {
    const same = known.twinOf === twinOf && known.siblings.join('\n') === siblings.join('\n');
    return same ? known : { ...known, ...port };
  }
  const lost: ModemSnapshot = { ...modem, phase: 'opening' };
  return { ...port, modem, holding: nextHolding(known.holding, lost, nowMs, grace) };
}

/** Touches one port only: a pool of 512 takes some thousand of these in the second after its start. */
function takeModem(
  model: PoolModel,
  { portId, modem }: { readonly portId: PortId; readonly modem: ModemSnapshot },
  nowMs: number,
): PoolModel {
  const index = model.ports.findIndex(({ id }) => id === portId);
  const port = model.ports[index];
  if (port === undefined) return model;
  const holding = nextHolding(port.holding, modem, nowMs, model.grace);
  return { ...model, ports: model.ports.with(index, { ...port, modem, holding }) };
}

function expire(model: PoolModel, nowMs: number): PoolModel {
  const over = ({ holding }: PoolPort) => expireHolding(holding, nowMs) !== holding;
  if (!model.ports.some(over)) return model;
  return {
    ...model,
    ports: model.ports.map((port) => ({ ...port, holding: expireHolding(port.holding, nowMs) })),
  };
}

/** Settled never goes back: a port that fails later is a change like any other. */
function settle(model: PoolModel, nowMs: number): PoolModel {
  if (model.settled || model.settleByMs === null) return model;
  const all = model.ports.every(({ modem, twinOf }) => twinOf !== null || isSettled(modem));
  return all || nowMs >= model.settleByMs ? { ...model, settled: true } : model;
}
