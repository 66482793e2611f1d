import { assertNever } from '../shared/assert-never.ts';
import type { PortReason, ReasonCode, RecoveryStep, RecoveryView } from '../shared/port-view.ts';
import type { ModemReading } from './identify-program.ts';
import type { ModemSnapshot } from './modem-snapshot.ts';
import { NO_IDENTITY, UNKNOWN_SIM } from './read-context.ts';

/**
 * Where a modem stands. `attempt` counts the tries since it last worked, from 1; `fault` is why the last one failed, kept
 * on show until the modem answers. `restarting`: it booted under our hands and may not be spoken to yet.
 */
export type ModemStep =
  | { readonly kind: 'opening'; readonly attempt: number; readonly fault: PortReason | null }
  | { readonly kind: 'probing'; readonly attempt: number; readonly fault: PortReason | null }
  | { readonly kind: 'restarting'; readonly attempt: number }
  | { readonly kind: 'identifying'; readonly attempt: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly fault: PortReason }
  | { readonly kind: 'stopped' };

export interface ModemState {
  readonly step: ModemStep;
  readonly reading: ModemReading;
  /** How often it had to be helped since the app started. */
  readonly recovery: RecoveryView | null;
  /** What is being done to it because it is stuck; null while it is not. */
  readonly helping: RecoveryStep | null;
  /** Restarts in a row by itself, none of which led to a whole reading. */
  readonly restarts: number;
}

export type ModemEvent =
  | { readonly kind: 'start' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'read'; readonly part: Partial<ModemReading> }
  | { readonly kind: 'identified' }
  | { readonly kind: 'restarted' }
  /** Could not be opened, did not answer, or went away. */
  | { readonly kind: 'lost'; readonly fault: PortReason }
  | { readonly kind: 'retry' }
  /** It is stuck, and this is done about it now. `at`: ISO 8601 UTC. */
  | { readonly kind: 'help'; readonly step: RecoveryStep; readonly at: string }
  /** That has worked, or was given up. */
  | { readonly kind: 'help-over' }
  | { readonly kind: 'sim-pulled'; readonly detail: string }
  | { readonly kind: 'sim-arrived'; readonly detail: string }
  | { readonly kind: 'stop' };

const NOTHING_READ: ModemReading = {
  identity: NO_IDENTITY,
  sim: UNKNOWN_SIM,
  registration: null,
  network: null,
  signalDbm: null,
};

export const INITIAL_MODEM: ModemState = {
  step: { kind: 'stopped' },
  reading: NOTHING_READ,
  recovery: null,
  helping: null,
  restarts: 0,
};

/** The next state. An event that has no meaning in a step gives the same state back. */
export function moveModem(state: ModemState, event: ModemEvent): ModemState {
  const { step } = state;
  switch (event.kind) {
    case 'start':
      return step.kind === 'stopped' ? enter(state, { kind: 'opening', attempt: 1, fault: null }) : state;
    case 'opened':
      return step.kind === 'opening' ? enter(state, { ...step, kind: 'probing' }) : state;
    case 'answered':
      return step.kind === 'probing' || step.kind === 'restarting'
        ? enter(state, { kind: 'identifying', attempt: step.attempt })
        : state;
    case 'read':
      return isBeingRead(step) ? merge(state, event.part) : state;
    case 'identified':
      return step.kind === 'identifying'
        ? { ...enter(state, { kind: 'ready' }), helping: null, restarts: 0 }
        : state;
    case 'restarted':
      return restart(state);
    case 'lost':
      return lose(state, event.fault);
    case 'retry':
      return step.kind === 'waiting'
        ? enter(state, { kind: 'opening', attempt: step.attempt + 1, fault: step.fault })
        : state;
    case 'help':
      return step.kind === 'stopped' ? state : help(state, event);
    case 'help-over':
      return state.helping === null ? state : { ...state, helping: null };
    case 'sim-pulled':
      return isBeingRead(step) ? changeSim(state, 'absent', event.detail) : state;
    case 'sim-arrived':
      return isBeingRead(step) ? changeSim(state, 'busy', event.detail) : state;
    case 'stop':
      return step.kind === 'stopped'
        ? state
        : { ...forget(state, { kind: 'stopped' }), helping: null, restarts: 0 };
    default:
      return assertNever(event);
  }
}

/** What the rest of the app sees. While a failed port is being tried again it stays `failed`, with its reason. */
export function snapshotOf({ step, reading, recovery, helping, restarts }: ModemState): ModemSnapshot {
  const { phase, fault } = restarts < UNSTABLE_AFTER ? shownStep(step) : shownUnstable(step, restarts);
  return { ...reading, recovery, phase, fault: helping === null ? fault : coverFault(fault, helping) };
}

