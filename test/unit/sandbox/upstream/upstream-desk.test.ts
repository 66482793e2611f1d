import { expect, test } from 'vitest';
import type { SandboxRequest } from '../../../../src-main/sandbox/upstream/sandbox-message.ts';
import type { SandboxUpstreamOptions } from '../../../../src-main/sandbox/upstream/sandbox-options.ts';
import { UpstreamDesk } from '../../../../src-main/sandbox/upstream/upstream-desk.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

const ENTRY = {
  number: '+46050910804',
  country_id: 46,
  operator: 24012,
  date_start: 1658209063,
  port_id: 'Port1',
  rent: 0,
};
const SECOND = { ...ENTRY, number: '+46701234567', port_id: 'Port2' };
const HEADERS = {
  authorization: 'Bearer key',
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'test',
};

function openDesk(options: Partial<SandboxUpstreamOptions> = {}) {
  const clock = new FakeClock();
  const desk = new UpstreamDesk({ clock, apiKey: 'key', ...options });
  const ask = (name: string, body: unknown, change: Partial<SandboxRequest> = {}) => {
    const reply = desk.answer({
      method: 'POST',
      path: `/api/resellers/${name}`,
      headers: HEADERS,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...change,
    });
    const json = reply.headers['content-type']?.startsWith('application/json') === true;
    return {
      status: reply.status,
      body: json && reply.body !== '' ? JSON.parse(reply.body) : reply.body,
      reply,
    };
  };
  return { clock, desk, ask, list: (...numbers: unknown[]) => ask('sendNumbersOnline', { numbers }) };
}

test('a list is accepted with an id for each number', () => {
  const { list, desk } = openDesk();
  expect(list(ENTRY, SECOND)).toMatchObject({
    status: 200,
    body: { response: 1, ids: { '+46050910804': 100_001, '+46701234567': 100_002 } },
  });
  expect([...desk.numbers.keys()]).toEqual(['+46050910804', '+46701234567']);
});

test('a number left out is null in the next answer, and has its old id when it comes back', () => {
  const { list } = openDesk();
  list(ENTRY, SECOND);
  expect(list(SECOND).body.ids).toEqual({ '+46701234567': 100_002, '+46050910804': null });
  expect(list(SECOND).body.ids).toEqual({ '+46701234567': 100_002 });
  expect(list(ENTRY, SECOND).body.ids).toEqual({ '+46050910804': 100_001, '+46701234567': 100_002 });
});

test('an empty list deletes all, or is refused where told', () => {
  const deleting = openDesk();
  deleting.list(ENTRY);
  expect(deleting.list().body).toEqual({ response: 1, ids: { '+46050910804': null } });
  const refusing = openDesk({ answers: { emptyList: 'reject' } });
  refusing.list(ENTRY);
  expect(refusing.list()).toMatchObject({ status: 400, body: 'ERROR_EMPTY_LIST' });
  expect(refusing.desk.numbers.size).toBe(1);
});

test('with two computers merged, a number left out stays', () => {
  const { list, desk } = openDesk({ answers: { leftOut: 'keep' } });
  list(ENTRY);
  expect(list(SECOND).body.ids).toEqual({ '+46701234567': 100_002 });
  expect(desk.numbers.size).toBe(2);
});

test('test1 is answered as if it were done, and saves nothing', () => {
  const { ask, list, desk } = openDesk();
  list(ENTRY);
  const rehearsed = ask('sendNumbersOnline', { numbers: [SECOND], test: 'test1' });
  expect(rehearsed.body.ids).toEqual({ '+46701234567': 100_002, '+46050910804': null });
  expect([...desk.numbers.keys()]).toEqual(['+46050910804']);
  expect(ask('sendNumbersOnline', { numbers: [{ ...ENTRY, rent: 2 }], test: 'test1' }).status).toBe(400);
});

test('test2 prints the request, in either form, and saves nothing', () => {
  const request = { numbers: [ENTRY], test: 'test2' };
  const bare = openDesk();
  expect(bare.ask('sendNumbersOnline', request).body).toEqual(request);
  expect(bare.desk.numbers.size).toBe(0);
  const wrapped = openDesk({ answers: { test2: 'wrapped' } });
  expect(wrapped.ask('sendNumbersOnline', request).body).toEqual({ response: 1, payload: request });
  expect(bare.ask('sendNumbersOnline', { ...request, test: 'test3' })).toMatchObject({ status: 400 });
});

