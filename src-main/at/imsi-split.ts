import { THREE_DIGIT_MNCS } from './mnc-lengths.ts';

export interface HomeNetwork {
  readonly mcc: string;
  readonly mnc: string;
}

/** MCCs start with the digit of a region, 2 to 7; 001 is for tests, 9xx is international. */
const MCC = /^(?:001|[2-79]\d\d)/;

/**
 * Length of the MNC behind this MCC: 2 or 3. A country may have both, and then the digits decide. EF_AD on the card would
 * know; this table serves where it was not read.
 */
function mncLength(mcc: string, digits: string): 2 | 3 {
  const ranges = THREE_DIGIT_MNCS[mcc];
  if (ranges === undefined) return 2;
  if (ranges === 'all') return 3;
  const mnc = Number(digits.slice(3, 6));
  return ranges.some(([from, to]) => mnc >= from && mnc <= to) ? 3 : 2;
}

/** The home network of an IMSI, or of its start: 5 to 15 bare digits; null for anything else. */
export function splitImsi(imsi: string): HomeNetwork | null {
  const digits = imsi.trim();
  if (!/^\d{5,15}$/.test(digits) || !MCC.test(digits)) return null;
  const mcc = digits.slice(0, 3);
  const length = mncLength(mcc, digits);
  const mnc = digits.slice(3, 3 + length);
  return mnc.length === length ? { mcc, mnc } : null;
}
