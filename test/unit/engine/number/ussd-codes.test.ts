import mccMnc from 'mcc-mnc-list';
import { expect, test } from 'vitest';
import { mergeUssdCodes, ussdCodeOf } from '../../../../src-main/engine/number/ussd-codes.ts';
import { asImsi } from '../../../../src-main/shared/ids.ts';

const BUILT_IN = mergeUssdCodes([]);

test('every built-in code is one, and belongs to a network that the operators list knows by this name', () => {
  const known = new Map(
    mccMnc.all().map(({ mcc, mnc, brand, operator }) => [`${mcc}${mnc}`, brand ?? operator]),
  );
  for (const { mccMnc: network, operator, code, origin } of BUILT_IN) {
    expect(code).toMatch(/^[*#][\d*#]*#$/);
    expect(origin).toBe('built-in');
    expect(`${network} ${known.get(network)}`.toLowerCase()).toContain(operator.toLowerCase());
  }
  expect(new Set(BUILT_IN.map((entry) => entry.mccMnc)).size).toBe(BUILT_IN.length);
});

test.each([
  ['250021234567890', '*205#'],
  ['310260123456789', '#686#'],
  ['405751234567890', '*199#'],
  ['405511234567890', '*282#'],
])('finds the code of %s by the true length of its MNC', (imsi, code) => {
  expect(ussdCodeOf(asImsi(imsi), BUILT_IN)).toMatchObject({ code });
});

test('knows nothing of other networks, nor of a SIM without an IMSI', () => {
  expect(ussdCodeOf(asImsi('999991234567890'), BUILT_IN)).toBeNull();
  expect(ussdCodeOf(null, BUILT_IN)).toBeNull();
});

test("the user's own entry wins, also one that says never", () => {
  const own = [
    { mccMnc: '25002', operator: 'MegaFon', code: '*1#' },
    { mccMnc: '24001', operator: 'Telia', code: null },
  ];
  const codes = mergeUssdCodes(own);
  expect(ussdCodeOf(asImsi('250021234567890'), codes)).toEqual({ ...own[0], origin: 'own' });
  expect(ussdCodeOf(asImsi('240011234567890'), codes)).toEqual({ ...own[1], origin: 'own' });
  expect(codes).toHaveLength(BUILT_IN.length + 1);
});
