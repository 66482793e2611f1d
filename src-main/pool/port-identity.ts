import { asPortId, type PortId } from '../shared/ids.ts';
import { isSamePlace, type PortPlace } from './port-place.ts';

/** A port as it is known over restarts: its name, where its bytes came from last, and by what it is found again. */
export interface KnownPort {
  readonly id: PortId;
  readonly address: string;
  /** Left out for what is not on USB, and until the device is known. */
  readonly place?: PortPlace | undefined;
  /** IMEI of the modem that was read here last. */
  readonly imei?: string | undefined;
}

/** `Port2` before `Port10`: numbers inside names count as numbers. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function comparePortIds(a: PortId, b: PortId): number {
  return byName.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/** In the same order, with the same things known of each. */
export function areSamePorts(a: readonly KnownPort[], b: readonly KnownPort[]): boolean {
  return a.length === b.length && a.every((port, index) => isSamePort(port, b[index]));
}

function isSamePort(a: KnownPort, b: KnownPort | undefined): boolean {
  if (b === undefined || a.id !== b.id || a.address !== b.address || a.imei !== b.imei) return false;
  return a.place === undefined || b.place === undefined ? a.place === b.place : isSamePlace(a.place, b.place);
}

/**
 * Names the ports at `addresses`, each address once: a known one keeps its name, a new one takes the lowest free
 * `Port<n>` in the order given. Names of ports that are not there now stay theirs.
 */
export function assignPortIds(
  addresses: readonly string[],
  known: readonly KnownPort[],
): readonly KnownPort[] {
  const knownAt = new Map(known.map((port) => [port.address, port]));
  const fresh = nameNewPorts(
    addresses.filter((address) => !knownAt.has(address)),
    known,
  );
  const freshAt = new Map(fresh.map((port) => [port.address, port]));
  return [...new Set(addresses)].flatMap((address) => knownAt.get(address) ?? freshAt.get(address) ?? []);
}

/** New ports at `addresses`, each once, with the lowest names that no known port has. */
export function nameNewPorts(
  addresses: readonly string[],
  known: readonly KnownPort[],
): readonly KnownPort[] {
  const taken = new Set<string>(known.map(({ id }) => id));
  let next = 1;
  return [...new Set(addresses)].map((address) => {
    while (taken.has(`Port${next}`)) next += 1;
    taken.add(`Port${next}`);
    return { id: portIdOf(next), address };
  });
}

function portIdOf(index: number): PortId {
  const id = asPortId(`Port${index}`);
  if (id === null) throw new Error(`No port id for index ${index}`);
  return id;
}
