import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { LivedBlock } from './block.ts';

/** A run that was cut off goes on where it was: each lived block is one line of JSON. */
export function readResults(path: string): readonly LivedBlock[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(blockOf);
}

export function appendResult(path: string, block: LivedBlock): void {
  // A line of its own, also behind one that was cut off.
  appendFileSync(path, `\n${JSON.stringify(block)}\n`);
}

/** A line that was being written when the run was killed is no block, and its seeds are lived again. */
function blockOf(line: string): readonly LivedBlock[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as LivedBlock];
  } catch {
    return [];
  }
}
