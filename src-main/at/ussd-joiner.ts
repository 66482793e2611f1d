import { parseFinalResult } from './final-result-parser.ts';

const USSD_START = /^\s*\+CUSD:\s*\d\s*,\s*"/i;
/** A quote with a dcs behind it, whatever quotes stand before. */
const ENDS_WITH_DCS = /"\s*,\s*\d{1,3}\b[^"]*$/;
const ENDS_WITH_QUOTE = /"[\s,]*$/;
/** Text of an operator hardly ever has a line that starts like this; a URC after a lost quote always has. */
const NEXT_ANSWER = /^(?:[+^][A-Z]{3,12}:\s?["\d]|RING$|RDY$)/;
/** Operators send at most 182 characters; a line break count beyond this is a lost quote. */
const MAX_TEXT_LINES = 64;

export interface UssdJoiner {
  /** Takes one line as cut at the line break and returns the lines that are complete now. */
  take(line: string): readonly string[];
  flush(): readonly string[];
}

function isOpen(text: string): boolean {
  const start = USSD_START.exec(text);
  if (start === null) return false;
  const body = text.slice(start[0].length);
  if (ENDS_WITH_DCS.test(body)) return false;
  const quotes = body.split('"').length - 1;
  return !(ENDS_WITH_QUOTE.test(body) && quotes % 2 === 1);
}

function closesLostQuote(line: string): boolean {
  const trimmed = line.trim();
  return NEXT_ANSWER.test(trimmed) || (trimmed.length > 1 && parseFinalResult(trimmed) !== null);
}

/** Puts a USSD text with line breaks together again; a final result or the next answer ends one whose quote got lost. */
export function createUssdJoiner(maxLength: number): UssdJoiner {
  let open: string | null = null;
  let lines = 0;

  function close(): readonly string[] {
    const whole = open?.trim() ?? '';
    open = null;
    lines = 0;
    return whole === '' ? [] : [whole];
  }

  function begin(line: string): readonly string[] {
    if (isOpen(line)) {
      open = line;
      return [];
    }
    const trimmed = line.trim();
    return trimmed === '' || /^>+$/.test(trimmed) ? [] : [trimmed];
  }

  return {
    take(line) {
      if (open === null) return begin(line);
      lines += 1;
      if (closesLostQuote(line) || lines > MAX_TEXT_LINES || open.length + line.length >= maxLength) {
        return [...close(), ...begin(line)];
      }
      open = `${open}\n${line}`;
      return isOpen(open) ? [] : close();
    },
    flush: close,
  };
}
