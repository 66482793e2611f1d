import type { Brand } from './brand.ts';

/** Stable name of a port, as the user and the upstream see it: `Port1`. 1 to 99 characters (upstream limit 100). */
export type PortId = Brand<string, 'PortId'>;
/** SIM card number in card order, upper case, padding removed: 18 to 22 characters, hex letters are legal. */
export type Iccid = Brand<string, 'Iccid'>;
/** Subscriber identity, 6 to 15 digits. The first five are what the upstream calls "operator". */
export type Imsi = Brand<string, 'Imsi'>;
/** MSISDN in E.164 form: `+`, then 7 to 15 digits, no leading zero. */
export type E164 = Brand<string, 'E164'>;

const E164_SHAPE = /^\+[1-9]\d{6,14}$/;
const ICCID_SHAPE = /^[0-9A-F]{18,22}$/;
const IMSI_SHAPE = /^\d{6,15}$/;
const PORT_ID_MAX_LENGTH = 99;

/** Checks the E.164 shape only; a number that no numbering plan knows still passes (upstream-api: warn, never refuse). */
export function asE164(text: string): E164 | null {
  return E164_SHAPE.test(text) ? (text as E164) : null;
}

export function asIccid(text: string): Iccid | null {
  return ICCID_SHAPE.test(text) ? (text as Iccid) : null;
}

export function asImsi(text: string): Imsi | null {
  return IMSI_SHAPE.test(text) ? (text as Imsi) : null;
}

export function asPortId(text: string): PortId | null {
  return text.length > 0 && text.length <= PORT_ID_MAX_LENGTH ? (text as PortId) : null;
}
