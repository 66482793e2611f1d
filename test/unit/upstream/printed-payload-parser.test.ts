import { expect, test } from 'vitest';
import { readPrintedPayload } from '../../../src-main/upstream/printed-payload-parser.ts';

const numbers = [{ number: '+46701000001', country_id: 46, port_id: 'Port 1', rent: 0 }];
const expected = [
  {
    number: '+46701000001',
    fields: new Map([
      ['country_id', '46'],
      ['port_id', 'Port 1'],
      ['rent', '0'],
    ]),
  },
];

test.each([
  ['the payload itself', JSON.stringify({ numbers, test: 'test2' })],
  ['inside of response', JSON.stringify({ response: { numbers } })],
  ['beside response', JSON.stringify({ response: 1, data: { request: { numbers } } })],
  ['as text in a text', JSON.stringify(JSON.stringify({ numbers }))],
  ['as text in response', JSON.stringify({ response: JSON.stringify({ numbers }) })],
  ['by index', JSON.stringify({ numbers: { 0: numbers[0] } })],
  ['with a byte order mark', `\uFEFF${JSON.stringify({ numbers })}`],
  [
    'as PHP prints it',
    'Array\n(\n    [numbers] => Array\n        (\n            [0] => Array\n                (\n                    [number] => +46701000001\n                    [country_id] => 46\n                    [port_id] => Port 1\n                    [rent] => 0\n                )\n\n        )\n\n    [test] => test2\n)\n',
  ],
  [
    'as PHP prints it, on one line',
    'Array ( [numbers] => Array ( [0] => Array ( [number] => 46701000001 [country_id] => 46 [port_id] => Port 1 [rent] => 0 ) ) )',
  ],
])('reads a print %s', (_, body) => {
  expect(readPrintedPayload(body)).toEqual(expected);
});

test('keeps brackets of a port name in a PHP print', () => {
  const body =
    '[numbers] => Array\n(\n [0] => Array\n (\n [number] => +46701000001\n [port_id] => Port (1)\n )\n)';
  expect(readPrintedPayload(body)?.[0]?.fields.get('port_id')).toBe('Port (1)');
});

test('an empty list is a print without numbers', () => {
  expect(readPrintedPayload('{"numbers":[]}')).toEqual([]);
});

test('true is 1, what is null or empty was not printed, and a number that is none stays as it is', () => {
  const body = JSON.stringify({
    numbers: [{ number: 'abc', rent: true, operator: null, price: '' }, 7, null],
  });
  expect(readPrintedPayload(body)).toEqual([{ number: 'abc', fields: new Map([['rent', '1']]) }]);
});

test.each(['', 'ERROR_TEST', '{"response":1}', '[]', '"text"', '<html>numbers</html>', '{"numbers":"+46"}'])(
  'is no print: %s',
  (body) => {
    expect(readPrintedPayload(body)).toBeNull();
  },
);

test('does not follow an answer without end', () => {
  let body = '{"numbers":[]}';
  for (let depth = 0; depth < 12; depth++) body = `{"in":${body}}`;
  expect(readPrintedPayload(body)).toBeNull();
});

test('is done with an answer full of spaces before anybody waits for it', () => {
  const body = `[numbers] => Array ( [0] => Array ( [number] => +46701000001 [port_id] => A${' '.repeat(250_000)}B ) )`;
  expect(readPrintedPayload(body)?.[0]?.fields.get('port_id')).toHaveLength(250_002);
});
