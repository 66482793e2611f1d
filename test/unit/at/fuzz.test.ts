import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AT_KINDS } from '../../../src-main/at/at-kinds.ts';
import { parseFinalResult } from '../../../src-main/at/final-result-parser.ts';
import { parseIccid } from '../../../src-main/at/iccid-parser.ts';
import { parseImei } from '../../../src-main/at/imei-parser.ts';
import { parseImsi } from '../../../src-main/at/imsi-parser.ts';
import { createLineSplitter } from '../../../src-main/at/line-splitter.ts';
import { parseOperator } from '../../../src-main/at/operator-parser.ts';
import { parseOwnNumbers } from '../../../src-main/at/own-number-parser.ts';
import { parsePinState } from '../../../src-main/at/pin-state-parser.ts';
import { parseRegistration } from '../../../src-main/at/registration-parser.ts';
import { parseSignal } from '../../../src-main/at/signal-parser.ts';
import { classifyUrc } from '../../../src-main/at/urc.ts';
import { parseUssd } from '../../../src-main/at/ussd-parser.ts';

const GARBAGE_BYTES = 1_000_000;
const MAX_LINE_BYTES = 512;
const encoder = new TextEncoder();

const ANSWERS: readonly string[] = [
  '+CREG: 2,1,"00C3","1A2B",7',
  '+COPS: 0,2,"00101",7',
  '+CNUM: "Own","+46701740658",145',
  '357246090513829',
  '+CCID: 89460730518264097351',
  '+CPIN: READY',
  '+CSQ: 22,99',
  '+CUSD: 0,"Rest 47",15',
  'OK',
  '+CME ERROR: SIM busy',
];

/** A small generator with a seed, so that a failure comes again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Garbage chunks between whole answers on lines of their own; now and then a stretch without any line end. */
function* garbageWithAnswers(): Generator<{ readonly bytes: Uint8Array; readonly answer: string | null }> {
  const random = createRandom(20_261_122);
  for (let sent = 0; sent < GARBAGE_BYTES; ) {
    const endless = random() < 0.02;
    const size = Math.floor(random() * (endless ? 4000 : 300));
    const noise = Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
    sent += size;
    yield {
      bytes: endless ? noise.map((byte) => (byte === 10 || byte === 13 ? 0x55 : byte)) : noise,
      answer: null,
    };
    const answer = ANSWERS[Math.floor(random() * ANSWERS.length)] ?? 'OK';
    yield { bytes: encoder.encode(`\r\n${answer}\r\n`), answer };
  }
}

function isValue(line: string): boolean {
  return [
    parseRegistration(line),
    parseOperator(line),
    parseImei(line),
    parseIccid(line),
    parseImsi(line),
    parsePinState(line),
    parseSignal(line),
    parseUssd(line),
    parseOwnNumbers(line)?.[0] ?? null,
  ].some((value) => value !== null);
}

test('finds every answer in a million bytes of garbage, nothing else, and keeps no more than a line', () => {
  const splitter = createLineSplitter({ maxLineBytes: MAX_LINE_BYTES });
  const sent: string[] = [];
  const found: string[] = [];
  for (const { bytes, answer } of garbageWithAnswers()) {
    if (answer !== null) sent.push(answer);
    for (const line of splitter.push(bytes)) {
      expect(line.length).toBeLessThanOrEqual(MAX_LINE_BYTES);
      const urc = classifyUrc(line);
      // One digit is a final result of ATV0; chance gives a few.
      if (line.length > 1 && (parseFinalResult(line) !== null || isValue(line))) found.push(line);
      else expect(urc).toBeNull();
    }
  }
  expect(found).toEqual(sent);
  expect(splitter.droppedBytes()).toBeGreaterThan(10_000);
});

const question = (input: string) => ({
  input,
  context: 'unsolicited' as const,
  charset: null,
  command: null,
});

test.each([...AT_KINDS])('%s never throws, whatever the text', (_kind, parse) => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void parse(question(text))));
});

const fragment = fc.constantFrom(
  ...[
    '+CREG:',
    '+COPS: 0,0,',
    '+CNUM: ',
    '+CUSD: 0,"',
    '+CPBR: 1,',
    '+CRSM: 144,',
    '+CPIN:',
    '+CSQ:',
    '+CME ERROR:',
    '"',
  ],
  ...[
    ',',
    ' ',
    '\r\n',
    '\n',
    '00C3',
    '17',
    '145',
    'FF',
    '^RSSI:',
    'OK',
    'ATI',
    '(',
    'Revision:',
    '\u001b',
    '89460730518264097351',
  ],
);

test.each([...AT_KINDS])('%s never throws on shuffled pieces of answers', (_kind, parse) => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 40 }), (pieces) => void parse(question(pieces.join('')))),
  );
});

test.each([...AT_KINDS])(
  '%s reads a line of 8,000 blanks, quotes or commas without getting stuck',
  (_kind, parse) => {
    for (const filler of [' ', '"', ',', '" ', ', ', '",', '0', 'F', 'A ']) {
      const text = filler.repeat(8000 / filler.length);
      for (const prefix of [
        '',
        '+CUSD: 0,"',
        '+CNUM: ,',
        '+CPBR: 1,',
        '+COPS: 0,0,',
        '+CREG: 1,',
        'Model:',
      ]) {
        parse(question(`${prefix}${text}x`));
      }
    }
  },
  5000,
);
