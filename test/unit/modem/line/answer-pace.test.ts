import { expect, test } from 'vitest';
import { AnswerPace } from '../../../../src-main/modem/line/answer-pace.ts';
import { CNUM, CPIN, CSQ, RADIO_ON } from '../../../../src-main/modem/line/at-commands.ts';

const OK = { kind: 'ok', lines: [] } as const;
const TIMEOUT = { kind: 'timeout', lines: [] } as const;

test('a question that was answered at once is given 4 s', () => {
  const pace = new AnswerPace();
  expect(pace.paced(CPIN).timeoutMs).toBe(10_000);
  pace.note(CPIN, OK, 200);
  expect(pace.paced(CPIN)).toEqual({ ...CPIN, timeoutMs: 4_000 });
  expect(pace.paced(CSQ).timeoutMs).toBe(5_000);
});

test.each([
  ['was slow once', OK, 3_000],
  ['was not answered', TIMEOUT, 4_000],
] as const)('a question that %s gets its whole time', (_what, outcome, tookMs) => {
  const pace = new AnswerPace();
  pace.note(CPIN, OK, 200);
  pace.note(CPIN, outcome, tookMs);
  expect(pace.paced(CPIN).timeoutMs).toBe(10_000);
});

test('what may be done by a bare OK keeps its time: it may take long once in a while', () => {
  const pace = new AnswerPace();
  for (const command of [RADIO_ON, CNUM]) {
    pace.note(command, OK, 200);
    expect(pace.paced(command)).toBe(command);
  }
});
