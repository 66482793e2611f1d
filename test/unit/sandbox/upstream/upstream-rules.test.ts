import { expect, test } from 'vitest';
import type { SandboxUpstreamOptions } from '../../../../src-main/sandbox/upstream/sandbox-options.ts';
import { UpstreamDesk } from '../../../../src-main/sandbox/upstream/upstream-desk.ts';
import type { UpstreamFault } from '../../../../src-main/sandbox/upstream/upstream-fault.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

const NUMBERS = [
  { number: '+46701111111', country_id: 46, rent: 0 },
  { number: '+46702222222', country_id: 46, rent: 0 },
  { number: '+46703333333', country_id: 46, rent: 0 },
];

function openDesk(options: Partial<SandboxUpstreamOptions> = {}) {
  const clock = new FakeClock();
  const desk = new UpstreamDesk({ clock, apiKey: null, ...options });
  const send = (numbers: readonly object[] = NUMBERS) =>
    desk.answer({
      method: 'POST',
      path: '/api/resellers/sendNumbersOnline',
      headers: {
        authorization: 'Bearer key',
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'test',
      },
      body: JSON.stringify({ numbers }),
    });
  return { clock, desk, send };
}

test('a list with a number that is in no port blocks the account for 30 minutes', async () => {
  const active = new Set(['+46701111111']);
  const { clock, desk, send } = openDesk({ block: { activeNumbers: () => active } });
  expect(send(NUMBERS.slice(0, 1)).status).toBe(200);
  expect(send()).toMatchObject({ status: 403, body: 'ACCOUNT_BLOCKED' });
  await clock.advance(29 * 60_000);
  expect(send(NUMBERS.slice(0, 1)).status).toBe(403);
  await clock.advance(60_000);
  expect(desk.blocked).toBe(false);
  expect(send(NUMBERS.slice(0, 1)).status).toBe(200);
});

test('a list longer than allowed blocks as well, for as long as told', async () => {
  const { clock, send } = openDesk({ block: { maxNumbers: 2, durationMs: 5_000 } });
  expect(send().status).toBe(403);
  await clock.advance(5_000);
  expect(send(NUMBERS.slice(0, 2)).status).toBe(200);
});

test('requests closer together than allowed get 429 with the seconds to wait', async () => {
  const { clock, send } = openDesk({ answers: { minimumIntervalMs: 2_000 } });
  expect(send().status).toBe(200);
  await clock.advance(500);
  expect(send()).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
  await clock.advance(2_000);
  expect(send().status).toBe(200);
});

test('numbers expire with the last proof of life', async () => {
  const { clock, desk, send } = openDesk({ answers: { expiresAfterMs: 600_000 } });
  send();
  await clock.advance(599_999);
  expect(desk.numbers.size).toBe(3);
  await clock.advance(1);
  expect(desk.numbers.size).toBe(0);
});

test('the upstream lives by its own clock', () => {
  const { desk, send } = openDesk({ clockSkewMs: -3_600_000 });
  const nowS = Date.UTC(2026, 0, 1) / 1000;
  const dated = NUMBERS.map((entry) => ({ ...entry, date_start: nowS }));
  const early = send(dated);
  expect(early).toMatchObject({ status: 400, body: 'ERROR_DATE' });
  expect(early.headers['date']).toBe('Wed, 31 Dec 2025 23:00:00 GMT');
  desk.setClockSkew(0);
  expect(send(dated).status).toBe(200);
});

test.each<[UpstreamFault, object]>([
  [{ kind: 'reset' }, { transfer: { kind: 'reset' } }],
  [{ kind: 'hang' }, { transfer: { kind: 'hang' } }],
  [
    { kind: 'html', status: 502 },
    { status: 502, body: expect.stringContaining('<html>') },
  ],
  [
    { kind: 'empty', status: 200 },
    { status: 200, body: '' },
  ],
  [
    { kind: 'wrong-json', form: 'shape' },
    { status: 200, body: '{"ok":true,"result":[]}' },
  ],
  [
    { kind: 'status', status: 503, text: 'Unavailable' },
    { status: 503, body: 'Unavailable' },
  ],
  [
    { kind: 'rate-limit', retryAfter: '30' },
    { status: 429, headers: { 'retry-after': '30' } },
  ],
  [
    { kind: 'response-text', text: 'Nope' },
    { status: 200, body: '{"response":"Nope"}' },
  ],
])('%j strikes in place of the request, which is not carried out', (fault, reply) => {
  const { desk, send } = openDesk();
  desk.setFault(fault);
  expect(send()).toMatchObject(reply);
  expect(desk.numbers.size).toBe(0);
  expect(send().status).toBe(200);
});

const IDS = { '+46701111111': 100_001, '+46702222222': 100_002, '+46703333333': 100_003 };

test.each<[UpstreamFault, unknown]>([
  [
    { kind: 'ids-as-strings' },
    { response: 1, ids: { '+46701111111': '100001', '+46702222222': '100002', '+46703333333': '100003' } },
  ],
  [
    { kind: 'ids-without-plus' },
    { response: 1, ids: { '46701111111': 100_001, '46702222222': 100_002, '46703333333': 100_003 } },
  ],
  [{ kind: 'ids-missing', form: 'all' }, { response: 1 }],
  [
    { kind: 'ids-missing', form: 'some' },
    { response: 1, ids: { '+46701111111': 100_001, '+46703333333': 100_003 } },
  ],
  [{ kind: 'response-string' }, { response: '1', ids: IDS }],
  [
    { kind: 'slow', delayMs: 10 },
    { response: 1, ids: IDS },
  ],
  [
    { kind: 'drop', afterBytes: 3 },
    { response: 1, ids: IDS },
  ],
])('%j strikes after the request was carried out', (fault, body) => {
  const { desk, send } = openDesk();
  desk.setFault(fault);
  expect(JSON.parse(send().body)).toEqual(body);
  expect(desk.numbers.size).toBe(3);
});

test('JSON that ends in the middle cannot be read', () => {
  const { desk, send } = openDesk();
  desk.setFault({ kind: 'wrong-json', form: 'cut' });
  expect(() => JSON.parse(send().body)).toThrow();
});

test('faults strike in the order they were set, each as often as told, until cleared', () => {
  const { desk, send } = openDesk();
  desk.setFault({ kind: 'status', status: 500, text: '' }, 2);
  desk.setFault({ kind: 'html', status: 502 }, 'sticky');
  expect([send(), send(), send(), send()].map(({ status }) => status)).toEqual([500, 500, 502, 502]);
  desk.clearFaults();
  expect(send().status).toBe(200);
  expect(desk.requests.map(({ fault }) => fault)).toEqual(['status', 'status', 'html', 'html', null]);
});

test('a fault of the ids leaves an answer without ids as it is', () => {
  const { desk, send } = openDesk();
  desk.setFault({ kind: 'ids-as-strings' });
  expect(send([{ number: 'x' }])).toMatchObject({ status: 400 });
});
