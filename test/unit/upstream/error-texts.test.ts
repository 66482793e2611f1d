import { describe, expect, test } from 'vitest';
import { exchangeFault } from '../../../src-main/upstream/error-texts.ts';
import type { UpstreamAnswer } from '../../../src-main/upstream/upstream-answer.ts';
import type { TransportFault } from '../../../src-main/upstream/upstream-client.ts';

function textOf(answer: UpstreamAnswer, httpStatus = 400) {
  return exchangeFault({ kind: 'answered', request: '', durationMs: 1, httpStatus, body: '', answer });
}

test('an accepted list has no fault', () => {
  expect(textOf({ kind: 'accepted', numbers: new Map() }, 200)).toBeNull();
});

describe('documented errors', () => {
  const codes = [
    'ERROR_WRONG_KEY',
    'ERROR_NO_KEY',
    'ACCOUNT_BLOCKED',
    'API_ACCESS_DISABLED',
    'API_ACCESS_IP',
    'REQUEST_NOT_FOUND',
    'NUMBER_FORMAT_ERROR',
    'ERROR_DATE',
  ];
  const texts = codes.map((code) => textOf({ kind: 'denied', code, text: code })?.text ?? '');

  test('each have a text of their own without machine words', () => {
    expect(new Set(texts).size).toBe(codes.length);
    for (const text of texts) expect(text).not.toMatch(/[A-Z]+_[A-Z]+/);
  });

  test('say which IP address was seen when the upstream tells it', () => {
    const fault = textOf({ kind: 'denied', code: 'API_ACCESS_IP', text: 'API_ACCESS_IP 203.0.113.9' }, 403);
    expect(fault?.text).toContain('203.0.113.9');
    expect(fault?.httpStatus).toBe(403);
  });
});

test.each([
  ['in its words', 'API_ACCESS_IP: 203.0.113.9.', '', '203.0.113.9'],
  [
    'in a field of its own',
    'API_ACCESS_IP',
    '{"response":"API_ACCESS_IP","ip":"198.51.100.7"}',
    '198.51.100.7',
  ],
  ['as a short IPv6 address', 'API_ACCESS_IP 2001:db8::17', '', '2001:db8::17'],
])('an address that the upstream tells %s is told', (_, text, body, address) => {
  const answer: UpstreamAnswer = { kind: 'denied', code: 'API_ACCESS_IP', text };
  const exchange = { kind: 'answered', request: '', durationMs: 1, httpStatus: 403, body, answer } as const;
  expect(exchangeFault(exchange)?.text).toContain(`The address seen is ${address}.`);
});

test('a version or a time is no address', () => {
  const text = 'API_ACCESS_IP at 12:30:01, server 2.4.57';
  expect(textOf({ kind: 'denied', code: 'API_ACCESS_IP', text }, 403)?.text).not.toContain('address seen');
});

test('every text says something to do, or that it is tried again', () => {
  const kinds = ['html', 'empty', 'not-json', 'wrong-shape', 'http-503', 'http-301', 'http-404', 'http-405'];
  for (const code of [...kinds, 'http-407', 'http-408', 'http-413', 'response-0', 'SOMETHING_NEW']) {
    const text = textOf({ kind: 'unreadable', code, text: '', retryAfterMs: null })?.text ?? '';
    expect(text).toMatch(/tried again|Check|Ask/);
  }
});

test('unknown errors keep the words of the upstream', () => {
  expect(textOf({ kind: 'rejected', code: 'http-400', text: 'operator unknown' })?.text).toContain(
    '"operator unknown"',
  );
  expect(textOf({ kind: 'rejected', code: 'SOMETHING_NEW', text: 'SOMETHING_NEW' })?.text).toContain(
    'SOMETHING_NEW',
  );
});

test('a pause that the upstream asks for is told in seconds', () => {
  expect(textOf({ kind: 'rate-limited', retryAfterMs: 89_500 }, 429)?.text).toContain('90 s');
});

test.each<TransportFault>([
  'refused',
  'timeout',
  'dns',
  'tls',
  'reset',
  'too-long',
  'garbled',
  'aborted',
  'network',
])('a connection that ends in %s has a text and keeps its machine word', (fault) => {
  const exchange = { kind: 'failed', fault, detail: 'ECODE', request: '', durationMs: 1 } as const;
  expect(exchangeFault(exchange)).toEqual({
    code: fault,
    text: expect.stringMatching(/\.$/),
    httpStatus: null,
  });
});

test("a certificate that was not accepted, and a fault without a name, are told in the system's words as well", () => {
  for (const fault of ['tls', 'network'] as const) {
    const exchange = { kind: 'failed', fault, detail: 'certificate has expired' } as const;
    const text = exchangeFault({ ...exchange, request: '', durationMs: 1 })?.text;
    expect(text).toContain('"certificate has expired"');
  }
});
