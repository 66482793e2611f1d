import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { asE164, type E164 } from '../shared/ids.ts';
import type { Journal } from './journal.ts';

const bodySchema = z.union([
  z.object({ numbers: z.array(z.object({ number: z.string() })) }),
  z.object({ number: z.string() }),
]);

export function selectLastRequests(db: DatabaseSync): ReturnType<Journal['lastRequests']> {
  const read = (condition: string) => {
    const { at } =
      db.prepare(`SELECT at_ms AS at FROM requests WHERE ${condition} ORDER BY id DESC LIMIT 1`).get() ?? {};
    return typeof at === 'number' ? new Date(at).toISOString() : null;
  };
  return {
    at: read('TRUE'),
    openAt: read(
      // Only those of the last moments matter.
      `id IN (SELECT id FROM requests ORDER BY id DESC LIMIT 50)
        AND cause NOT IN ('probe', 'check') AND (outcome IS NULL OR outcome = 'failed')`,
    ),
  };
}

/**
 * Probes and checks save nothing, and what was refused was not taken; all others since the last accepted list may stand upstream. A single
 * number that was removed, and the removal accepted, stands there no more.
 */
export function selectOpenNumbers(db: DatabaseSync): readonly E164[] {
  const rows = db
    .prepare(
      `SELECT r.strategy, r.outcome, q.text AS body FROM requests r JOIN texts q ON q.id = r.request_id
        WHERE r.cause NOT IN ('probe', 'check') AND (r.outcome IS NULL OR r.outcome <> 'rejected') AND r.id >=
          (SELECT COALESCE(MAX(id), 0) FROM requests WHERE outcome = 'accepted' AND cause NOT IN ('probe', 'check')
            AND strategy IN ('list', 'incremental sendNumbersOnline'))
        ORDER BY r.id`,
    )
    .all();
  const open = new Set<E164>();
  const seen = new Set<unknown>();
  for (const { strategy, outcome, body } of rows) {
    const isRemoval = strategy === 'incremental removeNumber' && outcome === 'accepted';
    // Heartbeats without an answer repeat one body for hours.
    if (!isRemoval && seen.has(body)) continue;
    seen.add(body);
    for (const number of numbersOf(String(body))) {
      if (isRemoval) open.delete(number);
      else open.add(number);
    }
    if (isRemoval) seen.clear();
  }
  return [...open];
}

function numbersOf(body: string): readonly E164[] {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  if (!parsed.success) return [];
  const entries = 'numbers' in parsed.data ? parsed.data.numbers : [parsed.data];
  return entries.flatMap(({ number }) => asE164(number) ?? []);
}
