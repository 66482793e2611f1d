import { describe, expect, it } from 'vitest';
import { StrategySection } from '../../../../../src-renderer/features/settings-page/strategy-section.tsx';
import { NumberSearchSection } from '../../../../../src-renderer/features/ussd-codes/number-search-section.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

describe('the settings', () => {
  it('name what the vendor leaves open, and what Portlight takes for granted', () => {
    const html = draw(<StrategySection />);
    expect(html).toContain('checkWork is called: as POST with the JSON body {}');
    expect(html).toContain(
      'removeNumber gets its number: as DELETE with the JSON body {&quot;number&quot;:&quot;+…&quot;}',
    );
    expect(html).toContain('is refused 2 times in a row');
    expect(html).toContain('the last list wins');
  });

  it('say why lists are sent although changes alone were chosen', () => {
    const snapshot = makeSnapshot({ name: 'calm', ports: 8, theme: 'light' });
    const fallback = { code: 'REQUEST_NOT_FOUND', text: 'The upstream knows no checkWork.', httpStatus: 405 };
    const html = draw(<StrategySection />, { ...snapshot, sync: { ...snapshot.sync, fallback } });
    expect(html).toContain('Whole lists are sent for now. The upstream knows no checkWork.');
    expect(draw(<StrategySection />)).not.toContain('Whole lists are sent for now');
  });

  it('warn that an operator may charge before the network is asked for a number', () => {
    expect(draw(<NumberSearchSection />)).toContain('Some operators charge the SIM for it.');
  });
});
