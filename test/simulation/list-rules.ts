import type { AppLife } from './app-life.ts';
import type { PoolTruth } from './pool-truth.ts';
import type { SentRequest } from './wire.ts';

/** What is wrong with a list at the moment in which it is sent: invariants 1 and 6. */
export function* findListFaults(
  { entries }: SentRequest,
  truth: PoolTruth,
  life: AppLife,
  poolSize: number,
): Generator<{ readonly rule: 1 | 6; readonly what: string }> {
  const twice = (texts: readonly string[]) => texts.find((text, place) => texts.indexOf(text) !== place);
  const number = twice(entries.map((entry) => entry.number));
  if (number !== undefined) yield { rule: 1, what: `${number} stands in the list twice` };
  const port = twice(entries.map((entry) => entry.portId));
  if (port !== undefined) yield { rule: 1, what: `${port} stands in the list twice` };
  if (entries.length > poolSize) yield { rule: 1, what: `${entries.length} numbers of ${poolSize} ports` };
  for (const entry of entries) {
    const known = truth.entryOf(entry.portId, life.oracle);
    if (known?.iccid !== entry.iccid || known.number !== entry.number) {
      const instead = known === null ? 'nothing' : `${known.number} (${known.iccid})`;
      yield { rule: 1, what: `${entry.portId} lists ${entry.number} (${entry.iccid}), but holds ${instead}` };
    }
    if (entry.rent && !truth.hasConsent(entry.portId, entry.iccid)) {
      yield { rule: 6, what: `${entry.portId} lists ${entry.number} for rent, which nobody agreed to` };
    }
  }
}
