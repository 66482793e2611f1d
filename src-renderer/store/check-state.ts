import type { CheckMode, CheckReport } from '../../src-main/shared/check-report.ts';

/** The last check of the list that a person asked for. */
export type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy'; readonly mode: CheckMode }
  /** It could not be asked, in main's words. */
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'done'; readonly report: CheckReport };
