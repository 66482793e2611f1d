import { createEmitter, type Unsubscribe } from '../../shared/emitter.ts';
import { FaultQueue } from './fault-queue.ts';
import { Market, type MarketNumber } from './market.ts';
import type { NumberEntry } from './number-schema.ts';
import { checkHeaders, checkKey } from './request-checks.ts';
import { plainReply, type SandboxReply, type SandboxRequest } from './sandbox-message.ts';
import { ASSUMED_ANSWERS, type SandboxUpstreamOptions } from './sandbox-options.ts';
import { faultAfter, faultInstead, type UpstreamFault } from './upstream-fault.ts';
import { callOf, findRoute, provesLife } from './upstream-routes.ts';

/** A request with what it got. */
export interface LoggedRequest extends SandboxRequest {
  /** Wall time of our clock, in ms. */
  readonly atMs: number;
  readonly fault: UpstreamFault['kind'] | null;
  readonly reply: SandboxReply;
}

/** What a test or a person can see and set while requests come in. */
export interface DeskControls {
  /** The last 10,000 requests, oldest first. Holds the key that was sent: never print the headers. */
  readonly requests: readonly LoggedRequest[];
  /** What is on sale now. */
  readonly numbers: ReadonlyMap<string, MarketNumber>;
  readonly blocked: boolean;
  onRequest(listener: (request: LoggedRequest) => void): Unsubscribe;
  /**
   * Queues a fault for the next `times` requests (1 when left out), behind those queued before. `call`: a name such as `addNumber`,
   * when it shall strike no other.
   */
  setFault(fault: UpstreamFault, times?: number | 'sticky', call?: string): void;
  clearFaults(): void;
  /** The upstream's clock runs ahead of ours by so much; behind when negative. */
  setClockSkew(skewMs: number): void;
  /** Blocks the account (403 `ACCOUNT_BLOCKED`), for 30 minutes when left out. */
  block(durationMs?: number): void;
}

const BLOCK_MS = 30 * 60_000;
const LOG_LIMIT = 10_000;

/** The whole upstream without a wire: one request in, one answer out. The HTTP server and the simulation stand on it. */
export class UpstreamDesk implements DeskControls {
  private readonly options: SandboxUpstreamOptions;
  private readonly market = new Market();
  private readonly faults = new FaultQueue();
  private readonly log: LoggedRequest[] = [];
  private readonly logged = createEmitter<LoggedRequest>();
  private blockedUntilMs = 0;
  private lastRequestAtMs = Number.NEGATIVE_INFINITY;
  private lastProofAtMs: number | null = null;
  private skewMs: number;

  constructor(options: SandboxUpstreamOptions) {
    this.options = options;
    this.skewMs = options.clockSkewMs ?? 0;
  }

  get requests(): readonly LoggedRequest[] {
    return this.log;
  }

  get numbers(): ReadonlyMap<string, MarketNumber> {
    this.expire();
    return this.market.numbers;
  }

  get blocked(): boolean {
    return this.options.clock.monotonicMs() < this.blockedUntilMs;
  }

  onRequest(listener: (request: LoggedRequest) => void): Unsubscribe {
    return this.logged.subscribe(listener);
  }

  setFault(fault: UpstreamFault, times: number | 'sticky' = 1, call?: string): void {
    this.faults.add(fault, times, call ?? null);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  setClockSkew(skewMs: number): void {
    this.skewMs = skewMs;
  }

  block(durationMs = BLOCK_MS): void {
    this.blockedUntilMs = this.options.clock.monotonicMs() + durationMs;
  }

  answer(request: SandboxRequest): SandboxReply {
    this.expire();
    const fault = this.faults.take(callOf(request));
    const instead = fault === null ? null : faultInstead(fault);
    const served = instead ?? this.serve(request);
    const spoilt = fault === null ? served : faultAfter(fault, served);
    const reply = { ...spoilt, headers: { ...spoilt.headers, date: new Date(this.nowMs()).toUTCString() } };
    this.remember({ ...request, atMs: this.options.clock.nowMs(), fault: fault?.kind ?? null, reply });
    return reply;
  }

  private serve(request: SandboxRequest): SandboxReply {
    const answers = { ...ASSUMED_ANSWERS, ...this.options.answers };
    const refused =
      checkKey(request, this.options.apiKey) ??
      this.checkBlock() ??
      this.checkInterval(answers.minimumIntervalMs);
    if (refused !== null) return refused;
    const route = findRoute(request, answers);
    if (route === null) return plainReply(405, 'REQUEST_NOT_FOUND');
    const reply =
      checkHeaders(request) ??
      route(request, {
        market: this.market,
        answers,
        nowMs: this.nowMs(),
        judge: (entries) => this.judge(entries),
      });
    if (provesLife(request, reply, answers)) this.lastProofAtMs = this.options.clock.monotonicMs();
    return reply;
  }

  private nowMs(): number {
    return this.options.clock.nowMs() + this.skewMs;
  }

  private checkBlock(): SandboxReply | null {
    return this.blocked ? plainReply(403, 'ACCOUNT_BLOCKED') : null;
  }

  private checkInterval(minimumMs: number | null): SandboxReply | null {
    const now = this.options.clock.monotonicMs();
    const since = now - this.lastRequestAtMs;
    this.lastRequestAtMs = now;
    if (minimumMs === null || since >= minimumMs) return null;
    const waitS = Math.ceil((minimumMs - since) / 1000);
    const reply = plainReply(429, 'Too Many Requests');
    return { ...reply, headers: { ...reply.headers, 'retry-after': String(waitS) } };
  }

  private judge(entries: readonly NumberEntry[]): SandboxReply | null {
    const rule = this.options.block;
    if (rule === undefined) return null;
    const active = rule.activeNumbers?.();
    const strangers = active !== undefined && entries.some(({ number }) => !active.has(number));
    if (!strangers && entries.length <= (rule.maxNumbers ?? Number.POSITIVE_INFINITY)) return null;
    this.block(rule.durationMs);
    return this.checkBlock();
  }

  private expire(): void {
    const { expiresAfterMs } = { ...ASSUMED_ANSWERS, ...this.options.answers };
    if (expiresAfterMs === null || this.lastProofAtMs === null) return;
    if (this.options.clock.monotonicMs() - this.lastProofAtMs < expiresAfterMs) return;
    this.market.removeAll([...this.market.numbers.keys()]);
  }

  private remember(request: LoggedRequest): void {
    this.log.push(request);
    if (this.log.length > LOG_LIMIT) this.log.shift();
    this.logged.emit(request);
  }
}
