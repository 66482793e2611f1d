import type { NumberBook, SimEvidence } from '../book/number-book-service.ts';
import type { NumberEvidence } from '../modem/modem-snapshot.ts';
import type { PoolState } from '../pool/port-record.ts';
import type { Iccid } from '../shared/ids.ts';

/** Writes what modems say of their SIM's number into the book, once for each reading. */
export function createEvidenceRecorder(book: Pick<NumberBook, 'recordEvidence'>): (state: PoolState) => void {
  const recorded = new Map<Iccid, readonly NumberEvidence[]>();
  return ({ ports }) => {
    const fresh: SimEvidence[] = [];
    for (const { modem } of ports) {
      const { iccid, evidence } = modem.sim;
      if (iccid === null || recorded.get(iccid) === evidence) continue;
      recorded.set(iccid, evidence);
      fresh.push({ iccid, evidence });
    }
    if (fresh.length > 0) book.recordEvidence(fresh);
  };
}
