import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter } from '../../../src-main/at/line-splitter.ts';

const BREAKS = ['\r\n', '\n', '\r', '\r\r\n', '\r\n\r\n', '\n\n'];

const line = fc.oneof(
  fc.constantFrom(
    'AT+CREG?',
    '+CREG: 2,1,"00C3","1A2B"',
    'OK',
    '+CME ERROR: 10',
    '^RSSI:17',
    '357246090513829',
    '+CUSD: 0,"a\r\nb\n\nc",15',
    '+CUSD: 1,"never closed',
    '> ',
    'Müller',
  ),
  fc.string({ maxLength: 30 }),
);

const stream = fc
  .array(fc.tuple(line, fc.constantFrom(...BREAKS)), { maxLength: 20 })
  .map((parts) => new TextEncoder().encode(parts.map(([text, end]) => text + end).join('')));

function split(bytes: Uint8Array, cuts: readonly number[]): readonly string[] {
  const splitter = createLineSplitter();
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const starts = [0, ...ends];
  return starts.flatMap((start, at) => splitter.push(bytes.subarray(start, ends[at] ?? bytes.length)));
}

test('gives the same lines however the bytes are cut', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
      expect(split(bytes, cuts)).toEqual(split(bytes, []));
    }),
  );
});

test('gives the same lines byte by byte', () => {
  fc.assert(
    fc.property(stream, (bytes) => {
      expect(split(bytes, Array.from(bytes.keys()))).toEqual(split(bytes, []));
    }),
  );
});

test('gives only trimmed lines that are not empty and hold no carriage return', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const text of createLineSplitter().push(bytes)) {
        expect(text).toBe(text.trim());
        expect(text).not.toBe('');
        expect(text).not.toContain('\r');
      }
    }),
  );
});
