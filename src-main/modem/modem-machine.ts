import { assertNever } from '../shared/assert-never.ts';
import type { PortReason } from '../shared/port-view.ts';
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

export const INITIAL_MODEM: ModemState = { step: { kind: 'stopped' }, reading: NOTHING_READ };

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
      return step.kind === 'identifying' ? enter(state, { kind: 'ready' }) : state;
    case 'restarted':
      return restart(state);
    case 'lost':
      return lose(state, event.fault);
    case 'retry':
      return step.kind === 'waiting'
        ? enter(state, { kind: 'opening', attempt: step.attempt + 1, fault: step.fault })
        : state;
    case 'sim-pulled':
      return isBeingRead(step) ? changeSim(state, 'absent', event.detail) : state;
    case 'sim-arrived':
      return isBeingRead(step) ? changeSim(state, 'busy', event.detail) : state;
    case 'stop':
      return step.kind === 'stopped' ? state : forget(state, { kind: 'stopped' });
    default:
      return assertNever(event);
  }
}

/** What the rest of the app sees. While a failed port is being tried again it stays `failed`, with its reason. */
export function snapshotOf({ step, reading }: ModemState): ModemSnapshot {
  switch (step.kind) {
    case 'opening':
      return { ...reading, phase: step.fault === null ? 'opening' : 'failed', fault: step.fault };
    case 'probing':
      return { ...reading, phase: step.fault === null ? 'identifying' : 'failed', fault: step.fault };
    case 'restarting':
      return { ...reading, phase: 'identifying', fault: { code: 'modem-restarting', detail: null } };
    case 'identifying':
    case 'ready':
    case 'stopped':
      return { ...reading, phase: step.kind, fault: null };
    case 'waiting':
      return { ...reading, phase: 'failed', fault: step.fault };
    default:
      return assertNever(step);
  }
}

function isBeingRead(step: ModemStep): boolean {
  return step.kind === 'identifying' || step.kind === 'ready';
}

function enter(state: ModemState, step: ModemStep): ModemState {
  return { ...state, step };
}

/** What was known of SIM and network no longer holds; who the modem is does. */
function forget(state: ModemState, step: ModemStep): ModemState {
  return { step, reading: { ...NOTHING_READ, identity: state.reading.identity } };
}

function restart(state: ModemState): ModemState {
  const { step } = state;
  switch (step.kind) {
    case 'ready':
      return forget(state, { kind: 'restarting', attempt: 1 });
    case 'probing':
    case 'identifying':
      return forget(state, { kind: 'restarting', attempt: step.attempt });
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