test.each([
  ['a number without plus', { number: '46050910804' }, 'NUMBER_FORMAT_ERROR'],
  ['a number with a leading zero', { number: '+046050910804' }, 'NUMBER_FORMAT_ERROR'],
  ['a number that is no text', { number: 46050910804 }, 'NUMBER_FORMAT_ERROR'],
  ['a country as text', { country_id: '46' }, 'ERROR_COUNTRY'],
  ['a country that does not fit the number', { country_id: 49 }, 'ERROR_COUNTRY'],
  ['an operator as text', { operator: '24012' }, 'ERROR_OPERATOR'],
  ['an operator that is no integer', { operator: 240.12 }, 'ERROR_OPERATOR'],
  ['a date in milliseconds', { date_start: 1658209063000 }, 'ERROR_DATE'],
  ['a date in the future', { date_start: Date.UTC(2026, 0, 2) / 1000 }, 'ERROR_DATE'],
  ['a date as text', { date_start: '1658209063' }, 'ERROR_DATE'],
  ['a port of 101 characters', { port_id: 'P'.repeat(101) }, 'ERROR_PORT_ID'],
  ['rent as a boolean', { rent: true }, 'ERROR_RENT'],
  ['no rent', { rent: undefined }, 'ERROR_RENT'],
  ['a negative price', { price: -1 }, 'ERROR_PRICE'],
  ['a field that nobody knows', { iccid: '89' }, 'ERROR_PARAMETERS'],
])('refuses %s and saves nothing of the list', (_name, change, code) => {
  const { list, desk } = openDesk();
  expect(list(SECOND, { ...ENTRY, ...change })).toMatchObject({ status: 400, body: code });
  expect(desk.numbers.size).toBe(0);
});

test('takes an entry with the required fields alone, a port of 100 characters and a price', () => {
  const { list } = openDesk();
  expect(list({ number: '+46701234567', country_id: 46, rent: 1 }).status).toBe(200);
  expect(list({ ...ENTRY, port_id: 'P'.repeat(100), price: 1.5 }).status).toBe(200);
});

test('refuses a number or a port that stands in the list twice', () => {
  const { list } = openDesk();
  expect(list(ENTRY, { ...SECOND, number: ENTRY.number }).body).toBe('ERROR_DUPLICATE_NUMBER');
  expect(list(ENTRY, { ...SECOND, port_id: 'Port1' }).body).toBe('ERROR_DUPLICATE_PORT');
});

test.each([
  ['optional', '46050910804', 200],
  ['optional', '+46050910804', 200],
  ['forbidden', '46050910804', 200],
  ['forbidden', '+46050910804', 400],
] as const)('with plus %s the number %s gives %d', (plus, number, status) => {
  const { list } = openDesk({ answers: { plus } });
  expect(list({ ...ENTRY, number }).status).toBe(status);
});

test('a refusal may also come as text in a 200', () => {
  const { list } = openDesk({ answers: { refusal: 'response-text' } });
  expect(list({ ...ENTRY, number: 'x' })).toMatchObject({
    status: 200,
    body: { response: 'NUMBER_FORMAT_ERROR' },
  });
});

test('refuses what is no JSON object with numbers', () => {
  const { ask } = openDesk();
  expect(ask('sendNumbersOnline', '{').body).toBe('ERROR_JSON');
  expect(ask('sendNumbersOnline', '[]').body).toBe('ERROR_JSON');
  expect(ask('sendNumbersOnline', {}).body).toBe('ERROR_NUMBERS');
});

test.each([
  ['no key', { authorization: undefined }, 401, 'ERROR_NO_KEY'],
  ['another key', { authorization: 'Bearer other' }, 401, 'ERROR_WRONG_KEY'],
  ['no user agent', { 'user-agent': undefined }, 400, 'ERROR_USER_AGENT'],
  ['another content type', { 'content-type': 'text/plain' }, 400, 'ERROR_CONTENT_TYPE'],
  ['no charset', { 'content-type': 'application/json' }, 400, 'ERROR_CONTENT_TYPE'],
])('refuses a request with %s', (_name, change, status, code) => {
  const { ask } = openDesk();
  const headers = { ...HEADERS, ...change };
  expect(ask('sendNumbersOnline', { numbers: [] }, { headers })).toMatchObject({ status, body: code });
});

test('an unknown path or verb is 405', () => {
  const { ask } = openDesk();
  expect(ask('nothing', {})).toMatchObject({ status: 405, body: 'REQUEST_NOT_FOUND' });
  expect(ask('sendNumbersOnline', {}, { method: 'GET' }).status).toBe(405);
  expect(ask('', {}, { path: '/elsewhere' }).status).toBe(405);
});

test('addNumber adds to what is there, removeNumber takes one away', () => {
  const { ask, list, desk } = openDesk();
  list(ENTRY);
  expect(ask('addNumber', SECOND).body).toEqual({ response: 1, ids: { '+46701234567': 100_002 } });
  expect(desk.numbers.size).toBe(2);
  const removed = ask('removeNumber', { number: ENTRY.number }, { method: 'DELETE' });
  expect(removed.body).toEqual({ response: 1, ids: { '+46050910804': null } });
  expect(ask('removeNumber', { number: ENTRY.number }, { method: 'DELETE' }).status).toBe(400);
  expect(ask('addNumber', { ...SECOND, rent: undefined }).body).toBe('ERROR_RENT');
});

test('removeNumber may read the number from the query', () => {
  const { ask, list, desk } = openDesk({ answers: { removeNumberInput: 'query' } });
  list(ENTRY);
  expect(ask('removeNumber?number=%2B46050910804', '', { method: 'DELETE' }).status).toBe(200);
  expect(desk.numbers.size).toBe(0);
});

