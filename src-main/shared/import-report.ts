/** What became of an imported list of numbers. */
export interface ImportReport {
  /** SIMs whose number or price was taken over. */
  readonly imported: number;
  readonly unchanged: number;
  /** Lines that were left out, counted from 1, each with the reason and what to do. At most the first 100. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  readonly refusedCount: number;
}
