import { createServer, type Server, type Socket } from 'node:net';
import type { SimulatedChannel } from '../../src-main/sandbox/simulated-modem.ts';

/** A simulated modem behind a terminal server. */
export interface ModemOnTcp {
  /** `tcp://127.0.0.1:<port>` */
  readonly address: string;
  readonly port: number;
  /** Open connections now. */
  readonly connections: number;
  /** Ends the connections and goes on listening. `reset` sends RST instead of FIN. */
  dropConnections(options?: { readonly reset?: boolean }): void;
  /** Ends the connections and the server: further connects are refused. */
  close(): Promise<void>;
}

/** Serves a modem on loopback. `port` 0 takes any free one. The modem itself lives on after `close`. */
export async function putModemOnTcp(modem: SimulatedChannel, port = 0): Promise<ModemOnTcp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const stop = modem.onOutput((bytes) => void socket.write(bytes));
    socket.on('data', (bytes) => modem.receive(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      stop();
      sockets.delete(socket);
    });
  });
  const actualPort = await listen(server, port);
  const dropConnections = ({ reset = false } = {}): void => {
    for (const socket of sockets) {
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
    }
  };
  return {
    address: `tcp://127.0.0.1:${actualPort}`,
    port: actualPort,
    get connections() {
      return sockets.size;
    },
    dropConnections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No TCP address'));
      else resolve(address.port);
    });
  });
}
