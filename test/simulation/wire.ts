import type { EngineParts } from '../../src-main/engine/engine-parts.ts';
import { between } from '../../src-main/sandbox/random.ts';
import type { SandboxReply } from '../../src-main/sandbox/upstream/sandbox-message.ts';
import { plainReply } from '../../src-main/sandbox/upstream/sandbox-message.ts';
import type { UpstreamDesk } from '../../src-main/sandbox/upstream/upstream-desk.ts';
import { parseAnswer } from '../../src-main/upstream/answer-parser.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';
import type { UpstreamCall } from '../../src-main/upstream/upstream-call.ts';
import type { TransportFault, UpstreamExchange } from '../../src-main/upstream/upstream-client.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { Weather } from './weather.ts';

/** One request on its way, as the world sees it. */
export interface SentRequest {
  /** Counts all requests of all runs of the app. */
  readonly order: number;
  readonly life: number;
  readonly call: UpstreamCall;
  readonly entries: readonly ListEntry[];
  readonly test: UpstreamCall['test'];
  readonly body: string;
}

interface WireEvents {
  /** The app hands a request over. True: it was killed by that. */
  sent(request: SentRequest): boolean;
  /** The request is about to be carried out. */
  arriving(): void;
  /** The upstream has carried the request out, or refused it. True: the app was killed by that. */
  arrived(request: SentRequest, reply: SandboxReply): boolean;
  /** The app knows how it ended. */
  ended(request: SentRequest, ending: Ending): void;
  /** The answer comes back. True: the app was killed by that. */
  answered(request: SentRequest): boolean;
}

export interface WireOptions {
  readonly world: FakeClock;
  readonly desk: UpstreamDesk;
  readonly random: () => number;
  readonly weather: () => Weather;
  readonly badNumber: (place: number) => string | null;
  readonly events: WireEvents;
}

const PATH = '/api/resellers/';
const LATENCY_MS: readonly [number, number] = [5, 220];

/**
 * The way to the upstream without HTTP: requests and answers travel for a while, and may get lost. What has arrived is carried
 * out also when the app has given up, or is dead.
 */
export function createWire(options: WireOptions) {
  const { world, random, weather, events } = options;
  let order = 0;
  const travelMs = (extraMs: number) => between(...LATENCY_MS, random) + extraMs;

  return (life: number, isAlive: () => boolean): EngineParts['createClient'] =>
    ({ clock }) => ({
      send(_target, call, { signal, timeoutMs = 30_000 } = {}) {
        const { body, entries, test, numbers } = call;
        const request: SentRequest = { order: ++order, life, call, entries, test, body };
        const startMs = clock.monotonicMs();
        const way = weather();
        const extra = way.kind === 'slow' ? way : { upMs: 0, downMs: 0 };
        return new Promise<UpstreamExchange>((resolve) => {
          let isOver = false;
          const end = (exchange: Ending) => {
            // The answer to what was given up comes to nobody.
            if (isOver) return;
            isOver = true;
            limit.cancel();
            events.ended(request, exchange);
            if (isAlive())
              resolve({ request: body, durationMs: Math.round(clock.monotonicMs() - startMs), ...exchange });
          };
          const give = (fault: TransportFault) => {
            up.cancel();
            end({ kind: 'failed', fault, detail: fault });
          };
          const limit = clock.setTimer(timeoutMs, () => give('timeout'));
          signal?.addEventListener('abort', () => give('aborted'), { once: true });
          const up = world.setTimer(travelMs(extra.upMs), () => {
            // The system closes the connections of a dead app; what was held up on the way is lost.
            if (!isAlive() && extra.upMs > 0) return;
            if (way.kind === 'refused') {
              give('refused');
              return;
            }
            events.arriving();
            const reply = serve(options, request);
            if (events.arrived(request, reply)) return;
            deliver(reply);
          });
          const deliver = (reply: SandboxReply) => {
            if (reply.transfer.kind === 'hang') return;
            clock.setTimer(travelMs(extra.downMs), () => {
              if (!isOver && !events.answered(request)) end(endingOf(reply, numbers, clock.nowMs()));
            });
          };
          // Killed in the middle of handing it over: it may be on its way all the same.
          if (events.sent(request) && random() < 0.5) up.cancel();
        });
      },
    });
}

/** What the app gets. */
export type Ending =
  | Omit<Extract<UpstreamExchange, { kind: 'answered' }>, 'request' | 'durationMs'>
  | Omit<Extract<UpstreamExchange, { kind: 'failed' }>, 'request' | 'durationMs'>;

function serve({ desk, weather, badNumber }: WireOptions, { body, call }: SentRequest): SandboxReply {
  const now = weather();
  if (now.kind === 'bad-number') {
    const bad = badNumber(now.place);
    if (bad !== null && body.includes(`"${bad}"`)) return plainReply(400, 'NUMBER_FORMAT_ERROR');
  }
  if (now.kind === 'fault') desk.setFault(now.fault);
  return desk.answer({
    method: call.method,
    path: PATH + call.name,
    headers: {
      authorization: 'Bearer key-of-the-simulation',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Portlight/simulation',
    },
    body,
  });
}

function endingOf(reply: SandboxReply, numbers: UpstreamCall['numbers'], nowMs: number): Ending {
  if (reply.transfer.kind !== 'whole') return { kind: 'failed', fault: 'reset', detail: reply.transfer.kind };
  const { status: httpStatus, body } = reply;
  const raw = { httpStatus, body, retryAfter: reply.headers['retry-after'] ?? null };
  return { kind: 'answered', httpStatus, body, answer: parseAnswer(raw, numbers, nowMs) };
}
