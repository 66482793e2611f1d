import type { PortId } from '../shared/ids.ts';
import { isTellingImei } from './modem-twins.ts';
import type { FoundPort } from './port-finder.ts';
import type { KnownPort } from './port-identity.ts';
import { isSamePlace, placeOf } from './port-place.ts';
import type { PortRecord } from './port-record.ts';

/**
 * A port with what was learnt of its device. One that was never seen is believed when its modem has answered, or when a person
 * handed it over just now; from then on nothing else is opened in its name. The same value when there is no news.
 */
export function learnPlace(
  { port, device, candidates }: FoundPort,
  record: PortRecord | undefined,
  handedOver: boolean,
): KnownPort {
  const answers = record?.modem.phase === 'ready';
  const tty = (answers && candidates.find(({ path }) => path === record.address)) || device;
  const place = tty === null ? null : placeOf(tty);
  if (place === null || (port.place === undefined && !answers && !handedOver)) return port;
  return port.place !== undefined && isSamePlace(port.place, place) ? port : { ...port, place };
}

export function learnImei(port: KnownPort, record: PortRecord | undefined): KnownPort {
  const imei = record?.modem.phase === 'ready' ? record.modem.identity.imei : null;
  return isTellingImei(imei) && imei !== port.imei ? { ...port, imei } : port;
}

/**
 * Ports that were handed over anew and turn out to hold the modem of a port whose device is away: it moved to another
 * socket. By IMEI, and so only where no other port has the same one.
 *
 * @param newcomers ports handed over since the app started
 * @returns the port that went away, by the new one that is it
 */
export function findHomecomers(
  found: readonly FoundPort[],
  records: ReadonlyMap<PortId, PortRecord>,
  newcomers: ReadonlySet<PortId>,
): ReadonlyMap<PortId, PortId> {
  const home = new Map<PortId, PortId>();
  for (const { port, device } of found) {
    const imei = learnImei(port, records.get(port.id)).imei;
    if (!newcomers.has(port.id) || device === null || imei === undefined) continue;
    const others = found.filter(
      ({ port: { id, imei: last } }) =>
        id !== port.id && (last === imei || records.get(id)?.modem.identity.imei === imei),
    );
    const [away] = others;
    if (others.length !== 1 || away === undefined) continue;
    if (away.device === null && away.port.place !== undefined && !newcomers.has(away.port.id))
      home.set(port.id, away.port.id);
  }
  return home;
}
