import { describe, expect, test } from 'vitest';
import {
  acceptedTry,
  beginTry,
  keptPin,
  refusalOf,
  refusedTry,
  seenOpen,
  settleTry,
} from '../../../../src-main/modem/pin/pin-rules.ts';
import { NO_PIN_MEMORY, type PinMemory } from '../../../../src-main/shared/pin-memory.ts';

const PROVEN: PinMemory = { ...NO_PIN_MEMORY, pin: '1234' };
const KILLED = (triesBefore: number | null) => beginTry(NO_PIN_MEMORY, '1234', triesBefore, true);

describe('without asking anybody', () => {
  test.each([
    ['a PIN that has worked, though the modem does not count', PROVEN, null, '1234'],
    ['a PIN that has worked, with two tries left', PROVEN, 2, '1234'],
    ['a PIN whose outcome was not seen, cleared by the counter', KILLED(3), 3, '1234'],
  ])('sends %s', (_what, memory, triesLeft, pin) => {
    expect(keptPin(memory, triesLeft)).toBe(pin);
  });

  test.each([
    ['nothing that is not kept', NO_PIN_MEMORY, 3],
    ['not the last try', PROVEN, 1],
    ['not to a card without a try', PROVEN, 0],
    ['no PIN whose outcome was not seen, where the modem does not count', KILLED(null), null],
    ['no PIN whose outcome was not seen, where it began to count since', KILLED(null), 3],
    ['no PIN that was not to be kept', beginTry(NO_PIN_MEMORY, '1234', 3, false), 3],
    ['no PIN that was sent twice in vain', beginTry(KILLED(3), '1234', 3, true), 3],
    ['not the kept PIN while its last outcome is unknown', beginTry(PROVEN, '1234', null, true), null],
    ['not the kept PIN after two refusals nobody counts', { ...PROVEN, wrongInARow: 2 }, null],
  ])('sends %s', (_what, memory, triesLeft) => {
    expect(keptPin(memory, triesLeft)).toBeNull();
  });
});

describe('a PIN that a person entered', () => {
  const refused = refusedTry(KILLED(3));
  test.each([
    ['is sent', NO_PIN_MEMORY, '1234', 3, null],
    ['is sent, though the modem does not count', NO_PIN_MEMORY, '1234', null, null],
    ['is sent after another one was refused', refused, '9999', 2, null],
    ['is not sent when it was refused before', refused, '1234', 2, 'refused-before'],
    [
      'is not sent when it was refused before, though all tries are back',
      refused,
      '1234',
      3,
      'refused-before',
    ],
    ['is not sent with one try left', NO_PIN_MEMORY, '1234', 1, 'last-try'],
    ['is not sent with no try left', NO_PIN_MEMORY, '1234', 0, 'no-tries'],
    [
      'is not sent after two refusals nobody counts',
      { ...NO_PIN_MEMORY, wrongInARow: 2 },
      '1234',
      null,
      'last-try',
    ],
    ['is not sent while its outcome is unknown', KILLED(null), '1234', null, 'unresolved'],
    ['is sent again when the counter says that it was not refused', KILLED(3), '1234', 3, null],
  ])('%s', (_what, memory, pin, triesLeft, why) => {
    expect(refusalOf(memory, pin, triesLeft)).toBe(why);
  });
});

test('a counter that went down means that the PIN sent before the app ended was wrong', () => {
  expect(settleTry(KILLED(3), 2)).toEqual({ pin: null, trying: null, refused: ['1234'], wrongInARow: 1 });
});

test('a counter that went up means that it was right', () => {
  expect(settleTry(KILLED(2), 3)).toEqual({ pin: '1234', trying: null, refused: [], wrongInARow: 0 });
});

test.each([null, 3])('a counter that did not move (%s) leaves it open', (triesLeft) => {
  expect(settleTry(KILLED(3), triesLeft)).toEqual(KILLED(3));
});

test('another PIN in between makes the open one count as refused', () => {
  expect(beginTry(KILLED(null), '9999', null, true)).toMatchObject({
    refused: ['1234'],
    trying: { pin: '9999', sends: 1 },
  });
});

test('a kept PIN that is refused is forgotten, and refused from then on', () => {
  const memory = refusedTry(beginTry(PROVEN, '1234', 3, true));
  expect(memory).toEqual({ pin: null, trying: null, refused: ['1234'], wrongInARow: 1 });
  expect(keptPin(memory, 3)).toBeNull();
});

test('a PIN that is not to be kept is forgotten once it has worked', () => {
  expect(acceptedTry(beginTry(PROVEN, '9999', 3, false)).pin).toBeNull();
});

test('a card seen open has all its tries back, and still never hears a refused PIN', () => {
  const memory = seenOpen({ ...NO_PIN_MEMORY, wrongInARow: 2, refused: ['1', '2'] });
  expect(memory).toEqual({ ...NO_PIN_MEMORY, refused: ['1', '2'] });
});
