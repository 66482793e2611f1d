import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { asE164, type E164 } from '../shared/ids.ts';

const bodySchema = z.object({ numbers: z.array(z.object({ number: z.string() })) });

export function selectLastRequestAt(db: DatabaseSync): string | null {
  const { at } = db.prepare('SELECT at_ms AS at FROM requests ORDER BY id DESC LIMIT 1').get() ?? {};
  return typeof at === 'number' ? new Date(at).toISOString() : null;
}

/** Probes save nothing, and a list that was refused was not taken; all others since the last accepted one may stand upstream. */
export function selectOpenNumbers(db: DatabaseSync): readonly E164[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT q.text AS body FROM requests r JOIN texts q ON q.id = r.request_id
        WHERE r.cause <> 'probe' AND (r.outcome IS NULL OR r.outcome <> 'rejected') AND r.id >=
          (SELECT COALESCE(MAX(id), 0) FROM requests WHERE outcome = 'accepted' AND cause <> 'probe')`,
    )
    .all();
  return [...new Set(rows.flatMap(({ body }) => numbersOf(String(body))))];
}

function numbersOf(body: string): readonly E164[] {
  const parsed = bodySchema.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data.numbers.flatMap(({ number }) => asE164(number) ?? []) : [];
}
