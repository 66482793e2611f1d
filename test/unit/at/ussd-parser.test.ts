import { expect, test } from 'vitest';
import { parseUssd } from '../../../src-main/at/ussd-parser.ts';

const textOf = (input: string) => parseUssd(input)?.text;

test.each([
  ['+CUSD: 0,"Rest: 47,20 SEK",15\r\n', { state: 0, dcs: 15, text: 'Rest: 47,20 SEK' }],
  ['OK\r\n\r\n+CUSD: 1,"3: Tarif"\r\n', { state: 1, dcs: null, text: '3: Tarif' }],
  ['+CUSD: 2\r\n', { state: 2, dcs: null, text: null }],
  ['+CUSD: 2,"",15\r\n', { state: 2, dcs: 15, text: '' }],
  ['+CUSD:0,Nummer ist 0701740658,15\r\n', { state: 0, dcs: 15, text: 'Nummer ist 0701740658' }],
  ['+CUSD: 0,"ohne Ende,15\r\nOK\r\n', { state: 0, dcs: 15, text: 'ohne Ende' }],
  ['+CUSD: 0,"Tarif "Linde" neu", 15\r\n', { state: 0, dcs: 15, text: 'Tarif "Linde" neu' }],
])('reads state, dcs and text out of %j', (input, expected) => {
  expect(parseUssd(input)).toEqual(expected);
});

test('keeps the line breaks of the network', () => {
  expect(textOf('+CUSD: 1,"Rest 47 (x*y)\r\nBis Juni\r\n\r\n3: Weiter",15\r\nOK\r\n')).toBe(
    'Rest 47 (x*y)\r\nBis Juni\r\n\r\n3: Weiter',
  );
});

test('unpacks GSM-7 in hex, quoted or not, in either case', () => {
  const hex = 'CBB47C3E46AFEB6374D90D4297EBF432';
  const text = textOf(`+CUSD: 0,"${hex}",15`);
  expect(text).toBe('Kirschkuchen heute');
  expect(textOf(`+CUSD: 0,${hex.toLowerCase()},15`)).toBe(text);
});

test.each([
  ['under the dcs of GSM-7', '+CUSD: 0,"004D006F0068006E0062006C00FC00740065",15', 'Mohnblüte'],
  ['in Cyrillic, unquoted', '+CUSD: 0,041E0441044204300442043E043A,72', 'Остаток'],
  ['in Chinese under dcs 15', '+CUSD: 0,"672C670852694F596D4191CFFF0C4E945143",15', '本月剩余流量，五元'],
  ['in Chinese with digits between', '+CUSD: 0,"672C67084F59989D003400375143",15', '本月余额47元'],
  ['in Georgian under dcs 15', '+CUSD: 0,"10DC10D010E810D710D8002000340037",15', 'ნაშთი 47'],
  ['of digits alone', '+CUSD: 0,"00350036002000370030",15', '56 70'],
  ['of Cyrillic without a hex letter', '+CUSD: 0,"0441043804340440",72', 'сидр'],
  ['cut in the middle of a letter', '+CUSD: 0,"041A043E044004300",72', 'Кора'],
  ['behind a language code', '+CUSD: 2,"61720631064206450643",17', 'رقمك'],
  ['with memory behind a NUL', '+CUSD: 2,"0037002000530045004B0000FFFF4C2AEEEE",72', '7 SEK'],
])('reads UCS-2 %s', (_name, input, expected) => {
  expect(textOf(input)).toBe(expected);
});

test('keeps words that only look like hex', () => {
  expect(textOf('+CUSD: 0,"Cafe",15')).toBe('Cafe');
  expect(textOf('+CUSD: 0,"Facade",15')).toBe('Facade');
});

test('takes packed digits for GSM-7, though they are letters of East Asia too', () => {
  expect(textOf('+CUSD: 0,"4E39087683C56E3498AD8603",15')).toBe('Nr 0701740658');
  expect(textOf('+CUSD: 0,"4E39684693CD6E3298EC9603",15')).toBe('Nr 3423720279');
});

test('puts a text together that a URC cut in two', () => {
  expect(parseUssd('+CUSD: 0,"Rest 4\r\n^RSSI:18\r\n7 SEK",15\r\n')).toEqual({
    state: 0,
    dcs: 15,
    text: 'Rest 47 SEK',
  });
});

test('reads octets in hex as letters', () => {
  expect(textOf('+CUSD: 0,"526573743A203437",15')).toBe('Rest: 47');
  expect(textOf('+CUSD: 0,"47617274656E746F72",15')).toBe('Gartentor');
  expect(textOf('+CUSD: 0,"436166E9203132",68')).toBe('Café 12');
});

test.each(['0701740658', '46701740658', '58203917', '073106240978'])(
  'takes the digits %s for themselves, not for hex',
  (digits) => {
    expect(textOf(`+CUSD: 0,"${digits}",15`)).toBe(digits);
  },
);

test('takes the answer, not the line that opens or ends the session', () => {
  expect(textOf('+CUSD: 2,"Bis bald",15\r\n+CUSD: 0,"Rest 47",15\r\nOK')).toBe('Rest 47');
  expect(textOf('+CUSD: 1,"Rest 47",15\r\n+CUSD: 2\r\nOK')).toBe('Rest 47');
});

test('shows accents where the charset in force is GSM', () => {
  expect(parseUssd('+CUSD: 0,"w{rmer",15', 'GSM')?.text).toBe('wärmer');
  expect(parseUssd('+CUSD: 0,"8 \u001be",15')?.text).toBe('8 €');
});

test.each(['', 'OK', 'ERROR', '+CUSD:', '+CUSD: (0-2)', '+CME ERROR: 30'])(
  'finds no USSD answer in %j',
  (input) => {
    expect(parseUssd(input)).toBeNull();
  },
);
