import type { NumberBook } from '../book/number-book-service.ts';
import { countryCallingCode } from '../book/phone-number.ts';
import type { PoolState, PortRecord } from '../pool/port-record.ts';
import type { Iccid } from '../shared/ids.ts';
import type { PortView } from '../shared/port-view.ts';
import type { SyncService } from '../sync/sync-service.ts';
import type { PauseRegistry } from './engine-options.ts';
import type { PortVerdict } from './port-judge.ts';
import { toPortView } from './port-view.ts';
import type { Sale } from './sale.ts';

/** The whole pool as the window shows it, in port order. */
export function viewPorts(
  { ports }: PoolState,
  sale: Sale,
  known: {
    readonly book: NumberBook;
    readonly pauses: PauseRegistry;
    readonly sync: Pick<SyncService, 'numberView'>;
    /** What the last search for a SIM's number came to. */
    readonly hintOf: (iccid: Iccid) => string | null;
  },
): readonly PortView[] {
  const { book, pauses, sync, hintOf } = known;
  return ports.flatMap((record) => {
    const verdict = sale.verdicts.get(record.id);
    if (verdict === undefined) return [];
    return toPortView({
      record,
      verdict: withHint(verdict, record, hintOf),
      paused: pauses.isPaused(record.id),
      verdictOf: book.verdict,
      evidenceOf: (iccid) => book.entry(iccid).evidence,
      priceOf: (iccid) => book.entry(iccid).price,
      countryIdOf: countryCallingCode,
      rentOf: (iccid) => book.entry(iccid).rentPort === record.id,
      upstreamOf: sync.numberView,
    });
  });
}

function withHint(
  verdict: PortVerdict,
  { modem }: PortRecord,
  hintOf: (iccid: Iccid) => string | null,
): PortVerdict {
  const { reason } = verdict;
  const { iccid } = modem.sim;
  if (reason?.code !== 'number-unknown' || reason.detail !== null || iccid === null) return verdict;
  return { ...verdict, reason: { ...reason, detail: hintOf(iccid) } };
}
