import { type CountryCode, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';
import { mccCountries } from './mcc-countries.ts';

/** A country as the numbering plans name it, with its calling code: SE, 46. */
export interface NumberingCountry {
  readonly name: CountryCode;
  readonly code: string;
}

/** The country of a SIM by the first three digits of its IMSI; null for one that is not known or has no plan of its own. */
export function countryOfMcc(mcc: string | null): NumberingCountry | null {
  const name = mcc === null ? undefined : mccCountries[mcc];
  return name !== undefined && isSupportedCountry(name) ? { name, code: getCountryCallingCode(name) } : null;
}
