/** A SIM card as a simulated modem can read it. */
export interface SimulatedSim {
  /** Card order without padding: 18 to 20 characters. */
  readonly iccid: string;
  readonly imsi: string;
  /** E.164, or null for a card whose number nobody knows. */
  readonly number: string | null;
  /** Is the number stored in EF_MSISDN, so that `AT+CNUM` tells it? USSD tells it either way. */
  readonly numberInCnum: boolean;
  /** Digits of the MNC, as EF_AD says; 2 when left out. */
  readonly mncLength?: 2 | 3;
  /** Set: the card asks for this PIN after each power-up. */
  readonly pin?: string;
  /** The card has used up its PIN tries. */
  readonly pukLocked?: boolean;
  /** The home network as `AT+COPS?` names it; taken from the IMSI when left out. */
  readonly network?: SimulatedNetwork;
  /** USSD code that answers with the own number; `*100#` when left out. */
  readonly ownNumberUssd?: string;
}

export interface SimulatedNetwork {
  /** MCC and MNC: `24007`. */
  readonly plmn: string;
  readonly name: string;
}

export function homeNetwork(sim: SimulatedSim): SimulatedNetwork {
  return sim.network ?? { plmn: sim.imsi.slice(0, 3 + (sim.mncLength ?? 2)), name: 'Test Net' };
}

/** The number in EF_MSISDN, which `AT+CNUM` and the phonebook `ON` tell. */
export function storedNumber(sim: SimulatedSim | null): string | null {
  return sim?.numberInCnum ? sim.number : null;
}

const MSISDN_ALPHA_BYTES = 10;
const MSISDN_NUMBER_BYTES = 10;
export const MSISDN_RECORD_BYTES = MSISDN_ALPHA_BYTES + 14;

/** EF_MSISDN as stored on the card (TS 131 102, 4.2.26): name, length, type of number, digits with swapped nibbles, two unused. */
export function efMsisdn(sim: SimulatedSim): string {
  const number = storedNumber(sim);
  if (number === null) return 'FF'.repeat(MSISDN_RECORD_BYTES);
  const digits = number.replace('+', '');
  const bcd = digits.padEnd(digits.length + (digits.length % 2), 'F').replace(/(.)(.)/g, '$2$1');
  const alpha = [...'Own'].map((letter) => letter.charCodeAt(0).toString(16).toUpperCase()).join('');
  const length = (1 + bcd.length / 2).toString(16).padStart(2, '0').toUpperCase();
  const type = number.startsWith('+') ? '91' : '81';
  return `${alpha.padEnd(2 * MSISDN_ALPHA_BYTES, 'F')}${length}${type}${bcd.padEnd(2 * MSISDN_NUMBER_BYTES, 'F')}FFFF`;
}

/** EF_ICCID as stored on the card (ETSI TS 102 221, 13.2): 10 bytes, the nibbles of each swapped, padded with F. */
export function efIccid(sim: SimulatedSim): string {
  return sim.iccid.padEnd(20, 'F').replace(/(.)(.)/g, '$2$1');
}
