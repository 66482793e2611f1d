import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { asE164, type E164 } from '../shared/ids.ts';
import type { AcceptedList } from './journal.ts';

const number = z.custom<E164>((value) => typeof value === 'string' && asE164(value) !== null);
const since = z._default(z.nullable(z.string()), null);
const acceptedSchema = z.array(z.object({ number, id: z.nullable(z.number()), since }));

export function replaceAccepted(db: DatabaseSync, { at, numbers, target }: AcceptedList): void {
  db.prepare('INSERT OR REPLACE INTO accepted_lists (only_row, at, numbers, target) VALUES (1, ?, ?, ?)').run(
    at,
    JSON.stringify(numbers),
    target,
  );
}

export function selectAccepted(db: DatabaseSync): AcceptedList | null {
  const row = db.prepare('SELECT at, numbers, target FROM accepted_lists').get();
  if (row === undefined) return null;
  const { at, numbers, target } = row;
  const list = acceptedSchema.parse(JSON.parse(String(numbers)));
  return { at: String(at), numbers: list, target: target === null ? null : String(target) };
}
