import { readImport } from '../book/csv-import.ts';
import type { NumberBook } from '../book/number-book-service.ts';
import type { ImportReport } from '../shared/import-report.ts';
import type { PortView } from '../shared/port-view.ts';
import { ok, type Result } from '../shared/result.ts';

/** The window shows these; the rest is counted. */
const REFUSED_SHOWN = 100;

/** Takes a list of numbers into the book. Cards that sit in a port tell the country of a national number. */
export function importBook(
  text: string,
  book: Pick<NumberBook, 'importSims' | 'iccids'>,
  views: readonly PortView[],
): Result<ImportReport> {
  const cards = views.map(({ sim }) => sim);
  const read = readImport(text, {
    iccids: [...new Set([...book.iccids(), ...cards.flatMap(({ iccid }) => iccid ?? [])])],
    mccOf: (iccid) => cards.find((card) => card.iccid === iccid)?.imsi?.slice(0, 3) ?? null,
  });
  if (!read.ok) return read;
  const { sims, refused } = read.value;
  const imported = book.importSims(sims);
  return ok({
    imported,
    unchanged: sims.length - imported,
    refused: refused.slice(0, REFUSED_SHOWN),
    refusedCount: refused.length,
  });
}
