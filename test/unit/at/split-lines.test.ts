import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter } from '../../../src-main/at/line-splitter.ts';
import { splitLines } from '../../../src-main/at/split-lines.ts';

const part = fc.oneof(
  fc.constantFrom(
    '\r',
    '\n',
    '\r\n',
    '\r\r\n',
    '  ',
    '>',
    '> ',
    '>>',
    '"',
    '+CREG: 2,1,"00C3"',
    '+CUSD: 0,"a',
    'OK',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.constantFrom('Müller', '\u00fe', '\t'),
);

test('cuts a text as the wire would, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      // Junk in front of the first line is taken off a text only.
      const text = `OK\r\n${parts.join('')}`;
      const splitter = createLineSplitter();
      const lines = [...splitter.push(new TextEncoder().encode(text)), ...splitter.flush()];
      expect(splitLines(text)).toEqual(lines);
    }),
    { numRuns: 1_000 },
  );
});
