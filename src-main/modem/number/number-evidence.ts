import { asE164, type E164, type Imsi } from '../../shared/ids.ts';
import type { NumberEvidence } from '../modem-snapshot.ts';

/**
 * Brings a number as a modem writes it to E.164. `imsiMcc` are the first three digits of the IMSI, the country whose
 * national form `raw` may have; null when unknown. Null when it is no number of any plan.
 */
export type ToE164 = (raw: string, imsiMcc: string | null) => E164 | null;

const MCC_LENGTH = 3;

/** An international number counts as it stands. */
export function evidenceOf(
  source: NumberEvidence['source'],
  raw: string,
  imsi: Imsi | null,
  toE164: ToE164,
): NumberEvidence {
  const mcc = imsi === null ? null : imsi.slice(0, MCC_LENGTH);
  return { source, raw, number: asE164(raw) ?? toE164(raw, mcc) };
}
