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

/** The name of the request that is called, null where it is none of the API. */
export function callOf({ path }: Pick<SandboxRequest, 'path'>): string | null {
  const [way = ''] = path.split('?');
  return way.startsWith(BASE) ? way.slice(BASE.length) : null;
}

/** The route of a request, null where the upstream has none (405 `REQUEST_NOT_FOUND`). */
export function findRoute({ method, path }: SandboxRequest, answers: UnknownAnswers): Route | null {
  const name = callOf({ path });
  if (name === 'sendNumbersOnline' && method === 'POST') return sendNumbersOnline;
  if (name === 'addNumber' && method === answers.addNumberMethod) return addNumber;
  if (name === 'removeNumber' && method === answers.removeNumberMethod) return removeNumber;
  if (name === 'checkWork' && method === answers.checkWorkMethod) return checkWork;
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

/** Whether the upstream takes the request, answered in this way, as proof of life. A refusal may come with status 200 as well. */
export function provesLife(
  request: SandboxRequest,
  { status, body }: SandboxReply,
  { changesProve }: UnknownAnswers,
): boolean {
  if (status !== 200 || !body.startsWith('{"response":1')) return false;
  const call = callOf(request);
  return changesProve === 'yes' || (call !== 'addNumber' && call !== 'removeNumber');
}

function addNumber(request: SandboxRequest, context: RouteContext): SandboxReply {
  const { answers, market } = context;
  const parsed = parseBody(request.body);
  if (!parsed.ok) return refuse('ERROR_JSON', answers);
  if (answers.addPrice === 'reject' && 'price' in parsed.body) return refuse('ERROR_PARAMETERS', answers);
  const checked = checkAll([parsed.body], context);
  if (typeof checked === 'string') return refuse(checked, answers);
  if (answers.addListed === 'reject' && checked.some(({ number }) => market.numbers.has(number)))
    return refuse('ERROR_DUPLICATE_NUMBER', answers);
  const listed = [...market.numbers.values()].map(({ entry }) => entry);
  const others = listed.filter(({ number }) => number !== checked[0]?.number);
  return context.judge([...others, ...checked]) ?? accept(market.addAll(checked));
}

function checkWork(request: SandboxRequest, { market, answers }: RouteContext): SandboxReply {
  if (answers.checkWorkBody === 'numbers') {
    const parsed = parseBody(request.body);
    if (!parsed.ok) return refuse('ERROR_JSON', answers);
    const { numbers } = parsed.body;
    if (!Array.isArray(numbers)) return refuse('ERROR_NUMBERS', answers);
  }
  if (answers.checkWorkAnswer === 'bare') return jsonReply({ response: 1 });
  return accept(Object.fromEntries([...market.numbers].map(([number, { id }]) => [number, id])));
}

function removeNumber(request: SandboxRequest, { market, answers }: RouteContext): SandboxReply {
  const number = numberToRemove(request, market, answers);
  if (number === null || !market.numbers.has(number)) return refuse('NUMBER_FORMAT_ERROR', answers);
  const ids = market.removeAll([number]);
  return answers.removeNumberAnswer === 'bare' ? jsonReply({ response: 1 }) : accept(ids);
}

function numberToRemove(
  request: SandboxRequest,
  market: Market,
  { removeNumberInput }: UnknownAnswers,
): string | null {
  if (removeNumberInput === 'query') {
    return new URL(request.path, 'http://127.0.0.1').searchParams.get('number');
  }
  const parsed = parseBody(request.body);
  const { number, id } = parsed.ok ? parsed.body : {};
  if (removeNumberInput === 'id-body') {
    const found = [...market.numbers].find(([, listed]) => listed.id === id);
    return found?.[0] ?? null;
  }
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
