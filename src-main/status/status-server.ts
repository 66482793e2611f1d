import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { err, ok, type Result } from '../shared/result.ts';
import { metricsText } from './metrics-text.ts';
import { type StatusSource, statusDocument } from './status-document.ts';

export interface StatusServer {
  readonly port: number;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Serves `/status` and `/metrics` to programs of this computer: loopback only, GET only, and the Host header is checked,
 * so that a web page which points a name of its own at 127.0.0.1 reads nothing. `port` 0 takes a free one.
 */
export function startStatusServer(port: number, read: () => StatusSource): Promise<Result<StatusServer>> {
  const server = createServer((request, response) => answer(request, response, read));
  return new Promise((resolve) => {
    server.once('error', (cause) => {
      resolve(
        err(`The status page cannot use port ${port} (${cause.message}). Choose another --status-port.`),
      );
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(
        ok({
          port: typeof address === 'object' && address !== null ? address.port : port,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              server.closeAllConnections();
            }),
        }),
      );
    });
  });
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function answer(request: IncomingMessage, response: ServerResponse, read: () => StatusSource): void {
  const { status, type, body } = replyOrRefuse(request, read);
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

/** Whoever watches must hear at once that there is nothing to see. */
function replyOrRefuse(request: IncomingMessage, read: () => StatusSource): Reply {
  try {
    return replyTo(request, read);
  } catch {
    return refusal(500, 'The status cannot be read now. Ask again in a moment.');
  }
}

function replyTo({ headers, method, url }: IncomingMessage, read: () => StatusSource): Reply {
  if (!isLocalHost(headers.host)) return refusal(403, 'Ask by 127.0.0.1 or localhost.');
  if (method !== 'GET') return refusal(405, 'GET only.');
  switch (url?.split('?', 1)[0]) {
    case '/status':
      return { status: 200, type: 'application/json', body: `${JSON.stringify(statusDocument(read()))}\n` };
    case '/metrics':
      return { status: 200, type: 'text/plain; version=0.0.4', body: metricsText(read()) };
    default:
      return refusal(404, 'Known here: /status and /metrics.');
  }
}

const refusal = (status: number, text: string): Reply => ({ status, type: 'text/plain', body: `${text}\n` });

function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}
