import type { GraceMs } from '../pool/presence.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** The graces of the settings, as they are at each look: what the user changes holds for the next loss. */
export function createGraceSettings(settings: Pick<JsonStore<Settings>, 'get'>): GraceMs {
  return {
    get registrationLost() {
      return settings.get().registrationGraceMs;
    },
    get portLost() {
      return settings.get().portGraceMs;
    },
  };
}
