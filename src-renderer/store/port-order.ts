import type { PortId } from '../../src-main/shared/ids.ts';

/** The order people count in: `Port2` before `Port10`. */
export function inPortOrder(ids: readonly PortId[]): readonly PortId[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...ids].sort((a, b) => collator.compare(a, b));
}
