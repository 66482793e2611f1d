import { expect, test } from 'vitest';
import {
  answerForJournal,
  findingWords,
  hintOf,
  type NetworkPlan,
} from '../../../../src-main/engine/number/number-words.ts';
import type { NumberFinding } from '../../../../src-main/modem/number/number-search.ts';
import type { NetworkAnswer } from '../../../../src-main/modem/number/ussd-talk.ts';
import { e164, iccid } from '../../../support/port-record-factory.ts';
import { portId } from '../../../support/port-view-factory.ts';

const ASK: NetworkPlan = { kind: 'ask', operator: 'Tele2', code: '*110#' };
const PORT = portId('Port1');
const NUMBER = e164('+46701234567');

type Searched = NumberFinding & { readonly kind: 'searched' };

function wordsOf(card: Searched['card'], network: NetworkAnswer | null, plan: NetworkPlan = ASK): string {
  const found: NumberFinding = { kind: 'searched', iccid: iccid('89460000000000000011'), card, network };
  const told = findingWords(PORT, found, plan);
  return told.ok ? 'done' : told.error;
}

test('a number told by card or network is all there is to say', () => {
  expect(wordsOf('told', null)).toBe('done');
  expect(wordsOf('told', { kind: 'silent' })).toBe('done');
  expect(wordsOf('empty', { kind: 'told', number: NUMBER })).toBe('done');
});

test.each([
  ['empty', { kind: 'off' }, 'switched off in the settings'],
  ['busy', { kind: 'no-code' }, 'No code is known'],
  ['refused', { kind: 'never', operator: 'Tele2' }, 'Tele2 is never asked'],
  ['unusable', { kind: 'no-network' }, 'in no network now'],
] as const)('says why the network was not asked (%s, %j)', (card, plan, words) => {
  expect(wordsOf(card, null, plan)).toContain(words);
});

test.each([
  [{ kind: 'text', text: 'Balance\n 17.35' }, '"Balance 17.35"', 'no clear number in the answer'],
  [{ kind: 'refused', detail: '+CME ERROR: 30' }, '(+CME ERROR: 30)', 'refused: +CME ERROR: 30'],
  [{ kind: 'silent' }, 'did not answer', 'no answer'],
] as const)('shows what came of a question, and writes down less: %j', (network, shown, kept) => {
  expect(wordsOf('empty', network)).toContain(shown);
  expect(hintOf(network)).toContain(shown);
  expect(answerForJournal(network)).toBe(kept);
});

test('a question that was broken off leaves no hint behind', () => {
  expect(hintOf({ kind: 'interrupted' })).toBeNull();
  expect(wordsOf('empty', { kind: 'interrupted' })).toContain('broken off');
});

test('an endless text is cut', () => {
  expect(hintOf({ kind: 'text', text: 'x'.repeat(5_000) })?.length).toBeLessThan(300);
});

test('a SIM that cannot be reached is said to be that', () => {
  const told = findingWords(PORT, { kind: 'impossible' }, ASK);
  expect(told).toMatchObject({ ok: false, error: expect.stringContaining('Port1 cannot be reached') });
});
