import { asE164, type E164 } from '../shared/ids.ts';
import type { NumberAnswer } from './upstream-answer.ts';

/**
 * The `ids` of an answer by number. Keys come with or without `+`, ids as integers or strings, null means deleted.
 * Whatever is not an object (PHP writes an empty map as `[]`) confirms nothing.
 */
export function parseIds(ids: unknown, sent: readonly E164[]): ReadonlyMap<E164, NumberAnswer> {
  const answers = new Map<E164, NumberAnswer>(sent.map((number) => [number, { status: 'unconfirmed' }]));
  if (typeof ids !== 'object' || ids === null || Array.isArray(ids)) return answers;
  for (const [key, id] of Object.entries(ids)) {
    const number = asE164(`+${key.replace(/\D/g, '').replace(/^00/, '')}`);
    if (number !== null) answers.set(number, parseId(id));
  }
  return answers;
}

function parseId(id: unknown): NumberAnswer {
  if (id === null) return { status: 'deleted' };
  const value = typeof id === 'string' && /^\s*\d+\s*$/.test(id) ? Number(id) : id;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? { status: 'accepted', id: value }
    : { status: 'unconfirmed' };
}
