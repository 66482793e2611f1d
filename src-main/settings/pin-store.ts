import * as z from 'zod/mini';
import { NO_PIN_MEMORY, type PinKeeper, type PinMemory } from '../shared/pin-memory.ts';
import type { JsonStore } from './json-store.ts';
import type { Vault } from './secret-store.ts';
import type { Secrets } from './settings-schema.ts';

const pinSchema = z.object({
  pin: z.nullable(z.string()),
  trying: z.nullable(
    z.object({
      pin: z.string(),
      triesBefore: z.nullable(z.number()),
      remember: z.boolean(),
      sends: z.number(),
    }),
  ),
  refused: z.array(z.string()),
  wrongInARow: z.number(),
});

/** PINs beside the API key: encrypted by the same vault, one entry for each card. */
export function createPinStore(store: JsonStore<Secrets>, vault: Vault): PinKeeper {
  return {
    recall(iccid) {
      const kept = store.get().pins[iccid];
      if (kept === undefined) return NO_PIN_MEMORY;
      try {
        return pinSchema.parse(JSON.parse(vault.decryptString(Buffer.from(kept, 'base64'))));
      } catch {
        // Another user's keychain, or a changed one. The cause is not told on: it might quote what it could not read.
        return 'unreadable';
      }
    },
    save(iccid, memory) {
      const { [iccid]: _before, ...others } = store.get().pins;
      const pins = isEmpty(memory) ? others : { ...others, [iccid]: encrypt(vault, memory) };
      store.set({ ...store.get(), pins });
    },
  };
}

function encrypt(vault: Vault, memory: PinMemory): string {
  return vault.encryptString(JSON.stringify(memory)).toString('base64');
}

function isEmpty({ pin, trying, refused, wrongInARow }: PinMemory): boolean {
  return pin === null && trying === null && refused.length === 0 && wrongInARow === 0;
}
