import { expect, test } from 'vitest';
import { runSandbox } from '../../../src-main/sandbox/sandbox-command.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const STARTED_AT_MS = Date.UTC(2026, 0, 1, 12, 30, 5);

async function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const clock = new FakeClock(STARTED_AT_MS);
  const outcome = await runSandbox(args, clock, {
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  });
  return { outcome, printed, complaints, clock };
}

async function start(...args: string[]) {
  const started = await run('--port', '0', ...args);
  if (started.outcome.kind !== 'running') throw new Error(started.complaints.join('\n'));
  const { upstream, command } = started.outcome;
  const ask = (path: string, body: object, key = 'k') =>
    fetch(`${upstream.baseUrl}/api/resellers/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
  return { ...started, upstream, command, ask };
}

const LIST = { numbers: [{ number: '+46701234567', country_id: 46, rent: 0 }] };

test('prints its address, then one line for each request, and never a key', async () => {
  const { printed, ask, upstream } = await start('--key', 'k');
  expect(printed[0]).toBe(`sandbox upstream: ${upstream.baseUrl}`);
  await ask('sendNumbersOnline', LIST);
  await ask('sendNumbersOnline', { numbers: [], test: 'test1' });
  await ask('addNumber', { number: '+46700000000' }, 'secret');
  expect(printed.slice(2)).toEqual([
    '12:30:05 POST sendNumbersOnline, 1 number -> 200, 1 ids',
    '12:30:05 POST sendNumbersOnline, 0 numbers, test1 -> 200, 0 ids, 1 deleted',
    '12:30:05 POST addNumber, +46700000000 -> 401 ERROR_WRONG_KEY',
  ]);
  expect(printed.join('\n')).not.toContain('secret');
  await upstream.close();
});

test('takes faults from the command line and while it runs', async () => {
  const { printed, complaints, ask, command, upstream } = await start('--fault', 'status=503 Busy');
  expect((await ask('sendNumbersOnline', LIST)).status).toBe(503);
  command('html=502*2');
  command('clear');
  expect((await ask('sendNumbersOnline', LIST)).status).toBe(200);
  command('API_ACCESS_IP');
  expect((await ask('sendNumbersOnline', LIST)).status).toBe(403);
  command('nonsense');
  expect(complaints).toEqual(['unknown fault: nonsense']);
  expect(printed).toContain('12:30:05 POST sendNumbersOnline, 1 number -> 503 Busy [status]');
  await upstream.close();
});

test('refuses connections for the seconds that were typed, then listens again on the same port', async () => {
  const { printed, ask, command, clock, upstream } = await start();
  const reopened = Promise.withResolvers<void>();
  upstream.onAcceptAgain(reopened.resolve);
  command('refuse=20');
  await clock.advance(19_000);
  await expect(ask('sendNumbersOnline', LIST)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await clock.advance(1_000);
  await reopened.promise;
  expect((await ask('sendNumbersOnline', LIST)).status).toBe(200);
  expect(printed.slice(2, 4)).toEqual(['fault set: refuse, for 20 s', 'connections are accepted again']);
  await upstream.close();
});

test('clear ends all faults at once: the door is open, the clock is right', async () => {
  const { ask, command, upstream, clock } = await start('--fault', 'refuse', '--fault', 'skew=600');
  await expect(ask('sendNumbersOnline', LIST)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  const reopened = Promise.withResolvers<void>();
  upstream.onAcceptAgain(reopened.resolve);
  command('clear');
  await reopened.promise;
  expect((await ask('checkWork', {})).headers.get('date')).toBe(new Date(STARTED_AT_MS).toUTCString());
  expect(clock.timers).toBe(0);
  await upstream.close();
});

test('its clock is set wrong while it runs, and right again', async () => {
  const { printed, ask, command, upstream } = await start();
  const date = async () => Date.parse((await ask('checkWork', {})).headers.get('date') ?? '');
  command('skew=-600');
  expect(await date()).toBe(STARTED_AT_MS - 600_000);
  command('skew=0');
  expect(await date()).toBe(STARTED_AT_MS);
  expect(printed).toContain('fault set: skew, -600 s');
  await upstream.close();
});

test.each([['--skew', '-3600'], ['--skew=-3600']])(
  'starts with a clock that is slow: %s %s',
  async (...words) => {
    const { ask, upstream } = await start(...words.filter((word) => word !== undefined));
    const { headers } = await ask('checkWork', {});
    expect(headers.get('date')).toBe(new Date(STARTED_AT_MS - 3_600_000).toUTCString());
    await upstream.close();
  },
);

test('plays the other answers and rules it is told', async () => {
  const { ask, upstream } = await start(
    '--empty-list',
    'reject',
    '--max-numbers',
    '0',
    '--refusal',
    'response-text',
  );
  expect(await (await ask('sendNumbersOnline', { numbers: [] })).json()).toEqual({
    response: 'ERROR_EMPTY_LIST',
  });
  expect((await ask('sendNumbersOnline', LIST)).status).toBe(403);
  expect(upstream.blocked).toBe(true);
  await upstream.close();
});

test('prints the usage and ends', async () => {
  const { outcome, printed } = await run('--help');
  expect(outcome).toEqual({ kind: 'done', exitCode: 0 });
  expect(printed[0]).toContain('Usage: npm run sandbox');
});

test.each([
  [['--nope'], "Unknown option '--nope'"],
  [['--port', 'x'], '--port'],
  [['--port', '70000'], '--port'],
  [['--plus', 'maybe'], '--plus'],
  [['--fault', 'nothing'], 'unknown fault: nothing'],
])('ends with 2 and says why for %j', async (args, words) => {
  const { outcome, complaints } = await run(...args);
  expect(outcome).toEqual({ kind: 'done', exitCode: 2 });
  expect(complaints[0]).toContain(words);
});

test('says so when the port is taken', async () => {
  const first = await start();
  const { outcome, complaints } = await run('--port', String(first.upstream.port));
  expect(outcome).toEqual({ kind: 'done', exitCode: 1 });
  expect(complaints[0]).toBe(`port ${first.upstream.port} is taken; --port 0 takes any free one`);
  await first.upstream.close();
});
