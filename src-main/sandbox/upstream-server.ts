import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { assertNever } from '../shared/assert-never.ts';
import type { Unsubscribe } from '../shared/emitter.ts';
import { createTimerSet, type TimerSet } from './timer-set.ts';
import type { SandboxReply, SandboxRequest } from './upstream/sandbox-message.ts';
import type { SandboxUpstreamOptions } from './upstream/sandbox-options.ts';
import { openDoor } from './upstream/server-door.ts';
import { type DeskControls, UpstreamDesk } from './upstream/upstream-desk.ts';
import type { SandboxFault } from './upstream/upstream-fault.ts';

/** Bodies beyond this end the connection: 512 numbers are about 80 KiB. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

export interface SandboxUpstream extends DeskControls {
  /** `http://127.0.0.1:<port>` */
  readonly baseUrl: string;
  readonly port: number;
  /** As at the desk; faults of the server begin at once and are queued behind none, `times` and `call` mean nothing to them. */
  setFault(fault: SandboxFault, times?: number | 'sticky', call?: string): void;
  /** Ends faults of the server as well: connections are accepted, the clock is right. */
  clearFaults(): void;
  /** Connections were refused and are accepted again. */
  onAcceptAgain(listener: () => void): Unsubscribe;
  /** Ends all connections and timers. */
  close(): Promise<void>;
}

/** Serves the stand-in upstream on loopback. `port` 0 takes any free one; rejects when the port is taken. */
export async function startSandboxUpstream(
  options: SandboxUpstreamOptions & { readonly port?: number },
): Promise<SandboxUpstream> {
  const desk = new UpstreamDesk(options);
  const timers = createTimerSet(options.clock);
  const server = createServer((request, response) => void serve(request, response, desk, timers));
  const door = await openDoor(server, options.port ?? 0, options.clock);
  return {
    baseUrl: `http://127.0.0.1:${door.port}`,
    port: door.port,
    get requests() {
      return desk.requests;
    },
    get numbers() {
      return desk.numbers;
    },
    get blocked() {
      return desk.blocked;
    },
    onRequest: (listener) => desk.onRequest(listener),
    setFault(fault, times, call) {
      if (fault.kind === 'refuse') door.shut(fault.forMs);
      else if (fault.kind === 'skew') desk.setClockSkew(fault.skewMs);
      else desk.setFault(fault, times, call);
    },
    clearFaults() {
      desk.clearFaults();
      desk.setClockSkew(0);
      door.open();
    },
    setClockSkew: (skewMs) => desk.setClockSkew(skewMs),
    block: (durationMs) => desk.block(durationMs),
    onAcceptAgain: (listener) => door.onReopen(listener),
    async close() {
      timers.cancelAll();
      await door.close();
    },
  };
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  desk: UpstreamDesk,
  timers: TimerSet,
): Promise<void> {
  // Kept by hand: leaving the body unread takes the socket away from the request.
  const { socket } = incoming;
  const body = await readBody(incoming);
  if (body === null) {
    socket.destroy();
    return;
  }
  const reply = desk.answer(toRequest(incoming, body));
  if (reply.delayMs > 0) timers.after(reply.delayMs, () => send(reply, socket, response));
  else send(reply, socket, response);
}

/** The whole body, null when it is too long or breaks off. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      if (!(chunk instanceof Buffer)) continue;
      length += chunk.length;
      if (length > BODY_LIMIT_BYTES) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toRequest(incoming: IncomingMessage, body: string): SandboxRequest {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers, body };
}

function send(reply: SandboxReply, socket: Socket, response: ServerResponse): void {
  const { transfer } = reply;
  const bytes = Buffer.from(reply.body, 'utf8');
  switch (transfer.kind) {
    case 'hang':
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'whole':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
      response.end(bytes);
      return;
    case 'cut':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
      response.write(bytes.subarray(0, transfer.afterBytes), () => socket.destroy());
      return;
    default:
      assertNever(transfer);
  }
}
