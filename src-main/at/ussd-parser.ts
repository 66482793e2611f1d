import { readAnswer } from './answer-lines.ts';
import type { UssdValue } from './at-values.ts';
import type { ModemCharset } from './modem-text.ts';
import { decodeUssdText } from './ussd-text.ts';

const ANSWER = /\+CUSD\s*:\s*(\d)\s*(?:,\s*(.*))?$/is;
const QUOTED = /^"(.*)"\s*(?:,\s*"?(\d{1,3})?"?[^"]*)?$/s;
/** Behind a text whose closing quote is missing. */
const LOOSE_DCS = /,\s*"?(\d{1,3})"?[\s,]*$/;

interface UssdParts {
  readonly raw: string;
  readonly dcs: number | null;
}

function splitParts(rest: string): UssdParts {
  const quoted = QUOTED.exec(rest);
  if (quoted !== null)
    return { raw: quoted[1] ?? '', dcs: quoted[2] === undefined ? null : Number(quoted[2]) };
  const dcs = LOOSE_DCS.exec(rest);
  const text = dcs === null ? rest : rest.slice(0, dcs.index);
  return { raw: text.replace(/^"/, '').trim().replace(/"$/, ''), dcs: dcs === null ? null : Number(dcs[1]) };
}

function readUssd(line: string, charset: ModemCharset | null): UssdValue | null {
  const answer = ANSWER.exec(line);
  if (answer === null) return null;
  const state = Number(answer[1]);
  const rest = answer[2]?.trim() ?? '';
  const { raw, dcs } = splitParts(rest);
  const isMissing = raw === '' && !rest.startsWith('"');
  return { state, dcs, text: isMissing ? null : decodeUssdText(raw, dcs, charset) };
}

/** The text with the line breaks as the network sent them; the splitter gives every break as `\n`. */
function restoreBreaks(text: string, input: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n').map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(lines.join('(?:\\r*\\n|\\r)')).exec(input)?.[0] ?? text;
}

/** 0: done, 1: a reply is wanted. The others end a session, and their text is the modem's more often than the answer. */
function isAnswer(value: UssdValue): boolean {
  return value.state <= 1;
}

/**
 * `+CUSD: <m>[,<text>[,<dcs>]]` (27.007 7.15). Of several one with a text counts, best one of state 0 or 1: networks end a
 * session with a line of its own before or after the answer.
 */
export function parseUssd(input: string, charset: ModemCharset | null = null): UssdValue | null {
  return readAnswer(input, (lines) => {
    const values = lines.flatMap((line) => readUssd(line, charset) ?? []);
    const withText = values.filter((value) => value.text !== null && value.text !== '');
    const best = withText.find(isAnswer) ?? withText[0] ?? values[0];
    if (best === undefined) return null;
    return best.text === null ? best : { ...best, text: restoreBreaks(best.text, input) };
  });
}
