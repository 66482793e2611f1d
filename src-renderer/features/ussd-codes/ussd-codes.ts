import type { IpcRequest } from '../../../src-main/shared/ipc-schema.ts';
import type { UssdCode } from '../../../src-main/shared/ussd-code.ts';

type OwnCodes = IpcRequest<'settings:set-ussd-codes'>['codes'];
type OwnCode = OwnCodes[number];

/** What a person writes about one operator, before it is known to be good. */
export interface CodeDraft {
  readonly mccMnc: string;
  readonly operator: string;
  readonly code: string;
  /** This operator is never asked, whatever the code says. */
  readonly isNever: boolean;
}

/** The field that keeps a draft from being saved. */
export type DraftProblem = 'mccMnc' | 'taken' | 'code';

export function draftOf(code: UssdCode | null): CodeDraft {
  if (code === null) return { mccMnc: '', operator: '', code: '', isNever: false };
  return { ...code, code: code.code ?? '', isNever: code.code === null };
}

/** `edited`: the operator whose entry this is about; null for a new one, which must not hide another by mistake. */
export function draftProblem(
  draft: CodeDraft,
  codes: readonly UssdCode[],
  edited: string | null,
): DraftProblem | null {
  const mccMnc = draft.mccMnc.trim();
  if (!/^\d{5,6}$/.test(mccMnc)) return 'mccMnc';
  if (mccMnc !== edited && codes.some((code) => code.mccMnc === mccMnc)) return 'taken';
  return draft.isNever || isDialable(draft.code.trim()) ? null : 'code';
}

/** The user's own codes, with this one in place of what was there for the operator. */
export function withDraft(codes: readonly UssdCode[], draft: CodeDraft): OwnCodes {
  const mccMnc = draft.mccMnc.trim();
  const code = draft.isNever ? null : draft.code.trim();
  return [...withoutOperator(codes, mccMnc), { mccMnc, operator: draft.operator.trim(), code }];
}

/** The user's own codes but this operator's: what came with Portlight holds for it again. */
export function withoutOperator(codes: readonly UssdCode[], mccMnc: string): OwnCodes {
  return codes.filter((code) => code.origin === 'own' && code.mccMnc !== mccMnc).map(ownOf);
}

/** By operator or digits, in any case; own entries first, then by name. */
export function findCodes(codes: readonly UssdCode[], search: string): readonly UssdCode[] {
  const wanted = search.trim().toLowerCase();
  const found = codes.filter(({ mccMnc, operator, code }) =>
    `${mccMnc}\n${operator.toLowerCase()}\n${code ?? ''}`.includes(wanted),
  );
  return found.sort(byOwnThenName);
}

/** `*100#`: what a phone dials as a question to the network. */
function isDialable(text: string): boolean {
  return /^[*#][\d*#]{1,40}$/.test(text);
}

function ownOf({ mccMnc, operator, code }: UssdCode): OwnCode {
  return { mccMnc, operator, code };
}

function byOwnThenName(a: UssdCode, b: UssdCode): number {
  if (a.origin !== b.origin) return a.origin === 'own' ? -1 : 1;
  const [one, other] = [a.operator.toLowerCase(), b.operator.toLowerCase()];
  if (one !== other) return one < other ? -1 : 1;
  return a.mccMnc < b.mccMnc ? -1 : 1;
}
