import { describe, expect, it } from 'vitest';
import {
  parseSeconds,
  secondsText,
} from '../../../../../src-renderer/features/settings-page/seconds-text.ts';

describe('seconds of a grace', () => {
  it.each([
    ['0', 0],
    ['5', 5000],
    [' 2,5 ', 2500],
    ['300', 300_000],
  ])('reads "%s"', (text, ms) => {
    expect(parseSeconds(text, 300_000)).toBe(ms);
  });

  it.each(['', '-1', '301', 'ten', '1.25', '1e2', '5 s'])('refuses "%s"', (text) => {
    expect(parseSeconds(text, 300_000)).toBeNull();
  });

  it('keeps within the range of the field it is for', () => {
    expect(parseSeconds('61', 60_000)).toBeNull();
    expect(parseSeconds('61', 300_000)).toBe(61_000);
  });

  it('are written as they are read', () => {
    expect([0, 2500, 30_000].map(secondsText)).toEqual(['0', '2.5', '30']);
  });
});
