/**
 * What there is to do on a modem that is ready, the most urgent first: read all again, read the SIM whole, look whether it is
 * still the same one, see what came of a question to the network, look at network and signal, search for the number, switch the
 * reports of a swapped SIM on, take the power off an empty socket and put it on again.
 */
export type Job = 'identify' | 'hot-swap' | 'sim' | 'check-sim' | 'ussd' | 'network' | 'number' | 'repower';

const BY_URGENCY: readonly Job[] = [
  'identify',
  'sim',
  'hot-swap',
  'check-sim',
  'ussd',
  'network',
  'number',
  'repower',
];

/** Which job is due when, in monotonic ms. Each stands on the board once. */
interface JobBoard {
  /** A job that stands there already is done at the earlier of the two moments: what is urgent stays so. */
  plan(job: Job, dueMs: number): void;
  isPlanned(job: Job): boolean;
  /** Makes a job due at `nowMs` that falls due within `withinMs` anyway; any other stays where it is. */
  hasten(job: Job, nowMs: number, withinMs: number): void;
  /** Takes the most urgent job that is due off the board, or null. What is in `held` stays there. */
  take(nowMs: number, held?: readonly Job[]): Job | null;
  /** When the next job that is not `held` falls due; infinite for none. */
  nextDueMs(held?: readonly Job[]): number;
  clear(): void;
}

export function createJobBoard(): JobBoard {
  const due = new Map<Job, number>();
  return {
    plan(job, dueMs) {
      due.set(job, Math.min(dueMs, due.get(job) ?? dueMs));
    },
    isPlanned: (job) => due.has(job),
    hasten(job, nowMs, withinMs) {
      const dueMs = due.get(job);
      if (dueMs !== undefined && dueMs <= nowMs + withinMs) due.set(job, Math.min(dueMs, nowMs));
    },
    take(nowMs, held = []) {
      const job = BY_URGENCY.find(
        (candidate) => !held.includes(candidate) && (due.get(candidate) ?? Number.POSITIVE_INFINITY) <= nowMs,
      );
      if (job === undefined) return null;
      due.delete(job);
      return job;
    },
    nextDueMs: (held = []) =>
      Math.min(...[...due].flatMap(([job, dueMs]) => (held.includes(job) ? [] : [dueMs]))),
    clear: () => due.clear(),
  };
}
