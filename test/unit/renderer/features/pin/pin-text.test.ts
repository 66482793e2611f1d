import { describe, expect, it } from 'vitest';
import { isPin, pinDigits } from '../../../../../src-renderer/features/pin/pin-text.ts';
import { canTryPin, pinTriesOf } from '../../../../../src-renderer/features/pin/pin-tries.ts';

describe('a PIN', () => {
  it('keeps the digits of what was pasted, at most eight', () => {
    expect(pinDigits(' 12 34\n')).toBe('1234');
    expect(pinDigits('PIN: 0000')).toBe('0000');
    expect(pinDigits('1234567890')).toBe('12345678');
  });

  it.each(['', '123', 'abcd', '123456789', '12 34'])('is not sent while it is no whole PIN: "%s"', (text) => {
    expect(isPin(text)).toBe(false);
  });

  it.each(['1234', '0000', '12345678'])('is whole with 4 to 8 digits: %s', (text) => {
    expect(isPin(text)).toBe(true);
  });
});

describe('the tries that are left', () => {
  it('are told more urgently the fewer they are, and as unknown where the card does not tell', () => {
    expect([3, 2, 1, 0, null].map(pinTriesOf)).toEqual(['enough', 'few', 'last', 'none', 'unknown']);
  });

  it("are not used up here: the last one is a person's, in a phone", () => {
    expect([3, 2, 1, 0, null].map(canTryPin)).toEqual([true, true, false, false, true]);
  });
});
