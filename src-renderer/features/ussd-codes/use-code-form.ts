import { useState } from 'react';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';
import { useRuntime, useWindow } from '../../runtime.tsx';
import {
  type CodeDraft,
  type DraftProblem,
  draftOf,
  draftProblem,
  withDraft,
  withoutOperator,
} from './ussd-codes.ts';

interface CodeForm {
  readonly draft: CodeDraft;
  /** Told only once somebody tried to save. */
  readonly problem: DraftProblem | null;
  /** Main's words on why it was not saved. */
  readonly error: string | null;
  readonly isBusy: boolean;
  change(part: Partial<CodeDraft>): void;
  save(): Promise<void>;
  /** Forgets the user's own entry for this operator. */
  reset(): Promise<void>;
}

/** `edited` null: a new operator. */
export function useCodeForm(edited: UssdCode | null, onDone: () => void): CodeForm {
  const { call } = useRuntime();
  const codes = useWindow((state) => state.pool.settings.ussdCodes);
  const [draft, setDraft] = useState(() => draftOf(edited));
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const problem = draftProblem(draft, codes, edited?.mccMnc ?? null);

  const send = async (own: ReturnType<typeof withDraft>): Promise<void> => {
    setBusy(true);
    const ack = await call('settings:set-ussd-codes', { codes: own });
    setBusy(false);
    if (ack.ok) onDone();
    else setError(ack.error);
  };

  return {
    draft,
    problem: isTried ? problem : null,
    error,
    isBusy,
    change: (part) => {
      setDraft({ ...draft, ...part });
      setError(null);
    },
    async save() {
      setTried(true);
      if (problem === null) await send(withDraft(codes, draft));
    },
    reset: () => send(withoutOperator(codes, draft.mccMnc)),
  };
}
