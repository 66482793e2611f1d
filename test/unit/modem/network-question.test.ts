import { describe, expect, test } from 'vitest';
import type { NetworkQuestion, NumberFinding } from '../../../src-main/modem/number/number-search.ts';
import type { Behaviour } from '../../../src-main/sandbox/behaviour.ts';
import { fixedAnswer, lateAnswer, noDetectContact } from '../../../src-main/sandbox/behaviours.ts';
import { FAMILY_NAMES } from '../../../src-main/sandbox/modem-family-data.ts';
import { ussdAs } from '../../../src-main/sandbox/sim-behaviours.ts';
import type { UssdManner } from '../../../src-main/sandbox/ussd.ts';
import { asE164, asIccid } from '../../../src-main/shared/ids.ts';
import { need } from '../../support/list-entries.ts';
import { type Bench, type BenchOptions, createReadyBench } from './modem-bench.ts';
import { answer, CARD_A, CARD_B, createReadyModem, type ScriptedModem } from './scripted-modem.ts';

const OK = '\r\nOK\r\n';
const CODE = '*100#';

function ask(code: string, part: Partial<NetworkQuestion> = {}): NetworkQuestion {
  const readNumber = (text: string) => asE164(/\+\d+/.exec(text)?.[0] ?? '');
  const iccid = need(asIccid(CARD_A.iccid));
  return { iccid, code, readNumber, always: true, mayAsk: () => true, onAsked: () => {}, ...part };
}

/** Sent lines of a simulated modem, and a card that tells no number. */
async function silentCard(options: BenchOptions = {}) {
  const heard: string[] = [];
  const overhearing: Behaviour = {
    answer: (next) => (line) => {
      heard.push(line);
      return next(line);
    },
  };
  const { behaviours = [], ...rest } = options;
  const bench = await createReadyBench({
    sim: { numberInCnum: false },
    ...rest,
    behaviours: [...behaviours, overhearing],
  });
  return { ...bench, heard, dialled: () => heard.filter((line) => line.startsWith('AT+CUSD=1')) };
}

async function findIn(
  { service, clock, sim }: Bench,
  ms = 20_000,
  part: Partial<NetworkQuestion> = {},
): Promise<NumberFinding | 'waiting'> {
  let finding: NumberFinding | 'waiting' = 'waiting';
  const iccid = need(asIccid(sim.iccid));
  void service.findNumber(ask(sim.ownNumberUssd ?? CODE, { iccid, ...part })).then((found) => {
    finding = found;
  });
  await clock.advance(ms);
  return finding;
}

describe.each(FAMILY_NAMES)('a %s', (family) => {
  test('gets the number from the network, and never hears two commands at once', async () => {
    const bench = await silentCard({ family });
    expect(await findIn(bench)).toEqual({
      kind: 'searched',
      iccid: bench.sim.iccid,
      card: 'empty',
      network: { kind: 'told', number: bench.sim.number },
    });
    expect(bench.modem.overlaps).toBe(0);
    expect(bench.heard).not.toContain('AT+CUSD=2');
  });

  test('is never asked by USSD unless somebody wants that', async () => {
    const bench = await silentCard({ family });
    const found = bench.service.findNumber(null);
    bench.service.identifyAgain();
    await bench.clock.advance(600_000);
    expect(await found).toMatchObject({ kind: 'searched', card: 'empty', network: null });
    expect(bench.heard.filter((line) => line.includes('CUSD'))).toEqual([]);
  });
});

const MANNERS: readonly (readonly [string, Partial<UssdManner>])[] = [
  ['packed, as old sticks send it', { form: 'packed', dcs: 15 }],
  ['UCS-2 under the dcs of GSM-7', { form: 'ucs2', dcs: 15 }],
  ['UCS-2 under dcs 7', { form: 'ucs2', dcs: 7 }],
  ['UCS-2 with memory behind its end', { form: 'ucs2', dcs: 72, tail: '\u0000\u4e2d\uffff' }],
  ['hex of octets', { form: 'octets', dcs: 68 }],
  ['without quotes', { quoted: false }],
  ['without a dcs', { dcs: null }],
  ['over several lines', { text: 'Hello!\r\nYour number is\r\n{number}\r\nBye' }],
  ['before the OK', { beforeOk: true }],
  ['behind a stray end of session', { stray: 'before' }],
  ['in front of a stray end of session', { stray: 'after' }],
  ['as ended by the network', { state: 2 }],
];

