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
 * Every set of numbers that may stand upstream, as keyOf writes them, by the rows since the last list that was accepted: what was
 * accepted has come about, anything else may have. `requests`: newest first, as the journal has them.
 */
export function standingKeys(requests: readonly Row[]): ReadonlySet<string> {
  const rows = requests.map(({ request, outcome }) => ({ body: bodyOf(request), outcome }));
  const last = rows.findIndex(({ body, outcome }) => outcome === 'accepted' && isList(body));
  let standing = new Set(['']);
  for (const { body, outcome } of rows.slice(0, last < 0 ? rows.length : last + 1).toReversed()) {
    const after = [...standing].map((key) => keyOf(apply(body, new Set(key === '' ? [] : key.split(' ')))));
    standing = new Set(outcome === 'accepted' ? after : [...standing, ...after]);
  }
  return standing;
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

export function isWholeList(request: string): boolean {
  return isList(bodyOf(request));
}

/** What the request makes of the numbers that stand there. */
function apply(body: SentBody, before: ReadonlySet<string>): ReadonlySet<string> {
  if (isList(body)) return new Set(body.numbers?.map(({ number }) => number));
  if (body.test !== undefined || body.number === undefined) return before;
  const after = new Set(before);
  if (body.date_start === undefined) after.delete(body.number);
  else after.add(body.number);
  return after;
}

/** `test1` saves nothing. */
function isList({ numbers, test }: SentBody): boolean {
  return numbers !== undefined && test === undefined;
}

function bodyOf(request: string): SentBody {
  return JSON.parse(request) as SentBody;
}
