import type { E164, Iccid, Imsi, PortId } from './ids.ts';

/**
 * What a port is doing, as one glance tells it.
 * `starting`: being opened or identified. `waiting`: goes on by itself (searching, SIM busy, reconnecting).
 * `attention`: needs a person. `active`: its number is for sale now.
 */
export type PortState = 'starting' | 'waiting' | 'attention' | 'active' | 'paused';

/** Why a port is in its state. Texts for people: reason-texts.ts. */
export type ReasonCode =
  | 'opening'
  | 'identifying'
  | 'modem-restarting'
  | 'modem-recovering'
  | 'modem-unstable'
  | 'searching-network'
  | 'registration-denied'
  | 'registration-lost'
  | 'sim-busy'
  | 'sim-missing'
  | 'sim-pin'
  | 'sim-pin-wrong'
  | 'sim-puk'
  | 'device-locked'
  | 'sim-failure'
  | 'number-unknown'
  | 'number-conflict'
  | 'duplicate-sim'
  | 'duplicate-modem'
  | 'duplicate-number'
  | 'port-missing'
  | 'port-permission'
  | 'port-busy'
  | 'port-lost'
  | 'port-failed'
  | 'host-refused'
  | 'host-unreachable'
  | 'modem-silent'
  | 'modem-echo-only'
  | 'not-a-modem'
  | 'paused';

export interface PortReason {
  readonly code: ReasonCode;
  /** The technical words, as the system or the modem wrote them: `+CME ERROR: 10`, `EACCES`. */
  readonly detail: string | null;
}

export interface ModemView {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly revision: string | null;
  readonly imei: string | null;
}

/** What is done to a stuck modem, the gentlest first: talk it back into step, open its port anew, switch its radio off and on, restart it. */
export type RecoveryStep = 'resync' | 'reopen' | 'radio' | 'restart';

/** How often a modem had to be helped since the app started. A port that needs it daily has a bad cable, hub or modem. */
export interface RecoveryView {
  readonly count: number;
  readonly lastStep: RecoveryStep;
  /** ISO 8601 UTC. */
  readonly lastAt: string;
}

/** Where a number comes from. What a person typed or imported wins over what the modem says. */
export type NumberSource = 'typed' | 'csv' | 'cnum' | 'phonebook' | 'ussd';

/** Who says which number a SIM has, and since when. */
export interface NumberEvidenceView {
  readonly source: NumberSource;
  readonly number: E164;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface SimView {
  readonly iccid: Iccid | null;
  readonly imsi: Imsi | null;
  readonly number: E164 | null;
  readonly numberSource: NumberSource | null;
  /** Country calling code (E.164, without `+`): 46, 234. */
  readonly countryId: number | null;
  /** MCC + MNC as the upstream wants it: the first five digits of the IMSI as an integer. */
  readonly operator: number | null;
  /** A warning about the number that does not keep it from being sold, in plain words. */
  readonly numberWarning: string | null;
  /** All that was ever said of this SIM's number. */
  readonly evidence: readonly NumberEvidenceView[];
  /** What the user asks for this number, in the currency of the account; null: none is sent. */
  readonly price: number | null;
  /** How many wrong PINs the card still takes before it locks, 0 to 3; null where it does not ask or the modem does not tell. */
  readonly pinTriesLeft: number | null;
}

/** 27.007 `+CREG` stat, folded over CREG, CGREG and CEREG to the best of the three. */
export type Registration = 'idle' | 'home' | 'searching' | 'denied' | 'unknown' | 'roaming' | 'emergency';

type UpstreamStatus = 'accepted' | 'deleted' | 'unconfirmed' | 'rejected' | 'none';

/** What the upstream said last of the number in this port. */
export interface UpstreamNumberView {
  readonly status: UpstreamStatus;
  readonly id: number | null;
  /** Since when it says so, ISO 8601 UTC. */
  readonly at: string | null;
  /** Why it is not accepted: a documented refusal in plain words with what to do, any other in the upstream's own. */
  readonly text: string | null;
}

export interface PortView {
  readonly id: PortId;
  /** Path of a tty, or `tcp://host:port`. */
  readonly path: string;
  /** Other ttys of the same modem, which are left alone. */
  readonly siblings: readonly string[];
  readonly state: PortState;
  readonly reason: PortReason | null;
  readonly modem: ModemView;
  /** Null while the modem never had to be helped. */
  readonly recovery: RecoveryView | null;
  readonly sim: SimView;
  /** Name of the network in use as the modem tells it, `Telia SE`. */
  readonly network: string | null;
  readonly registration: Registration | null;
  readonly signalDbm: number | null;
  readonly rent: boolean;
  readonly paused: boolean;
  readonly upstream: UpstreamNumberView;
}
