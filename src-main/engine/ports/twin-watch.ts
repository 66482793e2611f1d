import { findTwins, isTwinFree, type TwinModem, type TwinPair } from '../../pool/modem-twins.ts';
import type { Pool } from '../../pool/pool-service.ts';
import type { PoolState } from '../../pool/port-record.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PortId } from '../../shared/ids.ts';

/** Finds ports that turn out to be one modem, where the USB did not tell: a TCP box, an unknown board. */
export interface TwinWatch {
  /** The port that talks to the modem of this one, which is to be left alone meanwhile; null for all others. */
  firstOf(id: PortId): PortId | null;
  /** True when a port that was left alone is to be tried again. */
  follow(state: PoolState): boolean;
  stop(): void;
}

interface Twin {
  readonly first: PortId;
  readonly modem: TwinModem;
}

export function createTwinWatch(parts: {
  readonly pool: Pick<Pool, 'state' | 'verify'>;
  readonly clock: Clock;
  /** A port is to be left alone from now on. */
  readonly found: () => void;
}): TwinWatch {
  const { pool, clock } = parts;
  const twins = new Map<PortId, Twin>();
  const asked = new Set<PortId>();
  let stopped = false;

  /** Both cards are read anew first: one that was moved between two modems of a clone pool is shown by both for some seconds. */
  async function ask({ first, second }: TwinPair): Promise<void> {
    asked.add(second);
    const sinceMs = clock.monotonicMs();
    await Promise.all([pool.verify(first), pool.verify(second)]);
    asked.delete(second);
    if (stopped) return;
    const { ports } = pool.state();
    const sure = findTwins(ports, sinceMs).some((pair) => pair.first === first && pair.second === second);
    const modem = ports.find(({ id }) => id === first)?.modem;
    const imei = modem?.identity.imei ?? null;
    const iccid = modem?.sim.iccid ?? null;
    if (!sure || imei === null || iccid === null) return;
    twins.set(second, { first, modem: { imei, iccid } });
    parts.found();
  }

  return {
    firstOf: (id) => twins.get(id)?.first ?? null,
    follow({ ports }) {
      const byId = new Map(ports.map((record) => [record.id, record]));
      const free = [...twins].filter(
        ([id, { first, modem }]) => !byId.has(id) || isTwinFree(byId.get(first), modem),
      );
      for (const [id] of free) twins.delete(id);
      for (const pair of findTwins(ports)) if (!asked.has(pair.second)) void ask(pair);
      return free.length > 0;
    },
    stop() {
      stopped = true;
    },
  };
}
