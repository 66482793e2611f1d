import { expect, test } from 'vitest';
import { parseFault } from '../../../../src-main/sandbox/command/fault-words.ts';

test.each([
  ['reset', { kind: 'reset' }, 1],
  ['hang*always', { kind: 'hang' }, 'sticky'],
  ['slow=1500*3', { kind: 'slow', delayMs: 1_500 }, 3],
  ['drop=20', { kind: 'drop', afterBytes: 20 }, 1],
  ['html', { kind: 'html', status: 502 }, 1],
  ['empty=204', { kind: 'empty', status: 204 }, 1],
  ['wrong-json=shape', { kind: 'wrong-json', form: 'shape' }, 1],
  ['status=503 Service Unavailable', { kind: 'status', status: 503, text: 'Service Unavailable' }, 1],
  ['rate-limit=30', { kind: 'rate-limit', retryAfter: '30' }, 1],
  ['rate-limit', { kind: 'rate-limit', retryAfter: null }, 1],
  ['ids-missing=some', { kind: 'ids-missing', form: 'some' }, 1],
  ['response-text=Out of order', { kind: 'response-text', text: 'Out of order' }, 1],
  ['refuse', { kind: 'refuse', forMs: 30_000 }, 1],
  ['refuse=5', { kind: 'refuse', forMs: 5_000 }, 1],
  ['skew=600', { kind: 'skew', skewMs: 600_000 }, 1],
  ['skew=-3600', { kind: 'skew', skewMs: -3_600_000 }, 1],
  ['API_ACCESS_IP', { kind: 'status', status: 403, text: 'API_ACCESS_IP' }, 1],
])('reads %j', (words, fault, times) => {
  expect(parseFault(words)).toEqual({ ok: true, value: { fault, times, call: null } });
});

test('reads which request a fault strikes', () => {
  expect(parseFault('ERROR_DATE*2@addNumber')).toMatchObject({
    ok: true,
    value: { times: 2, call: 'addNumber' },
  });
  expect(parseFault('reset@elsewhere')).toMatchObject({ ok: false });
});

test.each(['refuse=5*2', 'refuse@checkWork', 'skew=60*always'])(
  'says that %j strikes whoever asks',
  (words) => {
    expect(parseFault(words)).toEqual({
      ok: false,
      error: expect.stringContaining('strikes whoever asks: it goes without *<times> and @<request>'),
    });
  },
);

test.each([
  '',
  'nothing',
  'constructor',
  'slow=soon',
  'html=99',
  'wrong-json=other',
  'reset*',
  'refuse=long',
  'skew',
])('refuses %j', (words) => {
  expect(parseFault(words)).toMatchObject({ ok: false });
});
