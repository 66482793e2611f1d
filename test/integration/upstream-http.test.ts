import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import type { Clock } from '../../src-main/shared/clock.ts';
import { createUpstreamClient } from '../../src-main/upstream/axios-client.ts';
import { exchangeFault } from '../../src-main/upstream/error-texts.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';
import { listCall, type UpstreamCall } from '../../src-main/upstream/upstream-call.ts';
import type { UpstreamTarget } from '../../src-main/upstream/upstream-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { listEntries, listEntry } from '../support/list-entries.ts';

const KEY = 'secret-key-of-the-test';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
  vi.unstubAllEnvs();
});

async function serve(answer: (response: ServerResponse, seen: Seen) => void) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const one = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    seen.push(one);
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return { seen, server, baseUrl: `http://127.0.0.1:${address.port}`, port: address.port };
}

function client(clock: Clock = createSystemClock()) {
  return createUpstreamClient({ clock, version: '1.2.3' });
}

function sendList(
  target: UpstreamTarget,
  entries: readonly ListEntry[],
  parts: { readonly test?: UpstreamCall['test']; readonly signal?: AbortSignal; readonly clock?: Clock } = {},
) {
  const { test = null, clock, ...options } = parts;
  return client(clock).send(target, listCall(entries, test), { timeoutMs: 12_000, ...options });
}

test('sends path, headers and body exactly as documented', async () => {
  const { seen, baseUrl } = await serve((response) =>
    response.end('{"response":1,"ids":{"+46701000001":7}}'),
  );
  const entry = listEntry(1, { operator: 24012, dateStart: 1658209063 });
  const exchange = await sendList({ baseUrl, apiKey: KEY }, [entry], { test: 'test1' });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({
    method: 'POST',
    url: '/api/resellers/sendNumbersOnline',
    headers: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Portlight/1.2.3',
    },
  });
  const body =
    '{"numbers":[{"number":"+46701000001","country_id":46,"operator":24012,"date_start":1658209063,"port_id":"Port1","rent":0}],"test":"test1"}';
  expect(seen[0]?.body).toBe(body);
  expect(seen[0]?.headers['content-length']).toBe(String(body.length));
  expect(exchange).toMatchObject({
    kind: 'answered',
    httpStatus: 200,
    request: body,
    answer: { kind: 'accepted' },
  });
});

test('a port name beyond ASCII arrives whole', async () => {
  const { seen, baseUrl } = await serve((response) => response.end('{"response":1}'));
  const entry = { ...listEntry(1), portId: 'Порт ①' as never };
  await sendList({ baseUrl, apiKey: KEY }, [entry]);
  expect(JSON.parse(seen[0]?.body ?? '').numbers[0].port_id).toBe('Порт ①');
});

test('keeps a path before the API, such as that of a gateway', async () => {
  const { seen, baseUrl } = await serve((response) => response.end('{"response":1}'));
  await sendList({ baseUrl: `${baseUrl}/gateway`, apiKey: KEY }, []);
  expect(seen[0]?.url).toBe('/gateway/api/resellers/sendNumbersOnline');
});

test('does not carry the key to where a redirect points', async () => {
  const thief = await serve((response) => response.end('{"response":1}'));
  const { baseUrl } = await serve((response) => {
    response.writeHead(307, { location: `${thief.baseUrl}/api` });
    response.end();
  });
  const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
  expect(exchange).toMatchObject({ httpStatus: 307, answer: { kind: 'unreadable', code: 'http-307' } });
  expect(thief.seen).toEqual([]);
});

test('goes past a proxy of the environment to an upstream on this computer', async () => {
  const proxy = await serve((response) => response.end('{"response":"from the proxy"}'));
  vi.stubEnv('HTTP_PROXY', proxy.baseUrl);
  vi.stubEnv('http_proxy', proxy.baseUrl);
  const { baseUrl } = await serve((response) => response.end('{"response":1}'));
  const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
  expect(exchange).toMatchObject({ answer: { kind: 'accepted' } });
  expect(proxy.seen).toEqual([]);
});

test('shows a proxy of the environment nothing but the name of the upstream', async () => {
  const proxy = await serve((response) => response.end('{"response":"from the proxy"}'));
  const tunnels: { readonly url: string | undefined; readonly headers: IncomingMessage['headers'] }[] = [];
  proxy.server.on('connect', ({ url, headers }, socket) => {
    tunnels.push({ url, headers });
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
  });
  for (const name of ['HTTPS_PROXY', 'https_proxy']) vi.stubEnv(name, proxy.baseUrl);
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
  const exchange = await sendList({ baseUrl: 'https://upstream.test', apiKey: KEY }, listEntries(1));
  expect(tunnels).toMatchObject([{ url: 'upstream.test:443' }]);
  expect(JSON.stringify([tunnels, proxy.seen])).not.toContain(KEY);
  expect(proxy.seen).toEqual([]);
  expect(exchangeFault(exchange)?.text).toContain('proxy');
});

test('returns nothing that holds the key, even when the upstream echoes it', async () => {
  const { baseUrl } = await serve((response, { headers }) => {
    response.statusCode = 401;
    response.end(`bad header ${headers.authorization}`);
  });
  const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
  expect(exchange).toMatchObject({ httpStatus: 401, body: 'bad header Bearer [key]' });
  expect(JSON.stringify(exchange)).not.toContain(KEY);
});

test('returns no half of a key either where long words are cut', async () => {
  const { baseUrl } = await serve((response, { headers }) => {
    response.statusCode = 401;
    // The cut at 500 characters falls into the key.
    response.end(`${'x'.repeat(488)} ${headers.authorization}`);
  });
  const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
  expect(JSON.stringify(exchange)).not.toContain(KEY.slice(0, 3));
});