test.each(MANNERS)('an answer is read %s', async (_how, manner) => {
  const bench = await silentCard({ behaviours: [ussdAs(manner)] });
  expect(await findIn(bench)).toMatchObject({ network: { kind: 'told', number: bench.sim.number } });
});

test('a session that the network holds open is ended', async () => {
  const bench = await silentCard({ behaviours: [ussdAs({ state: 1 })] });
  expect(await findIn(bench)).toMatchObject({ network: { kind: 'told', number: bench.sim.number } });
  expect(bench.heard.filter((line) => line === 'AT+CUSD=2')).toHaveLength(1);
});

test('a menu is no number: its text is told and the session is ended', async () => {
  const bench = await silentCard({ behaviours: [ussdAs({ menu: '1 My number 2 Balance' })] });
  expect(await findIn(bench)).toMatchObject({ network: { kind: 'text', text: '1 My number 2 Balance' } });
  expect(bench.heard.at(-1)).not.toContain('CUSD=1');
  expect(bench.heard).toContain('AT+CUSD=2');
});

describe('how the code is written', () => {
  test('is packed for a Huawei stick that takes nothing else', async () => {
    const bench = await silentCard({
      family: 'huawei',
      behaviours: [ussdAs({ takes: 'packed', form: 'packed' })],
    });
    expect(await findIn(bench)).toMatchObject({ network: { kind: 'told', number: bench.sim.number } });
    expect(bench.dialled()).toHaveLength(1);
  });

  test('is plain for a Huawei modem that refuses packed letters', async () => {
    const bench = await silentCard({
      family: 'huawei',
      behaviours: [fixedAnswer(/CUSD=1,"[0-9A-F]+"/, '\r\n+CME ERROR: 100\r\n')],
    });
    expect(await findIn(bench)).toMatchObject({ network: { kind: 'told', number: bench.sim.number } });
    expect(bench.dialled().at(-1)).toBe(`AT+CUSD=1,"${bench.sim.ownNumberUssd}",15`);
  });

  test('is hex of UCS-2 where that character set is in force', async () => {
    const bench = await silentCard();
    bench.modem.receive(Buffer.from('AT+CSCS="UCS2"\r'));
    await bench.clock.advance(200);
    expect(await findIn(bench)).toMatchObject({ network: { kind: 'told', number: bench.sim.number } });
    expect(bench.dialled()).toEqual(['AT+CUSD=1,"002A0031003100300023",15']);
  });
});

/** A ready scripted modem that takes a question; `say` plays its network. */
async function dialling(card = CARD_A) {
  const modem = await createReadyModem({ card });
  modem.reply = replies;
  let finding: NumberFinding | 'waiting' = 'waiting';
  const find = () =>
    void modem.service.findNumber(ask(CODE)).then((found) => {
      finding = found;
    });
  find();
  await modem.clock.advance(1_000);
  return { modem, find, found: () => finding, dialled: () => modem.countOf(/CUSD=1/) };
}

function replies(command: string): string | undefined {
  if (command === 'AT+CNUM' || command.startsWith('AT+CUSD') || command.startsWith('AT+CPBS')) return OK;
  if (command === 'AT+CPBR=?') return answer('+CPBR: (1-4),40,16');
  if (command.startsWith('AT+CPBR')) return OK;
  return command === 'AT+CSCS?' ? answer('+CSCS: "GSM"') : undefined;
}

function say(modem: ScriptedModem, line: string): void {
  modem.transport.say(`\r\n${line}\r\n`);
}

test('a text without the number waits for the next one, which may be the answer', async () => {
  const { modem, found } = await dialling();
  say(modem, '+CUSD: 0,"Please wait, 5 min",15');
  await modem.clock.advance(3_000);
  expect(found()).toBe('waiting');
  say(modem, `+CUSD: 0,"You are ${CARD_A.number}",15`);
  await modem.clock.advance(500);
  expect(found()).toMatchObject({ network: { kind: 'told', number: CARD_A.number } });
});

