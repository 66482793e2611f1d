import type { SandboxReply } from '../../src-main/sandbox/upstream/sandbox-message.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { isFine, isReachable, type Weather } from './weather.ts';

/**
 * Since when the upstream is well, as the app may expect it to be: after a refusal, a lock or a "slow down" (decisions 13, 14)
 * not before the next list was accepted.
 */
export class Sky {
  readonly #world: FakeClock;
  #weather: Weather = { kind: 'fine' };
  #fineSinceMs = 0;
  #reachableSinceMs = 0;
  #troubleAtMs = Number.NEGATIVE_INFINITY;
  #aftermath = false;
  #hanging = false;

  constructor(world: FakeClock) {
    this.#world = world;
  }

  get weather(): Weather {
    return this.#weather;
  }

  set weather(weather: Weather) {
    const now = this.#world.monotonicMs();
    if (!isFine(this.#weather) && isFine(weather)) this.#fineSinceMs = now;
    if (!isReachable(this.#weather) && isReachable(weather)) this.#reachableSinceMs = now;
    this.#weather = weather;
  }

  takeReply({ status, transfer, body }: SandboxReply, accepted: boolean): void {
    if (accepted) this.#aftermath = false;
    if (saysYes({ status, transfer, body })) return;
    this.#troubleAtMs = this.#world.monotonicMs();
    // Its answer may never come.
    if (transfer.kind === 'hang') this.#hanging = true;
    if ([400, 401, 403, 429].includes(status) || saysNo({ status, transfer, body })) this.#aftermath = true;
  }

  /** A request that left in bad weather keeps the app busy until it is over, whatever the weather is by then. */
  takeSent(): void {
    this.#hanging = !isFine(this.#weather);
  }

  takeEnded(): void {
    if (this.#hanging) this.#troubleAtMs = this.#world.monotonicMs();
    this.#hanging = false;
  }

  /** World ms; null while it is not well. */
  get wellSinceMs(): number | null {
    if (!isFine(this.#weather) || this.#aftermath || this.#hanging) return null;
    return Math.max(this.#fineSinceMs, this.#troubleAtMs);
  }

  /** World ms since when requests get through; null while they do not. */
  get reachableSinceMs(): number | null {
    return isReachable(this.#weather) ? this.#reachableSinceMs : null;
  }
}

type Answer = Pick<SandboxReply, 'status' | 'transfer' | 'body'>;

/** The request was carried out, or would have been but for its `test`; its answer may still get lost. */
export function isCarriedOut(reply: Pick<Answer, 'status' | 'body'>): boolean {
  return String(read(reply)?.response) === '1';
}

/** The answer tells the upstream's id of the number. */
export function hasId(reply: Pick<Answer, 'status' | 'body'>, number: string): boolean {
  const ids = read(reply)?.ids;
  return typeof ids === 'object' && ids !== null && (number in ids || number.slice(1) in ids);
}

function read({
  status,
  body,
}: Pick<Answer, 'status' | 'body'>): { response?: unknown; ids?: unknown } | null {
  if (status !== 200 || !body.startsWith('{')) return null;
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}

/** The whole answer says that the request was accepted. */
export function saysYes({ status, transfer, body }: Answer): boolean {
  return transfer.kind === 'whole' && isCarriedOut({ status, body });
}

/** The upstream says no to what the request holds, not to who asks or when. */
export function saysNo({ status, transfer, body }: Answer): boolean {
  return (
    transfer.kind === 'whole' &&
    (status === 400 ||
      (status === 200 && body.startsWith('{"response":"') && !isCarriedOut({ status, body })))
  );
}
