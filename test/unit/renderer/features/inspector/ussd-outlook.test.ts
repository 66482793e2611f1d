import { describe, expect, it } from 'vitest';
import type { UssdCode } from '../../../../../src-main/shared/ussd-code.ts';
import { ussdOutlook } from '../../../../../src-renderer/features/inspector/ussd-outlook.ts';

const code = (mccMnc: string, text: string | null): UssdCode => ({
  mccMnc,
  operator: mccMnc,
  code: text,
  origin: 'built-in',
});
const ussdCodes = [
  code('24001', '*100#'),
  code('31026', '#1#'),
  code('310260', '#686#'),
  code('24007', null),
];

describe('ussdOutlook', () => {
  it('says which code asks the operator of the SIM', () => {
    expect(ussdOutlook({ ussdLookup: true, ussdCodes }, '240010000000010')).toEqual({
      kind: 'asks',
      code: '*100#',
    });
  });

  it('prefers the operator with the longer code, as its IMSI begins with the shorter one, too', () => {
    expect(ussdOutlook({ ussdLookup: true, ussdCodes }, '310260000000010')).toMatchObject({ code: '#686#' });
  });

  it('tells "never" from "no code", and both from "switched off"', () => {
    expect(ussdOutlook({ ussdLookup: true, ussdCodes }, '240070000000010')).toEqual({ kind: 'never' });
    expect(ussdOutlook({ ussdLookup: true, ussdCodes }, '262010000000010')).toEqual({ kind: 'no-code' });
    expect(ussdOutlook({ ussdLookup: false, ussdCodes }, '240010000000010')).toEqual({ kind: 'off' });
    expect(ussdOutlook({ ussdLookup: true, ussdCodes }, null)).toEqual({ kind: 'unknown-operator' });
  });
});
