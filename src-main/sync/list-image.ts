import type { E164 } from '../shared/ids.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { payloadLine } from '../upstream/payload.ts';

/** A list as the upstream has it. */
export interface ListImage {
  /** What it says of each number, in its own form. */
  readonly lines: ReadonlyMap<E164, string>;
  /** Two lists with the same key say the same to the upstream, in whatever order. */
  readonly key: string;
}

export interface ListChanges {
  readonly added: readonly ListEntry[];
  readonly removed: readonly E164[];
  /** In both, and read differently: another port, rent, price. */
  readonly altered: readonly ListEntry[];
}

export function imageOf(entries: readonly ListEntry[]): ListImage {
  return fromLines(new Map(entries.map((entry) => [entry.number, payloadLine(entry)])));
}

export function imageWith(image: ListImage, entry: ListEntry): ListImage {
  return fromLines(new Map(image.lines).set(entry.number, payloadLine(entry)));
}

export function imageWithout(image: ListImage, number: E164): ListImage {
  return fromLines(new Map([...image.lines].filter(([other]) => other !== number)));
}

/** What leads from the list upstream to `entries`. */
export function listChanges({ lines }: ListImage, entries: readonly ListEntry[]): ListChanges {
  const wanted = new Set(entries.map((entry) => entry.number));
  return {
    added: entries.filter(({ number }) => !lines.has(number)),
    removed: [...lines.keys()].filter((number) => !wanted.has(number)),
    altered: entries.filter((entry) => {
      const line = lines.get(entry.number);
      return line !== undefined && line !== payloadLine(entry);
    }),
  };
}

function fromLines(lines: ReadonlyMap<E164, string>): ListImage {
  return { lines, key: [...lines.values()].sort().join('\n') };
}
