import { describe, expect, it } from 'vitest';
import { cutText } from '../../../../../src-main/shared/cut-text.ts';
import { CheckReportView } from '../../../../../src-renderer/features/upstream-page/check-report-view.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';
import { makeCheck } from '../../../../support/renderer-harness/made-up-check.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const mixed = makeSnapshot({ name: 'mixed', ports: 32, theme: 'light' });
const blocked = makeSnapshot({ name: 'blocked', ports: 8, theme: 'light' });

describe('the report of a check', () => {
  it('says in one sentence that all is as it was meant, and that nothing was saved', () => {
    const html = draw(<CheckReportView report={makeCheck(mixed, 'test1')} />);
    expect(html).toContain('would take all 21 numbers as they are. Nothing was saved.');
    expect(html).not.toContain('<table');
  });

  it('lists every difference: what is missing, what was not sent, and each field that was understood otherwise', () => {
    const html = draw(<CheckReportView report={makeCheck(mixed, 'test2')} />);
    expect(html).toContain('5 things in the answer are not as they were meant');
    expect(html).toContain('was sent, and is not in the answer');
    expect(html).toContain('is in the answer, and was not sent');
    expect(html).toContain('operator');
    expect(html).toContain('not shown');
  });

  it('tells a refusal in plain words with the word of the upstream', () => {
    const html = draw(<CheckReportView report={makeCheck(blocked, 'test1')} />);
    expect(html).toContain('does not accept this computer’s address');
    expect(html).toContain('API_ACCESS_IP');
  });

  it('says above an answer that it does not hold all that came', () => {
    const report = { ...makeCheck(mixed, 'test2'), answer: cutText('x'.repeat(1300), 100) };
    expect(draw(<CheckReportView report={report} />)).toContain('1,200 characters at the end are left out');
    expect(draw(<CheckReportView report={makeCheck(mixed, 'test2')} />)).not.toContain('left out');
  });
});
