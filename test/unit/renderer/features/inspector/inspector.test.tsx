import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../../src-main/shared/ids.ts';
import { Inspector } from '../../../../../src-renderer/features/inspector/inspector.tsx';
import { draw } from '../../../../support/renderer-harness/draw.tsx';

const inspect = (portId: string): string => draw(<Inspector portId={portId as PortId} />);

describe('the inspector', () => {
  it('offers the PIN where the card asks for it, also after a wrong one, and never a way around the PUK', () => {
    expect(inspect('Port19')).toContain('data-testid="enter-pin"');
    expect(inspect('Port23')).toContain('data-testid="enter-pin"');
    expect(inspect('Port26')).not.toContain('data-testid="enter-pin"');
    expect(inspect('Port26')).toContain('with the PUK from the operator');
  });

  it('tells why the vendor refuses a number, then what becomes of it, and guesses at no cause', () => {
    const html = inspect('Port5');
    expect(html).toMatch(/NUMBER_FORMAT_ERROR.*so that the others stay on sale, and tries it again/s);
    expect(html).not.toContain('the country');
  });

  it('lists who says which number, and offers each one to choose while they disagree', () => {
    const html = inspect('Port17');
    expect(html).toContain('from the phonebook of the SIM');
    expect(html).toContain('from the operator');
    expect(html.match(/Use this/g)).toHaveLength(2);
  });

  it('marks the number in use, and offers the other one', () => {
    const html = inspect('Port11');
    expect(html).toContain('in use');
    expect(html.match(/Use this/g)).toHaveLength(1);
  });

  it('says no more than who named it where all agree on the number', () => {
    const html = inspect('Port10');
    expect(html).toContain('from the SIM, 42 min ago');
    expect(html).not.toContain('in use');
  });

  it('says beforehand that the operator is not asked while that is switched off', () => {
    expect(inspect('Port12')).toContain('Asking the operator (USSD) is off.');
  });

  it('names the other devices of the modem, and that they are left alone', () => {
    expect(inspect('Port2')).toContain('/dev/ttyUSB5, /dev/ttyUSB7, left alone');
    expect(inspect('Port1')).not.toContain('left alone');
  });

  it('tells how often a modem had to be woken, and how', () => {
    expect(inspect('Port3')).toContain('Woken 3 times, last: radio switched off and on, 12 min ago');
  });

  it('shows the price of a SIM that has one', () => {
    expect(inspect('Port1')).toMatch(
      /data-testid="price-input"[^>]*value="12.5"|value="12.5"[^>]*data-testid="price-input"/,
    );
  });
});
