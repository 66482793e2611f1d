import type { Iccid, PortId } from '../shared/ids.ts';
import type { PortRecord } from './port-record.ts';

const COUNTED_UP = '012345678901234567890123456789';

/** Two ports that seem to talk to one modem; `first` is the lower one and keeps it. */
export interface TwinPair {
  readonly first: PortId;
  readonly second: PortId;
}

/**
 * Pairs of ports whose modems tell the same IMEI and the same ICCID. One of both says nothing: clone pools have one IMEI
 * everywhere, and a card may move between two modems.
 *
 * @param sinceMs only readings of the card from this monotonic time on count: a card cannot have been read in two modems
 *   after one moment, unless the two are one
 */
export function findTwins(
  ports: readonly PortRecord[],
  sinceMs = Number.NEGATIVE_INFINITY,
): readonly TwinPair[] {
  const firstOf = new Map<string, PortId>();
  const pairs: TwinPair[] = [];
  for (const record of ports) {
    const key = twinKey(record, sinceMs);
    if (key === null) continue;
    const first = firstOf.get(key);
    if (first === undefined) firstOf.set(key, record.id);
    else pairs.push({ first, second: record.id });
  }
  return pairs;
}

/** What both ports of a pair showed. */
export interface TwinModem {
  readonly imei: string;
  readonly iccid: Iccid;
}

/**
 * Is it worth to try the second one again? The first is gone, does not work, is another modem now, or has not the card any more:
 * where that was a memory of a card that had moved within a clone pool, the second is the port that really has it.
 */
export function isTwinFree(first: PortRecord | undefined, { imei, iccid }: TwinModem): boolean {
  if (first === undefined || first.twinOf !== null) return true;
  const { phase, identity, sim } = first.modem;
  if (phase === 'failed' || (identity.imei !== null && identity.imei !== imei)) return true;
  if (sim.state === 'absent' || sim.state === 'failure') return true;
  return sim.iccid !== null && sim.iccid !== iccid;
}

/** Fifteen digits, neither all the same nor counted up: modems that lost their IMEI show zeros, and clones 123456789012345. */
export function isTellingImei(imei: string | null): imei is string {
  return imei !== null && /^\d{15}$/.test(imei) && !/^(\d)\1*$/.test(imei) && !COUNTED_UP.includes(imei);
}

function twinKey({ twinOf, modem: { phase, identity, sim } }: PortRecord, sinceMs: number): string | null {
  if (twinOf !== null || phase !== 'ready' || !isTellingImei(identity.imei)) return null;
  if (sim.state !== 'ready' || sim.iccid === null || (sim.iccidReadAtMs ?? 0) < sinceMs) return null;
  return `${identity.imei} ${sim.iccid}`;
}
