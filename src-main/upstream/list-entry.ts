import type { E164, Iccid, PortId } from '../shared/ids.ts';

/** One number for sale, as the app knows it; payload.ts turns it into the upstream's words. */
export interface ListEntry {
  readonly portId: PortId;
  readonly iccid: Iccid;
  readonly number: E164;
  /** Country calling code as an integer: 46, 234. */
  readonly countryId: number;
  /** First five digits of the IMSI as an integer, null when the IMSI is not known (field is left out). */
  readonly operator: number | null;
  /** Unix seconds: when this SIM's number first went on sale here. */
  readonly dateStart: number;
  readonly rent: boolean;
  /** Sent only where the user typed one. */
  readonly price: number | null;
  /** Monotonic ms of the last reading of the ICCID from the card, for the guard. */
  readonly verifiedAtMs: number;
}