test('a key that no header can carry is a failed request, and stays secret', async () => {
  const { baseUrl } = await serve((response) => response.end('{"response":1}'));
  const apiKey = 'secret\u0000key\nX-Evil: 1';
  const exchange = await sendList({ baseUrl, apiKey }, listEntries(1));
  expect(JSON.stringify(exchange)).not.toContain('X-Evil');
});

describe('a connection that fails', () => {
  test('because nobody listens is refused', async () => {
    const { baseUrl, port } = await serve((response) => response.end());
    for (const close of open.splice(0)) await close();
    const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
    expect(exchange).toMatchObject({
      kind: 'failed',
      fault: 'refused',
      detail: expect.stringContaining(String(port)),
    });
    const named = { baseUrl: `http://localhost:${port}`, apiKey: KEY };
    expect(await sendList(named, [])).toMatchObject({
      fault: 'refused',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  test('because the name is unknown is a DNS fault', async () => {
    const target = { baseUrl: 'https://no-such-host.invalid', apiKey: KEY };
    expect(await sendList(target, [])).toMatchObject({ kind: 'failed', fault: 'dns' });
  });

  test('because the other side speaks no TLS is a TLS fault', async () => {
    const { port } = await serve((response) => response.end());
    const target = { baseUrl: `https://127.0.0.1:${port}`, apiKey: KEY };
    expect(await sendList(target, [])).toMatchObject({ kind: 'failed', fault: 'tls' });
  });

  test.each([
    ['before the answer', (response: ServerResponse) => void response.socket?.destroy()],
    [
      'in the middle of the answer',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"response":1', () => response.socket?.destroy());
      },
    ],
  ])('because it breaks %s is reset', async (_, answer) => {
    const { baseUrl } = await serve(answer);
    const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
    expect(exchange).toMatchObject({ kind: 'failed', fault: 'reset' });
  });

  const badlyPacked = (encoding: string) => (response: ServerResponse) => {
    response.writeHead(200, { 'content-encoding': encoding }).end('{"response":1,"ids":{}}');
  };

  test.each([
    ['speaks no HTTP', (response: ServerResponse) => void response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')],
    ['says gzip and sends something else', badlyPacked('gzip')],
    ['says deflate and sends something else', badlyPacked('deflate')],
    ['says br and sends something else', badlyPacked('br')],
    ['says zstd and sends something else', badlyPacked('zstd')],
  ])('because the upstream %s is garbled, and says to check the address', async (_, answer) => {
    const { baseUrl } = await serve(answer);
    const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
    expect(exchange).toMatchObject({ kind: 'failed', fault: 'garbled' });
    expect(exchangeFault(exchange)?.text).toMatch(/arrived broken. Check the address.*The system's words: "/);
  });

  test('in the middle of the answer keeps what had come, without a key that had just begun', async () => {
    const begun = `{"error":"key ${KEY.slice(0, 9)}`;
    const { baseUrl } = await serve((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write(begun, () => response.socket?.destroy());
    });
    const exchange = await sendList({ baseUrl, apiKey: KEY }, listEntries(1));
    expect(exchange).toMatchObject({ fault: 'reset', came: '{"error":"key ' });
  });

  test.each([
    ['stays silent', () => undefined],
    ['sends its answer drop by drop', (response: ServerResponse) => void response.write('{')],
  ])('because the upstream %s runs out of time as a whole', async (_, begin) => {
    const clock = new FakeClock();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { baseUrl } = await serve((response) => {
      begin(response);
      resolve();
    });
    const exchange = sendList({ baseUrl, apiKey: KEY }, [], { clock });
    await promise;
    await clock.advance(12_000);
    expect(await exchange).toMatchObject({ kind: 'failed', fault: 'timeout', durationMs: 12_000 });
    expect(clock.timers).toBe(0);
  });

  test.each(['before it was sent', 'while it is under way'])(
    'because it is given up %s is aborted',
    async (when) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const { baseUrl, seen } = await serve(() => resolve());
      const controller = new AbortController();
      if (when === 'before it was sent') controller.abort();
      const exchange = sendList({ baseUrl, apiKey: KEY }, [], {
        signal: controller.signal,
      });
      if (when !== 'before it was sent') await promise;
      controller.abort();
      expect(await exchange).toMatchObject({ kind: 'failed', fault: 'aborted' });
      expect(seen).toHaveLength(when === 'before it was sent' ? 0 : 1);
    },
  );

  test('because the answer is endless is given up at 1 MiB', async () => {
    const { baseUrl } = await serve((response) => response.end('x'.repeat(2 * 1024 * 1024)));
    const exchange = await sendList({ baseUrl, apiKey: KEY }, []);
    expect(exchange).toMatchObject({
      kind: 'failed',
      fault: 'too-long',
      detail: 'the answer was larger than 1 MiB',
      came: expect.stringMatching(/^x{1000}/),
    });
    expect(exchangeFault(exchange)?.text).toMatch(/longer than 1 MiB.*Check the address/);
  });
});

test('reads all of a long answer, and hands it on as it came', async () => {
  const ids = Object.fromEntries(listEntries(16_000).map((entry, index) => [entry.number, index]));
  const { baseUrl } = await serve((response) => response.end(JSON.stringify({ response: 1, ids })));
  const last = listEntry(16_000);
  const exchange = await sendList({ baseUrl, apiKey: KEY }, [last]);
  if (exchange.kind !== 'answered' || exchange.answer.kind !== 'accepted')
    throw new Error('must be accepted');
  expect(exchange.body).toBe(JSON.stringify({ response: 1, ids }));
  expect(exchange.answer.numbers.get(last.number)).toEqual({ status: 'accepted', id: 15_999 });
});
