import type { ModemSnapshot, SimReading } from '../modem/modem-snapshot.ts';
import { isRegistered } from '../modem/registration.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Registration } from '../shared/port-view.ts';
import type { Presence } from './port-record.ts';

/** How long a SIM counts as present after it was last seen to be, in ms (design decision 11). */
export interface GraceMs {
  readonly registrationLost: number;
  readonly portLost: number;
}

export const DEFAULT_GRACE: GraceMs = { registrationLost: 30_000, portLost: 5_000 };

/** The presence, and since when (monotonic ms) its grace has been running; null without one. */
export interface Holding {
  readonly presence: Presence;
  readonly lostSinceMs: number | null;
}

export const NOT_HELD: Holding = { presence: { kind: 'absent' }, lostSinceMs: null };

/** What a snapshot says of the SIM that was there. `gone`: not there any more, or another one. `lost`: nobody can tell now. */
type Sighting = 'registered' | 'unregistered' | 'lost' | 'gone';

/** The holding after a snapshot of the modem at the monotonic time `nowMs`. Pure: the same for the same arguments. */
export function nextHolding(before: Holding, modem: ModemSnapshot, nowMs: number, grace: GraceMs): Holding {
  const current = expireHolding(before, nowMs);
  const seen = sight(current.presence, modem);
  switch (seen) {
    case 'registered':
      return isRegistered(modem.registration)
        ? {
            presence: { kind: 'present', sim: modem.sim, registration: modem.registration },
            lostSinceMs: null,
          }
        : NOT_HELD;
    case 'unregistered':
      return keepWithoutNetwork(current, modem.sim, nowMs, grace);
    case 'lost':
      return keepWithoutPort(current, nowMs, grace);
    case 'gone':
      return NOT_HELD;
    default:
      return assertNever(seen);
  }
}

/** The holding once time has passed and nothing else has happened. */
export function expireHolding(holding: Holding, nowMs: number): Holding {
  const { presence } = holding;
  return presence.kind === 'grace' && nowMs >= presence.untilMs ? NOT_HELD : holding;
}

function sight(before: Presence, { phase, sim, registration }: ModemSnapshot): Sighting {
  if (phase === 'stopped') return 'gone';
  if (isAnother(before, sim)) return isUsable(sim) && isRegistered(registration) ? 'registered' : 'gone';
  if (phase === 'opening' || phase === 'failed') return 'lost';
  switch (sim.state) {
    case 'ready':
      if (sim.iccid === null) return 'lost';
      return isRegistered(registration) ? 'registered' : 'unregistered';
    case 'unknown':
    case 'busy':
      return 'lost';
    case 'absent':
    case 'pin':
    case 'puk':
    case 'device-lock':
    case 'failure':
      return 'gone';
    default:
      return assertNever(sim.state);
  }
}

function isUsable(sim: SimReading): boolean {
  return sim.state === 'ready' && sim.iccid !== null;
}

function isAnother(before: Presence, sim: SimReading): boolean {
  return before.kind !== 'absent' && sim.iccid !== null && sim.iccid !== before.sim.iccid;
}

/**
 * The network is gone, the SIM is not: kept from the moment the SIM was last seen registered. A modem that comes back from a
 * restart with its SIM gets the rest of that time to find its network again.
 */
function keepWithoutNetwork(
  { presence, lostSinceMs }: Holding,
  sim: SimReading,
  nowMs: number,
  grace: GraceMs,
): Holding {
  if (presence.kind === 'absent') return NOT_HELD;
  const sinceMs = lostSinceMs ?? nowMs;
  const verified = { ...presence.sim, iccidReadAtMs: sim.iccidReadAtMs };
  const untilMs = sinceMs + grace.registrationLost;
  return held(presence.registration, verified, sinceMs, untilMs, 'registration-lost', nowMs);
}

/** Nobody can tell whether the SIM is still there: kept shortly, and never longer than a lost network is. */
function keepWithoutPort(before: Holding, nowMs: number, grace: GraceMs): Holding {
  const { presence, lostSinceMs } = before;
  if (presence.kind === 'absent') return NOT_HELD;
  if (presence.kind === 'grace' && presence.why === 'port-lost') return before;
  const sinceMs = lostSinceMs ?? nowMs;
  const limitMs = lostSinceMs === null ? Number.POSITIVE_INFINITY : sinceMs + grace.registrationLost;
  const untilMs = Math.min(limitMs, nowMs + grace.portLost);
  return held(presence.registration, presence.sim, sinceMs, untilMs, 'port-lost', nowMs);
}

function held(
  registration: Registration,
  sim: SimReading,
  lostSinceMs: number,
  untilMs: number,
  why: 'registration-lost' | 'port-lost',
  nowMs: number,
): Holding {
  if (untilMs <= nowMs) return NOT_HELD;
  return { presence: { kind: 'grace', sim, registration, untilMs, why }, lostSinceMs };
}
