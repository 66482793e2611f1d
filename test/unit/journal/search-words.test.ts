import { expect, test } from 'vitest';
import { portWord, requestWords, searchTokens } from '../../../src-main/journal/search-words.ts';

test('a list is found by its numbers and ports, and not by its keys', () => {
  const body = '{"numbers":[{"number":"+46701234567","country_id":46,"port_id":"Rack A-1","rent":0}]}';
  expect([...requestWords({ body, answer: null, notes: ['heartbeat', null] })]).toEqual([
    '46701234567@rack a-1',
    'port:rack a-1',
    'heartbeat',
  ]);
});

test('a single call is found by its number, and a body that is none has no words', () => {
  const words = (body: string) => [...requestWords({ body, answer: 'Bad_Gateway 502', notes: [] })];
  expect(words('{"number":"+46701234567","port_id":"Port1"}')).toContain(portWord('PORT1'));
  expect(words('{}')).toEqual(['bad_gateway', '502']);
  expect(words('<html>')).toEqual(['bad_gateway', '502']);
});

test('an endless error page is taken up to a bound', () => {
  const page = Array.from({ length: 20_000 }, (_, word) => `word${word}`).join(' ');
  expect(requestWords({ body: '{}', answer: `${'x'.repeat(500)} ${page}`, notes: [] }).size).toBe(4000);
});

test.each([
  ['+46 70-123 45 67', ['46701234567']],
  ['+46 (0)70 123 45 67', ['46701234567']],
  ['0046 70 123 45 67', ['46701234567']],
  ['(070) 123 45 67', ['701234567']],
  ['0017', ['0017']],
  ['0000000017', ['0000000017']],
  ['192.168.1.20', ['192', '168', '20']],
  ['CME ERROR: 10', ['cme', 'error', '10']],
  ['Grüße', ['grüße']],
  ['"%_\'', ['_']],
  ['  ', []],
  ['+', []],
])('looks for the words of %j', (text, tokens) => {
  expect(searchTokens(text)).toEqual(tokens);
});

test('what a word of the search implies is not looked for as well', () => {
  expect(searchTokens('gate Gateway bad gateway 50 502')).toEqual(['gateway', 'bad', '502']);
});

test('of a whole page the longest words are looked for', () => {
  const page = Array.from({ length: 300 }, (_, place) => `w${place}x`).join(' ');
  const tokens = searchTokens(`short ${page} extraordinarily`);
  expect(tokens).toHaveLength(16);
  expect(tokens[0]).toBe('extraordinarily');
});
