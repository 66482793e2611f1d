import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src-main/engine/system-clock.ts';
import { createTcpOpener } from '../../../src-main/serial/tcp-transport.ts';
import type { CloseCause, Transport } from '../../../src-main/serial/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(
  onConnection: (socket: Socket) => void,
): Promise<{ kind: 'tcp'; host: string; port: number }> {
  const server = createServer(onConnection);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { kind: 'tcp', host: '127.0.0.1', port: address.port };
}

async function open(onConnection: (socket: Socket) => void): Promise<Transport> {
  const result = await createTcpOpener({ clock: createSystemClock() })(await serve(onConnection));
  if (!result.ok) throw new Error(result.failure.detail);
  return result.transport;
}

describe('a TCP transport', () => {
  it('passes telnet control bytes as they are', async () => {
    const bytes = Uint8Array.from([255, 251, 1, 255, 255, 0]);
    const transport = await open((socket) => socket.write(bytes));
    const heard = await new Promise<Uint8Array>((resolve) => transport.onData(resolve));
    expect([...heard]).toEqual([...bytes]);
    await transport.close();
  });

  it('tells that the far end closed', async () => {
    const transport = await open((socket) => socket.end());
    const cause = await new Promise<CloseCause>((resolve) => transport.onClose(resolve));
    expect(cause).toEqual({ kind: 'hung-up', detail: 'the far end closed the connection' });
  });

  it('tells a listener that comes after the end, too', async () => {
    const transport = await open(() => {});
    await transport.close();
    const cause = await new Promise<CloseCause>((resolve) => transport.onClose(resolve));
    expect(cause).toEqual({ kind: 'closed' });
  });

  it.runIf(process.platform === 'linux')(
    'asks a far end that says nothing whether it still lives',
    async () => {
      const address = await serve(() => {});
      const result = await createTcpOpener({ clock: createSystemClock() })(address);
      if (!result.ok) throw new Error(result.failure.detail);
      // The kernel's own table: 02 in the timer column is a keep-alive that runs.
      const far = `0100007F:${address.port.toString(16).toUpperCase().padStart(4, '0')}`;
      const line = readFileSync('/proc/net/tcp', 'utf8')
        .split('\n')
        .find((row) => row.trim().split(/\s+/)[2] === far);
      expect(line?.trim().split(/\s+/)[5]?.slice(0, 2)).toBe('02');
      await result.transport.close();
    },
  );

  it('takes a reset for a hang-up', async () => {
    const transport = await open((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const ended = new Promise<CloseCause>((resolve) => transport.onClose(resolve));
    await transport.write(Buffer.from('AT'));
    const cause = await ended;
    expect(cause.kind).toBe('hung-up');
  });

  it('says that a port refuses', async () => {
    const address = await serve(() => {});
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    const result = await createTcpOpener({ clock: createSystemClock() })(address);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'refused' } });
  });

  it('gives up on a host that does not answer after 10 s', async () => {
    const clock = new FakeClock();
    // 192.0.2.0/24 is kept for documentation (RFC 5737): nothing answers there.
    const opening = createTcpOpener({ clock })({ kind: 'tcp', host: '192.0.2.1', port: 4000 });
    await clock.advance(10_000);
    const result = await opening;
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: expect.stringMatching(/^(timeout|unreachable)$/) },
    });
    expect(clock.timers).toBe(0);
  });
});
