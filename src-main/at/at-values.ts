/** What the parsers return. Unknown or unreadable is null, never a guess; no input throws. */

export type AccessTechnology =
  | 'GSM'
  | 'EDGE'
  | 'UMTS'
  | 'HSDPA'
  | 'HSUPA'
  | 'HSPA'
  | 'LTE'
  | 'LTE-M'
  | 'NB-IOT'
  | '5GNR';

/** 27.007 7.2: `stat` 0 to 11; `lac` (or tac) and `ci` as integers. */
export interface RegistrationValue {
  readonly stat: number;
  readonly lac: number | null;
  readonly ci: number | null;
  readonly tech: AccessTechnology | null;
}

export interface OperatorValue {
  readonly mode: number;
  readonly format: number | null;
  readonly operator: string | null;
  readonly tech: AccessTechnology | null;
}

/** Raw values of `+CSQ`: `rssi` 0 to 31 (100 to 191 on TD-SCDMA), null for unknown. */
export interface SignalValue {
  readonly rssi: number | null;
  readonly ber: number | null;
}

/** Raw values of `+CESQ` (27.007 8.69), 99 and 255 as sent. */
export interface ExtendedSignalValue {
  readonly rxlev: number;
  readonly ber: number;
  readonly rscp: number;
  readonly ecn0: number;
  readonly rsrq: number;
  readonly rsrp: number;
}

/** The four results of a call are named by their words (V.250, 5.7.1). */
export type AtErrorType =
  | 'CME'
  | 'CMS'
  | 'ERROR'
  | 'NO CARRIER'
  | 'BUSY'
  | 'NO ANSWER'
  | 'NO DIALTONE'
  | 'OTHER';

/** A final error. `code` is the number, or the one a verbose text stands for; null where neither is known. */
export interface AtError {
  readonly type: AtErrorType;
  readonly code: number | null;
  readonly text: string;
}

/** A final result line: the command is over. */
export type FinalResult = { readonly kind: 'ok' } | { readonly kind: 'error'; readonly error: AtError };

export interface UssdValue {
  readonly state: number;
  readonly dcs: number | null;
  readonly text: string | null;
}

export interface PhonebookEntryValue {
  readonly index: number;
  readonly number: string;
  readonly type: number | null;
  readonly name: string;
}

export interface CrsmValue {
  readonly sw1: number;
  readonly sw2: number;
  /** Hex, upper case; null where the card gave none. */
  readonly data: string | null;
}

export interface AtiValue {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly revision: string | null;
  readonly imei: string | null;
}
