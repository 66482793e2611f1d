import type { Imsi } from '../shared/ids.ts';

/** What the upstream calls "operator": the first five digits of the IMSI (MCC and the start of the MNC) as an integer. */
export function operatorOf(imsi: Imsi | null): number | null {
  return imsi === null || imsi.length < 5 ? null : Number(imsi.slice(0, 5));
}
