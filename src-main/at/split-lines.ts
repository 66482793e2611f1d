import { createLineSplitter } from './line-splitter.ts';

const encoder = new TextEncoder();

/** Cuts a whole answer text into lines by the rules of the wire, so that a parser sees what the session sees. */
export function splitLines(text: string): readonly string[] {
  const bytes = encoder.encode(text.replaceAll('\uFEFF', ''));
  const splitter = createLineSplitter({ maxLineBytes: Math.max(1, bytes.length) });
  return [...splitter.push(bytes), ...splitter.flush()];
}
