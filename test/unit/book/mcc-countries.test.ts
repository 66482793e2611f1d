import { isSupportedCountry } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { mccCountries } from '../../../src-main/book/mcc-countries.ts';

test('every code has three digits and a country with a numbering plan', () => {
  const wrong = Object.entries(mccCountries).filter(
    ([mcc, country]) => !/^[2-7]\d\d$/.test(mcc) || !isSupportedCountry(country),
  );
  expect(wrong).toEqual([]);
});
