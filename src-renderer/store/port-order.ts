import type { PortId } from '../../src-main/shared/ids.ts';

/** `Port12` as the text before its last number, and that number. */
const PARTS = /^(.*?)(\d*)$/s;

interface Rank {
  readonly id: PortId;
  readonly name: string;
  readonly number: number;
}

/** The order people count in: `Port2` before `Port10`. Not by Intl: a collator takes longer to make than the first grid to draw. */
export function inPortOrder(ids: readonly PortId[]): readonly PortId[] {
  return ids
    .map(rankOf)
    .sort((a, b) => byText(a.name, b.name) || a.number - b.number || byText(a.id, b.id))
    .map(({ id }) => id);
}

function rankOf(id: PortId): Rank {
  const [, name = '', digits = ''] = PARTS.exec(id) ?? [];
  return { id, name: name.toLowerCase(), number: Number(digits) };
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
