import { asPortId, type PortId } from '../shared/ids.ts';

/** A port as it is known over restarts: its name, and where its bytes come from. */
export interface KnownPort {
  readonly id: PortId;
  readonly address: string;
}

/** `Port2` before `Port10`: numbers inside names count as numbers. */
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function comparePortIds(a: PortId, b: PortId): number {
  return byName.compare(a, b) || (a < b ? -1 : Number(a > b));
}

/**
 * Names the ports at `addresses`, each address once: a known one keeps its name, a new one takes the lowest free
 * `Port<n>` in the order given. Names of ports that are not there now stay theirs.
 */
export function assignPortIds(
  addresses: readonly string[],
  known: readonly KnownPort[],
): readonly KnownPort[] {
  const idOf = new Map(known.map((port) => [port.address, port.id]));
  const taken = new Set<string>(idOf.values());
  let next = 1;
  return [...new Set(addresses)].map((address) => {
    const id = idOf.get(address);
    if (id !== undefined) return { id, address };
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
