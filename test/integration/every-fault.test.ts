import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseFault } from '../../src-main/sandbox/command/fault-words.ts';
import type { DOCUMENTED_ERRORS } from '../../src-main/sandbox/upstream/documented-errors.ts';
import type { SandboxFault } from '../../src-main/sandbox/upstream/upstream-fault.ts';
import type { ExchangeView, SyncState } from '../../src-main/shared/sync-view.ts';
import { type HttpBench, startHttpBench } from '../support/http-sync-bench.ts';
import { listEntries, listEntry } from '../support/list-entries.ts';

/** What a fault ends in. */
interface Ending {
  readonly state: SyncState;
  /** Of lastError and of the row; null where nothing is wrong for the app. */
  readonly code: string | null;
  /** What a person reads, in lastError or at the number; null where there is nothing to say. */
  readonly says: RegExp | null;
  readonly outcome: ExchangeView['outcome'];
  /** The upstream's words as the row keeps them; null where none came. */
  readonly answer: RegExp | null;
  readonly httpStatus: number | null;
  /** What is known of the second number of four. */
  readonly number: 'none' | 'accepted' | 'unconfirmed';
}

const accepted: Ending = {
  state: 'idle',
  code: null,
  says: null,
  outcome: 'accepted',
  answer: /"response":1,"ids":\{"\+46/,
  httpStatus: 200,
  number: 'accepted',
};

function failed(code: string, says: RegExp, row: Partial<Ending> = {}): Ending {
  return {
    ...{ state: 'retrying', code, says, outcome: 'failed', answer: null, httpStatus: null },
    ...{ number: 'none', ...row },
  };
}

/** A refusal that only a person can end: nothing is sent before the next heartbeat. */
function denied(httpStatus: number, code: string, says: RegExp, answer = new RegExp(code)): Ending {
  return failed(code, says, { state: 'blocked', outcome: 'rejected', httpStatus, answer });
}

/** A refusal of the content that lasts: the search for a culprit finds none, for all parts are refused. */
function refused(code: string, says: RegExp, answer: RegExp, httpStatus = 400): Ending {
  return failed(code, says, { outcome: 'rejected', answer, httpStatus });
}

const page = /<html>.*Bad gateway/;

type Kind = SandboxFault['kind'];
type FormOf<K extends Kind> =
  Extract<SandboxFault, { kind: K }> extends { form: infer F extends string } ? F : never;
/** What a person types for a fault; one that has forms has a row for each. */
type WordsOf<K extends Kind> = [FormOf<K>] extends [never] ? string : `${K}=${FormOf<K>}`;

/** A fault of the sandbox without a row, or a form without one, does not compile. */
const ENDINGS: { readonly [K in Kind]: Readonly<Record<WordsOf<K>, Ending>> } = {
  refuse: { 'refuse=1': failed('refused', /Check the address/) },
  reset: { reset: failed('reset', /tried again/) },
  hang: { hang: failed('timeout', /tried again/) },
  slow: {
    slow: accepted,
    'slow=40000': failed('timeout', /tried again/),
  },
  drop: {
    'drop=0': failed('reset', /tried again/),
    'drop=5': failed('reset', /tried again/, { answer: /^.{5}$/ }),
  },
  html: {
    'html=200': failed('html', /web page.*tried again/, { httpStatus: 200, answer: page }),
    'html=403': failed('html', /web page.*tried again/, { httpStatus: 403, answer: page }),
    'html=502': failed('http-502', /problem of its own/, { httpStatus: 502, answer: page }),
  },
  empty: {
    'empty=200': failed('empty', /tried again/, { httpStatus: 200, answer: /^$/ }),
    'empty=302': failed('http-302', /Ask partner support/, { httpStatus: 302, answer: /^$/ }),
    'empty=401': denied(401, 'http-401', /Check the key/, /^$/),
    'empty=404': failed('http-404', /Check the upstream address/, { httpStatus: 404, answer: /^$/ }),
    'empty=503': failed('http-503', /tried again/, { httpStatus: 503, answer: /^$/ }),
    'empty=400*always': refused('http-400', /Ask partner support/, /^$/),
  },
  'wrong-json': {
    'wrong-json=cut': failed('not-json', /in the history/, { httpStatus: 200, answer: /\{"\+46$/ }),
    'wrong-json=shape': failed('wrong-shape', /in the history/, { httpStatus: 200, answer: /^\{"ok"/ }),
  },
  status: {
    'status=500 Internal Error': failed('http-500', /tried again/, { httpStatus: 500, answer: /^Internal/ }),
    'status=503 Service Unavailable': failed('http-503', /tried again/, {
      ...{ httpStatus: 503, answer: /^Service Unavailable$/ },
    }),
    'status=403 no': denied(403, 'http-403', /Check in your vendor profile/, /^no$/),
    'status=400 SOMETHING_ELSE*always': refused('SOMETHING_ELSE', /Ask partner support/, /^SOMETHING_ELSE$/),
  },
  'rate-limit': {
    'rate-limit': failed('http-429', /too often.*tried again/, { httpStatus: 429, answer: /^Too Many/ }),
    'rate-limit=30': failed('http-429', /wait 30 s/, { httpStatus: 429, answer: /^Too Many/ }),
    'rate-limit=Thu, 01 Jan 2026 00:00:20 GMT': failed('http-429', /wait 20 s/, {
      ...{ httpStatus: 429, answer: /^Too Many/ },
    }),
  },
  'ids-as-strings': { 'ids-as-strings': { ...accepted, answer: /"\+\d+":"\d+"/ } },
  'ids-without-plus': { 'ids-without-plus': { ...accepted, answer: /"46\d+":\d+/ } },
  'ids-missing': {
    'ids-missing=all': {
      ...accepted,
      number: 'unconfirmed',
      says: /next list/,
      answer: /^\{"response":1\}$/,
    },
    'ids-missing=some': { ...accepted, number: 'unconfirmed', says: /next list/ },
  },
  'response-string': { 'response-string': { ...accepted, answer: /^\{"response":"1"/ } },
  'response-text': {
    'response-text=API_ACCESS_IP': denied(200, 'API_ACCESS_IP', /Add it there/),
    'response-text=NUMBER_FORMAT_ERROR*always': refused(
      'NUMBER_FORMAT_ERROR',
      /Check the numbers/,
      /NUMBER_FORMAT_ERROR/,
      200,
    ),
    'response-text=Out of order*always': refused('response', /Ask partner support/, /Out of order/, 200),
  },
  skew: {
    'skew=3600': accepted,
    'skew=-3600': refused('ERROR_DATE', /Check that this computer's clock is right/, /^ERROR_DATE$/),
  },
};

/** So has an error that the vendor's pages name. */
const DOCUMENTED_ENDINGS: Readonly<Record<keyof typeof DOCUMENTED_ERRORS, Ending>> = {
  NUMBER_FORMAT_ERROR: refused('NUMBER_FORMAT_ERROR', /Check the numbers/, /^NUMBER_FORMAT_ERROR$/),
  ERROR_DATE: refused('ERROR_DATE', /Check that this computer's clock is right/, /^ERROR_DATE$/),
  ERROR_WRONG_KEY: denied(401, 'ERROR_WRONG_KEY', /Copy the key again/),
  ERROR_NO_KEY: denied(401, 'ERROR_NO_KEY', /Enter your key in Settings/),
  ACCOUNT_BLOCKED: denied(403, 'ACCOUNT_BLOCKED', /Ask partner support/),
  API_ACCESS_DISABLED: denied(403, 'API_ACCESS_DISABLED', /Switch it on in your vendor profile/),
  API_ACCESS_IP: denied(403, 'API_ACCESS_IP', /Add it there/),
  REQUEST_NOT_FOUND: denied(405, 'REQUEST_NOT_FOUND', /Check the upstream address/),
};

const documentedRows = Object.entries(DOCUMENTED_ENDINGS);
/** Errors of what the list says, not of who sends it. */
const contentErrors = documentedRows.filter(([, { state }]) => state === 'retrying');

const rows: readonly (readonly [words: string, Ending])[] = [
  ...Object.values(ENDINGS).flatMap((forms) => Object.entries(forms)),
  ...documentedRows.filter((row) => !contentErrors.includes(row)),
  ...contentErrors.map(([name, ending]) => [`${name}*always`, ending] as const),
];

const LONGEST_MS = 600_000;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
let bench: HttpBench;

beforeEach(async () => {
  process.on('unhandledRejection', note);
  bench = await startHttpBench();
});

afterEach(async () => {
  await bench.close();
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

function orderOf(words: string) {
  const order = parseFault(words);
  if (!order.ok) throw new Error(order.error);
  return order.value;
}

/** Makes it go wrong as a person at the sandbox does, by its words. */
function strike(words: string, call?: string): void {
  const { fault, times } = orderOf(words);
  bench.upstream.setFault(fault, times, call);
}

/** Time passes until `isOver`, or for ten minutes. */
async function liveUntil(isOver: () => boolean): Promise<void> {
  for (let leftMs = LONGEST_MS; leftMs > 0 && !isOver(); leftMs -= 1_000) await bench.live(1_000);
}

/** Lets the first list leave and come to its end, with the search for a culprit that it may set off. */
async function sendFirstList(): Promise<void> {
  bench.service.start();
  await bench.clock.advance(0);
  await bench.quiet();
  await liveUntil(() => bench.service.view().state !== 'sending');
}

function isWell(): boolean {
  const { state, lastError } = bench.service.view();
  const words = bench.state.entries.map(({ number }) => bench.service.numberView(number).status);
  return state === 'idle' && lastError === null && words.every((status) => status === 'accepted');
}

function expectAllOnSale(): void {
  expect(isWell()).toBe(true);
  const wanted = bench.state.entries.map(({ number }) => number).toSorted();
  expect([...bench.upstream.numbers.keys()].toSorted()).toEqual(wanted);
}

test.each(Object.entries(ENDINGS))('a row of %s strikes with it', (kind, forms) => {
  expect(Object.keys(forms)).not.toEqual([]);
  for (const words of Object.keys(forms)) expect(orderOf(words).fault.kind).toBe(kind);
});

describe('a fault ends in a state, a text and a row, and is overcome once it is over', () => {
  test.each(rows)('%s', async (words, ending) => {
    strike(words);
    await sendFirstList();
    const { state, lastError, nextAt } = bench.service.view();
    const { status, text } = bench.service.numberView(listEntry(2).number);
    expect({ state, code: lastError?.code ?? null, status }).toEqual({
      ...{ state: ending.state, code: ending.code, status: ending.number },
    });
    expect(nextAt).not.toBeNull();
    const said = lastError?.text ?? text;
    if (ending.says === null) expect(said).toBeNull();
    else expect(said).toMatch(ending.says);
    // A sentence, never the raw code alone.
    if (said !== null) expect(said).toMatch(/^[A-Z].+ .+\.$/s);
    expectRow(ending);
    if (words !== 'refuse=1') bench.upstream.clearFaults();
    await liveUntil(isWell);
    expectAllOnSale();
  });
});

/** The row of the request that was struck first. */
function expectRow({ outcome, httpStatus, answer, code, says }: Ending): void {
  const row = bench.journal.recentRequests(100).at(-1);
  expect(row).toMatchObject({ cause: 'first', outcome, httpStatus });
  if (answer === null) expect(row?.answer).toBeNull();
  else expect(row?.answer).toMatch(answer);
  expect(row?.fault?.code ?? null).toBe(code);
  if (code !== null) expect(row?.fault?.text).toMatch(says ?? /never/);
}

test.each(rows.filter(([, { state }]) => state === 'blocked'))(
  '%s blocks until a person acts',
  async (words) => {
    strike(words);
    await sendFirstList();
    await bench.live(200_000);
    expect(bench.upstream.requests).toHaveLength(1);
    const asked = bench.service.syncNow();
    await bench.live(2_000);
    expect(await asked).toEqual({ ok: true, value: null });
    expectAllOnSale();
  },
);

test('one number of the list that the upstream refuses is told at that number, and the others are on sale', async () => {
  const tomorrowS = bench.clock.nowMs() / 1000 + 86_400;
  bench.state.entries = [...listEntries(3), listEntry(4, { dateStart: tomorrowS })];
  await sendFirstList();
  await bench.live(15_000);
  expect([...bench.upstream.numbers.keys()]).toEqual(listEntries(3).map(({ number }) => number));
  const { status, text } = bench.service.numberView(listEntry(4).number);
  expect(status).toBe('rejected');
  expect(text).toMatch(DOCUMENTED_ENDINGS.ERROR_DATE.says ?? /never/);
  expect(bench.service.view()).toMatchObject({ state: 'idle', lastError: null });
});

describe('at a single change', () => {
  const five = listEntries(5);
  const ofOneRequest = rows.filter(([words]) => !['refuse', 'skew'].includes(orderOf(words).fault.kind));

  async function startIncremental(): Promise<void> {
    bench.state.mode = 'incremental';
    await sendFirstList();
  }

  async function change(entries: typeof five): Promise<void> {
    bench.state.entries = entries;
    bench.service.changed();
    await bench.live(3_000);
    await liveUntil(() => bench.service.view().state !== 'sending');
  }

  test.each(ofOneRequest)(
    '%s stands in the row, and the market is as it should be',
    async (words, ending) => {
      await startIncremental();
      const { fault } = orderOf(words);
      for (const call of ['removeNumber', 'checkWork']) bench.upstream.setFault(fault, 1, call);
      await change(five.slice(1, 4));
      const row = bench.journal.recentRequests(100).findLast(({ call }) => call === 'removeNumber');
      const { outcome, httpStatus } = ending;
      expect(row).toMatchObject({ outcome, httpStatus });
      expect(row?.fault?.code ?? null).toBe(ending.code);
      await bench.live(335_000);
      await liveUntil(isWell);
      expectAllOnSale();
    },
  );

  test.each(contentErrors)(
    '%s for an addNumber is told at that number, which is set aside',
    async (code, { says }) => {
      await startIncremental();
      bench.upstream.setFault(orderOf(code).fault, 1, 'addNumber');
      await change(five);
      await bench.live(6_000);
      expect(bench.upstream.numbers.size).toBe(4);
      const { status, text } = bench.service.numberView(listEntry(5).number);
      expect(status).toBe('rejected');
      expect(text).toMatch(says ?? /never/);
    },
  );
});
