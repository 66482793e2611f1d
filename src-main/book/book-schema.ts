import * as z from 'zod/mini';
import { asE164, asIccid, asPortId, type E164, type Iccid, type PortId } from '../shared/ids.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const iccid = z.custom<Iccid>((value) => isText(value) && asIccid(value) !== null);
const number = z.custom<E164>((value) => isText(value) && asE164(value) !== null);
const portId = z.custom<PortId>((value) => isText(value) && asPortId(value) !== null);

const evidence = z.object({
  source: z.enum(['typed', 'csv', 'cnum', 'phonebook', 'ussd']),
  number,
  at: z.string(),
});

const entry = z.object({
  evidence: z.array(evidence),
  rentPort: z.nullable(portId),
  price: z.nullable(z.number().check(z.nonnegative())),
  firstSaleAt: z.nullable(z.int().check(z.nonnegative())),
});

/** The number book as a file, version 1: what is known of each SIM, by ICCID. */
export const bookFileSchema = z.object({
  version: z.literal(1),
  sims: z.record(iccid, entry),
});

/** From version 1 up, each to the next. None yet: this is the first version. */
export const bookMigrations: readonly ((content: Record<string, unknown>) => Record<string, unknown>)[] = [];

export type BookFile = z.infer<typeof bookFileSchema>;

export function emptyBookFile(): BookFile {
  return { version: 1, sims: {} };
}
