import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../../src-main/shared/ids.ts';
import { PortCard } from '../../../../../src-renderer/features/port-grid/port-card.tsx';
import { draw as drawElement, textOf as text } from '../../../../support/renderer-harness/draw.tsx';

function draw(portId: string): string {
  return drawElement(
    <PortCard portId={portId as PortId} columnIndex={1} isCurrent={false} focusWanted={{ current: false }} />,
  );
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

  it('offers to enter a PIN where the card asks for one, and only advice where it asks for its PUK', () => {
    expect(draw('Port19')).toContain('Enter PIN');
    expect(draw('Port26')).toContain('SIM is locked, it asks for its PUK');
    expect(draw('Port26')).not.toContain('Enter PIN');
  });

  it('tells discreetly that a modem had to be woken, and how often', () => {
    expect(draw('Port3')).toContain('Woken 3 times, last: radio switched off and on');
    expect(draw('Port1')).not.toContain('data-testid="recovery"');
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
