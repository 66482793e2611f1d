import type { Clock } from '../../src-main/shared/clock.ts';
import { parseAnswer } from '../../src-main/upstream/answer-parser.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';
import { listPayload } from '../../src-main/upstream/payload.ts';
import type {
  TestMode,
  TransportFault,
  UpstreamClient,
  UpstreamTarget,
} from '../../src-main/upstream/upstream-client.ts';

type Reply =
  | { readonly status: number; readonly body: string; readonly retryAfter?: string }
  | { readonly fault: TransportFault }
  /** No answer until the request is given up or runs out of time. */
  | 'silence';

interface ScriptedCall {
  readonly atMs: number;
  readonly ports: readonly string[];
  readonly entries: readonly ListEntry[];
  readonly test: TestMode | null;
  readonly target: UpstreamTarget;
}

/** An upstream without a network: it answers by the script, and where the script ends as the real one. */
export class ScriptedClient implements UpstreamClient {
  readonly calls: ScriptedCall[] = [];
  /** Requests in flight now and at most. */
  inFlight = 0;
  maxInFlight = 0;
  latencyMs = 100;
  /** Consulted for each request before the script; null lets it pass. */
  rule: (entries: readonly ListEntry[]) => Reply | null = () => null;
  private readonly script: Reply[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(...replies: readonly Reply[]): void {
    this.script.push(...replies);
  }

  /** The ports of each list sent, probes left out. */
  get lists(): readonly string[] {
    return this.calls.filter((call) => call.test === null).map((call) => call.ports.join(' '));
  }

  sendNumbersOnline: UpstreamClient['sendNumbersOnline'] = async (target, entries, options = {}) => {
    const startMs = this.clock.monotonicMs();
    const test = options.test ?? null;
    const ports = entries.map((entry) => entry.portId);
    this.calls.push({ atMs: startMs, ports, entries, test, target });
    this.inFlight++;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    const reply = this.rule(entries) ?? this.script.shift() ?? accepted(entries);
    const ended = await this.wait(reply === 'silence' ? null : this.latencyMs, options);
    this.inFlight--;
    const base = { request: listPayload(entries, test), durationMs: this.clock.monotonicMs() - startMs };
    if (ended !== null) return { ...base, kind: 'failed', fault: ended, detail: ended };
    if (reply === 'silence') throw new Error('silence only ends by time or abort');
    if ('fault' in reply) return { ...base, kind: 'failed', fault: reply.fault, detail: reply.fault };
    const raw = { httpStatus: reply.status, body: reply.body, retryAfter: reply.retryAfter ?? null };
    const numbers = entries.map((entry) => entry.number);
    const answer = parseAnswer(raw, numbers, this.clock.nowMs());
    return { ...base, kind: 'answered', httpStatus: reply.status, body: reply.body, answer };
  };

  private wait(
    latencyMs: number | null,
    { signal, timeoutMs = 30_000 }: { readonly signal?: AbortSignal; readonly timeoutMs?: number },
  ): Promise<'timeout' | 'aborted' | null> {
    return new Promise((resolve) => {
      const late = latencyMs === null || latencyMs > timeoutMs;
      const timer = this.clock.setTimer(late ? timeoutMs : latencyMs, () => resolve(late ? 'timeout' : null));
      signal?.addEventListener('abort', () => {
        timer.cancel();
        resolve('aborted');
      });
    });
  }
}

function accepted(entries: readonly ListEntry[]): Reply {
  const ids = Object.fromEntries(entries.map((entry, index) => [entry.number, 100 + index]));
  return { status: 200, body: JSON.stringify({ response: 1, ids }) };
}
