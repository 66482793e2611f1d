// The `mobile` metadata knows mobile numbers alone: a hotline, a customer number or an amount in the operator's text is none.
import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { asE164, type E164 } from '../shared/ids.ts';
import type { NumberingCountry } from './mcc-country.ts';

/** Digits as a mobile number of this country's plan, with or without its prefix; null when the plan has no such number. */
export function nationalMobile(digits: string, country: NumberingCountry): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(digits, country.name);
  return parsed?.isValid() && parsed.countryCallingCode === country.code ? parsed : null;
}

/** Digits that begin with the country code, as a mobile number of that country; null when it is none. */
export function internationalMobile(digits: string, { code }: NumberingCountry): E164 | null {
  if (!digits.startsWith(code)) return null;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  // The library drops a zero behind the country code; such a number is not believed.
  return parsed?.isValid() && parsed.number === `+${digits}` ? asE164(parsed.number) : null;
}
