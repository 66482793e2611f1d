import { createLineSplitter } from './line-splitter.ts';

const encoder = new TextEncoder();
/** Junk of power-up as it looks in a text, in front of the first line. */
const LEADING_JUNK = /^[\s\0\u00fe\u00ff\ufeff\ufffd]+/;

/** Cuts a whole answer text into lines by the rules of the wire, so that a parser sees what the session sees. */
export function splitLines(text: string): readonly string[] {
  const bytes = encoder.encode(text.replace(LEADING_JUNK, '').replaceAll('\uFEFF', ''));
  const splitter = createLineSplitter({ maxLineBytes: Math.max(1, bytes.length) });
  return [...splitter.push(bytes), ...splitter.flush()];
}
