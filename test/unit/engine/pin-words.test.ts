import { expect, test } from 'vitest';
import { pinAnswer } from '../../../src-main/engine/pin-words.ts';
import type { PinResult } from '../../../src-main/modem/pin/pin-entry.ts';
import { portId } from '../../support/port-view-factory.ts';

const PORT = portId('Port3');

test('an accepted PIN needs no words', () => {
  expect(pinAnswer(PORT, { kind: 'accepted' })).toEqual({ ok: true, value: null });
});

test.each<[PinResult, RegExp]>([
  [{ kind: 'refused', triesLeft: 2 }, /refused this PIN\. 2 tries are left/],
  [{ kind: 'refused', triesLeft: 1 }, /One try is left, which is not used here\. Put the SIM in a phone/],
  [{ kind: 'refused', triesLeft: 0 }, /last try: it asks for its PUK/],
  [{ kind: 'refused', triesLeft: null }, /after three wrong ones/],
  [{ kind: 'refused-before' }, /refused this PIN before, so it was not sent/],
  [{ kind: 'last-try' }, /Nothing was sent: one more wrong PIN would lock this SIM\. Put the SIM in a phone/],
  [{ kind: 'no-tries' }, /asks for its PUK, which Portlight never sends/],
  [{ kind: 'puk' }, /asks for its PUK, which Portlight never sends/],
  [{ kind: 'unresolved' }, /outcome is not known, so it was not sent again/],
  [{ kind: 'unclear' }, /modem in Port3 did not say whether it was right/],
  [{ kind: 'not-asked' }, /SIM in Port3 asks for no PIN now/],
  [{ kind: 'device-lock' }, /the modem in Port3 asks for a code/],
  [{ kind: 'other-sim' }, /Another SIM sits in Port3/],
  [{ kind: 'unread' }, /modem in Port3 does not answer/],
  [{ kind: 'not-kept' }, /cannot be noted safely/],
])('%o is said in plain words with what to do', (result, words) => {
  const answer = pinAnswer(PORT, result);
  expect(answer.ok ? '' : answer.error).toMatch(words);
});
