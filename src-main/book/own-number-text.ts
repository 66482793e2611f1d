// The `mobile` metadata knows mobile numbers alone: a hotline, a customer number or an amount in the operator's text is none.
import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { asE164, type E164 } from '../shared/ids.ts';
import { countryOfMcc, type NumberingCountry } from './mcc-country.ts';

/** First digits of the decimal scripts that operators write in: Arabic, Persian, Devanagari, Bengali, Burmese, Khmer. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0x1040, 0x17e0];
/** `*100#`: what to dial, never a number of anybody. */
const DIAL_CODE = /[*#][\d*#]+/g;
const DATE =
  /(?<![\d./-])(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d\d))(?![./-]?\d)/g;
const TIME = /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g;
/** Digits with single signs between them, as people write numbers. */
const CANDIDATE = /(?<![\d.,])\+? ?\(?\d(?:[ ().-]{0,2}\d){5,17}(?!\d|[.,]\d)/g;
const MONEY_BEFORE = /[$€£¥₦₽₴₹₸₺]\s?$/u;
const UNIT_BEHIND =
  /^\s?(?:[$€£¥₦₽₴₹₸₺%]|(?:kb|mb|gb|sms|min|sec|kr|eur|usd|gbp|pln|rub|uah|руб|р\.|грн|тг)(?!\p{L}))/iu;
/** Countries whose operators leave the trunk prefix out: Russia with Kazakhstan, India. Elsewhere bare digits may be anything. */
const WRITES_WITHOUT_PREFIX: ReadonlySet<string> = new Set(['7', '91']);

/**
 * The own number of a SIM out of what its operator answered by USSD. `mcc` are the first three digits of its IMSI. Strict, for a wrong
 * number would be sold: one mobile number of the SIM's own country, written as one dials it, and no second one beside it. Null else.
 */
export function readOwnNumber(text: string, mcc: string | null): E164 | null {
  const country = countryOfMcc(mcc);
  if (country === null) return null;
  const found = new Set(candidatesOf(plainText(text)).flatMap((written) => read(written, country) ?? []));
  const [number] = found;
  return found.size === 1 && number !== undefined ? number : null;
}

function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, latinDigit)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(DIAL_CODE, '|')
    .replace(DATE, '|')
    .replace(TIME, '|');
}

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** Each as a whole, and where blanks join two numbers into none, each part by itself. */
function candidatesOf(text: string): readonly string[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [written] = match;
    const before = text.slice(0, match.index);
    const behind = text.slice(match.index + written.length);
    if (MONEY_BEFORE.test(before) || UNIT_BEHIND.test(behind)) return [];
    return [written, ...(written.trim().includes(' ') ? written.trim().split(' ') : [])];
  });
}

function read(written: string, country: NumberingCountry): E164 | null {
  const digits = written.replace(/\D/g, '');
  const { code } = country;
  if (/^\s*\+/.test(written)) return international(digits, code);
  if (digits.startsWith('00')) return international(digits.slice(2), code);
  const national = parsePhoneNumberFromString(digits, country.name);
  if (national?.isValid() && national.countryCallingCode === code && isAsDialled(digits, national))
    return asE164(national.number);
  return international(digits, code);
}

function international(digits: string, code: string): E164 | null {
  if (!digits.startsWith(code)) return null;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  // The library drops a zero behind the country code; such a number is not believed.
  return parsed?.isValid() && parsed.number === `+${digits}` ? asE164(parsed.number) : null;
}

function isAsDialled(digits: string, number: PhoneNumber): boolean {
  if (digits === number.formatNational().replace(/\D/g, '')) return true;
  return WRITES_WITHOUT_PREFIX.has(number.countryCallingCode) && digits === number.nationalNumber;
}
