import { asE164 } from '../shared/ids.ts';

/** One number as the upstream prints it. Values are texts, as it may print integers as strings. */
export interface PrintedEntry {
  /** With `+` where it is one at all, else as printed. */
  readonly number: string;
  /** All but the number; what is empty or null is left out. */
  readonly fields: ReadonlyMap<string, string>;
}

/** How deep the payload may lie in an answer: in `response`, as text in a text. */
const MAX_DEPTH = 6;

/**
 * Finds the payload that `test2` prints, in whatever wrapping: JSON, JSON as text in JSON, or lines such as `[number] => +46…`, as
 * PHP prints its arrays. Null when there is none: then the answer is no print. An empty list is a print without entries.
 */
export function readPrintedPayload(body: string): readonly PrintedEntry[] | null {
  const text = body.replace(/^\uFEFF/, '').trim();
  const value = readJson(text);
  if (value !== undefined) return findEntries(value, 0);
  return /\[numbers\]\s*=>/.test(text) ? readPhpPrint(text) : null;
}

function findEntries(value: unknown, depth: number): readonly PrintedEntry[] | null {
  if (depth > MAX_DEPTH) return null;
  if (typeof value === 'string') {
    if (/\[numbers\]\s*=>/.test(value)) return readPhpPrint(value);
    const inner = /^\s*[[{]/.test(value) ? readJson(value) : undefined;
    return inner === undefined ? null : findEntries(inner, depth + 1);
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('numbers' in value && typeof value.numbers === 'object' && value.numbers !== null) {
    return Object.values(value.numbers).flatMap((item: unknown) => toEntry(item) ?? []);
  }
  for (const item of Object.values(value)) {
    const found = findEntries(item, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function toEntry(item: unknown): PrintedEntry | null {
  if (typeof item !== 'object' || item === null) return null;
  const pairs = Object.entries(item).map(([field, value]) => [field, toText(value)] as const);
  return entryOf(new Map(pairs));
}

function entryOf(values: ReadonlyMap<string, string>): PrintedEntry | null {
  const number = values.get('number') ?? '';
  if (number === '') return null;
  const fields = [...values].filter(([field, value]) => field !== 'number' && value !== '');
  return { number: asE164(`+${number.replace(/\D/g, '')}`) ?? number, fields: new Map(fields) };
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

/**
 * Up to the next field, the end of the line, or the bracket that closes the array. The spaces before those are cut off afterwards:
 * looking for them here would take minutes where an answer is full of them.
 */
const PHP_FIELD = /\[(\w+)\]\s*=>[ \t]*(.*?)(?=\[\w+\]\s*=>|[\r\n]|\)[ \t]*(?:\)|$)|$)/g;

/** `[0] => Array ( [number] => +46701000001 [country_id] => 46 )`: each index begins another number. */
function readPhpPrint(text: string): readonly PrintedEntry[] {
  const entries: PrintedEntry[] = [];
  for (const part of text.split(/\[\d+\]\s*=>\s*Array/).slice(1)) {
    // The last number is followed by what stands beside the numbers.
    const [own = ''] = part.split(/\[test\]\s*=>/);
    const values = [...own.matchAll(PHP_FIELD)].map(
      ([, field = '', value = '']) => [field, value.trim()] as const,
    );
    const entry = entryOf(new Map(values));
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
