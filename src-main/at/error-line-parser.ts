import type { AtError, AtErrorType } from './at-values.ts';
import { CME_ERRORS } from './cme-errors.ts';
import { CMS_ERRORS } from './cms-errors.ts';

/** `+CME ERROR: 10`, `+CMS ERROR: memory full`, `+EXT ERROR: 3`; number, text or nothing behind the colon. */
const NAMED_ERROR = /^\+?\s*(C[A-Z]{2,4}|EXT|USB|IPD)\s*ERROR\s*:?\s*(.*)$/is;
const PLAIN_ERROR = /^(MODEM )?ERROR\s*(?::\s*(\d{1,5}))?$/i;
const CALL_RESULTS: readonly AtErrorType[] = ['NO CARRIER', 'BUSY', 'NO ANSWER', 'NO DIALTONE'];
/** Huawei, ZTE, SIMCom and Motorola words for "no". */
const REFUSAL =
  /^(?:COMMAND NOT SUPPORT(?:ED)?|TOO MANY PARAMETERS|(?:COMMAND )?ABORTED|NOT SUPPORT(?:ED)?|NA|DELAYED|BLACKLISTED)\W*$/i;
/** Huawei sticks glue the error to the answer behind it; such a line is data. */
const GLUED_ANSWER = /[+^*#%$!][A-Z]{2,}:/i;

function bare(text: string): string {
  const letters = text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('personalis', 'personaliz');
  return letters.replaceAll('usim', 'sim');
}

function codesByText(table: typeof CME_ERRORS): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  for (const [code, ...texts] of table) {
    for (const text of texts) {
      if (!codes.has(bare(text))) codes.set(bare(text), code);
    }
  }
  return codes;
}

const CME_CODES = codesByText(CME_ERRORS);
const CMS_CODES = codesByText(CMS_ERRORS);

function codeOf(type: AtErrorType, detail: string): number | null {
  const number = /^"?\s*(\d{1,5})\b/.exec(detail)?.[1];
  if (number !== undefined) return Number(number);
  const codes = type === 'CMS' ? CMS_CODES : CME_CODES;
  return codes.get(bare(detail)) ?? codes.get(bare(detail.replace(/\([^)]*\)/g, ''))) ?? null;
}

function namedType(name: string): AtErrorType {
  const upper = name.toUpperCase();
  return upper === 'CME' || upper === 'CMS' ? upper : 'OTHER';
}

function parseNamedError(text: string): AtError | null {
  const named = NAMED_ERROR.exec(text);
  if (named === null) return null;
  const detail = (named[2] ?? '').trim();
  if (GLUED_ANSWER.test(detail)) return null;
  const type = namedType(named[1] ?? '');
  return { type, code: codeOf(type, detail), text };
}

/** Reads one whole line as a final error, else null. */
export function parseErrorLine(line: string): AtError | null {
  const text = line.trim();
  const named = parseNamedError(text);
  if (named !== null) return named;
  const plain = PLAIN_ERROR.exec(text);
  if (plain !== null) {
    const code = plain[2] === undefined ? null : Number(plain[2]);
    return { type: plain[1] === undefined ? 'ERROR' : 'OTHER', code, text };
  }
  if (text === '4') return { type: 'ERROR', code: null, text };
  if (text === '3') return { type: 'NO CARRIER', code: null, text };
  const word = text.toUpperCase().replace('DIAL TONE', 'DIALTONE');
  const call = CALL_RESULTS.find((result) => result === word);
  if (call !== undefined) return { type: call, code: null, text };
  return REFUSAL.test(text) ? { type: 'OTHER', code: null, text } : null;
}
