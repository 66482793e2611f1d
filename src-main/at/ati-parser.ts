import type { AtiValue } from './at-values.ts';
import { parseImei } from './imei-parser.ts';
import { textLines } from './text-lines.ts';

type AtiKey = 'manufacturer' | 'model' | 'revision';

const KEY_LINE = /^\+?(Manufacturer|Model|Revision|(?:C?GM|GM)[IMR])\s*:\s*(.*)$/i;
/** Lines that stand for no maker, model or revision in a block without keys. */
const OTHER_LINE = /^(?:\+?[A-Z][\w ]*:|\d{14,17}$)/i;
/** Some phones repeat the name of the command inside the value. */
const REPEATED_NAME = /^[\s"]*(?:\+?C?GM[IMR]\s*:\s*)+/i;
/** SIMCom: model and release on one line. */
const ONE_LINE = /^(SIM\d+\S*)\s+(R\d\S*)$/i;

function keyOf(name: string): AtiKey {
  const last = name.toUpperCase();
  if (last === 'MANUFACTURER' || last.endsWith('GMI')) return 'manufacturer';
  return last === 'MODEL' || last.endsWith('GMM') ? 'model' : 'revision';
}

function clean(text: string | undefined): string | null {
  const bare = text?.replace(REPEATED_NAME, '').replace(/^[\s"]+|[\s"]+$/g, '') ?? '';
  return bare === '' ? null : bare;
}

function readKeys(lines: readonly string[]): ReadonlyMap<AtiKey, string> {
  const values = new Map<AtiKey, string>();
  for (const [at, line] of lines.entries()) {
    const match = KEY_LINE.exec(line);
    if (match === null) continue;
    const following = lines[at + 1];
    const value = clean(match[2]) ?? (following?.includes(':') ? null : clean(following));
    const key = keyOf(match[1] ?? '');
    if (value !== null && !values.has(key)) values.set(key, value);
  }
  return values;
}

/** A block without keys is maker, model, revision, one a line; a single line is the model. */
function readBare(lines: readonly string[]): ReadonlyMap<AtiKey, string> {
  const bare = lines.filter((line) => !OTHER_LINE.test(line)).flatMap((line) => clean(line) ?? []);
  const [first, second, third] = bare;
  const values = new Map<AtiKey, string>();
  const oneLine = ONE_LINE.exec(first ?? '');
  if (oneLine !== null) return values.set('model', oneLine[1] ?? '').set('revision', oneLine[2] ?? '');
  if (first !== undefined && second === undefined) return values.set('model', first);
  if (first !== undefined) values.set('manufacturer', first);
  if (second !== undefined) values.set('model', second);
  if (third !== undefined) values.set('revision', third);
  return values;
}

/** Maker, model, revision and IMEI out of `ATI`: a block with keys, or one value a line. Null when it says none of them. */
export function parseAti(input: string): AtiValue | null {
  const lines = textLines(input, 'ATI');
  const keys = readKeys(lines);
  const bare = readBare(lines);
  const hasModel = keys.has('model') || keys.has('manufacturer');
  const value = {
    manufacturer: keys.get('manufacturer') ?? (hasModel ? null : (bare.get('manufacturer') ?? null)),
    model: keys.get('model') ?? (hasModel ? null : (bare.get('model') ?? null)),
    revision: keys.get('revision') ?? (hasModel ? null : (bare.get('revision') ?? null)),
    imei: parseImei(input),
  };
  return Object.values(value).every((part) => part === null) ? null : value;
}
