import type { UssdSettings } from '../engine/engine-options.ts';
import { mergeUssdCodes } from '../engine/number/ussd-codes.ts';
import type { JsonStore } from '../settings/json-store.ts';
import type { Settings } from '../settings/settings-schema.ts';

/** The codes as the settings have them now, merged anew only when the user's own ones were changed. */
export function createUssdSettings(settings: Pick<JsonStore<Settings>, 'get'>): UssdSettings {
  let own = settings.get().ussdCodes;
  let codes = mergeUssdCodes(own);
  return {
    enabled: () => settings.get().ussdLookup,
    codes() {
      const now = settings.get().ussdCodes;
      if (now !== own) codes = mergeUssdCodes(now);
      own = now;
      return codes;
    },
  };
}
