import { splitImsi } from '../../at/imsi-split.ts';
import type { Imsi } from '../../shared/ids.ts';
import type { UssdCode } from '../../shared/ussd-code.ts';
import { USSD_CODES } from './ussd-codes-data.ts';

/** A code that the user entered. */
export type OwnUssdCode = Omit<UssdCode, 'origin'>;

const NETWORK = /^\d{5,6}$/;
const CODE = /^[*#][\d*#]{1,40}$/;
/** 22.030 6.5: registers (`**`, also PIN changes), erases (`##`), or forwards all calls to somebody. */
const CHANGING = /^(?:\*\*|##|\*(?:21|61|62|67|002|004)\*)/;

/** Is this a code that changes something at the SIM or its network, and asks nothing? It would be sent for every SIM of the operator. */
export function isChangingCode(code: string): boolean {
  return CHANGING.test(code);
}

/** The codes that came with Portlight with the user's own over them, by MCC and MNC. */
export function mergeUssdCodes(own: readonly OwnUssdCode[]): readonly UssdCode[] {
  const codes = new Map<string, UssdCode>();
  for (const { operator, code, networks } of USSD_CODES) {
    for (const mccMnc of networks) codes.set(mccMnc, { mccMnc, operator, code, origin: 'built-in' });
  }
  // The settings file may have been edited by hand, and a code goes to modems as it stands.
  const sound = own.filter(
    ({ mccMnc, code }) =>
      NETWORK.test(mccMnc) && (code === null || (CODE.test(code) && !isChangingCode(code))),
  );
  for (const entry of sound) codes.set(entry.mccMnc, { ...entry, origin: 'own' });
  return [...codes.values()].sort((a, b) => (a.mccMnc < b.mccMnc ? -1 : 1));
}

/** How the operator of this SIM is asked; null where nobody knows. */
export function ussdCodeOf(imsi: Imsi | null, codes: readonly UssdCode[]): UssdCode | null {
  if (imsi === null) return null;
  const home = splitImsi(imsi);
  if (home === null) return null;
  return codes.find(({ mccMnc }) => mccMnc === home.mcc + home.mnc) ?? null;
}