function shownStep(step: ModemStep): Pick<ModemSnapshot, 'phase' | 'fault'> {
  switch (step.kind) {
    case 'opening':
      return { phase: step.fault === null ? 'opening' : 'failed', fault: step.fault };
    case 'probing':
      return { phase: step.fault === null ? 'identifying' : 'failed', fault: step.fault };
    case 'restarting':
      return { phase: 'identifying', fault: { code: 'modem-restarting', detail: null } };
    case 'identifying':
    case 'ready':
    case 'stopped':
      return { phase: step.kind, fault: null };
    case 'waiting':
      return { phase: 'failed', fault: step.fault };
    default:
      return assertNever(step);
  }
}

/** A boot sequence may look like two restarts; a third one before the modem could be read is a fault of its own. */
const UNSTABLE_AFTER = 3;

function shownUnstable(step: ModemStep, restarts: number): Pick<ModemSnapshot, 'phase' | 'fault'> {
  const shown = shownStep(step);
  if (shown.phase !== 'identifying') return shown;
  return { ...shown, fault: { code: 'modem-unstable', detail: `${restarts} restarts in a row` } };
}

/** A modem that restarts on our word may be silent, or gone from the bus, for a while: what counts is that it is being helped. */
const COVERED: readonly ReasonCode[] = ['modem-silent', 'modem-restarting', 'port-lost', 'port-missing'];

function coverFault(fault: PortReason | null, helping: RecoveryStep): PortReason {
  return fault === null || COVERED.includes(fault.code)
    ? { code: 'modem-recovering', detail: helping }
    : fault;
}

function help(
  state: ModemState,
  { step, at }: { readonly step: RecoveryStep; readonly at: string },
): ModemState {
  const count = (state.recovery?.count ?? 0) + 1;
  return { ...state, recovery: { count, lastStep: step, lastAt: at }, helping: step };
}

function isBeingRead(step: ModemStep): boolean {
  return step.kind === 'identifying' || step.kind === 'ready';
}

function enter(state: ModemState, step: ModemStep): ModemState {
  return { ...state, step };
}

/** What was known of SIM and network no longer holds; who the modem is does. */
function forget(state: ModemState, step: ModemStep): ModemState {
  return { ...state, step, reading: { ...NOTHING_READ, identity: state.reading.identity } };
}

function restart(state: ModemState): ModemState {
  const { step } = state;
  const restarts = state.restarts + 1;
  switch (step.kind) {
    case 'ready':
      return { ...forget(state, { kind: 'restarting', attempt: 1 }), restarts };
    case 'probing':
    case 'identifying':
      return { ...forget(state, { kind: 'restarting', attempt: step.attempt }), restarts };
    default:
      return state;
  }
}

function lose(state: ModemState, fault: PortReason): ModemState {
  const { step } = state;
  switch (step.kind) {
    case 'stopped':
    case 'waiting':
      return state;
    case 'ready':
      return forget(state, { kind: 'waiting', attempt: 1, fault });
    case 'opening':
    case 'probing':
      return forget(state, { kind: 'waiting', ...again(step, fault) });
    default:
      return forget(state, { kind: 'waiting', attempt: step.attempt, fault });
  }
}

/**
 * A port that was lost and is still not there stays "lost": that tells more than "missing". Another fault than last time is
 * news, so the pauses begin to grow anew: a device plugged in again is asked soon, however long it was away.
 */
function again(
  step: { readonly attempt: number; readonly fault: PortReason | null },
  now: PortReason,
): { readonly attempt: number; readonly fault: PortReason } {
  const before = step.fault;
  if (before === null || before.code === now.code) return { attempt: step.attempt, fault: now };
  if (before.code === 'port-lost' && now.code === 'port-missing')
    return { attempt: step.attempt, fault: before };
  return { attempt: 1, fault: now };
}

function changeSim(state: ModemState, sim: 'absent' | 'busy', detail: string): ModemState {
  return merge(state, { sim: { ...UNKNOWN_SIM, state: sim, detail }, registration: null, network: null });
}

function merge(state: ModemState, part: Partial<ModemReading>): ModemState {
  const reading = { ...state.reading, ...part };
  const keys = Object.keys(part) as (keyof ModemReading)[];
  const same = keys.every((key) => state.reading[key] === reading[key]);
  return same ? state : { ...state, reading };
}
