import type { MarketNumber } from '../../src-main/sandbox/upstream/market.ts';
import type { PortView } from '../../src-main/shared/port-view.ts';
import type { AcceptedNumber } from '../../src-main/shared/sync-view.ts';
import type { WantedNumber } from './pool-truth.ts';

/** What invariant 2 compares, without the numbers that a refusal keeps out. */
interface Lists {
  /** Each number with all that may be said of it. */
  readonly wanted: ReadonlyMap<string, readonly WantedNumber[]>;
  readonly upstream: ReadonlyMap<string, MarketNumber>;
  readonly accepted: readonly AcceptedNumber[];
  readonly ports: readonly PortView[];
  /** The answer that told of the number last held no id for it. */
  readonly isUnsaid: (number: string) => boolean;
}

/** How what stands upstream differs from what is for sale; null: not at all. */
export function upstreamDifference({ wanted, upstream }: Lists): string | null {
  const listed = [...upstream.keys()];
  if (differ([...wanted.keys()], listed))
    return `wanted [${[...wanted.keys()]}], listed upstream [${listed}]`;
  for (const [number, { entry }] of upstream) {
    const { port_id: portId, rent, price } = entry;
    const choices = wanted.get(number) ?? [];
    const fits = choices.some((choice) => choice.portId === portId && choice.rent === (rent === 1));
    // Nobody asks for a price in these lives.
    if (fits && price === undefined) continue;
    const instead = choices.map((choice) => `${choice.portId} rent ${choice.rent ? 1 : 0}`).join(' or ');
    return `${number} is listed as ${portId} rent ${rent} price ${price}, wanted as ${instead}`;
  }
  return null;
}

/** How what the app shows differs from what stands upstream; null: not at all. */
export function shownDifference({ upstream, accepted, ports, isUnsaid }: Lists): string | null {
  const shown = accepted.map(({ number }) => number);
  if (differ([...upstream.keys()], shown))
    return `listed upstream [${[...upstream.keys()]}], shown [${shown}]`;
  for (const { number, id } of accepted) {
    const listed = upstream.get(number);
    if (listed === undefined) continue;
    const mayBe = isUnsaid(number) ? [listed.id, null] : [listed.id];
    if (!mayBe.includes(id)) return `${number} is shown with the id ${id}, and has ${listed.id}`;
    const word = ports.find((port) => port.id === listed.entry.port_id)?.upstream;
    const status = id === null ? 'unconfirmed' : 'accepted';
    if (word?.status !== status || word.id !== id)
      return `${listed.entry.port_id} shows ${number} as ${word?.status} ${word?.id}, and it has ${listed.id}`;
  }
  return null;
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() !== b.toSorted().join();
}
