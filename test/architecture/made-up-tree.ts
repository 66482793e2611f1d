import { parseSource, type SourceFile } from './source-file.ts';

/** A small project that never was: path to text. */
export function madeUpTree(texts: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(texts).map(([path, text]) => parseSource(path, text));
}
