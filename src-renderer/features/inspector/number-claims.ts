import type { E164 } from '../../../src-main/shared/ids.ts';
import type { NumberEvidenceView, SimView } from '../../../src-main/shared/port-view.ts';

/** One number, and all who say that the SIM has it. */
export interface NumberClaim {
  readonly number: E164;
  /** Newest first. */
  readonly evidence: readonly NumberEvidenceView[];
  readonly isUsed: boolean;
}

/** What was ever said of a SIM's number, told as one for each number: the one in use first, then the one heard last. */
export function numberClaims({
  evidence,
  number: used,
}: Pick<SimView, 'evidence' | 'number'>): readonly NumberClaim[] {
  const groups = new Map<E164, NumberEvidenceView[]>();
  for (const item of [...evidence].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))) {
    const group = groups.get(item.number);
    if (group === undefined) groups.set(item.number, [item]);
    else group.push(item);
  }
  const claims = [...groups].map(([number, items]) => ({ number, evidence: items, isUsed: number === used }));
  return [...claims.filter(({ isUsed }) => isUsed), ...claims.filter(({ isUsed }) => !isUsed)];
}
