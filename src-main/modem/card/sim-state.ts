import type { AtError } from '../../at/at-values.ts';
import type { SimState } from '../modem-snapshot.ts';

export interface SimStateReading {
  readonly state: SimState;
  /** The modem's own words, null for `ready`. */
  readonly detail: string | null;
}

/** Words after `+CPIN:` (27.007 8.3 and vendors'). PIN2 and PUK2 lock nothing that is needed here. */
const STATE_OF_WORD: Readonly<Record<string, SimState>> = {
  READY: 'ready',
  'SIM PIN2': 'ready',
  'SIM PUK2': 'ready',
  'SIM PIN': 'pin',
  'SIM PUK': 'puk',
  'NOT READY': 'busy',
  'SIM BUSY': 'busy',
  BLOCKED: 'puk',
  'NOT INSERTED': 'absent',
  'SIM NOT INSERTED': 'absent',
  'SIM REMOVED': 'absent',
  'SIM FAILURE': 'failure',
  'SIM CRASH': 'failure',
};

/** `+CME ERROR` codes (27.007 9.2); 515 is Wavecom's "busy or still starting". */
const STATE_OF_CME: ReadonlyMap<number, SimState> = new Map([
  [5, 'device-lock'],
  [6, 'device-lock'],
  [7, 'device-lock'],
  [10, 'absent'],
  [11, 'pin'],
  [12, 'puk'],
  [13, 'failure'],
  [14, 'busy'],
  [15, 'failure'],
  [17, 'ready'],
  [18, 'ready'],
  [40, 'device-lock'],
  [41, 'device-lock'],
  [42, 'device-lock'],
  [43, 'device-lock'],
  [44, 'device-lock'],
  [45, 'device-lock'],
  [46, 'device-lock'],
  [47, 'device-lock'],
  [515, 'busy'],
]);

/** A word that nobody knows is `unknown`, never `ready`. Locks of the device or the network begin with `PH` (`PH-NET PIN`). */
export function simStateOfWord(word: string): SimStateReading {
  const key = word.trim().toUpperCase();
  const state = STATE_OF_WORD[key] ?? (/^PH[-_]/.test(key) ? 'device-lock' : 'unknown');
  return { state, detail: state === 'ready' ? null : word.trim() };
}

/** Null where the error tells nothing of the SIM: a plain `ERROR`, "not supported". */
export function simStateOfError(error: AtError): SimStateReading | null {
  if (error.type !== 'CME' || error.code === null) return null;
  const state = STATE_OF_CME.get(error.code);
  if (state === undefined) return null;
  return { state, detail: state === 'ready' ? null : error.text };
}
