import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock, Timer } from '../../shared/clock.ts';
import { createEmitter, type Unsubscribe } from '../../shared/emitter.ts';

/** Whether a server takes connections, which can change while it runs. */
export interface ServerDoor {
  readonly port: number;
  /**
   * Refuses connections for so long, in place of a time that was set before, and ends open ones. Then it listens again on the same
   * port; where somebody else has taken it meanwhile, that is tried again every second.
   */
  shut(forMs: number): void;
  /** Listens again before the time is over. */
  open(): void;
  /** It was shut and listens again. */
  onReopen(listener: () => void): Unsubscribe;
  /** Shuts for good and stops all timers. */
  close(): Promise<void>;
}

const RETRY_MS = 1_000;

/** Listens on loopback. `wantedPort` 0 takes any free one; rejects when the port is taken. */
export async function openDoor(server: Server, wantedPort: number, clock: Clock): Promise<ServerDoor> {
  const sockets = trackSockets(server);
  const reopened = createEmitter<null>();
  const port = await listen(server, wantedPort);
  let timer: Timer | null = null;
  let isClosed = false;
  // One turn after the other: a server that is still closing cannot listen.
  let lastTurn: Promise<void> = Promise.resolve();
  const turn = (task: () => Promise<void>): Promise<void> => {
    lastTurn = lastTurn.then(task);
    return lastTurn;
  };
  const openIn = (delayMs: number): void => {
    timer?.cancel();
    timer = clock.setTimer(delayMs, () => void turn(listenAgain));
  };
  const listenAgain = async (): Promise<void> => {
    if (server.listening || isClosed) return;
    try {
      await listen(server, port);
      reopened.emit(null);
    } catch {
      if (!isClosed) openIn(RETRY_MS);
    }
  };
  const stop = async (): Promise<void> => {
    if (server.listening) await stopListening(server, sockets);
  };
  return {
    port,
    shut(forMs) {
      if (isClosed) return;
      openIn(forMs);
      void turn(stop);
    },
    open() {
      timer?.cancel();
      void turn(listenAgain);
    },
    onReopen: (listener) => reopened.subscribe(() => listener()),
    close() {
      isClosed = true;
      timer?.cancel();
      return turn(stop);
    },
  };
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return address.port;
}

function stopListening(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
