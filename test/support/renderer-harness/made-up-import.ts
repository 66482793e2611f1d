import type { ImportReport } from '../../../src-main/shared/import-report.ts';
import { err, ok, type Result } from '../../../src-main/shared/result.ts';

/** Judges lines loosely: enough to see every part of the report. */
export function importLines(text: string): Result<ImportReport> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return err('There is no line in this list.');
  const refused = lines.flatMap((line, index) =>
    /^\d{18,22}[,;]\+\d+/.test(line)
      ? []
      : [
          {
            line: index + 1,
            reason: 'No ICCID in the first column: 18 to 22 digits, as printed on the card.',
          },
        ],
  );
  return ok({
    imported: lines.length - refused.length,
    unchanged: 3,
    refused: refused.slice(0, 100),
    refusedCount: refused.length,
  });
}
