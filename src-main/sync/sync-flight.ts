import type { Clock, Timer } from '../shared/clock.ts';
import type { ExchangeView } from '../shared/sync-view.ts';
import type { UpstreamExchange, UpstreamTarget } from '../upstream/upstream-client.ts';
import type { Moment } from './gap-tracker.ts';
import type { ListDifference } from './ledger.ts';
import type { createRequestRecorder } from './request-recorder.ts';
import type { NextRequest } from './sync-request.ts';

/** What was in the air when the computer fell asleep may hang on a dead connection, and the list after waking must not. */
export const WAKE_PATIENCE_MS = 1_500;

/** A request in the air. */
export interface Flight extends NextRequest {
  readonly targetKey: string | null;
  readonly started: Moment;
}

export interface LandedFlight {
  readonly flight: Flight;
  readonly exchange: UpstreamExchange;
  /** Null when the request broke before anything could be recorded. */
  readonly view: ExchangeView | null;
}

export interface FlightDeck {
  readonly current: Flight | null;
  launch(request: NextRequest, target: UpstreamTarget, difference: ListDifference): void;
  /** Resolves when nothing is in the air any more; after `patienceMs` the flight is given up. */
  land(patienceMs: number): Promise<void>;
}

/** Holds the one request in the air. `onLanded` runs once for each, also when it was given up. */
export function createFlightDeck(deps: {
  readonly clock: Clock;
  readonly send: ReturnType<typeof createRequestRecorder>;
  readonly onLanded: (landed: LandedFlight) => void;
}): FlightDeck {
  const { clock, send, onLanded } = deps;
  let current: Flight | null = null;
  let controller = new AbortController();
  let landing: Promise<void> = Promise.resolve();

  async function follow(flight: Flight, sending: ReturnType<typeof send>): Promise<void> {
    const landed = await sending.then(
      ({ exchange, view }) => ({ flight, exchange, view }),
      (fault: unknown) => ({ flight, exchange: broken(fault), view: null }),
    );
    current = null;
    onLanded(landed);
  }

  return {
    get current() {
      return current;
    },
    launch(request, target, difference) {
      if (current !== null) throw new Error('A request is in flight already.');
      controller = new AbortController();
      const started = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
      const targetKey = targetKeyOf(target);
      current = { ...request, targetKey, started };
      landing = follow(current, send({ ...request, difference, target, signal: controller.signal }));
    },
    async land(patienceMs) {
      if (current === null) return;
      let timer: Timer | null = null;
      if (patienceMs <= 0) controller.abort();
      else timer = clock.setTimer(patienceMs, () => controller.abort());
      await landing;
      timer?.cancel();
    },
  };
}

/** Two targets with the same key are the same upstream account. Holds the API key: never to be shown or stored. */
export function targetKeyOf(target: UpstreamTarget | null): string | null {
  return target && `${target.baseUrl}\n${target.apiKey}`;
}

function broken(fault: unknown): UpstreamExchange {
  return { kind: 'failed', fault: 'network', detail: String(fault), request: '', durationMs: 0 };
}
