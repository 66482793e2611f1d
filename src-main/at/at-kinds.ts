import { parseAtError, parseErrorText } from './at-error-parser.ts';
import type { AtErrorType } from './at-values.ts';
import { parseAti } from './ati-parser.ts';
import { parseCrsm } from './crsm-parser.ts';
import { endsInFinalResult } from './final-verdict.ts';
import { unpackGsm7 } from './gsm7-unpacker.ts';
import { parseEfIccid, parseIccid } from './iccid-parser.ts';
import { parseImei } from './imei-parser.ts';
import { parseImsi } from './imsi-parser.ts';
import { splitImsi } from './imsi-split.ts';
import type { ModemCharset } from './modem-text.ts';
import { parseOperator } from './operator-parser.ts';
import { parseOwnNumbers } from './own-number-parser.ts';
import { parsePhonebook } from './phonebook-parser.ts';
import { parsePinState } from './pin-state-parser.ts';
import { parseRegistration, type RegistrationContext, type RegistrationKind } from './registration-parser.ts';
import { parseExtendedSignal, parseSignal } from './signal-parser.ts';
import { parseTextAnswer } from './text-answer-parser.ts';
import { parseUssd } from './ussd-parser.ts';

export interface AtQuestion {
  readonly input: string;
  readonly context: RegistrationContext;
  readonly charset: ModemCharset | null;
  /** The command that was sent, where known. */
  readonly command: string | null;
}

/** An object under one key, or null as a whole. */
function under<K extends string, V>(key: K, value: V | null): Record<K, V> | null {
  return value === null ? null : ({ [key]: value } as Record<K, V>);
}

function registration(kind: RegistrationKind): AtKindParser {
  return ({ input, context }) => parseRegistration(input, context, kind);
}

function error(input: string): { readonly type: AtErrorType; readonly code: number | null } | null {
  const found = parseAtError(input) ?? parseErrorText(input);
  return found === null ? null : { type: found.type, code: found.code };
}

const text: AtKindParser = ({ input, command }) => under('text', parseTextAnswer(input, command));

type AtKindParser = (question: AtQuestion) => unknown;

/** What the support tool can be asked, by kind: the very parsers that the app uses. */
export const AT_KINDS: ReadonlyMap<string, AtKindParser> = new Map<string, AtKindParser>([
  ['creg', registration('creg')],
  ['cgreg', registration('cgreg')],
  ['cereg', registration('cereg')],
  ['cops', ({ input, charset }) => parseOperator(input, charset)],
  ['cnum', ({ input, charset }) => under('numbers', parseOwnNumbers(input, charset))],
  ['imei', ({ input }) => under('imei', parseImei(input))],
  ['iccid', ({ input }) => under('iccid', parseIccid(input))],
  ['ef_iccid', ({ input }) => under('iccid', parseEfIccid(input))],
  ['crsm', ({ input }) => parseCrsm(input)],
  ['imsi', ({ input }) => under('imsi', parseImsi(input))],
  ['imsi_split', ({ input }) => splitImsi(input)],
  ['cpin', ({ input }) => under('state', parsePinState(input))],
  ['error', ({ input }) => error(input)],
  ['csq', ({ input }) => parseSignal(input)],
  ['cesq', ({ input }) => parseExtendedSignal(input)],
  ['cusd', ({ input, charset }) => parseUssd(input, charset)],
  ['gsm7_unpack', ({ input }) => under('text', unpackGsm7(input))],
  ['cpbr', ({ input, charset }) => under('entries', parsePhonebook(input, charset))],
  ['cgmi', text],
  ['cgmm', text],
  ['cgmr', text],
  ['ati', ({ input }) => parseAti(input)],
  ['final_result', ({ input }) => endsInFinalResult(input)],
]);
