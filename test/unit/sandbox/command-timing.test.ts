import { expect, test } from 'vitest';
import { usualTiming } from '../../../src-main/sandbox/command-timing.ts';
import { createRandom } from '../../../src-main/sandbox/random.ts';

function timesOf(line: string): readonly number[] {
  const timing = usualTiming(createRandom(2));
  return Array.from({ length: 200 }, () => timing(line)).sort((a, b) => a - b);
}

test.each([
  ['AT', 10, 80],
  ['AT+CREG?', 10, 80],
  ['AT+CPIN?', 40, 300],
  ['AT+COPS?', 60, 500],
  ['AT+CFUN=1', 500, 3_000],
])('%s takes from %i to %i ms, mostly the lower half of it', (line, minMs, maxMs) => {
  const times = timesOf(line);
  expect(times[0]).toBeGreaterThanOrEqual(minMs);
  expect(times.at(-1)).toBeLessThanOrEqual(maxMs);
  expect(times[100]).toBeLessThan((minMs + maxMs) / 2);
  expect(times.at(-1)).toBeGreaterThan((minMs + maxMs) / 2);
});
