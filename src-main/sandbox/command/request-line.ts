import { parseBody } from '../upstream/request-checks.ts';
import type { LoggedRequest } from '../upstream/upstream-desk.ts';

const ANSWER_LENGTH = 60;

/** One request in one line: `12:00:01 POST sendNumbersOnline, 32 numbers -> 200, 32 ids, 1 deleted`. Never a header. */
export function describeRequest(request: LoggedRequest): string {
  const time = new Date(request.atMs).toISOString().slice(11, 19);
  const name = request.path.replace(/^.*\//, '');
  const fault = request.fault === null ? '' : ` [${request.fault}]`;
  return `${time} ${request.method} ${name}${describeBody(request.body)} -> ${describeReply(request)}${fault}`;
}

function describeBody(text: string): string {
  const parsed = parseBody(text);
  if (!parsed.ok) return '';
  const { numbers, number, test } = parsed.body;
  const what = Array.isArray(numbers)
    ? `, ${numbers.length} ${numbers.length === 1 ? 'number' : 'numbers'}`
    : '';
  const one = typeof number === 'string' ? `, ${number}` : '';
  return `${what}${one}${typeof test === 'string' ? `, ${test}` : ''}`;
}

function describeReply({ reply }: LoggedRequest): string {
  if (reply.transfer.kind === 'reset' || reply.transfer.kind === 'hang') return 'no answer';
  const parsed = parseBody(reply.body);
  const { ids } = parsed.ok ? parsed.body : {};
  if (typeof ids !== 'object' || ids === null) return `${reply.status} ${reply.body.slice(0, ANSWER_LENGTH)}`;
  const values = Object.values(ids);
  const deleted = values.filter((id) => id === null).length;
  return `${reply.status}, ${values.length - deleted} ids${deleted > 0 ? `, ${deleted} deleted` : ''}`;
}
