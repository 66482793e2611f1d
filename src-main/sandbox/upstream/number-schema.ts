import { z } from 'zod';
import type { UnknownAnswers } from './sandbox-options.ts';

/** A `date_start` so far in the future of the upstream's clock is refused. */
const FUTURE_TOLERANCE_S = 60;
/** 2100-01-01: beyond it the value is in milliseconds. */
const LATEST_DATE_S = 4_102_444_800;
const NUMBER_SHAPES = {
  required: /^\+[1-9]\d{6,14}$/,
  optional: /^\+?[1-9]\d{6,14}$/,
  forbidden: /^[1-9]\d{6,14}$/,
} as const;

const entrySchema = z.strictObject({
  number: z.string(),
  country_id: z.int().min(1).max(999),
  operator: z.int().min(10_000).max(999_999).optional(),
  date_start: z.int().min(1).max(LATEST_DATE_S).optional(),
  port_id: z.string().min(1).max(100).optional(),
  rent: z.union([z.literal(0), z.literal(1)]),
  price: z.number().min(0).optional(),
});

export type NumberEntry = z.infer<typeof entrySchema>;

/** `NUMBER_FORMAT_ERROR` and `ERROR_DATE` are documented, the others are made up in their manner. */
const CODES: Readonly<Record<string, string>> = {
  number: 'NUMBER_FORMAT_ERROR',
  country_id: 'ERROR_COUNTRY',
  operator: 'ERROR_OPERATOR',
  date_start: 'ERROR_DATE',
  port_id: 'ERROR_PORT_ID',
  rent: 'ERROR_RENT',
  price: 'ERROR_PRICE',
};

export type EntryCheck =
  | { readonly ok: true; readonly entry: NumberEntry }
  | { readonly ok: false; readonly code: string };

/** Checks one entry as upstream-api tells it: integers as integers, E.164, `port_id` of at most 100 characters. */
export function checkEntry(value: unknown, plus: UnknownAnswers['plus'], nowMs: number): EntryCheck {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return { ok: false, code: CODES[String(field)] ?? 'ERROR_PARAMETERS' };
  }
  const entry = parsed.data;
  const digits = entry.number.replace(/^\+/, '');
  if (!NUMBER_SHAPES[plus].test(entry.number)) return { ok: false, code: 'NUMBER_FORMAT_ERROR' };
  if (!digits.startsWith(String(entry.country_id))) return { ok: false, code: 'ERROR_COUNTRY' };
  if (entry.date_start !== undefined && entry.date_start > nowMs / 1000 + FUTURE_TOLERANCE_S) {
    return { ok: false, code: 'ERROR_DATE' };
  }
  return { ok: true, entry };
}

/** The code for a number or `port_id` that stands in the list twice, null where none does. */
export function findDuplicate(entries: readonly NumberEntry[]): string | null {
  const numbers = new Set(entries.map(({ number }) => number.replace(/^\+/, '')));
  if (numbers.size < entries.length) return 'ERROR_DUPLICATE_NUMBER';
  const ports = entries.flatMap(({ port_id }) => (port_id === undefined ? [] : [port_id]));
  return new Set(ports).size < ports.length ? 'ERROR_DUPLICATE_PORT' : null;
}
