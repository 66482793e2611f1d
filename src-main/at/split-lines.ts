import { createLineSplitter } from './line-splitter.ts';

const encoder = new TextEncoder();
/** Junk of power-up as it looks in a text, in front of the first line. */
const LEADING_JUNK = /^[\s\0\u00fe\u00ff\ufeff\ufffd]+/;

/** Nothing that the wire treats in a way of its own: junk, letters of more than one byte, USSD texts with line breaks. */
const PLAIN = /^[\r\n\x20-\x7e]*$/;
const USSD = /\+CUSD/i;
const LINE_BREAKS = /[\r\n]+/;
const PROMPT = /^>+$/;

/** Cuts a whole answer text into lines by the rules of the wire, so that a parser sees what the session sees. */
export function splitLines(text: string): readonly string[] {
  return PLAIN.test(text) && !USSD.test(text) ? splitPlain(text) : splitAsWire(text);
}

/** The same, quickly: nearly all answers are of this kind, and each is cut once a parser. */
function splitPlain(text: string): readonly string[] {
  const lines = text.split(LINE_BREAKS).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !PROMPT.test(line));
}

function splitAsWire(text: string): readonly string[] {
  const bytes = encoder.encode(text.replace(LEADING_JUNK, '').replaceAll('\uFEFF', ''));
  const splitter = createLineSplitter({ maxLineBytes: Math.max(1, bytes.length) });
  return [...splitter.push(bytes), ...splitter.flush()];
}
