/** How one operator is asked for the own number. */
export interface UssdCode {
  /** MCC and MNC of the SIM's home network, 5 or 6 digits. */
  readonly mccMnc: string;
  /** Name of the operator, for people. */
  readonly operator: string;
  /** What is dialled: `*100#`. Null: this operator is never asked. */
  readonly code: string | null;
  /** `own` was entered by the user and wins over the one that came with Portlight. */
  readonly origin: 'built-in' | 'own';
}
