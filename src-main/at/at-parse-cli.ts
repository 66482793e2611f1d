import { AT_KINDS, type AtQuestion } from './at-kinds.ts';
import type { ModemCharset } from './modem-text.ts';

interface Request extends AtQuestion {
  readonly id: unknown;
  readonly kind: string;
}

const CHARSETS: ReadonlyMap<string, ModemCharset> = new Map([
  ['UCS2', 'UCS2'],
  ['GSM', 'GSM'],
  ['IRA', 'IRA'],
]);

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function readRequest(line: string): Request | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { id, kind, input, context, charset, command } = json as Record<string, unknown>;
  return {
    id: id ?? null,
    kind: textOf(kind) ?? '',
    input: textOf(input) ?? '',
    context: context === 'unsolicited' ? 'unsolicited' : 'solicited',
    charset: CHARSETS.get(textOf(charset)?.toUpperCase() ?? '') ?? null,
    command: textOf(command),
  };
}

/** One JSON line in, one JSON line out: `{id, value}`, or `{id, error}` for a line that asks nothing we know. */
export function answerAtParseLine(line: string): string {
  const request = readRequest(line);
  if (request === null) return JSON.stringify({ id: null, error: 'no JSON object' });
  const parse = AT_KINDS.get(request.kind);
  if (parse === undefined) return JSON.stringify({ id: request.id, error: 'unknown kind' });
  return JSON.stringify({ id: request.id, value: parse(request) });
}
