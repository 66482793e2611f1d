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

/** EF_ICCID as stored on the card (ETSI TS 102 221, 13.2): 10 bytes, the nibbles of each swapped, padded with F. */
export function efIccid(sim: SimulatedSim): string {
  return sim.iccid.padEnd(20, 'F').replace(/(.)(.)/g, '$2$1');
}
