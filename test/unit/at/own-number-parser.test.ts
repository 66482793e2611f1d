import { expect, test } from 'vitest';
import { parseOwnNumbers } from '../../../src-main/at/own-number-parser.ts';

test.each([
  ['nothing stored', 'AT+CNUM\r\r\nOK\r\n', []],
  ['an empty number', '+CNUM: "Anschluss 2","",129\r\nOK', []],
  ['no number at all', '+CNUM: ,,\r\nOK', []],
  ['alpha, number and type', '+CNUM: "Birke","+46701740658",145\r\nOK', ['+46701740658']],
  ['no alpha', '+CNUM: ,"+46701740658",145\r\nOK', ['+46701740658']],
  ['an international number without plus', '+CNUM: "Birke","46701740658",145\r\nOK', ['+46701740658']],
  ['a national number', '+CNUM: "Birke","0701740658",129\r\nOK', ['0701740658']],
  ['alpha and number without quotes', '+CNUM: Birke,+46701740658,145\r\nOK', ['+46701740658']],
  ['one quote missing', '+CNUM: "",+46701740658",145\r\nOK', ['+46701740658']],
  ['speed and service behind', '+CNUM: "Birke","+46701740658",145,7,4\r\nOK', ['+46701740658']],
  ['blanks in the number', '+CNUM: "Birke","+46 70 174 06 58",145,,4\r\nOK', ['+46 70 174 06 58']],
  ['no type', '+CNUM: "Birke","+46701740658"\r\nOK', ['+46701740658']],
  ['neither alpha nor its comma', '+CNUM: "+46701740658",145\r\nOK', ['+46701740658']],
  ['a type beside an alpha that is never closed', '+CNUM: "Birke,"+46701740658",145\r\nOK', ['+46701740658']],
  ['a URC inside the number', '+CNUM: "","+467017\r\n^RSSI:18\r\n40658",145\r\nOK', ['+46701740658']],
  ['raw quotes in the alpha', '+CNUM: "Bei "Uta"","0701740658",129\r\nOK', ['0701740658']],
  ['a bare comma in the alpha', '+CNUM: Uta, privat,"+46701740658",145\r\nOK', ['+46701740658']],
  ['an error glued in front', '+CME ERROR: 23+CNUM: "","+46701740658",145\r\n\r\nOK', ['+46701740658']],
  ['a plain error glued in front', 'ERROR+CNUM: "","+46701740658",145\r\n\r\nOK', ['+46701740658']],
  ['a lower-case name and no blank', '+cnum:"","+46701740658",145\r\nok', ['+46701740658']],
])('reads an answer with %s', (_name, input, expected) => {
  expect(parseOwnNumbers(input)).toEqual(expected);
});

test('gives all numbers of several lines, and leaves the empty ones out', () => {
  const input =
    '+CNUM: "Ton","+46701740658",145\r\n+CNUM: "Bild","",0\r\n+CNUM: "Daten","0701740697",161\r\nOK';
  expect(parseOwnNumbers(input)).toEqual(['+46701740658', '0701740697']);
});

test('decodes UCS2, and takes digits alone for the number itself', () => {
  const hex = '+CNUM: "004200690072006B0065","002B00340036003700330031",145\r\nOK';
  expect(parseOwnNumbers(hex, 'UCS2')).toEqual(['+46731']);
  expect(parseOwnNumbers(hex)).toEqual(['+46731']);
  expect(parseOwnNumbers('+CNUM: "004200690072006B0065","46701740",145\r\nOK', 'UCS2')).toEqual([
    '+46701740',
  ]);
});

test.each(['+CME ERROR: 14', 'ERROR', 'COMMAND NOT SUPPORT'])('gives null for the error %j', (input) => {
  expect(parseOwnNumbers(input)).toBeNull();
});
