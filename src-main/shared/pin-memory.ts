import type { Iccid } from './ids.ts';

/** A PIN on its way to the card, written down before it is sent: whether it was right nobody has seen yet. */
interface PinTry {
  readonly pin: string;
  /** Tries that the card had left before; null where the modem does not tell. */
  readonly triesBefore: number | null;
  readonly remember: boolean;
  /** How often it was sent, from 1. */
  readonly sends: number;
}

/** What is known of the PIN of one card. A secret: it stands in no view, log, journal or error. */
export interface PinMemory {
  /** It has opened this card; null where none did, or it was not to be kept. */
  readonly pin: string | null;
  readonly trying: PinTry | null;
  /** Never sent to this card again. */
  readonly refused: readonly string[];
  /** Refusals since the card was last seen open: what is left of its three tries where the modem does not tell. */
  readonly wrongInARow: number;
}

export const NO_PIN_MEMORY: PinMemory = { pin: null, trying: null, refused: [], wrongInARow: 0 };

/** Keeps what is known of PINs, encrypted, over restarts. */
export interface PinKeeper {
  /** `unreadable`: something is kept, but cannot be decrypted any more. */
  recall(iccid: Iccid): PinMemory | 'unreadable';
  /** On the disk when it returns; throws when it cannot be kept. */
  save(iccid: Iccid, memory: PinMemory): void;
}
