import type { NumberBook, SimEvidence } from '../book/number-book-service.ts';
import type { SimReading } from '../modem/modem-snapshot.ts';
import type { PoolState } from '../pool/port-record.ts';
import type { PortId } from '../shared/ids.ts';

/**
 * Writes what modems say of their SIM's number into the book, once for each reading. Remembered by port: there are few of them, while
 * SIMs come and go for months, and two ports may read one SIM.
 */
export function createEvidenceRecorder(book: Pick<NumberBook, 'recordEvidence'>): (state: PoolState) => void {
  const recorded = new Map<PortId, Pick<SimReading, 'iccid' | 'evidence'>>();
  return ({ ports }) => {
    const fresh: SimEvidence[] = [];
    for (const { id, modem } of ports) {
      const { iccid, evidence } = modem.sim;
      const before = recorded.get(id);
      if (iccid === null || (before?.iccid === iccid && before.evidence === evidence)) continue;
      recorded.set(id, { iccid, evidence });
      fresh.push({ iccid, evidence });
    }
    if (fresh.length > 0) book.recordEvidence(fresh);
  };
}
