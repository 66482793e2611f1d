import type { ModemSnapshot } from '../modem/modem-snapshot.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { PortId } from '../shared/ids.ts';
import { comparePortIds, type KnownPort } from './port-identity.ts';
import type { PoolState, PortRecord } from './port-record.ts';
import { isSettled } from './port-settling.ts';
import { expireHolding, type GraceMs, type Holding, NOT_HELD, nextHolding } from './presence.ts';

interface PoolPort extends KnownPort {
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

export type PoolEvent =
  | { readonly kind: 'started' }
  /** `modem` is what a port that is new starts with. */
  | { readonly kind: 'ports'; readonly ports: readonly (KnownPort & { readonly modem: ModemSnapshot })[] }
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

function recordOf({ id, address, modem, holding }: PoolPort): PortRecord {
  return { id, address, modem, presence: holding.presence };
}

function apply(model: PoolModel, event: PoolEvent, nowMs: number): PoolModel {
  switch (event.kind) {
    case 'started':
      return model.settleByMs === null ? { ...model, settleByMs: nowMs + SETTLE_LIMIT_MS } : model;
    case 'ports':
      return { ...model, ports: takePorts(model, event.ports) };
    case 'modem':
      return { ...model, ports: model.ports.map((port) => takeModem(port, event, nowMs, model.grace)) };
    case 'time':
      return model;
    default:
      return assertNever(event);
  }
}

/** A port that keeps its name and its place keeps all that is known of it. */
function takePorts(
  model: PoolModel,
  wanted: readonly (KnownPort & { readonly modem: ModemSnapshot })[],
): readonly PoolPort[] {
  return wanted
    .map((port) => {
      const known = model.ports.find(({ id, address }) => id === port.id && address === port.address);
      return known ?? { ...port, holding: NOT_HELD };
    })
    .sort((a, b) => comparePortIds(a.id, b.id));
}

function takeModem(
  port: PoolPort,
  { portId, modem }: { readonly portId: PortId; readonly modem: ModemSnapshot },
  nowMs: number,
  grace: GraceMs,
): PoolPort {
  if (port.id !== portId) return port;
  return { ...port, modem, holding: nextHolding(port.holding, modem, nowMs, grace) };
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
  const all = model.ports.every(({ modem }) => isSettled(modem));
  return all || nowMs >= model.settleByMs ? { ...model, settled: true } : model;
}
