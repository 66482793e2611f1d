import { assertNever } from '../shared/assert-never.ts';
import { encodeOctets, encodeText, packGsm7 } from './charset-text.ts';
import type { Span } from './random.ts';

/**
 * How the text is written. `by-charset`: as `+CSCS` says. `packed`: hex of 7-bit GSM letters. `octets`: hex of 8-bit letters.
 * `ucs2`: hex of UTF-16BE.
 */
type UssdForm = 'by-charset' | 'packed' | 'octets' | 'ucs2';

/** How a modem and its network handle USSD (27.007 7.15). */
export interface UssdManner {
  readonly form: UssdForm;
  /** The coding scheme that is claimed; `true`: the one that holds. null leaves it out. */
  readonly dcs: number | 'true' | null;
  readonly quoted: boolean;
  /** Behind the text, in the same form: memory that nobody cleared. */
  readonly tail: string;
  /** `{number}` stands for the own number. Line breaks go out as they are. */
  readonly text: string;
  /** The first field of the answer with the text: 0 over, 1 reply wanted, 2 ended by the network. */
  readonly state: 0 | 1 | 2;
  /** Set: the network asks this first, and gives the text to the reply `1`. */
  readonly menu: string | null;
  /** From OK to the text, in ms; null for the modem's usual time. */
  readonly delayMs: Span | null;
  readonly beforeOk: boolean;
  /** A `+CUSD: 2` of nobody, in front of the answer or behind it. */
  readonly stray: 'before' | 'after' | null;
  /** Which requests are understood: old Huawei sticks want the code packed as the answer is. */
  readonly takes: 'any' | 'packed';
}

export const USUAL_USSD: UssdManner = {
  form: 'by-charset',
  dcs: 'true',
  quoted: true,
  tail: '',
  text: 'Your number is {number}',
  state: 0,
  menu: null,
  delayMs: null,
  beforeOk: false,
  stray: null,
  takes: 'any',
};

/** The code as text, whichever way it was written; null where this modem does not take it like that. */
export function readUssdCode(written: string, asked: string, { takes }: UssdManner): string | null {
  if (written === packGsm7(asked)) return asked;
  if (takes === 'packed') return null;
  return written === encodeText(asked, 'UCS2') ? asked : written;
}

/** The lines that tell `text`, the stray one among them. */
export function ussdLines(
  text: string,
  state: 0 | 1 | 2,
  manner: UssdManner,
  charset: string,
): readonly string[] {
  const stray = ['+CUSD: 2'];
  const answer = `+CUSD: ${state},${writeText(text, manner, charset)}`;
  const before = manner.stray === 'before' ? stray : [];
  return [...before, answer, ...(manner.stray === 'after' ? stray : [])];
}

function writeText(text: string, { form, dcs, quoted, tail }: UssdManner, charset: string): string {
  const { written, holds } = encode(text + tail, form, charset);
  const scheme = dcs === 'true' ? holds : dcs;
  return `${quoted ? `"${written}"` : written}${scheme === null ? '' : `,${scheme}`}`;
}

/** `holds`: the coding scheme that is true (23.038, 5): 15 GSM letters, 68 octets, 72 UCS-2. */
function encode(
  text: string,
  form: UssdForm,
  charset: string,
): { readonly written: string; readonly holds: number } {
  switch (form) {
    case 'packed':
      return { written: packGsm7(text), holds: 15 };
    case 'octets':
      return { written: encodeOctets(text), holds: 68 };
    case 'ucs2':
      return { written: encodeText(text, 'UCS2'), holds: 72 };
    case 'by-charset':
      return { written: encodeText(text, charset), holds: charset === 'UCS2' ? 72 : 15 };
    default:
      return assertNever(form);
  }
}
