import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../../src-main/shared/ids.ts';
import { ok } from '../../../../../src-main/shared/result.ts';
import { PortCard } from '../../../../../src-renderer/features/port-grid/port-card.tsx';
import { startI18n } from '../../../../../src-renderer/i18n/start-i18n.ts';
import { RuntimeProvider } from '../../../../../src-renderer/runtime.tsx';
import { createWindowStore } from '../../../../../src-renderer/store/window-store.ts';
import { createNowTicker } from '../../../../../src-renderer/ui/now-ticker.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

function draw(portId: string): string {
  startI18n();
  const runtime = {
    store: createWindowStore(makeSnapshot({ name: 'mixed', ports: 32, theme: 'light' })),
    call: async () => ok(null),
    listDevices: async () => [],
    resync: () => undefined,
    seconds: createNowTicker(1000),
    halfMinutes: createNowTicker(30_000),
  };
  return renderToStaticMarkup(
    <MantineProvider withCssVariables={false} withGlobalClasses={false}>
      <RuntimeProvider runtime={runtime}>
        <PortCard
          portId={portId as PortId}
          columnIndex={1}
          isCurrent={false}
          focusWanted={{ current: false }}
        />
      </RuntimeProvider>
    </MantineProvider>,
  );
}

/** Text of the element with that test id. */
function text(html: string, testId: string): string | undefined {
  const match = new RegExp(`data-testid="${testId}"[^>]*>(.*?)</(?:span|p)>`).exec(html);
  return match?.[1]?.replace(/<[^>]*>/g, '');
}

describe('a port card', () => {
  it('whispers when its number is on sale: state, number, operator, upstream id', () => {
    const html = draw('Port1');
    expect(text(html, 'state')).toBe('On sale');
    expect(text(html, 'number')).toBe('+46701000001');
    expect(text(html, 'upstream')).toContain('id 4700');
    expect(html).toContain('Telia SE · 24001');
    expect(html).toContain('Quectel EC25 · ttyUSB2');
  });

  it('speaks when it needs a person: the reason in place of the number, and one button', () => {
    const html = draw('Port7');
    expect(text(html, 'state')).toBe('Needs you');
    expect(text(html, 'reason')).toBe('No SIM in this port');
    expect(html).toContain('+CME ERROR: 10');
    expect(html).toContain('Identify');
    expect(html).not.toContain('data-testid="number"');
  });

  it('offers to enter a number that is not known', () => {
    expect(draw('Port12')).toContain('Enter number');
  });

  it('says that the upstream refuses the number, with its words on hover', () => {
    const html = draw('Port5');
    expect(text(html, 'state')).toBe('Refused');
    expect(text(html, 'reason')).toBe('Refused upstream');
    expect(html).toContain('NUMBER_FORMAT_ERROR');
  });

  it('can switch rent only for a SIM that was read', () => {
    const rent = (html: string) => /<input[^>]*data-testid="rent"[^>]*>/.exec(html)?.[0] ?? '';
    expect(rent(draw('Port1'))).toContain('checked');
    expect(rent(draw('Port2'))).not.toContain('disabled');
    expect(rent(draw('Port7'))).toContain('disabled');
  });

  it('carries no inline style sheet, which the content security policy would refuse', () => {
    expect(draw('Port1')).not.toContain('<style');
  });
});
