import type { Clock } from '../../src-main/shared/clock.ts';
import { parseAnswer } from '../../src-main/upstream/answer-parser.ts';
import type { ListEntry } from '../../src-main/upstream/list-entry.ts';
import type { UpstreamCall } from '../../src-main/upstream/upstream-call.ts';
import type {
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
  readonly test: UpstreamCall['test'];
  readonly name: UpstreamCall['name'];
  readonly numbers: UpstreamCall['numbers'];
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
  rule: (entries: readonly ListEntry[], call: UpstreamCall) => Reply | null = () => null;
  private readonly script: Reply[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  next(...replies: readonly Reply[]): void {
    this.script.push(...replies);
  }

  /** The ports of each list sent, probes and checks left out. */
  get lists(): readonly string[] {
    return this.calls
      .filter((call) => call.test === null && call.name === 'sendNumbersOnline')
      .map((call) => call.ports.join(' '));
  }

  /** Each request by its name and the ports, or the number, that it speaks of. */
  get story(): readonly string[] {
    return this.calls.map(({ name, test, ports, numbers }) =>
      [test ?? name, ...(ports.length > 0 ? ports : numbers)].join(' '),
    );
  }

  send: UpstreamClient['send'] = async (target, call, options = {}) => {
    const { entries, test, name, numbers } = call;
    const startMs = this.clock.monotonicMs();
    const ports = entries.map((entry) => entry.portId);
    this.calls.push({ atMs: startMs, ports, entries, test, name, numbers, target });
    this.inFlight++;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    const reply = this.rule(entries, call) ?? this.script.shift() ?? accepted(call);
    const ended = await this.wait(reply === 'silence' ? null : this.latencyMs, options);
    this.inFlight--;
    const base = { request: call.body, durationMs: this.clock.monotonicMs() - startMs };
    if (ended !== null) return { ...base, kind: 'failed', fault: ended, detail: ended };
    if (reply === 'silence') throw new Error('silence only ends by time or abort');
    if ('fault' in reply) return { ...base, kind: 'failed', fault: reply.fault, detail: reply.fault };
    const raw = { httpStatus: reply.status, body: reply.body, retryAfter: reply.retryAfter ?? null };
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

function accepted({ name, numbers }: UpstreamCall): Reply {
  const ids = Object.fromEntries(
    numbers.map((number, index) => [number, name === 'removeNumber' ? null : 100 + index]),
  );
  return { status: 200, body: JSON.stringify({ response: 1, ids }) };
}
