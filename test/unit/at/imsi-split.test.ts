import { all } from 'mcc-mnc-list';
import { expect, test } from 'vitest';
import { splitImsi } from '../../../src-main/at/imsi-split.ts';

test.each([
  ['240075830219467', '240', '07'],
  ['310260758301946', '310', '260'],
  ['302720491038562', '302', '720'],
  ['405860317920584', '405', '860'],
  ['405516803291745', '405', '51'],
  ['338050927461830', '338', '050'],
  ['001017730264851', '001', '01'],
  ['901405563082917', '901', '40'],
])('splits %s into %s and %s', (imsi, mcc, mnc) => {
  expect(splitImsi(imsi)).toEqual({ mcc, mnc });
});

test.each(['', '2400', '31026', '2400758302194670', '24007x830219467', '801015830219467'])(
  'takes %j for no IMSI',
  (text) => {
    expect(splitImsi(text)).toBeNull();
  },
);

const listed = all()
  .filter(({ mcc, mnc }) => /^\d{3}$/.test(mcc) && /^\d{2,3}$/.test(mnc ?? ''))
  .map(({ mcc, mnc }) => ({ mcc, mnc }))
  // Bermuda's 310-59 is a slip of the list: every MNC of 310 has three digits.
  .filter(({ mcc, mnc }) => `${mcc}-${mnc}` !== '310-59');

test('agrees with the maintained list of operators on every 3-digit MNC', () => {
  const wrong = listed
    .filter(({ mnc }) => mnc.length === 3)
    .filter(({ mcc, mnc }) => splitImsi(`${mcc}${mnc}987654321`)?.mnc !== mnc);
  expect(wrong).toEqual([]);
});

test('agrees with the list on every 2-digit MNC, unless the next digit makes a listed 3-digit one', () => {
  const codes = new Set(listed.map(({ mcc, mnc }) => `${mcc}${mnc}`));
  const wrong = listed
    .filter(({ mnc }) => mnc.length === 2)
    .flatMap(({ mcc, mnc }) => Array.from('0123456789', (next) => ({ mcc, mnc, next })))
    .filter(({ mcc, mnc, next }) => !codes.has(`${mcc}${mnc}${next}`))
    .filter(({ mcc, mnc, next }) => splitImsi(`${mcc}${mnc}${next}87654321`)?.mnc !== mnc);
  expect(wrong).toEqual([]);
});
