import type { NumberBook } from '../book/number-book-service.ts';
import { countryCallingCode } from '../book/phone-number.ts';
import type { PoolState } from '../pool/port-record.ts';
import type { PortView } from '../shared/port-view.ts';
import type { SyncService } from '../sync/sync-service.ts';
import type { PauseRegistry } from './engine-options.ts';
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
  },
): readonly PortView[] {
  const { book, pauses, sync } = known;
  return ports.flatMap((record) => {
    const verdict = sale.verdicts.get(record.id);
    if (verdict === undefined) return [];
    return toPortView({
      record,
      verdict,
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
