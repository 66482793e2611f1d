import type { ExchangeView } from '../../src-main/shared/sync-view.ts';

interface SentBody {
  readonly numbers?: readonly SentEntry[];
  readonly test?: string;
  readonly number?: string;
  readonly date_start?: number;
}

export interface SentEntry {
  readonly number: string;
  readonly date_start: number;
}

type Row = Pick<ExchangeView, 'request' | 'outcome'>;

/**
 * Every set of numbers that may stand upstream, as keyOf writes them: what was accepted has come about, what was refused has not,
 * anything else may have. `requests`: newest first, as the journal has them.
 */
export function standingKeys(requests: readonly Row[]): ReadonlySet<string> {
  let standing = new Set(['']);
  for (const { request, outcome } of requests.toReversed()) {
    if (outcome === 'rejected') continue;
    const after = [...standing].map((key) => applyTo(key, request));
    standing = new Set(outcome === 'accepted' ? after : [...standing, ...after]);
  }
  return standing;
}

/** What the accepted list may be: as the accepted rows say, or as all but the newest do, where the kill came before it was written. */
export function acceptedKeys(requests: readonly Row[]): ReadonlySet<string> {
  const rows = requests.filter(({ request, outcome }) => outcome === 'accepted' && changesNumbers(request));
  const keyAfter = (part: readonly Row[]) =>
    part.reduceRight((key, { request }) => applyTo(key, request), '');
  return new Set([keyAfter(rows), keyAfter(rows.slice(1))]);
}

export function keyOf(numbers: Iterable<string>): string {
  return [...numbers].toSorted().join(' ');
}

/** The entries of a list, or the one of addNumber. */
export function entriesOf(request: string): readonly SentEntry[] {
  const { numbers, number, date_start } = bodyOf(request);
  if (numbers !== undefined) return numbers;
  return number === undefined || date_start === undefined ? [] : [{ number, date_start }];
}

/** An addNumber or a removeNumber. */
export function isSingleChange(request: string): boolean {
  return bodyOf(request).number !== undefined;
}

/** Neither a test of a list, which saves nothing, nor a mere proof of life. */
function changesNumbers(request: string): boolean {
  const { numbers, number, test } = bodyOf(request);
  return test === undefined && (numbers !== undefined || number !== undefined);
}

/** What the request makes of the numbers that stand there. */
function applyTo(key: string, request: string): string {
  if (!changesNumbers(request)) return key;
  const { numbers, number, date_start } = bodyOf(request);
  if (numbers !== undefined) return keyOf(numbers.map((entry) => entry.number));
  const others = key.split(' ').filter((one) => one !== '' && one !== number);
  return keyOf(number === undefined || date_start === undefined ? others : [...others, number]);
}

function bodyOf(request: string): SentBody {
  return JSON.parse(request) as SentBody;
}
