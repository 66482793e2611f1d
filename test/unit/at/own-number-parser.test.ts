import { expect, test } from 'vitest';
import { parseOwnNumbers } from '../../../src-main/at/own-number-parser.ts';

test.each([
  ['nothing stored', 'AT+CNUM\r\r\nOK\r\n', []],
  ['an empty number', '+CNUM: "Line 1","",129\r\nOK', []],
  ['no number at all', '+CNUM: ,,\r\nOK', []],
  ['alpha, number and type', '+CNUM: "Own","+46700000001",145\r\nOK', ['+46700000001']],
  ['no alpha', '+CNUM: ,"+46700000001",145\r\nOK', ['+46700000001']],
  ['an international number without plus', '+CNUM: "Own","46700000001",145\r\nOK', ['+46700000001']],
  ['a national number', '+CNUM: "Own","0700000001",129\r\nOK', ['0700000001']],
  ['alpha and number without quotes', '+CNUM: Own,+46700000001,145\r\nOK', ['+46700000001']],
  ['one quote missing', '+CNUM: "",+46700000001",145\r\nOK', ['+46700000001']],
  ['speed and service behind', '+CNUM: "Own","+46700000001",145,7,4\r\nOK', ['+46700000001']],
  ['blanks in the number', '+CNUM: "Own","+46 70 000 00 01",145,,4\r\nOK', ['+46 70 000 00 01']],
  ['no type', '+CNUM: "Own","+46700000001"\r\nOK', ['+46700000001']],
  ['raw quotes in the alpha', '+CNUM: "My "home"","0700000001",129\r\nOK', ['0700000001']],
  ['a bare comma in the alpha', '+CNUM: Own, home,"+46700000001",145\r\nOK', ['+46700000001']],
  ['an error glued in front', '+CME ERROR: 25+CNUM: "","+46700000001",145\r\n\r\nOK', ['+46700000001']],
  ['a plain error glued in front', 'ERROR+CNUM: "","+46700000001",145\r\n\r\nOK', ['+46700000001']],
  ['a lower-case name and no blank', '+cnum:"","+46700000001",145\r\nok', ['+46700000001']],
])('reads an answer with %s', (_name, input, expected) => {
  expect(parseOwnNumbers(input)).toEqual(expected);
});

test('gives all numbers of several lines, and leaves the empty ones out', () => {
  const input =
    '+CNUM: "Voice","+46700000001",145\r\n+CNUM: "Fax","",0\r\n+CNUM: "Data","0700000002",161\r\nOK';
  expect(parseOwnNumbers(input)).toEqual(['+46700000001', '0700000002']);
});

test('decodes UCS2, and takes digits alone for the number itself', () => {
  const hex = '+CNUM: "004F0077006E","002B00340036003700300030",145\r\nOK';
  expect(parseOwnNumbers(hex, 'UCS2')).toEqual(['+46700']);
  expect(parseOwnNumbers(hex)).toEqual(['+46700']);
  expect(parseOwnNumbers('+CNUM: "004F0077006E","46700000",145\r\nOK', 'UCS2')).toEqual(['+46700000']);
});

test.each(['+CME ERROR: 14', 'ERROR', 'COMMAND NOT SUPPORT'])('gives null for the error %j', (input) => {
  expect(parseOwnNumbers(input)).toBeNull();
});
