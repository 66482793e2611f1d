import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { asE164, type E164 } from '../shared/ids.ts';
import type { AcceptedNumber } from '../shared/sync-view.ts';

const number = z.custom<E164>((value) => typeof value === 'string' && asE164(value) !== null);
const acceptedSchema = z.array(z.object({ number, id: z.nullable(z.number()) }));

export function replaceAccepted(db: DatabaseSync, at: string, accepted: readonly AcceptedNumber[]): void {
  db.prepare('INSERT OR REPLACE INTO accepted_lists (only_row, at, numbers) VALUES (1, ?, ?)').run(
    at,
    JSON.stringify(accepted),
  );
}

export function selectAccepted(
  db: DatabaseSync,
): { readonly at: string; readonly numbers: readonly AcceptedNumber[] } | null {
  const row = db.prepare('SELECT at, numbers FROM accepted_lists').get();
  if (row === undefined) return null;
  const { at, numbers } = row;
  return { at: String(at), numbers: acceptedSchema.parse(JSON.parse(String(numbers))) };
}
