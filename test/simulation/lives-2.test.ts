import { expect, test } from 'vitest';
import { liveAll } from './lives.ts';

test('80 lives of 6 hours keep the list true (seeds 81 to 160)', { timeout: 900_000 }, async () => {
  const { failures, seeds } = await liveAll({ first: 81, count: 80, hours: 6 });
  expect(failures).toEqual([]);
  expect(seeds).toBe(80);
});
