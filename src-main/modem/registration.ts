import type { Registration } from '../shared/port-view.ts';

/** 27.007 7.2 `stat`: 6 and 7 are SMS only, 9 and 10 CSFB not preferred, 8 and 11 emergency service alone. */
const REGISTRATION_OF_STAT: readonly Registration[] = [
  'idle',
  'home',
  'searching',
  'denied',
  'unknown',
  'roaming',
  'home',
  'roaming',
  'emergency',
  'home',
  'roaming',
  'emergency',
];

/** Best first: one of the three registrations (circuit, packet, LTE) is enough to be reachable. */
const RANK: readonly Registration[] = [
  'home',
  'roaming',
  'searching',
  'denied',
  'emergency',
  'idle',
  'unknown',
];

export function registrationOf(stat: number): Registration {
  return REGISTRATION_OF_STAT[stat] ?? 'unknown';
}

/** LTE modems without voice say `+CREG: 0,0` while `+CEREG` says home. Null: not read. */
export function betterRegistration(a: Registration | null, b: Registration | null): Registration | null {
  if (a === null || b === null) return a ?? b;
  return RANK.indexOf(a) <= RANK.indexOf(b) ? a : b;
}

export function isRegistered(registration: Registration | null): registration is 'home' | 'roaming' {
  return registration === 'home' || registration === 'roaming';
}
