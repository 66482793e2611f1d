import { firstOf, readAnswer } from './answer-lines.ts';
import type { UssdValue } from './at-values.ts';
import type { ModemCharset } from './modem-text.ts';
import { decodeUssdText } from './ussd-text.ts';

const ANSWER = /\+CUSD\s*:\s*(\d)\s*(?:,\s*(.*))?$/is;
const QUOTED = /^"(.*)"\s*(?:,\s*"?(\d{1,3})?"?[^"]*)?$/s;
/** The closing quote is missing, or both are. */
const LOOSE = /^"?(.*?)"?\s*(?:,\s*(\d{1,3}))?\s*,?\s*$/s;

function readUssd(line: string, charset: ModemCharset | null): UssdValue | null {
  const answer = ANSWER.exec(line);
  if (answer === null) return null;
  const state = Number(answer[1]);
  const rest = answer[2]?.trim() ?? '';
  const parts = QUOTED.exec(rest) ?? LOOSE.exec(rest);
  const dcs = parts?.[2] === undefined ? null : Number(parts[2]);
  const raw = parts?.[1] ?? '';
  const isMissing = raw === '' && !rest.startsWith('"');
  return { state, dcs, text: isMissing ? null : decodeUssdText(raw, dcs, charset) };
}

/**
 * `+CUSD: <m>[,<text>[,<dcs>]]` (27.007 7.15). Of several the first with a text counts: networks end a session with an
 * empty one before or after the answer.
 */
export function parseUssd(input: string, charset: ModemCharset | null = null): UssdValue | null {
  return readAnswer(input, (lines) => {
    const values = lines.flatMap((line) => readUssd(line, charset) ?? []);
    return (
      values.find((value) => value.text !== null && value.text !== '') ?? firstOf(values, (value) => value)
    );
  });
}