test('a text without the number is told after 5 s', async () => {
  const { modem, found } = await dialling();
  say(modem, '+CUSD: 0,"Balance 12.50",15');
  say(modem, '+CUSD: 0,"Buy more!",15');
  await modem.clock.advance(6_000);
  expect(found()).toMatchObject({ network: { kind: 'text', text: 'Balance 12.50' } });
});

test.each([2, 4, 5])('the network that ends it by %i without a word has not answered', async (state) => {
  const { modem, found } = await dialling();
  say(modem, `+CUSD: ${state}`);
  await modem.clock.advance(6_000);
  expect(found()).toMatchObject({ network: { kind: 'silent' } });
});

test('a network that says nothing is given up after 2 min, and the session ended', async () => {
  const { modem, found } = await dialling();
  await modem.clock.advance(118_000);
  expect(found()).toBe('waiting');
  await modem.clock.advance(3_000);
  expect(found()).toMatchObject({ network: { kind: 'silent' } });
  expect(modem.countOf(/CUSD=2/)).toBe(1);
});

test('a text that comes after that belongs to nobody', async () => {
  const { modem, found } = await dialling();
  await modem.clock.advance(125_000);
  say(modem, `+CUSD: 0,"You are ${CARD_A.number}",15`);
  await modem.clock.advance(10_000);
  expect(found()).toMatchObject({ network: { kind: 'silent' } });
});

test('a request without OK is given up after 20 s, and what comes late is dropped', async () => {
  const bench = await silentCard({ behaviours: [lateAnswer(/CUSD=1/, 22_000, 1)] });
  expect(await findIn(bench, 40_000)).toMatchObject({
    network: { kind: 'refused', detail: 'no answer from the modem' },
  });
  expect(bench.heard).toContain('AT+CUSD=2');
  expect(bench.service.snapshot()).toMatchObject({ phase: 'ready', sim: { iccid: bench.sim.iccid } });
});

test.each(['ERROR', '+CME ERROR: 30', '+CME ERROR: 100'])(
  'a refusal by %s is told as it is',
  async (words) => {
    const bench = await silentCard({ behaviours: [fixedAnswer(/CUSD=1/, `\r\n${words}\r\n`)] });
    expect(await findIn(bench)).toMatchObject({ network: { kind: 'refused', detail: words } });
    expect(bench.dialled()).toHaveLength(1);
  },
);

test('while the network thinks only the card is looked at, as often as ever', async () => {
  const { modem } = await dialling();
  const before = modem.asked.length;
  await modem.clock.advance(60_000);
  const meanwhile = modem.asked.slice(before).map(({ text }) => text);
  expect(meanwhile.filter((text) => text === 'AT+QCCID').length).toBeGreaterThanOrEqual(11);
  expect(meanwhile.filter((text) => !/^AT$|CPIN|QCCID|CRSM=176,12258/.test(text))).toEqual([]);
});

test('a card pulled while the network thinks is seen at once, and gets no answer any more', async () => {
  const { modem, found } = await dialling();
  modem.card = null;
  await modem.clock.advance(6_000);
  expect(modem.service.snapshot().sim).toMatchObject({ state: 'absent', iccid: null });
  expect(found()).toMatchObject({ network: { kind: 'interrupted' } });
  expect(modem.countOf(/CUSD=2/)).toBe(1);
});

test('an answer that comes when another card sits there already is not taken for its number', async () => {
  const { modem, found } = await dialling();
  modem.card = CARD_B;
  say(modem, `+CUSD: 0,"You are ${CARD_A.number}",15`);
  await modem.clock.advance(15_000);
  expect(found()).toMatchObject({ iccid: CARD_A.iccid, network: { kind: 'interrupted' } });
  expect(modem.service.snapshot().sim).toMatchObject({ iccid: CARD_B.iccid, evidence: [] });
});

test('a reported removal ends the question at the next look', async () => {
  const { modem, found } = await dialling();
  modem.card = null;
  say(modem, '+CPIN: NOT INSERTED');
  await modem.clock.advance(0);
  expect(modem.service.snapshot().sim.state).toBe('absent');
  await modem.clock.advance(10_000);
  expect(found()).toMatchObject({ network: { kind: 'interrupted' } });
});

