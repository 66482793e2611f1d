import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StatusSource } from '../../../src-main/status/status-document.ts';
import { type StatusServer, startStatusServer } from '../../../src-main/status/status-server.ts';
import { makePortView } from '../../support/port-view-factory.ts';
import { makeAppView, makeSyncView } from '../../support/snapshot-factory.ts';

const source: StatusSource = {
  app: makeAppView({ version: '1.2.3', portsFromFlags: true, settled: true }),
  ports: [
    makePortView('Port1', { state: 'attention', reason: { code: 'sim-missing', detail: '+CME ERROR: 10' } }),
  ],
  sync: makeSyncView({
    state: 'blocked',
    lastAttemptAt: '2026-01-01T00:00:02.000Z',
    lastError: { code: 'ERROR_WRONG_KEY', text: 'The key is not known.', httpStatus: 401 },
    lastExchange: {
      at: '2026-01-01T00:00:02.000Z',
      cause: 'first',
      call: 'sendNumbersOnline',
      count: 0,
      added: [],
      removed: [],
      durationMs: 5,
      httpStatus: 401,
      outcome: 'failed',
      request: '{"numbers":[]}',
      answer: 'secret words of the upstream',
      fault: null,
    },
  }),
};

let server: StatusServer;
beforeEach(async () => {
  const started = await startStatusServer(0, () => source);
  if (!started.ok) throw new Error(started.error);
  server = started.value;
});
afterEach(() => server.close());

function get(path: string, options: { method?: string; host?: string } = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { method = 'GET', host } = options;
    const headers = host === undefined ? {} : { host };
    request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('tells ports and sync in the shape of the contract', async () => {
  const { status, body } = await get('/status');
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    version: '1.2.3',
    ports: [
      {
        id: 'Port1',
        path: '/dev/ttyPort1',
        state: 'attention',
        reason: 'sim-missing: +CME ERROR: 10',
        modem: { manufacturer: null, model: null, revision: null, imei: null },
        sim: { iccid: null, imsi: null, number: null, countryId: null, operator: null },
        upstream: { status: 'none', id: null, at: null },
      },
    ],
    sync: {
      mode: 'list',
      state: 'blocked',
      lastError: 'ERROR_WRONG_KEY: The key is not known.',
      desired: [],
      gaps: [],
    },
  });
});

test('keeps request bodies and answers to itself', async () => {
  expect((await get('/status')).body).not.toContain('secret words');
});

test('counts ports by state in Prometheus text', async () => {
  const { body } = await get('/metrics');
  expect(body).toContain('portlight_ports{state="attention"} 1\n');
  expect(body).toContain('portlight_sync_failing 1\n');
});

test.each([
  ['another method', { method: 'POST' }, 405],
  ['a name that someone pointed at this computer', { host: 'evil.example' }, 403],
  ['a name that starts like ours', { host: '127.0.0.1.evil.example' }, 403],
])('refuses %s', async (_what, options, status) => {
  expect((await get('/status', options)).status).toBe(status);
});

test('says which port is taken instead of failing later', async () => {
  expect(await startStatusServer(server.port, () => source)).toMatchObject({
    ok: false,
    error: expect.stringContaining('--status-port'),
  });
});

test('says at once that the status cannot be read, instead of leaving the question open', async () => {
  const started = await startStatusServer(0, () => {
    throw new Error('not yet');
  });
  if (!started.ok) throw new Error(started.error);
  try {
    const response = await fetch(`http://127.0.0.1:${started.value.port}/status`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('Ask again');
  } finally {
    await started.value.close();
  }
});
