import { describe, expect, it } from 'vitest';
import { ImportReportView } from '../../../../../src-renderer/features/book-import/import-report-view.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';

const fine = { imported: 12, unchanged: 3, refused: [], refusedCount: 0 };

describe('the report of an import', () => {
  it('counts what became of the lines', () => {
    const html = draw(<ImportReportView report={fine} name="numbers.csv" />);
    expect(html).toContain('numbers.csv');
    expect(html).toContain('12 numbers taken over, 3 known already, 0 lines left out.');
  });

  it('names each line that was left out, with the reason, and how many more there are', () => {
    const refused = [{ line: 4, reason: 'No number in the second column.' }];
    const html = draw(<ImportReportView report={{ ...fine, refused, refusedCount: 150 }} name={null} />);
    expect(html).toContain('Line 4');
    expect(html).toContain('No number in the second column.');
    expect(html).toContain('and 149 more lines');
  });
});
