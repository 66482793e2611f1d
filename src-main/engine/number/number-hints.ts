import type { Iccid } from '../../shared/ids.ts';

/** What the last search for a SIM's number came to. In memory alone: operators tell balances. */
export interface NumberHints {
  of(iccid: Iccid): string | null;
  /** Null: there is nothing to tell any more. */
  note(iccid: Iccid, hint: string | null): void;
}

/** As many as the largest pool has ports; SIMs come and go for months, and the oldest hints go. */
const HINTS_MAX = 512;

export function createNumberHints(): NumberHints {
  const hints = new Map<Iccid, string>();
  return {
    of: (iccid) => hints.get(iccid) ?? null,
    note(iccid, hint) {
      hints.delete(iccid);
      if (hint !== null) hints.set(iccid, hint);
      const [oldest] = hints.keys();
      if (oldest !== undefined && hints.size > HINTS_MAX) hints.delete(oldest);
    },
  };
}
