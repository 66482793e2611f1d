import type { E164, Iccid, Imsi } from '../shared/ids.ts';
import type { NumberSource, PortReason, RecoveryView, Registration } from '../shared/port-view.ts';

/**
 * 27.007 `+CPIN`, folded to what decides. `unknown`: not asked yet. `device-lock`: not the card but the modem asks for a code, or takes
 * no card of this network (`PH-NET PIN`).
 */
export type SimState = 'unknown' | 'absent' | 'busy' | 'pin' | 'puk' | 'device-lock' | 'failure' | 'ready';

/** A number a SIM is said to have, and who says so. Never proof: the number book weighs the evidence. */
export interface NumberEvidence {
  readonly source: Exclude<NumberSource, 'typed' | 'csv'>;
  /** As the modem wrote it, with `+` where the type says international. */
  readonly raw: string;
  /** Null when it cannot be brought to E.164 (a national number of an unknown country). */
  readonly number: E164 | null;
}

export interface SimReading {
  readonly state: SimState;
  /** The modem's words for the state: `+CME ERROR: 10`. */
  readonly detail: string | null;
  readonly iccid: Iccid | null;
  readonly imsi: Imsi | null;
  readonly evidence: readonly NumberEvidence[];
  /** The card was asked for its number, whatever it said; false while it is too busy to tell. */
  readonly askedForNumber: boolean;
  /** Monotonic ms at which the card itself was last asked for the ICCID that it gave. */
  readonly iccidReadAtMs: number | null;
  /** Wrong PINs that the card still takes, 0 to 3; null where it asks for none or the modem does not tell. */
  readonly pinTriesLeft: number | null;
  /** The card asks for a PIN and has refused the last one that it was given here. */
  readonly pinRefused: boolean;
}

export interface ModemIdentity {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly revision: string | null;
  readonly imei: string | null;
}

/**
 * Everything one modem says of itself and its SIM, as of now. A new object for each change.
 * `opening` and `identifying`: on the way. `ready`: identified (with or without a SIM), being polled.
 * `failed`: see `fault`; it is tried again by itself. `stopped`: by us.
 */
export interface ModemSnapshot {
  readonly phase: 'opening' | 'identifying' | 'ready' | 'failed' | 'stopped';
  /** Why the phase is `failed`, or what goes wrong while it goes on (`modem-restarting`, `modem-recovering`). */
  readonly fault: PortReason | null;
  /** How often it had to be helped since the app started, null for never. */
  readonly recovery: RecoveryView | null;
  readonly identity: ModemIdentity;
  readonly sim: SimReading;
  readonly registration: Registration | null;
  readonly network: string | null;
  readonly signalDbm: number | null;
}
