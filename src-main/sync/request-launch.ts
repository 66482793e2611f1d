import type { ListDifference } from './ledger.ts';
import { ledgerDifference, listSent, stepSent } from './ledger.ts';
import { imageOf, imageWith, imageWithout, type ListImage } from './list-image.ts';
import type { SyncMemory } from './sync-memory.ts';
import type { NextRequest } from './sync-request.ts';

export interface Launched {
  readonly memory: SyncMemory;
  /** What the request changes against what stands upstream. */
  readonly difference: ListDifference;
}

const NO_DIFFERENCE: ListDifference = { added: [], removed: [] };

/** What is known once a request leaves. `wantedKey`: of the list as it should stand upstream. `at`: ISO 8601. */
export function noteLaunch(
  before: SyncMemory,
  { kind, call }: Pick<NextRequest, 'kind' | 'call'>,
  wantedKey: string | null,
  at: string,
): Launched {
  const memory = kind === 'check' ? before : { ...before, lastAttemptAt: at };
  switch (kind) {
    case 'list': {
      const sent = { sentKey: imageOf(call.entries).key, freshAtMs: null, changedAtMs: null };
      const ledger = listSent(memory.ledger, call.numbers, at);
      const difference = ledgerDifference(memory.ledger, call.numbers);
      return { memory: { ...memory, ...sent, ledger, restDue: false }, difference };
    }
    case 'add':
    case 'remove':
      return noteStep(memory, call, wantedKey, at);
    case 'alive':
    case 'probe':
    case 'check':
      return { memory, difference: NO_DIFFERENCE };
  }
}

function noteStep(
  memory: SyncMemory,
  call: NextRequest['call'],
  wantedKey: string | null,
  at: string,
): Launched {
  const { upstream, ledger } = memory;
  if (upstream === null) return { memory, difference: NO_DIFFERENCE };
  const image = imageAfter(upstream, call);
  // Other changes wait for a request of their own, and have waited long enough.
  const changedAtMs = image.key === wantedKey ? null : memory.changedAtMs;
  return {
    memory: {
      ...memory,
      changedAtMs,
      sentKey: image.key,
      freshAtMs: null,
      ledger: stepSent(ledger, [...image.lines.keys()], { told: call.numbers, at }),
    },
    difference:
      call.entries.length > 0 ? { added: call.numbers, removed: [] } : { added: [], removed: call.numbers },
  };
}

function imageAfter(upstream: ListImage, { entries, numbers }: NextRequest['call']): ListImage {
  const [entry] = entries;
  const [number] = numbers;
  if (entry !== undefined) return imageWith(upstream, entry);
  return number === undefined ? upstream : imageWithout(upstream, number);
}
