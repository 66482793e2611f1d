import type { E164, PortId } from '../shared/ids.ts';
import type { NumberSource } from '../shared/port-view.ts';

/** A number with who says so and since when. */
export interface BookEvidence {
  readonly source: NumberSource;
  readonly number: E164;
  readonly at: string;
}

/** What is known of one SIM, kept by ICCID for as long as the user keeps the book. */
export interface BookEntry {
  readonly evidence: readonly BookEvidence[];
  /** The port for which rent was switched on while this SIM sat in it (decision 6); null: off. */
  readonly rentPort: PortId | null;
  readonly price: number | null;
  /** Unix seconds of the first accepted sale (decision 7). */
  readonly firstSaleAt: number | null;
}

/** Which number a SIM is sold under: the verdict over all evidence. */
export type NumberVerdict =
  | {
      readonly kind: 'known';
      readonly number: E164;
      readonly source: NumberSource;
      readonly warning: string | null;
    }
  /** Two automatic sources disagree: a person must decide before it goes on sale. */
  | { readonly kind: 'conflict'; readonly numbers: readonly E164[] }
  | { readonly kind: 'unknown' };
