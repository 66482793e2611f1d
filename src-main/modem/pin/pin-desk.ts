import type { Iccid } from '../../shared/ids.ts';
import { NO_PIN_MEMORY, type PinKeeper, type PinMemory } from '../../shared/pin-memory.ts';
import { acceptedTry, seenOpen } from './pin-rules.ts';

/** PINs of one port: by card in the keeper, and for a card that does not tell its ICCID until the app ends. */
export class PinDesk {
  readonly #keeper: PinKeeper;
  #nameless = NO_PIN_MEMORY;

  constructor(keeper: PinKeeper) {
    this.#keeper = keeper;
  }

  recall(iccid: Iccid | null): PinMemory | 'unreadable' {
    return iccid === null ? this.#nameless : this.#keeper.recall(iccid);
  }

  /** Throws when it cannot be kept. */
  save(iccid: Iccid | null, memory: PinMemory): void {
    if (iccid !== null) this.#keeper.save(iccid, memory);
    // Which card this is nobody knows, so its PIN is used once and what was refused is not tried on it again.
    else this.#nameless = { ...memory, pin: null };
  }

  /** The card was read, so it asks for no PIN now. `justTried`: because of the PIN that it was given a moment ago. */
  noteOpen(iccid: Iccid | null, justTried: boolean): void {
    const memory = this.recall(iccid);
    if (memory === 'unreadable') return;
    const open = justTried && memory.trying !== null ? acceptedTry(memory) : seenOpen(memory);
    if (open === memory) return;
    try {
      this.save(iccid, open);
    } catch {
      // Kept as it was: the card then counts as closer to its lock than it is.
    }
  }
}

/** Remembers until the process ends. */
export function createForgetfulPins(): PinKeeper {
  const memories = new Map<Iccid, PinMemory>();
  return {
    recall: (iccid) => memories.get(iccid) ?? NO_PIN_MEMORY,
    save: (iccid, memory) => {
      memories.set(iccid, memory);
    },
  };
}
