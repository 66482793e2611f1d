import { createServer, type Socket } from 'node:net';
import { describe } from 'vitest';
import { createSystemClock } from '../../src-main/engine/system-clock.ts';
import { createSimulatedOpener } from '../../src-main/sandbox/in-process-transport.ts';
import { createRandom } from '../../src-main/sandbox/random.ts';
import { createSimulatedModem } from '../../src-main/sandbox/simulated-modem.ts';
import { createTransportOpener } from '../../src-main/serial/transport-opener.ts';
import { openPty } from '../support/pty.ts';
import { describeTransportContract, type EchoLine } from './transport-contract.ts';

const BAUD_RATE = 115_200;

async function ptyLine(): Promise<EchoLine> {
  const openTransport = createTransportOpener({ clock: createSystemClock() });
  const pty = await openPty();
  pty.onData(pty.write);
  return {
    open: () => openTransport(pty.path, { baudRate: BAUD_RATE }),
    hangUp: pty.close,
    dispose: pty.close,
  };
}

async function tcpLine(): Promise<EchoLine> {
  const openTransport = createTransportOpener({ clock: createSystemClock() });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    open: () => openTransport(`tcp://127.0.0.1:${address.port}`, { baudRate: BAUD_RATE }),
    hangUp: stop,
    dispose: stop,
  };
}

/** A modem echoes each character of a line that has not ended yet. */
async function simulatedLine(): Promise<EchoLine> {
  const modem = createSimulatedModem({
    family: 'sim800',
    sim: null,
    clock: createSystemClock(),
    random: createRandom(1),
  });
  const simulated = createSimulatedOpener(new Map([['sim://1', modem]]));
  return {
    open: () => simulated.open('sim://1', { baudRate: BAUD_RATE }),
    hangUp: async () => simulated.unplug('sim://1'),
    dispose: async () => modem.stop(),
  };
}

describe.runIf(process.platform === 'linux')('on kernel ttys', () => {
  describeTransportContract('a kernel tty', ptyLine);
});

describeTransportContract('TCP', tcpLine);

describeTransportContract('the simulator in process', simulatedLine);
