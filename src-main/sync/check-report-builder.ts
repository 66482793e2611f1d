import type { CheckDifference, CheckMode, CheckReport } from '../shared/check-report.ts';
import type { E164 } from '../shared/ids.ts';
import type { ExchangeView } from '../shared/sync-view.ts';
import type { ListEntry } from '../upstream/list-entry.ts';
import { entryFields } from '../upstream/payload.ts';
import { type PrintedEntry, readPrintedPayload } from '../upstream/printed-payload-parser.ts';
import type { UpstreamExchange } from '../upstream/upstream-client.ts';

/** Puts the answer to a check beside what was meant. `view`: the exchange as recorded. */
export function buildCheckReport(
  mode: CheckMode,
  entries: readonly ListEntry[],
  exchange: UpstreamExchange,
  view: ExchangeView,
): CheckReport {
  const { at, outcome, fault, request, answer } = view;
  const plain = { mode, at, count: entries.length, outcome, fault, request, answer };
  const printed = mode === 'test2' ? printedIn(exchange) : null;
  if (printed !== null)
    return { ...plain, outcome: 'accepted', fault: null, ...comparePrinted(entries, printed) };
  return { ...plain, ...compareIds(entries, exchange), differences: [] };
}

/** The payload in the answer to `test2`; null when the answer is none. */
export function printedIn(exchange: UpstreamExchange): readonly PrintedEntry[] | null {
  if (exchange.kind !== 'answered' || exchange.httpStatus !== 200) return null;
  return readPrintedPayload(exchange.body);
}

/** A refusal knows no number, and that is no difference. */
function compareIds(
  entries: readonly ListEntry[],
  exchange: UpstreamExchange,
): Pick<CheckReport, 'missing' | 'unexpected'> {
  if (exchange.kind !== 'answered' || exchange.answer.kind !== 'accepted')
    return { missing: [], unexpected: [] };
  const { numbers } = exchange.answer;
  const sent = new Set(entries.map((entry) => entry.number));
  return {
    missing: [...sent].filter((number) => numbers.get(number)?.status !== 'accepted'),
    // What the list would take off is told as deleted, and is no surprise.
    unexpected: [...numbers].flatMap(([number, { status }]) =>
      sent.has(number) || status === 'deleted' ? [] : [number],
    ),
  };
}

function comparePrinted(
  entries: readonly ListEntry[],
  printed: readonly PrintedEntry[],
): Pick<CheckReport, 'missing' | 'unexpected' | 'differences'> {
  const understood = new Map(printed.map((entry) => [entry.number, entry]));
  const meant = new Set<string>(entries.map((entry) => entry.number));
  const missing: E164[] = [];
  const differences: CheckDifference[] = [];
  for (const entry of entries) {
    const shown = understood.get(entry.number);
    if (shown === undefined) missing.push(entry.number);
    else differences.push(...compareFields(entry, shown));
  }
  const unexpected = printed.flatMap(({ number }) => (meant.has(number) ? [] : [number]));
  return { missing, unexpected, differences };
}

function compareFields(entry: ListEntry, shown: PrintedEntry): readonly CheckDifference[] {
  const meant = new Map(Object.entries(entryFields(entry)).map(([field, value]) => [field, String(value)]));
  // The number has its own spelling in each answer, and was compared already.
  meant.delete('number');
  const fields = new Set([...meant.keys(), ...shown.fields.keys()]);
  return [...fields].flatMap((field) => {
    const was = meant.get(field) ?? null;
    const is = shown.fields.get(field) ?? null;
    return was === is ? [] : [{ number: entry.number, field, meant: was, understood: is }];
  });
}
