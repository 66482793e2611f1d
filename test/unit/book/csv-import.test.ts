import { describe, expect, test } from 'vitest';
import { type KnownSims, readImport } from '../../../src-main/book/csv-import.ts';
import { asIccid } from '../../../src-main/shared/ids.ts';
import { need } from '../../support/list-entries.ts';

const A = '8946070000000000017';
const B = '8946070000000000025';
const nobody: KnownSims = { iccids: [], mccOf: () => null };

function read(text: string, known: Partial<KnownSims> = {}) {
  const result = readImport(text, { ...nobody, ...known });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** Sims as `iccid number price`, refusals as `line: reason`. */
function told(text: string, known: Partial<KnownSims> = {}) {
  const { sims, refused } = read(text, known);
  return [
    ...sims.map(({ iccid, number, price }) => `${iccid} ${number} ${price}`),
    ...refused.map(({ line, reason }) => `${line}: ${reason}`),
  ];
}

const plain = [`${A} +46701234567 1.5`, `${B} +46707654321 null`];

describe('forms of the file', () => {
  test.each([
    ['commas and a header', `ICCID,number,price\n${A},+46701234567,1.5\n${B},+46707654321,\n`],
    [
      'semicolons, decimal commas, Windows lines',
      `ICCID;Nummer;Preis\r\n${A};+46701234567;1,50\r\n${B};+46707654321;\r\n`,
    ],
    ['tabs and no header', `${A}\t+46701234567\t1.5\n${B}\t+46707654321\t`],
    [
      'a BOM, quotes and empty lines',
      `\ufeff"ICCID","MSISDN","Price"\n\n"${A}","+46701234567","1.50"\n,,\n"${B}","+46707654321",""\n`,
    ],
    [
      'columns in another order, others between',
      `Shelf,Phone number,Price (EUR),SIM ICCID\n3,+46701234567,1.5,${A}\n4,+46707654321,,${B}`,
    ],
    ['the line that Excel writes for itself', `sep=;\r\n${A};+46701234567;1.5\r\n${B};+46707654321;`],
    [
      'an account beside the phone',
      `Account number;ICCID;MSISDN;Price\n+4612345678;${A};+46701234567;1.5\n;${B};+46707654321;\n`,
    ],
    [
      'a type beside the SIM',
      `SIM type,ICCID,Order number,Mobile,Price\nnew,${A},12,+46701234567,1.5\nold,${B},,+46707654321,\n`,
    ],
    ['a header in other words', `карта;телефон;цена\n${A};+46701234567;1.5\n${B};+46707654321;`],
  ])('reads %s', (_, text) => {
    expect(told(text)).toEqual(plain);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['only a header', 'ICCID,number\n', 'header'],
    ['no ICCID column', 'shelf,number\n3,+46701234567\n', 'ICCID'],
    ['an Excel workbook', 'PK\u0003\u0004\u0000', 'CSV UTF-8'],
    ['a quote without an end', `ICCID,number\n${A},"+46701234567\n${B},+46707654321\n`, 'line 2'],
    ['a text of two bytes a letter', 'I\u0000C\u0000', 'text file'],
  ])('refuses a file with %s as a whole, and says what to do', (_, text, words) => {
    expect(readImport(text, nobody)).toMatchObject({ ok: false, error: expect.stringContaining(words) });
  });

  test.each([';', '\t', '|', ','])('needs no third column to see what %j stands between', (between) => {
    const text = `ICCID${between}number\n${A}${between}+46701234567\n`;
    expect(told(text)).toEqual([`${A} +46701234567 null`]);
  });

  test('counts lines as an editor does', () => {
    expect(read(`ICCID,number\n\n${A},x\n`).refused).toMatchObject([{ line: 3 }]);
    expect(read(`sep=,\nICCID,number\n${A},x\n`).refused).toMatchObject([{ line: 3 }]);
  });
});

describe('the ICCID', () => {
  test.each([
    ['spaces', '8946 0700 0000 0000 017'],
    ['the F that fills the last half byte', `${A}F`],
    ['an apostrophe in front', `'${A}`],
    ['the formula that keeps digits', `"=""${A}"""`],
  ])('may be written with %s', (_, written) => {
    expect(told(`${written},+46701234567`)).toEqual([`${A} +46701234567 null`]);
  });

  test('may have 20 digits, and keeps inner letters', () => {
    expect(told(`89460700000000000170,+46701234567\n8986011F12345678901,+46707654321`)).toHaveLength(2);
  });

  test('with one digit more or less is the card that is known', () => {
    const iccids = [need(asIccid(A))];
    expect(told(`${A}5,+46701234567`, { iccids })).toEqual(
      plain.slice(0, 1).map((line) => line.replace('1.5', 'null')),
    );
    expect(told(`${A.slice(0, -1)},,2`, { iccids })).toEqual([`${A} null 2`]);
  });

  test('that Excel has rounded is refused, with how to keep it', () => {
    for (const rounded of ['8.94607E+18', '"8,94607E+18"', '8946070123456780000']) {
      expect(told(`${rounded};+46701234567`)).toEqual([expect.stringMatching(/^1: Excel.*as text/)]);
    }
  });

  test('is needed, and must be one', () => {
    expect(told(`,+46701234567\nPort1,+46701234567`)).toEqual([
      expect.stringContaining('1: There is no ICCID'),
      expect.stringContaining('2: "Port1" is no ICCID'),
    ]);
  });
});

describe('the number', () => {
  test.each(['+46 70-123 45 67', '0046701234567', '+46701234567.0', "'+46701234567"])(
    'may be written as %s',
    (number) => {
      expect(told(`${A},${number}`)).toEqual([`${A} +46701234567 null`]);
    },
  );

  test('without country code is refused, unless the country of the SIM is known', () => {
    const refused = [expect.stringContaining('with + and country code')];
    expect(told(`${A},0701234567`)).toEqual(refused);
    expect(told(`${A},46701234567`)).toEqual(refused);
    const mccOf = () => '240';
    expect(told(`${A},0701234567`, { mccOf })).toEqual([`${A} +46701234567 null`]);
    expect(told(`${A},46701234567`, { mccOf })).toEqual([`${A} +46701234567 null`]);
    expect(told(`${A},07012`, { mccOf })).toEqual([expect.stringMatching(/^1: /)]);
  });

  test('that Excel has rounded, or that is none, is refused in words', () => {
    expect(told(`${A},4.67012E+10\n${B},mine`)).toEqual([
      expect.stringContaining('1: Excel has rounded the number'),
      expect.stringContaining('2: "mine" is no phone number'),
    ]);
  });
});

test('a line may bring a price alone, but not nothing', () => {
  expect(told(`ICCID,number,price\n${A},,2.25 EUR\n${B},,\n`)).toEqual([
    `${A} null 2.25`,
    expect.stringContaining('3: There is neither'),
  ]);
});

test.each(['-1', '1.234.567,00', 'free', '1000001', '1,500', '1.500'])(
  'a price of %s is refused',
  (price) => {
    expect(told(`${A};+46701234567;${price}`)).toEqual([expect.stringMatching(/^1: .*price/)]);
  },
);

describe('lines that contradict each other', () => {
  test('are all refused when they say different things of one SIM', () => {
    expect(told(`${A},+46701234567\n${B},+46707654321\n${A},+46701111111`)).toEqual([
      `${B} +46707654321 null`,
      `1: Lines 1, 3 say different things of SIM ${A}. Keep the right one.`,
      `3: Lines 1, 3 say different things of SIM ${A}. Keep the right one.`,
    ]);
  });

  test('are all refused when they give one number to two SIMs', () => {
    const reason = 'Lines 1, 2 give +46701234567 to different SIMs. Only one can have it.';
    expect(told(`${A},+46701234567\n${B},+46 701234567`)).toEqual([`1: ${reason}`, `2: ${reason}`]);
  });

  test('are none when they say the same twice', () => {
    expect(told(`${A},+46701234567\n${A}F,0046701234567`)).toEqual([`${A} +46701234567 null`]);
  });
});

test('a long list meets a large book without holding up the app', () => {
  const card = (prefix: string, place: number) => `${prefix}${String(place).padStart(8, '0')}`;
  const iccids = Array.from({ length: 10_000 }, (_, place) => need(asIccid(card('89450700000', place))));
  // Looked through for each line these would be 200 million comparisons, and some seconds.
  let looks = 0;
  const counted = new Proxy(iccids, {
    get(target, key, receiver) {
      looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  const lines = Array.from({ length: 2_000 }, (_, place) => `${card('89460700000', place)},+46701234567`);
  expect(read(lines.join('\n'), { iccids: counted }).refused).toHaveLength(2_000);
  expect(looks).toBeLessThan(30_000);
});

test('the price of a tenth of a cent is one', () => {
  expect(told(`${A};;0,125`)).toEqual([`${A} null 0.125`]);
});

test('a cell without end is quoted by its beginning', () => {
  const { refused } = read(`${'x'.repeat(100_000)},+46701234567\n${A},${'y'.repeat(100_000)}`);
  expect(refused.map(({ reason }) => reason.length).every((length) => length < 250)).toBe(true);
  expect(refused[0]?.reason).toContain(`"${'x'.repeat(40)}…" is no ICCID`);
});