test('removeNumber may want the id, be POST, say nothing of the number, or not be there', () => {
  const byId = openDesk({ answers: { removeNumberInput: 'id-body' } });
  byId.list(ENTRY);
  expect(byId.ask('removeNumber', { number: ENTRY.number }, { method: 'DELETE' }).status).toBe(400);
  expect(byId.ask('removeNumber', { id: 100_001 }, { method: 'DELETE' }).status).toBe(200);
  const bare = openDesk({ answers: { removeNumberMethod: 'POST', removeNumberAnswer: 'bare' } });
  bare.list(ENTRY);
  expect(bare.ask('removeNumber', { number: ENTRY.number }).body).toEqual({ response: 1 });
  expect(bare.desk.numbers.size).toBe(0);
  const none = openDesk({ answers: { removeNumberMethod: 'unknown', addNumberMethod: 'unknown' } });
  expect(none.ask('removeNumber', {}, { method: 'DELETE' }).body).toBe('REQUEST_NOT_FOUND');
  expect(none.ask('addNumber', ENTRY).body).toBe('REQUEST_NOT_FOUND');
});

test('addNumber refuses a number that is listed, and a price; or takes them where told', () => {
  const { ask, list } = openDesk();
  list(ENTRY);
  expect(ask('addNumber', ENTRY).body).toBe('ERROR_DUPLICATE_NUMBER');
  expect(ask('addNumber', { ...SECOND, price: 2 }).body).toBe('ERROR_PARAMETERS');
  const other = openDesk({ answers: { addListed: 'replace', addPrice: 'take' } });
  other.list(ENTRY);
  expect(other.ask('addNumber', { ...ENTRY, rent: 1, price: 2 }).status).toBe(200);
  expect(other.desk.numbers.get(ENTRY.number)?.entry).toMatchObject({ rent: 1, price: 2 });
});

test('single changes keep nothing on the market, or do where told', async () => {
  for (const [changesProve, left] of [
    ['no', 0],
    ['yes', 2],
  ] as const) {
    const { ask, list, desk, clock } = openDesk({ answers: { changesProve, expiresAfterMs: 300_000 } });
    list(ENTRY);
    await clock.advance(200_000);
    ask('addNumber', SECOND);
    await clock.advance(150_000);
    expect(desk.numbers.size).toBe(left);
  }
});

test('a fault for one request lets the others pass', () => {
  const { ask, desk } = openDesk();
  desk.setFault({ kind: 'status', status: 400, text: 'ERROR_DATE' }, 1, 'addNumber');
  expect(ask('checkWork', {}).status).toBe(200);
  expect(ask('addNumber', ENTRY).body).toBe('ERROR_DATE');
  expect(ask('addNumber', ENTRY).status).toBe(200);
});

test('a request that is refused is no proof of life, whichever way it is refused', async () => {
  for (const refusal of ['http-400', 'response-text'] as const) {
    const { ask, list, desk, clock } = openDesk({
      answers: { checkWorkBody: 'numbers', refusal, expiresAfterMs: 300_000 },
    });
    list(ENTRY);
    await clock.advance(200_000);
    ask('checkWork', {});
    await clock.advance(200_000);
    expect(desk.numbers.size).toBe(0);
  }
});

test('checkWork may want the numbers, and may answer with all ids', () => {
  const { ask, list } = openDesk({ answers: { checkWorkBody: 'numbers', checkWorkAnswer: 'ids' } });
  list(ENTRY);
  expect(ask('checkWork', {})).toMatchObject({ status: 400, body: 'ERROR_NUMBERS' });
  expect(ask('checkWork', { numbers: [ENTRY] }).body).toEqual({
    response: 1,
    ids: { [ENTRY.number]: 100_001 },
  });
});

test('checkWork is POST, or GET where told, or not there', () => {
  const { ask } = openDesk();
  expect(ask('checkWork', {}).body).toEqual({ response: 1 });
  const other = openDesk({ answers: { checkWorkMethod: 'GET' } });
  expect(other.ask('checkWork', {}).status).toBe(405);
  expect(other.ask('checkWork', '', { method: 'GET' }).status).toBe(200);
  expect(openDesk({ answers: { checkWorkMethod: 'unknown' } }).ask('checkWork', {}).status).toBe(405);
});

test('a key of null takes any key, but one must be there', () => {
  const { ask } = openDesk({ apiKey: null });
  expect(ask('checkWork', {}).status).toBe(200);
  expect(ask('checkWork', {}, { headers: { 'user-agent': 'test' } }).body).toBe('ERROR_NO_KEY');
});

test('logs each request with its answer, and tells it to those who listen', () => {
  const { desk, list } = openDesk();
  const heard: string[] = [];
  const stop = desk.onRequest(({ path }) => heard.push(path));
  list(ENTRY);
  stop();
  list(ENTRY);
  expect(heard).toEqual(['/api/resellers/sendNumbersOnline']);
  expect(desk.requests).toHaveLength(2);
  expect(desk.requests[0]).toMatchObject({ atMs: Date.UTC(2026, 0, 1), fault: null, reply: { status: 200 } });
});
