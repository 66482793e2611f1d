import type { Market } from './market.ts';
import { checkEntry, findDuplicate, type NumberEntry } from './number-schema.ts';
import { parseBody } from './request-checks.ts';
import { jsonReply, plainReply, type SandboxReply, type SandboxRequest } from './sandbox-message.ts';
import type { UnknownAnswers } from './sandbox-options.ts';

interface RouteContext {
  readonly market: Market;
  readonly answers: UnknownAnswers;
  /** By the upstream's clock. */
  readonly nowMs: number;
  /** Called with each list that is to be saved; a reply stops it. */
  readonly judge: (entries: readonly NumberEntry[]) => SandboxReply | null;
}

type Route = (request: SandboxRequest, context: RouteContext) => SandboxReply;

const BASE = '/api/resellers/';

/** The route of a request, null where the upstream has none (405 `REQUEST_NOT_FOUND`). */
export function findRoute({ method, path }: SandboxRequest, answers: UnknownAnswers): Route | null {
  const name = path.split('?')[0]?.startsWith(BASE) ? path.split('?')[0]?.slice(BASE.length) : null;
  if (name === 'sendNumbersOnline' && method === 'POST') return sendNumbersOnline;
  if (name === 'addNumber' && method === 'POST') return addNumber;
  if (name === 'removeNumber' && method === 'DELETE') return removeNumber;
  if (name === 'checkWork' && method === answers.checkWorkMethod) return () => jsonReply({ response: 1 });
  return null;
}

function sendNumbersOnline(request: SandboxRequest, context: RouteContext): SandboxReply {
  const { market, answers } = context;
  const parsed = parseBody(request.body);
  if (!parsed.ok) return refuse('ERROR_JSON', answers);
  const { numbers, test } = parsed.body;
  if (!Array.isArray(numbers)) return refuse('ERROR_NUMBERS', answers);
  if (test !== undefined && test !== 'test1' && test !== 'test2') return refuse('ERROR_TEST', answers);
  const checked = checkAll(numbers, context);
  if (typeof checked === 'string') return refuse(checked, answers);
  if (checked.length === 0 && answers.emptyList === 'reject') return refuse('ERROR_EMPTY_LIST', answers);
  if (test === 'test2') {
    return jsonReply(answers.test2 === 'payload' ? parsed.body : { response: 1, payload: parsed.body });
  }
  if (test === 'test1') return accept(market.rehearse(checked, answers.leftOut));
  return context.judge(checked) ?? accept(market.replace(checked, answers.leftOut));
}

function addNumber(request: SandboxRequest, context: RouteContext): SandboxReply {
  const parsed = parseBody(request.body);
  if (!parsed.ok) return refuse('ERROR_JSON', context.answers);
  const checked = checkAll([parsed.body], context);
  if (typeof checked === 'string') return refuse(checked, context.answers);
  const listed = [...context.market.numbers.values()].map(({ entry }) => entry);
  const others = listed.filter(({ number }) => number !== checked[0]?.number);
  return context.judge([...others, ...checked]) ?? accept(context.market.addAll(checked));
}

function removeNumber(request: SandboxRequest, { market, answers }: RouteContext): SandboxReply {
  const number = numberToRemove(request, answers);
  if (number === null || !market.numbers.has(number)) return refuse('NUMBER_FORMAT_ERROR', answers);
  return accept(market.removeAll([number]));
}

function numberToRemove(request: SandboxRequest, { removeNumberInput }: UnknownAnswers): string | null {
  if (removeNumberInput === 'query') {
    return new URL(request.path, 'http://127.0.0.1').searchParams.get('number');
  }
  const parsed = parseBody(request.body);
  const { number } = parsed.ok ? parsed.body : {};
  return typeof number === 'string' ? number : null;
}

/** All entries when all are right, else the code of the first that is not. It is not told which one. */
function checkAll(
  values: readonly unknown[],
  { answers, nowMs }: RouteContext,
): readonly NumberEntry[] | string {
  const entries: NumberEntry[] = [];
  for (const value of values) {
    const check = checkEntry(value, answers.plus, nowMs);
    if (!check.ok) return check.code;
    entries.push(check.entry);
  }
  return findDuplicate(entries) ?? entries;
}

function accept(ids: Readonly<Record<string, number | null>>): SandboxReply {
  return jsonReply({ response: 1, ids });
}

function refuse(code: string, { refusal }: UnknownAnswers): SandboxReply {
  return refusal === 'http-400' ? plainReply(400, code) : jsonReply({ response: code });
}
