// The `min` metadata (83 kB) knows country codes, lengths and general number patterns. `max` (157 kB) would add the kinds of
// numbers (mobile, landline, toll free), which nothing here depends on: implausible numbers are warned of, never refused.
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { asE164, type E164 } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { countryOfMcc } from './mcc-country.ts';
import { internationalMobile, nationalMobile } from './mobile-number.ts';

/** Codes that belong to no country: satellite phones and international networks (ITU-T E.164 annex, codes 87x and 88x). */
const GLOBAL_CODES = ['870', '878', '881', '882', '883', '888'];

let callingCodes: ReadonlySet<string> | null = null;

function knownCallingCodes(): ReadonlySet<string> {
  callingCodes ??= new Set([
    ...getCountries().map((country): string => getCountryCallingCode(country)),
    ...GLOBAL_CODES,
  ]);
  return callingCodes;
}

/** The E.164 country calling code of a number: 46, 7, 1, 883. Null for a code that nobody has. */
export function countryCallingCode(number: E164): number | null {
  // No calling code is the beginning of another one, so the first hit is the only one.
  for (const length of [1, 2, 3]) {
    const code = number.slice(1, 1 + length);
    if (knownCallingCodes().has(code)) return Number(code);
  }
  return null;
}

/**
 * A number as a modem wrote it in E.164 form. International ones (`+` or `00`) keep their digits as they are; a national one
 * needs the country of the SIM, whose plan must have it as a mobile number: `mcc` are the first three digits of its IMSI. Null when
 * it cannot be brought to the shape.
 */
export function toE164(raw: string, mcc: string | null): E164 | null {
  const text = cleanNumber(raw);
  const international = asE164(text.replace(/^00/, '+'));
  if (international !== null) return international;
  const country = countryOfMcc(mcc);
  if (country === null || !/^\d+$/.test(text)) return null;
  // A SIM has a mobile number. What else has digits is a short code, or another country's number without its plus.
  const national = nationalMobile(text, country);
  return national === null ? internationalMobile(text, country) : asE164(national.number);
}

/** Why a number of the right shape is probably mistyped, in plain words; null when its numbering plan knows it. */
export function plausibilityWarning(number: E164): string | null {
  const parsed = parsePhoneNumberFromString(number);
  // The library drops a zero behind the country code, which is how a national prefix written by mistake shows.
  if (parsed !== undefined && parsed.number !== number) {
    return `${number} has a 0 behind the country code. It should probably be ${parsed.number}.`;
  }
  if (parsed?.isValid()) return null;
  return `${number} does not fit the numbering plan of its country. Check the digits.`;
}

/** A number as a person typed or pasted it. Shape and country code are checked; an implausible one is only warned of. */
export function readTypedNumber(text: string): Result<E164, string> {
  const cleaned = cleanNumber(text).replace(/^00/, '+');
  if (cleaned === '') return err('Type the number with + and country code, for example +46701234567.');
  if (!/^\+?\d+$/.test(cleaned)) {
    return err(`"${text.trim()}" is no phone number: only +, digits, spaces and dashes can be in it.`);
  }
  if (!cleaned.startsWith('+')) {
    return err(
      `Write the number with + and the country code: +46701234567 instead of 0701234567. Is it +${cleaned.replace(/^0+/, '')}?`,
    );
  }
  return checkShape(cleaned);
}

function checkShape(cleaned: string): Result<E164, string> {
  const digits = cleaned.length - 1;
  if (cleaned.startsWith('+0')) return err('Behind the + comes the country code, which never begins with 0.');
  if (digits < 7) return err(`${cleaned} is too short: 7 digits at least, with the country code.`);
  if (digits > 15) return err(`${cleaned} is too long: 15 digits at most, with the country code.`);
  const number = asE164(cleaned);
  if (number === null) return err(`${cleaned} is no international phone number.`);
  if (countryCallingCode(number) === null)
    return err(`No country has the calling code that ${number} begins with.`);
  return ok(number);
}

/** Takes away how people write numbers: spaces, dashes, dots, slashes, brackets, `(0)`, the invisible marks of copied text. */
function cleanNumber(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const withoutTrunk = /^(\+|00)/.test(plain) ? plain.replace(/\(0\)/, '') : plain;
  return withoutTrunk.replace(/[\s().\-/\u2010-\u2015\u2212]|\p{Cf}/gu, '');
}
