import type { BookEntry, NumberVerdict } from '../book/number-book.ts';
import type { PoolState, PortRecord } from '../pool/port-record.ts';
import type { Iccid, PortId } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { type Claim, findLostClaims } from './duplicates.ts';
import { operatorOf } from './operator-code.ts';
import { judgePort, type PortVerdict } from './port-judge.ts';

/** What the sale depends on beside the pool itself. */
export interface SaleContext {
  readonly isPaused: (id: PortId) => boolean;
  readonly entryOf: (iccid: Iccid) => BookEntry;
  readonly verdictOf: (iccid: Iccid) => NumberVerdict;
  readonly countryIdOf: (number: Claim['number']) => number | null;
  /** Unix seconds; taken for a SIM that was never sold before. */
  readonly firstSaleOf: (iccid: Iccid) => number;
}

/** The pool, judged: one verdict a port, and the list entries of the ports that are active. */
export interface Sale {
  readonly verdicts: ReadonlyMap<PortId, PortVerdict>;
  readonly entries: readonly ListEntry[];
}

/** Pure: which numbers may be listed right now, and why the others may not. */
export function judgeSale(pool: PoolState, context: SaleContext): Sale {
  const verdicts = new Map<PortId, PortVerdict>();
  const claims: Claim[] = [];
  for (const record of pool.ports) {
    const verdict = judgePort(record, { paused: context.isPaused(record.id), numberOf: context.verdictOf });
    verdicts.set(record.id, verdict);
    const claim = verdict.state === 'active' ? claimOf(record, context) : null;
    if (claim === null) continue;
    if (context.countryIdOf(claim.number) === null) verdicts.set(record.id, countryUnknown(claim.number));
    else claims.push(claim);
  }
  const lost = findLostClaims(claims);
  for (const [id, { code, winner }] of lost) {
    verdicts.set(id, { state: 'attention', reason: { code, detail: winner } });
  }
  const entries = claims.flatMap((claim) => (lost.has(claim.record.id) ? [] : listEntry(claim, context)));
  return { verdicts, entries };
}

/** The upstream requires the calling code, so a number of no known country cannot be listed. */
function countryUnknown(number: string): PortVerdict {
  return {
    state: 'attention',
    reason: { code: 'number-unknown', detail: `${number}: no country has this calling code` },
  };
}

function claimOf(record: PortRecord, context: SaleContext): Claim | null {
  if (record.presence.kind === 'absent') return null;
  const { iccid } = record.presence.sim;
  if (iccid === null) return null;
  const verdict = context.verdictOf(iccid);
  if (verdict.kind !== 'known') return null;
  const byPerson = verdict.source === 'typed' || verdict.source === 'csv';
  return { record, iccid, number: verdict.number, byPerson };
}

function listEntry({ record, iccid, number }: Claim, context: SaleContext): ListEntry[] {
  const { presence } = record;
  const countryId = context.countryIdOf(number);
  if (presence.kind === 'absent' || countryId === null) return [];
  const book = context.entryOf(iccid);
  return [
    {
      portId: record.id,
      iccid,
      number,
      countryId,
      operator: operatorOf(presence.sim.imsi),
      dateStart: context.firstSaleOf(iccid),
      rent: book.rentPort === record.id,
      price: book.price,
      verifiedAtMs: presence.sim.iccidReadAtMs ?? Number.NEGATIVE_INFINITY,
    },
  ];
}