test('a person who wants everything read anew does not wait for the network', async () => {
  const { modem, found } = await dialling();
  modem.service.identifyAgain();
  await modem.clock.advance(2_000);
  expect(found()).toMatchObject({ network: { kind: 'interrupted' } });
  expect(modem.countOf(/^ATI$/)).toBe(2);
});

test('a check that is called for meanwhile is done at once', async () => {
  const { modem } = await dialling();
  let verified = false;
  void modem.service.verify().then(() => {
    verified = true;
  });
  await modem.clock.advance(500);
  expect(verified).toBe(true);
});

test('a second search waits until the first is over: one session a modem', async () => {
  const { modem, find, dialled } = await dialling();
  find();
  await modem.clock.advance(60_000);
  expect(dialled()).toBe(1);
  say(modem, '+CUSD: 0,"Nothing",15');
  await modem.clock.advance(10_000);
  expect(dialled()).toBe(2);
});

test.each([
  [
    'the port goes away',
    (modem: ScriptedModem) => modem.transport.end({ kind: 'vanished', detail: 'unplugged' }),
  ],
  ['the modem restarts', (modem: ScriptedModem) => say(modem, 'RDY')],
  ['the port is stopped', (modem: ScriptedModem) => void modem.service.stop()],
])('the search settles when %s', async (_what, happens) => {
  const { modem, found } = await dialling();
  happens(modem);
  await modem.clock.advance(100);
  expect(found()).toEqual({ kind: 'impossible' });
});

test('without a usable SIM there is nothing to search', async () => {
  const bench = await createReadyBench({ sim: null });
  expect(await findIn(bench, 2_000)).toEqual({ kind: 'impossible' });
});

test.each([
  ['ends the search', CARD_A.number, 'told', 0],
  ['does not end the search where it is a national one of no known country', '0701', 'unusable', 1],
] as const)('a number on the card %s', async (_what, number, card, times) => {
  const modem = await createReadyModem({ card: { ...CARD_A, number } });
  modem.reply = (command) => (command === 'AT+CNUM' ? answer(`+CNUM: ,"${number}",129`) : replies(command));
  const asked: string[] = [];
  const found = modem.service.findNumber(ask(CODE, { always: false, onAsked: () => asked.push(CODE) }));
  await modem.clock.advance(130_000);
  expect(await found).toMatchObject({ card });
  expect(asked).toHaveLength(times);
  expect(modem.countOf(/CUSD=1/)).toBe(times);
});

test('in a socket without a contact an exchanged card ends the question within a poll', async () => {
  const bench = await silentCard({
    family: 'sim800',
    behaviours: [noDetectContact(), ussdAs({ delayMs: [60_000, 60_000] })],
  });
  const found = findIn(bench, 1_000);
  await found;
  bench.modem.pullSim();
  bench.modem.insertSim(bench.otherSim);
  await bench.clock.advance(6_000);
  expect(bench.service.snapshot().sim).toMatchObject({ state: 'failure', iccid: null });
  expect(bench.heard).toContain('AT+CUSD=2');
});

test('a question that was forbidden before it left is not sent', async () => {
  const bench = await silentCard();
  const asked: string[] = [];
  const found = await findIn(bench, 20_000, { mayAsk: () => false, onAsked: () => asked.push(CODE) });
  expect(found).toMatchObject({ kind: 'searched', card: 'empty', network: null });
  expect([...asked, ...bench.heard.filter((line) => line.includes('CUSD'))]).toEqual([]);
});

test('a question that is forbidden after the modem refused one form is not sent in another', async () => {
  const bench = await silentCard({
    family: 'huawei',
    behaviours: [fixedAnswer(/CUSD=1/, '\r\n+CME ERROR: 100\r\n')],
  });
  const found = await findIn(bench, 20_000, { mayAsk: () => bench.dialled().length === 0 });
  expect(found).toMatchObject({ network: { kind: 'refused', detail: '+CME ERROR: 100' } });
  expect(bench.dialled()).toHaveLength(1);
});

test('a question about another card than the one that sits there is not asked', async () => {
  const bench = await silentCard();
  expect(await findIn(bench, 20_000, { iccid: need(asIccid(CARD_B.iccid)) })).toEqual({ kind: 'impossible' });
  expect(bench.dialled()).toEqual([]);
});
