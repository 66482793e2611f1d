import type { PhoneNumber } from 'libphonenumber-js/mobile';
import { asE164, type E164 } from '../shared/ids.ts';
import { countryOfMcc, type NumberingCountry } from './mcc-country.ts';
import { internationalMobile, nationalMobile } from './mobile-number.ts';

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
  /^\s?(?:[$€£¥₦₽₴₹₸₺%]|(?:kb|mb|gb|sms|min|sec|kr|eur|usd|gbp|pln|rub|uah|inr|rs|ngn|kes|ksh|zar|units?|points?|руб|коп|р\.|грн|тг)(?!\p{L}))/iu;
/** `Rs9812345678`, `R0821234567`. Other scripts write no blank between a word and a number. */
const LETTERS_BEFORE =
  /(?:[\p{Script=Latin}\p{Script=Cyrillic}]|(?<!\p{L})(?:rs|inr|ngn|kes|ksh|zar|usd|eur|gbp)[.:]?\s?)$/iu;
/** Words in front of a number that is another's, or no number of a phone; a few small words may stand between. */
const ANOTHERS = new RegExp(
  `(?<!\\p{L})(?:${[
    'call|calls|called|dial|ring|whats ?app|telegram|viber|help|helpline|hotline|support|care|contact',
    'transfer\\p{L}*|sent|recipient|sender|txn|trx|transaction|ref|reference|id|order|ticket|voucher|invoice|account',
    'puk\\d?|pin\\d?|imei|imsi|iccid|customer (?:no|number)|kund\\p{L}*|ruf(?:en)? sie|ring oss|zadzwoń|infolinia',
    'appelez|contactez|llam[ae]|ayuda|soporte|ligue|atendimento|hubungi',
    'звон\\p{L}*|позвон\\p{L}*|поддержк\\p{L}*|справк\\p{L}*|перевод\\p{L}*|счет|счёт',
  ].join('|')})(?:[^\\p{L}]+(?:us|me|on|at|no|nr|number|is|from|to|by|via|or|the|id))*[^\\p{L}]*$`,
  'iu',
);
/** Where a sentence ends: what stands before says nothing of the number behind. A dot inside of `no. 31…` is none. */
const SENTENCE_END = /[!?;\n|]|\.\s+(?=\p{Lu})/u;
/** Countries whose operators leave the trunk prefix out: Russia with Kazakhstan, India. Elsewhere bare digits may be anything. */
const WRITES_WITHOUT_PREFIX: ReadonlySet<string> = new Set(['7', '91']);

/**
 * The own number of a SIM out of what its operator answered by USSD. `mcc` are the first three digits of its IMSI. Strict, for a wrong
 * number would be sold: one mobile number of the SIM's own country, written as one dials it, and no second one beside it. Null else.
 */
export function readOwnNumber(text: string, mcc: string | null): E164 | null {
  const country = countryOfMcc(mcc);
  if (country === null) return null;
  const found = candidatesOf(plainText(text)).flatMap(({ forms, isAnothers }) =>
    forms.flatMap((written) => {
      const number = read(written, country);
      return number === null ? [] : [{ number, isAnothers }];
    }),
  );
  const [first] = found;
  // The words around may mislead: where another's number stands beside, nobody can be sure which is whose.
  const isClear = found.every(({ number, isAnothers }) => number === first?.number && !isAnothers);
  return isClear ? (first?.number ?? null) : null;
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
function candidatesOf(
  text: string,
): readonly { readonly forms: readonly string[]; readonly isAnothers: boolean }[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const [written] = match;
    const blanks = written.length - written.trimStart().length;
    const before = text.slice(0, match.index + blanks);
    const behind = text.slice(match.index + written.length);
    if (MONEY_BEFORE.test(before) || LETTERS_BEFORE.test(before) || UNIT_BEHIND.test(behind)) return [];
    const isAnothers = ANOTHERS.test(before.split(SENTENCE_END).at(-1) ?? '');
    const parts = written.trim().includes(' ') ? written.trim().split(' ') : [];
    return [{ forms: [written, ...parts], isAnothers }];
  });
}

function read(written: string, country: NumberingCountry): E164 | null {
  const digits = written.replace(/\D/g, '');
  if (/^\s*\+/.test(written)) return internationalMobile(digits, country);
  if (digits.startsWith('00')) return internationalMobile(digits.slice(2), country);
  const national = nationalMobile(digits, country);
  if (national !== null && isAsDialled(digits, national)) return asE164(national.number);
  return internationalMobile(digits, country);
}

function isAsDialled(digits: string, number: PhoneNumber): boolean {
  if (digits === number.formatNational().replace(/\D/g, '')) return true;
  return WRITES_WITHOUT_PREFIX.has(number.countryCallingCode) && digits === number.nationalNumber;
}
