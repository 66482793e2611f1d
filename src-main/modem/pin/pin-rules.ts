import type { PinMemory } from '../../shared/pin-memory.ts';

/** Why a PIN stays unsent. `unresolved`: it was sent before, and nobody saw whether it was right. */
export type PinRefusal = 'no-tries' | 'last-try' | 'refused-before' | 'unresolved';

/** A card takes three wrong PINs, then it locks itself (TS 102 221). */
const CARD_TRIES = 3;
/** A PIN whose outcome was not seen is sent by itself once more at most, and only where the card's counter clears it. */
const SENDS_MAX = 2;

/**
 * What a card that asks for its PIN again says of the one that was sent before: fewer tries, and it was wrong; more, and it was
 * right in between. The same number leaves it open. `triesLeft`: null where the modem does not tell.
 */
export function settleTry(memory: PinMemory, triesLeft: number | null): PinMemory {
  const { trying } = memory;
  if (trying === null || triesLeft === null || trying.triesBefore === null) return memory;
  if (triesLeft < trying.triesBefore) return refusedTry(memory);
  return triesLeft > trying.triesBefore ? acceptedTry(memory) : memory;
}

/** The PIN to send without asking anybody; null for none. Only what has worked, or what cannot lock the card. */
export function keptPin(memory: PinMemory, triesLeft: number | null): string | null {
  const { pin, trying } = memory;
  const candidate = pin ?? (trying?.remember === true ? trying.pin : null);
  if (candidate === null || refusalOf(memory, candidate, triesLeft) !== null) return null;
  if (trying?.pin === candidate && trying.sends >= SENDS_MAX) return null;
  return pin !== null || (triesLeft !== null && triesLeft >= 2) ? candidate : null;
}

/** Why this PIN must not be sent, though a person entered it; null when it may. */
export function refusalOf(memory: PinMemory, pin: string, triesLeft: number | null): PinRefusal | null {
  const left = triesLeft ?? CARD_TRIES - memory.wrongInARow;
  if (left <= 0) return 'no-tries';
  // The last one belongs to a phone, which shows what it does and takes the PUK after it.
  if (left === 1) return 'last-try';
  if (memory.refused.includes(pin)) return 'refused-before';
  if (memory.trying?.pin !== pin) return null;
  // The counter would have gone down, had the card refused it.
  return triesLeft !== null && triesLeft === memory.trying.triesBefore ? null : 'unresolved';
}

/** To be saved before the PIN is sent. Another PIN whose outcome was never seen counts as refused from here on. */
export function beginTry(
  memory: PinMemory,
  pin: string,
  triesLeft: number | null,
  remember: boolean,
): PinMemory {
  const { trying, refused } = memory;
  const isAgain = trying?.pin === pin;
  return {
    ...memory,
    trying: { pin, triesBefore: triesLeft, remember, sends: isAgain ? trying.sends + 1 : 1 },
    refused: trying === null || isAgain ? refused : [...refused, trying.pin],
  };
}

export function acceptedTry({ trying, refused }: PinMemory): PinMemory {
  const pin = trying?.remember === true ? trying.pin : null;
  return { pin, trying: null, refused, wrongInARow: 0 };
}

export function refusedTry(memory: PinMemory): PinMemory {
  const { pin, trying, refused, wrongInARow } = memory;
  if (trying === null) return memory;
  return {
    pin: pin === trying.pin ? null : pin,
    trying: null,
    refused: [...refused, trying.pin],
    wrongInARow: wrongInARow + 1,
  };
}

/** The card is open: whoever opened it has given it all its tries back. */
export function seenOpen(memory: PinMemory): PinMemory {
  return memory.wrongInARow === 0 ? memory : { ...memory, wrongInARow: 0 };
}
