import { isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { luhnCheckDigit } from '../../../src-main/sandbox/luhn.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';
import { createSims } from '../../../src-main/sandbox/sim-factory.ts';

const sims = createSims(512, createRandom(11));

test('no two of 512 SIMs share an ICCID, IMSI or number', () => {
  for (const key of ['iccid', 'imsi', 'number'] as const) {
    expect(new Set(sims.map((sim) => sim[key])).size).toBe(512);
  }
});

test('every number is possible by its numbering plan, and nearly all are valid', () => {
  const numbers = sims.map((sim) => sim.number ?? '');
  expect(numbers.filter((number) => !isPossiblePhoneNumber(number))).toEqual([]);
  expect(numbers.filter((number) => isValidPhoneNumber(number)).length).toBeGreaterThan(460);
});

test('every ICCID starts with 89, has 19 or 20 digits and ends with its Luhn digit', () => {
  for (const { iccid } of sims) {
    expect(iccid).toMatch(/^89\d{17,18}$/);
    expect(iccid.at(-1)).toBe(luhnCheckDigit(iccid.slice(0, -1)));
  }
});

test('the IMSI belongs to the network the card calls home', () => {
  for (const { imsi, network, mncLength } of sims) {
    expect(imsi).toMatch(/^\d{15}$/);
    expect(imsi.slice(0, 3 + (mncLength ?? 2))).toBe(network?.plmn);
  }
});

test('the cards come from several countries', () => {
  expect(new Set(sims.map(({ imsi }) => imsi.slice(0, 3))).size).toBeGreaterThan(5);
});

test('knows the check digit of a well-known IMEI', () => {
  expect(luhnCheckDigit('49015420323751')).toBe('8');
});
