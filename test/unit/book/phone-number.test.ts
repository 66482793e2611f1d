import { describe, expect, test } from 'vitest';
import {
  countryCallingCode,
  plausibilityWarning,
  readTypedNumber,
  toE164,
} from '../../../src-main/book/phone-number.ts';
import { asE164 } from '../../../src-main/shared/ids.ts';
import { need } from '../../support/list-entries.ts';

test.each([
  ['+46701234567', 46],
  ['+46050910804', 46],
  ['+2348012345678', 234],
  ['+79161234567', 7],
  ['+77012345678', 7],
  ['+12025550123', 1],
  ['+3585012345', 358],
  ['+883510001234567', 883],
  ['+99912345678', null],
])('the calling code of %s is %j', (number, code) => {
  expect(countryCallingCode(need(asE164(number)))).toBe(code);
});

describe('a number as a modem writes it', () => {
  test.each([
    ['+46701234567', null, '+46701234567'],
    ['0046701234567', null, '+46701234567'],
    ['+46050910804', null, '+46050910804'],
    ['0701234567', '240', '+46701234567'],
    ['46701234567', '240', '+46701234567'],
    ['070-123 45 67', '240', '+46701234567'],
    ['89161234567', '250', '+79161234567'],
    ['08012345678', '621', '+2348012345678'],
    ['491701234567', '262', '+491701234567'],
    ['1701234567', '262', '+491701234567'],
    ['701234567', '240', '+46701234567'],
    ['2025550123', '310', '+12025550123'],
  ])('%s of a SIM with MCC %j is %s', (raw, mcc, number) => {
    expect(toE164(raw, mcc)).toBe(number);
  });

  test.each([
    ['0701234567', null],
    ['0701234567', '001'],
    ['0701234567', '999'],
    ['12', '240'],
    ['', '240'],
    ['unknown', '240'],
    ['0696123456', '340'],
    ['12345', '655'],
    ['0000000000', '310'],
    ['07012345', '240'],
    ['46701234567', '262'],
    ['123456', '262'],
  ])('%j of a SIM with MCC %j is not guessed', (raw, mcc) => {
    expect(toE164(raw, mcc)).toBeNull();
  });
});

describe('a number as a person types it', () => {
  test.each([
    ['+46 70-123 45 67', '+46701234567'],
    ['0046 (70) 123.45.67', '+46701234567'],
    ['+46 (0)70 123 45 67', '+46701234567'],
    ['\u202a+46701234567\u202c', '+46701234567'],
    ['＋46701234567', '+46701234567'],
    ['+46\u00a070\u2011123\u20114567', '+46701234567'],
    ['+46050910804', '+46050910804'],
  ])('%j is %s', (text, number) => {
    expect(readTypedNumber(text)).toEqual({ ok: true, value: number });
  });

  test.each([
    ['', /Type the number/],
    ['0701234567', /\+ and the country code/],
    ['46701234567', /Is it \+46701234567\?/],
    ['+46 70 CALL ME', /no phone number/],
    ['++46701234567', /no phone number/],
    ['+0701234567', /never begins with 0/],
    ['+46701', /too short/],
    ['+4670123456789012', /too long/],
    ['+99912345678', /No country/],
  ])('%j is explained', (text, reason) => {
    expect(readTypedNumber(text)).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });
});

test.each([
  ['+46701234567', null],
  ['+79161234567', null],
  ['+46050910804', /0 behind the country code.*\+4650910804/],
  ['+48123456', /numbering plan/],
])('%s is warned of as %j', (number, warning) => {
  const text = plausibilityWarning(need(asE164(number)));
  if (warning === null) expect(text).toBeNull();
  else expect(text).toMatch(warning);
});
