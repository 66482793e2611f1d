import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asE164, type E164 } from '../../../src-main/shared/ids.ts';
import { parseAnswer } from '../../../src-main/upstream/answer-parser.ts';
import { need } from '../../support/list-entries.ts';

const a = need(asE164('+46701000001'));
const b = need(asE164('+46701000002'));

function read(
  httpStatus: number,
  body: string,
  sent: readonly E164[] = [a, b],
  retryAfter: string | null = null,
) {
  return parseAnswer({ httpStatus, body, retryAfter }, sent, Date.UTC(2026, 0, 1));
}

function ids(body: string) {
  const answer = read(200, body);
  return answer.kind === 'accepted' ? Object.fromEntries(answer.numbers) : answer;
}

describe('an accepted list', () => {
  test.each([
    ['as documented', '{"response":1,"ids":{"+46701000001":7,"+46701000002":8}}'],
    ['with numbers without +', '{"response":1,"ids":{"46701000001":7,"46701000002":8}}'],
    ['with ids as strings', '{"response":"1","ids":{"+46701000001":"7","+46701000002":" 8 "}}'],
    [
      'with a byte order mark and white space',
      '\uFEFF {"response":true,"ids":{"+46701000001":7,"46 70 1000002":8}}\n',
    ],
  ])('gives every number its id %s', (_, body) => {
    expect(ids(body)).toEqual({ [a]: { status: 'accepted', id: 7 }, [b]: { status: 'accepted', id: 8 } });
  });

  test('tells deleted from not mentioned', () => {
    expect(ids('{"response":1,"ids":{"+46701000001":null}}')).toEqual({
      [a]: { status: 'deleted' },
      [b]: { status: 'unconfirmed' },
    });
  });

  test('keeps a number that was not sent but is reported as deleted', () => {
    expect(ids('{"response":1,"ids":{"+46701000009":null}}')).toHaveProperty('+46701000009', {
      status: 'deleted',
    });
  });

  test.each([
    '{"response":1}',
    '{"response":1,"ids":[]}',
    '{"response":1,"ids":null}',
    '{"response":1,"ids":{"+46701000001":"x"}}',
  ])('confirms nothing by %s', (body) => {
    expect(ids(body)).toEqual({ [a]: { status: 'unconfirmed' }, [b]: { status: 'unconfirmed' } });
  });
});

describe('a refused list', () => {
  test.each([
    [400, 'NUMBER_FORMAT_ERROR'],
    [400, '"NUMBER_FORMAT_ERROR"'],
    [400, '{"response":"NUMBER_FORMAT_ERROR"}'],
    [400, '{"error":"NUMBER_FORMAT_ERROR"}'],
    [200, '{"response":"NUMBER_FORMAT_ERROR"}'],
    [200, '"NUMBER_FORMAT_ERROR"'],
    [200, 'NUMBER_FORMAT_ERROR'],
  ])('is seen in %i %s', (status, body) => {
    expect(read(status, body)).toEqual({
      kind: 'rejected',
      code: 'NUMBER_FORMAT_ERROR',
      text: 'NUMBER_FORMAT_ERROR',
    });
  });

  test('keeps words that nobody knows', () => {
    expect(read(400, 'price too high')).toEqual({
      kind: 'rejected',
      code: 'http-400',
      text: 'price too high',
    });
    expect(read(200, '{"response":"try later"}')).toMatchObject({ kind: 'rejected', text: 'try later' });
    expect(read(200, '{"response":0}')).toMatchObject({ kind: 'rejected', code: 'response-0' });
  });

  test('is not seen in a 400 page of a proxy', () => {
    expect(read(400, '<html><title>Bad</title><h1>400 Bad Request</h1></html>')).toEqual({
      kind: 'unreadable',
      code: 'html',
      text: 'Bad 400 Bad Request',
      retryAfterMs: null,
    });
  });
});

test.each([
  [401, 'ERROR_WRONG_KEY', 'ERROR_WRONG_KEY'],
  [401, '"ERROR_NO_KEY"', 'ERROR_NO_KEY'],
  [403, '{"response":"ACCOUNT_BLOCKED"}', 'ACCOUNT_BLOCKED'],
  [403, 'API_ACCESS_IP: 192.0.2.7', 'API_ACCESS_IP'],
  [405, 'REQUEST_NOT_FOUND', 'REQUEST_NOT_FOUND'],
  [200, '{"response":"ERROR_WRONG_KEY"}', 'ERROR_WRONG_KEY'],
  [400, 'API_ACCESS_DISABLED', 'API_ACCESS_DISABLED'],
  [404, 'REQUEST_NOT_FOUND', 'REQUEST_NOT_FOUND'],
  [403, '<html><body>API_ACCESS_IP: 192.0.2.7</body></html>', 'API_ACCESS_IP'],
  [401, '', 'http-401'],
])('treats %i %s as denied until a person acts', (status, body, code) => {
  expect(read(status, body)).toMatchObject({ kind: 'denied', code });
});

test.each([
  [200, '', 'empty'],
  [200, '   ', 'empty'],
  [204, '', 'empty'],
  [200, '<!doctype html><p>Login</p>', 'html'],
  [200, '{"response":1,"ids":{', 'not-json'],
  [200, '[]', 'wrong-shape'],
  [200, '7', 'wrong-shape'],
  [200, '{"ok":true}', 'wrong-shape'],
  [200, '{"response":null}', 'wrong-shape'],
  [401, '<html><h1>Proxy login</h1></html>', 'html'],
  [403, '<html>Forbidden</html>', 'html'],
  [405, '<!doctype html><p>Blocked by the firewall</p>', 'html'],
  [302, '', 'http-302'],
  [404, 'not here', 'http-404'],
  [500, '{"response":1,"ids":{}}', 'http-500'],
  [503, 'ERROR_WRONG_KEY', 'http-503'],
])('cannot read %i %s', (status, body, code) => {
  expect(read(status, body)).toMatchObject({ kind: 'unreadable', code });
});

test.each([
  [null, null],
  ['120', 120_000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
])('reads Retry-After %j as %j ms', (header, retryAfterMs) => {
  expect(read(429, 'slow down', [a], header)).toEqual({ kind: 'rate-limited', retryAfterMs });
});

test('cuts long pages down to what a person reads', () => {
  const answer = read(502, `<html>${'word '.repeat(100_000)}</html>`);
  expect(answer.kind === 'unreadable' && answer.text.length).toBeLessThan(600);
});

test('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
      const answer = read(status, body);
      if (answer.kind === 'accepted') {
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(300);
        expect([...answer.numbers.keys()]).toEqual(expect.arrayContaining([a, b]));
      }
    }),
  );
});
