import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type SandboxUpstream, startSandboxUpstream } from '../../src-main/sandbox/upstream-server.ts';
import { FakeClock } from '../support/fake-clock.ts';

const ENTRY = {
  number: '+46050910804',
  country_id: 46,
  operator: 24012,
  date_start: 1658209063,
  port_id: 'Port1',
  rent: 0,
};
const HEADERS = { authorization: 'Bearer key', 'content-type': 'application/json; charset=utf-8' };

let upstream: SandboxUpstream;
let clock: FakeClock;

beforeEach(async () => {
  clock = new FakeClock();
  upstream = await startSandboxUpstream({ clock, apiKey: 'key' });
});

afterEach(() => upstream.close());

function send(name = 'sendNumbersOnline', body: unknown = { numbers: [ENTRY] }, method = 'POST') {
  return fetch(`${upstream.baseUrl}/api/resellers/${name}`, {
    method,
    headers: HEADERS,
    body: JSON.stringify(body),
  });
}

/** The code of what broke, as Node names it. */
async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    await answer;
    return null;
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : 'other';
  }
}

test('listens on loopback only, on a free port', () => {
  expect(upstream.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('plays a day of the list strategy', async () => {
  const first = await send();
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await first.json()).toEqual({ response: 1, ids: { '+46050910804': 100_001 } });
  const second = { ...ENTRY, number: '+46701234567', port_id: 'Port2' };
  const swapped = await send('sendNumbersOnline', { numbers: [second] });
  expect(await swapped.json()).toEqual({
    response: 1,
    ids: { '+46701234567': 100_002, '+46050910804': null },
  });
  expect([...upstream.numbers.keys()]).toEqual(['+46701234567']);
});

test('plays a day of the incremental strategy', async () => {
  expect(await (await send('checkWork', {})).json()).toEqual({ response: 1 });
  expect((await send('addNumber', ENTRY)).status).toBe(200);
  expect((await send('removeNumber', { number: ENTRY.number }, 'DELETE')).status).toBe(200);
  expect(upstream.numbers.size).toBe(0);
});

test('keeps each request with headers and body as they came', async () => {
  await send();
  expect(upstream.requests).toHaveLength(1);
  expect(upstream.requests[0]).toMatchObject({
    method: 'POST',
    path: '/api/resellers/sendNumbersOnline',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ numbers: [ENTRY] }),
  });
});

test('refuses a request without User-Agent', async () => {
  const status = await new Promise((resolve, reject) => {
    const request = httpRequest(
      `${upstream.baseUrl}/api/resellers/sendNumbersOnline`,
      { method: 'POST', headers: HEADERS },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    request.on('error', reject);
    request.end(JSON.stringify({ numbers: [] }));
  });
  expect(status).toBe(400);
});

test('takes 512 numbers at once', async () => {
  const numbers = Array.from({ length: 512 }, (_, place) => ({
    ...ENTRY,
    number: `+4670${String(1_000_000 + place)}`,
    port_id: `Port${place + 1}`,
  }));
  expect((await send('sendNumbersOnline', { numbers })).status).toBe(200);
  expect(upstream.numbers.size).toBe(512);
});

test('ends the connection on a body beyond 4 MiB', async () => {
  const code = await codeOf(send('sendNumbersOnline', { numbers: ['x'.repeat(5 * 1024 * 1024)] }));
  expect(code).not.toBeNull();
  expect(upstream.requests).toHaveLength(0);
});

describe('faults on the wire', () => {
  test('a door that opens by itself, also when its port was taken for a while', async () => {
    upstream.setFault({ kind: 'refuse', forMs: 30_000 });
    expect(await codeOf(send())).toBe('ECONNREFUSED');
    const reopened = Promise.withResolvers<void>();
    upstream.onAcceptAgain(reopened.resolve);
    const squatter = createServer().listen(upstream.port, '127.0.0.1');
    await once(squatter, 'listening');
    await clock.advance(30_000);
    await vi.waitUntil(() => clock.timers === 1);
    squatter.close();
    await once(squatter, 'close');
    await clock.advance(1_000);
    await reopened.promise;
    expect((await send()).status).toBe(200);
    expect(clock.timers).toBe(0);
  });

  test('a door that is shut for good when the server closes in its time', async () => {
    upstream.setFault({ kind: 'refuse', forMs: 30_000 });
    await upstream.close();
    expect(clock.timers).toBe(0);
    expect(await codeOf(send())).toBe('ECONNREFUSED');
  });

  test('a reset connection', async () => {
    upstream.setFault({ kind: 'reset' });
    expect(await codeOf(send())).toBe('ECONNRESET');
    expect(upstream.numbers.size).toBe(0);
  });

  test('an answer that breaks off after some bytes, though the list is saved', async () => {
    upstream.setFault({ kind: 'drop', afterBytes: 10 });
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(await codeOf(answer.text())).not.toBeNull();
    expect(upstream.numbers.size).toBe(1);
  });

  test('a slow answer comes when its time is up', async () => {
    upstream.setFault({ kind: 'slow', delayMs: 30_000 });
    const arrived = new Promise((resolve) => upstream.onRequest(resolve));
    const answer = send();
    await arrived;
    await clock.advance(29_999);
    expect(clock.timers).toBe(1);
    await clock.advance(1);
    expect((await answer).status).toBe(200);
  });

  test('a request that is never answered ends when the server closes', async () => {
    upstream.setFault({ kind: 'hang' });
    const arrived = new Promise((resolve) => upstream.onRequest(resolve));
    const code = codeOf(send());
    await arrived;
    await upstream.close();
    expect(await code).not.toBeNull();
  });

  test('an HTML page, an empty body, a 429 and a documented error', async () => {
    upstream.setFault({ kind: 'html', status: 502 });
    upstream.setFault({ kind: 'empty', status: 200 });
    upstream.setFault({ kind: 'rate-limit', retryAfter: '17' });
    upstream.setFault({ kind: 'status', status: 403, text: 'API_ACCESS_IP' });
    const page = await send();
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(await (await send()).text()).toBe('');
    expect((await send()).headers.get('retry-after')).toBe('17');
    const denied = await send();
    expect([denied.status, await denied.text()]).toEqual([403, 'API_ACCESS_IP']);
  });

  test('a skewed clock shows in the Date header', async () => {
    upstream.setClockSkew(3_600_000);
    expect((await send()).headers.get('date')).toBe('Thu, 01 Jan 2026 01:00:00 GMT');
  });
});

test('closing twice is harmless, and no timer is left', async () => {
  upstream.setFault({ kind: 'slow', delayMs: 5_000 });
  const arrived = new Promise((resolve) => upstream.onRequest(resolve));
  const code = codeOf(send());
  await arrived;
  await upstream.close();
  await upstream.close();
  expect(await code).not.toBeNull();
  expect(clock.timers).toBe(0);
});
