import { createServer, type IncomingMessage } from 'node:http';

/** One request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body, byte for byte. */
  readonly body: string;
  /** Milliseconds since the server was started. */
  readonly atMs: number;
}

export interface SentNumber {
  readonly number: string;
  readonly country_id: number;
  readonly operator?: number;
  readonly date_start?: number;
  readonly port_id?: string;
  readonly rent?: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface RecordingUpstream {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** Resolves with the first request, from number `from` on, that fits. */
  request(fits: (numbers: readonly SentNumber[]) => boolean, from?: number): Promise<RecordedRequest>;
  /** Answers every request from now on in this way; null: as the real one, with an id for each number. */
  answerWith(answer: Answer | null): void;
  close(): Promise<void>;
}

export function numbersOf({ body }: RecordedRequest): readonly SentNumber[] {
  return (JSON.parse(body) as { numbers: SentNumber[] }).numbers;
}

/** A real HTTP server that writes down what it gets, and gives each number an id: 4711 for the first, and so on. */
export async function startRecordingUpstream(): Promise<RecordingUpstream> {
  const startedAtMs = performance.now();
  const requests: RecordedRequest[] = [];
  const waiters = new Set<() => void>();
  const ids = new Map<string, number>();
  let fixed: Answer | null = null;

  const accept = (request: RecordedRequest): Answer => {
    const answer: Record<string, number> = {};
    for (const { number } of numbersOf(request)) {
      const id = ids.get(number) ?? 4711 + ids.size;
      ids.set(number, id);
      answer[number] = id;
    }
    return { status: 200, body: JSON.stringify({ response: 1, ids: answer }) };
  };
  const server = createServer(async (incoming, response) => {
    const request = {
      ...headOf(incoming),
      body: await readAll(incoming),
      atMs: performance.now() - startedAtMs,
    };
    requests.push(request);
    const { status, body } = fixed ?? accept(request);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
    for (const waiter of [...waiters]) waiter();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    request(fits, from = 0) {
      return new Promise((resolve) => {
        const look = () => {
          const found = requests.slice(from).find((request) => fits(numbersOf(request)));
          if (found === undefined) return;
          waiters.delete(look);
          resolve(found);
        };
        waiters.add(look);
        look();
      });
    },
    answerWith(answer) {
      fixed = answer;
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function headOf({ method = '', url = '', headers }: IncomingMessage): Omit<RecordedRequest, 'body' | 'atMs'> {
  return { method, path: url, headers };
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
