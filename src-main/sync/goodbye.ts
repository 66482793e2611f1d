import type { Clock } from '../shared/clock.ts';
import type { Pause } from '../shared/pause.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { UpstreamTarget } from '../upstream/upstream-client.ts';
import { listedNumbers } from './ledger.ts';
import type { FlightDeck } from './sync-flight.ts';
import type { SyncMemory } from './sync-memory.ts';
import { SPACING_MS } from './sync-schedule.ts';

/** A goodbye must be over after this long, and a request in flight may take this much of it. */
const GOODBYE_MS = 5_000;
const PATIENCE_MS = 1_500;
const MIN_TIMEOUT_MS = 1_000;
const DOUBTFUL =
  'The vendor has taken the numbers off, but a request shortly before got no answer. Should it arrive late, they stay on sale until they run out at the vendor.';

/**
 * Takes all numbers off the market: waits for the request in flight (an empty list must not be overtaken by an older one),
 * keeps the distance to it, sends the empty list. Nothing is sent when nothing can be listed.
 */
export async function sayGoodbye(parts: {
  readonly clock: Clock;
  readonly target: UpstreamTarget | null;
  readonly deck: Pick<FlightDeck, 'land'>;
  readonly pause: Pause;
  readonly memory: () => SyncMemory;
  /** False once the app goes on or closes after all. */
  readonly wanted: () => boolean;
  readonly sendEmpty: (target: UpstreamTarget, timeoutMs: number) => void;
}): Promise<Result<null>> {
  const { clock, target, deck, pause, memory } = parts;
  if (target === null)
    return err('The upstream address or the API key is missing, so nothing could be sent.');
  const endMs = clock.monotonicMs() + GOODBYE_MS;
  await deck.land(PATIENCE_MS);
  if (listedNumbers(memory().ledger).size === 0) return ok(null);
  const { lastEndMs } = memory();
  if (lastEndMs !== null) await pause.wait(lastEndMs + SPACING_MS - clock.monotonicMs());
  if (!parts.wanted()) return err('The numbers were not taken off: Portlight goes on or is closing.');
  const { doubtful, confirmAtMs } = memory();
  const timeoutMs = Math.max(MIN_TIMEOUT_MS, endMs - clock.monotonicMs());
  parts.sendEmpty(target, timeoutMs);
  await deck.land(timeoutMs);
  const { lastError } = memory();
  if (lastError === null) return doubtful || confirmAtMs !== null ? err(DOUBTFUL) : ok(null);
  return err(`The numbers stay on sale until they run out at the vendor. ${lastError.text}`);
}
