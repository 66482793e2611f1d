import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { asE164, type E164 } from '../shared/ids.ts';
import type { Journal, RefusedNumber } from './journal.ts';

const number = z.custom<E164>((value) => typeof value === 'string' && asE164(value) !== null);
const refusedSchema = z.array(z.object({ number, line: z.string(), text: z.string(), at: z.iso.datetime() }));

export function replaceRefused(
  db: DatabaseSync,
  { numbers, target }: { readonly numbers: readonly RefusedNumber[]; readonly target: string | null },
): void {
  db.prepare('INSERT OR REPLACE INTO refused_numbers (only_row, numbers, target) VALUES (1, ?, ?)').run(
    JSON.stringify(numbers),
    target,
  );
}

export function selectRefused(db: DatabaseSync): ReturnType<Journal['lastRefused']> {
  const row = db.prepare('SELECT numbers, target FROM refused_numbers').get();
  if (row === undefined) return { numbers: [], target: null };
  const { numbers, target } = row;
  return {
    numbers: refusedSchema.parse(JSON.parse(String(numbers))),
    target: target === null ? null : String(target),
  };
}
