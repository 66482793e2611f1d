import { connect, type Socket } from 'node:net';
import type { Clock } from '../shared/clock.ts';
import { type Address, formatAddress } from './address.ts';
import { closeCauseOf, failureOf } from './system-errors.ts';
import type { OpenResult, Transport } from './transport.ts';
import { createTransportCore } from './transport-core.ts';

type TcpAddress = Extract<Address, { kind: 'tcp' }>;

const CONNECT_TIMEOUT_MS = 10_000;
/**
 * A far end that lost power says nothing: after this time of silence the system asks it ten times, a second apart (Node's
 * setKeepAlive), and ends the connection. While a command waits for its answer, the lack of that tells sooner.
 */
const KEEP_ALIVE_AFTER_MS = 15_000;

/**
 * Opens raw TCP pipes, as ser2net, Moxa boxes and GoIP bridges offer them. Telnet (RFC 2217) is not spoken: bytes of 255
 * pass as they are.
 */
export function createTcpOpener({
  clock,
}: {
  readonly clock: Clock;
}): (address: TcpAddress) => Promise<OpenResult> {
  return (address) =>
    new Promise((resolve) => {
      const socket = connect({ host: address.host, port: address.port, noDelay: true });
      const deadline = clock.setTimer(CONNECT_TIMEOUT_MS, () =>
        fail({
          kind: 'timeout',
          detail: `no answer from ${formatAddress(address)} in ${CONNECT_TIMEOUT_MS} ms`,
        }),
      );

      function fail(failure: ReturnType<typeof failureOf>): void {
        deadline.cancel();
        socket.destroy();
        resolve({ ok: false, failure });
      }

      const onError = (error: Error): void => fail(failureOf(error));
      socket.once('error', onError);
      socket.once('connect', () => {
        deadline.cancel();
        socket.off('error', onError);
        socket.setKeepAlive(true, KEEP_ALIVE_AFTER_MS);
        resolve({ ok: true, transport: wrap(socket, formatAddress(address)) });
      });
    });
}

function wrap(socket: Socket, address: string): Transport {
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const core = createTransportCore(address, {
    write: (bytes) =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    release() {
      socket.destroy();
      return closed;
    },
  });
  socket.on('data', core.receive);
  socket.once('end', () => core.end({ kind: 'hung-up', detail: 'the far end closed the connection' }));
  socket.on('error', (error) => core.end(closeCauseOf(error)));
  socket.once('close', () => core.end({ kind: 'hung-up', detail: 'the connection is gone' }));
  return core.transport;
}
