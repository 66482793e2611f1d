import type { SettingsView } from '../../../src-main/shared/snapshot.ts';

/** Whether the network can be asked for the number of a SIM, and if not, why. */
export type UssdOutlook =
  | { readonly kind: 'asks'; readonly code: string }
  | { readonly kind: 'off' | 'no-code' | 'never' | 'unknown-operator' };

/** By the home network in the IMSI: MCC and an MNC of two or three digits, which the IMSI itself does not tell apart. */
export function ussdOutlook(
  { ussdLookup, ussdCodes }: Pick<SettingsView, 'ussdLookup' | 'ussdCodes'>,
  imsi: string | null,
): UssdOutlook {
  if (!ussdLookup) return { kind: 'off' };
  if (imsi === null) return { kind: 'unknown-operator' };
  const entry =
    ussdCodes.find(({ mccMnc }) => mccMnc === imsi.slice(0, 6)) ??
    ussdCodes.find(({ mccMnc }) => mccMnc === imsi.slice(0, 5));
  if (entry === undefined) return { kind: 'no-code' };
  return entry.code === null ? { kind: 'never' } : { kind: 'asks', code: entry.code };
}
