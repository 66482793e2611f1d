import { expect, test } from 'vitest';
import { parseImei } from '../../../../src-main/at/imei-parser.ts';
import { parseImsi } from '../../../../src-main/at/imsi-parser.ts';
import { parseOperator } from '../../../../src-main/at/operator-parser.ts';
import { parseOwnNumbers } from '../../../../src-main/at/own-number-parser.ts';
import { parseRegistration } from '../../../../src-main/at/registration-parser.ts';
import { type AtCommand, linesOf } from '../../../../src-main/modem/line/at-command.ts';
import { CGSN, CIMI, CNUM, COPS, CREG } from '../../../../src-main/modem/line/at-commands.ts';
import { AtSession } from '../../../../src-main/modem/line/at-session.ts';
import type { Behaviour, Reply } from '../../../../src-main/sandbox/behaviour.ts';
import { createSimulatedOpener } from '../../../../src-main/sandbox/in-process-transport.ts';
import { between, createRandom, type Random } from '../../../../src-main/sandbox/random.ts';
import { createSimulatedModem } from '../../../../src-main/sandbox/simulated-modem.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { createScriptedTransport } from '../scripted-transport.ts';

const NOISE_BYTES = 1_000_000;
const LONGEST_WAIT_MS = 90_000;

interface Question {
  readonly command: AtCommand;
  /** The answer's line for the n-th question, which no other question has. */
  readonly line: (n: number) => string;
  readonly value: (n: number) => string;
  readonly read: (text: string) => string | null;
}

const digits = (n: number, length: number): string => String(n).padStart(length, '0');

const QUESTIONS: readonly Question[] = [
  {
    command: CREG,
    line: (n) => `+CREG: 2,1,"${(n + 0x1000).toString(16)}","1A2B"`,
    value: (n) => String(n + 0x1000),
    read: (text) => parseRegistration(text, 'solicited', 'creg')?.lac?.toString() ?? null,
  },
  {
    command: COPS,
    line: (n) => `+COPS: 0,0,"Net ${n}"`,
    value: (n) => `Net ${n}`,
    read: (text) => parseOperator(text)?.operator ?? null,
  },
  {
    command: CNUM,
    line: (n) => `+CNUM: "Own","+4670${digits(n, 7)}",145`,
    value: (n) => `+4670${digits(n, 7)}`,
    read: (text) => parseOwnNumbers(text)?.[0] ?? null,
  },
  {
    command: CIMI,
    line: (n) => `24007${digits(n, 10)}`,
    value: (n) => `24007${digits(n, 10)}`,
    read: (text) => parseImsi(text),
  },
  {
    command: CGSN,
    line: (n) => `86${digits(n, 13)}`,
    value: (n) => `86${digits(n, 13)}`,
    read: (text) => parseImei(text),
  },
];

/** Random bytes, now and then a stretch without any line end. */
function noise(random: Random): string {
  const endless = random() < 0.03;
  const letters = Array.from({ length: between(0, endless ? 4_000 : 300, random) }, () => {
    const code = between(0, 255, random);
    return endless && (code === 10 || code === 13) ? 'U' : String.fromCharCode(code);
  });
  return letters.join('');
}

interface NoisyModem {
  readonly behaviour: Behaviour;
  sentBytes: number;
  /** The last question that reached the modem, counted from 1. */
  asked: number;
}

/** Answers each question with a value of its own, in noise; some answers come later than any patience. */
function createNoisyModem(random: Random, lateShare: number): NoisyModem {
  const modem: NoisyModem = {
    sentBytes: 0,
    asked: 0,
    behaviour: {
      answer: (next) => (line) => {
        const question = QUESTIONS.find(({ command }) => command.text === line);
        const reply: Reply = next(line);
        if (question === undefined) return reply;
        modem.asked += 1;
        const [before, between1, after] = [noise(random), noise(random), noise(random)];
        modem.sentBytes += before.length + between1.length + after.length;
        const text = `${before}\r\n${question.line(modem.asked)}\r\n${between1}\r\nOK\r\n${after}\r\n`;
        return { ...reply, text, delayMs: random() < lateShare ? between(1_000, 40_000, random) : 0 };
      },
    },
  };
  return modem;
}

async function openSession(noisy: NoisyModem, clock: FakeClock): Promise<AtSession> {
  const modem = createSimulatedModem({
    family: 'sim800',
    sim: null,
    clock,
    random: createRandom(1),
    behaviours: [noisy.behaviour],
  });
  const opened = await createSimulatedOpener(new Map([['sim://1', modem]])).open('sim://1', {
    baudRate: 115_200,
  });
  if (!opened.ok) throw new Error(opened.failure.detail);
  return new AtSession({ transport: opened.transport, clock });
}

interface Tally {
  right: number;
  unanswered: number;
  readonly wrong: string[];
}

/** Asks until so many bytes of noise went by; a new session where one gave the modem up, as the app opens the port anew. */
async function interrogate(seed: number, lateShare: number, untilBytes: number): Promise<Tally> {
  const clock = new FakeClock();
  const random = createRandom(seed);
  const noisy = createNoisyModem(random, lateShare);
  const tally: Tally = { right: 0, unanswered: 0, wrong: [] };
  let session = await openSession(noisy, clock);
  while (noisy.sentBytes < untilBytes) {
    if (session.state !== 'open') {
      session.dispose();
      session = await openSession(noisy, clock);
    }
    const question = QUESTIONS[between(0, QUESTIONS.length - 1, random)] ?? QUESTIONS[0];
    if (question === undefined) break;
    const asking = session.command(question.command);
    let settled = false;
    void asking.then(() => {
      settled = true;
    });
    for (let waitedMs = 0; !settled && waitedMs < LONGEST_WAIT_MS; waitedMs += 500) await clock.advance(500);
    expect(settled).toBe(true);
    const value = question.read(linesOf(await asking).join('\n'));
    if (value === null) tally.unanswered += 1;
    else if (value === question.value(noisy.asked)) tally.right += 1;
    else tally.wrong.push(`${question.command.text}: ${value} for ${question.value(noisy.asked)}`);
  }
  session.dispose();
  return tally;
}

test('every question gets its own answer out of a million bytes of noise', async () => {
  const { right, unanswered, wrong } = await interrogate(20_261_122, 0, NOISE_BYTES);
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(1_000);
  expect(unanswered).toBe(0);
}, 60_000);

test.each([1, 2, 3])(
  'an answer later than its timeout never reaches a later question (seed %i)',
  async (seed) => {
    const { right, unanswered, wrong } = await interrogate(seed, 0.15, NOISE_BYTES / 8);
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(100);
    expect(unanswered).toBeGreaterThan(0);
  },
  60_000,
);

test('an answer without an end is not collected for ever', async () => {
  const clock = new FakeClock();
  const port = createScriptedTransport();
  const session = new AtSession({ transport: port, clock });
  const asking = session.command(CGSN);
  await clock.advance(0);
  for (let line = 0; line < 100_000; line++) port.say(`line ${line}\r\n`);
  await clock.advance(CGSN.timeoutMs);
  const kept = linesOf(await asking);
  expect(kept.join('\n').length).toBeLessThanOrEqual(65_536);
  expect(kept[0]).toBe('line 0');
});
