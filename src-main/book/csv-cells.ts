import { asIccid, type E164, type Iccid } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { readTypedNumber, toE164 } from './phone-number.ts';

const AS_TEXT = 'Format the column as text, then put the values in again.';
const PRICE_MAX = 1_000_000;

/** The card's number as people and spreadsheets write it: spaces, quotes, the F that fills the last half byte. */
export function readIccidCell(cell: string): Result<Iccid> {
  const text = plainCell(cell);
  if (text === '') return err('There is no ICCID. Each line needs the number that is printed on the SIM.');
  if (isScientific(text)) return err(`Excel has rounded the ICCID to "${text}". ${AS_TEXT}`);
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  const iccid = asIccid(/^\d+F+$/.test(compact) ? compact.replace(/F+$/, '') : compact);
  if (iccid === null) {
    return err(`"${text}" is no ICCID: it has 18 to 22 digits, mostly 19 or 20, and begins with 89.`);
  }
  // Spreadsheets keep 15 digits; a card's last digit is a check digit, which zeros fit once in ten times.
  if (/^\d{15}0{4,}$/.test(iccid) && !fitsCheckDigit(iccid)) {
    return err(`Excel has replaced the last digits of the ICCID ${iccid} with zeros. ${AS_TEXT}`);
  }
  return ok(iccid);
}

/** `mcc`: first three digits of the SIM's IMSI, where it was read; only then a number may come without country code. */
export function readNumberCell(cell: string, mcc: string | null): Result<E164> {
  const text = plainCell(cell);
  if (isScientific(text)) return err(`Excel has rounded the number to "${text}". ${AS_TEXT}`);
  if (/^(\+|00)/.test(text.replace(/^[\s(]+/, ''))) return readTypedNumber(text);
  const national = mcc === null ? null : toE164(text, mcc);
  if (national !== null) return ok(national);
  if (mcc !== null || !/^[\d\s()./-]+$/.test(text)) return readTypedNumber(text);
  return err(
    `"${text}" has no country code. Write it with + and country code, as +46701234567, or put the SIM into a port first: then its country is known.`,
  );
}

export function readPriceCell(cell: string): Result<number> {
  const text = plainCell(cell);
  const bare = text.replace(/[\s\p{Sc}]|[A-Z]{3}/gu, '');
  // Three digits behind the sign may be thousands as well.
  const isPlain = /^(0[.,]\d{1,4}|\d+([.,](\d{1,2}|\d{4}))?)$/.test(bare);
  const price = isPlain ? Number(bare.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(price))
    return err(`"${text}" is no price. Write it as 1.50, without thousands separators.`);
  return price <= PRICE_MAX ? ok(price) : err(`The price ${text} is too high: ${PRICE_MAX} at most.`);
}

/** Without what keeps spreadsheets from touching a cell (`'123`, `="123"`), and the `.0` of numbers that went through one. */
export function plainCell(cell: string): string {
  const trimmed = cell.replace(/\p{Cf}/gu, '').trim();
  const quoted = /^="(.*)"$/.exec(trimmed);
  return (quoted?.[1] ?? trimmed.replace(/^'/, '')).trim().replace(/^(\+?\d{7,})\.0+$/, '$1');
}

function isScientific(text: string): boolean {
  return /^\+?\d([.,]\d+)?E\+?\d+$/i.test(text);
}

/** Luhn's sum over all digits, the last of which is the check digit (ITU-T E.118). */
function fitsCheckDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
