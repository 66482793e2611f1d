import { expect, test } from 'vitest';
import { finalWords } from '../../../src-main/app/final-words.ts';
import { exchangeFault } from '../../../src-main/upstream/error-texts.ts';

const faults = ['refused', 'timeout', 'dns', 'tls', 'reset', 'too-long', 'garbled', 'network'] as const;
const codes = ['html', 'empty', 'not-json', 'wrong-shape', 'http-408', 'http-503'];

const texts = [
  ...faults.map((fault) => ({ kind: 'failed', fault, detail: 'ECODE' }) as const),
  ...codes.map((code) => {
    const answer = { kind: 'unreadable', code, text: '', retryAfterMs: null } as const;
    return { kind: 'answered', httpStatus: 200, body: '', answer } as const;
  }),
  {
    kind: 'answered',
    httpStatus: 429,
    body: '',
    answer: { kind: 'rate-limited', retryAfterMs: 5000 },
  } as const,
].map((exchange) => exchangeFault({ ...exchange, request: '', durationMs: 1 })?.text ?? '');

test.each(texts)('after a goodbye nothing promises another try: %s', (text) => {
  expect(finalWords(text)).not.toMatch(/again/i);
  expect(finalWords(text)).toMatch(/^[A-Z].*[^.;]\.$/);
});

test('what else the text says stays', () => {
  expect(
    finalWords('The answer could not be read. It is tried again; the raw answer is in the history.'),
  ).toBe('The answer could not be read; the raw answer is in the history.');
  expect(finalWords('No answer came. It is tried again. Check the clock.')).toBe(
    'No answer came. Check the clock.',
  );
});
