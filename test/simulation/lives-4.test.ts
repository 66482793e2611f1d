import { expect, test } from 'vitest';
import { liveAll } from './lives.ts';

test('75 lives of 6 hours with modems that speak AT keep the list true (seeds 226 to 300)', {
  timeout: 900_000,
}, async () => {
  const total = await liveAll({ first: 226, count: 75, hours: 6, modems: 'bytes' });
  expect(total.failures).toEqual([]);
  expect(total.accepted).toBeGreaterThan(0);
  expect(total.seeds).toBe(75);
});
