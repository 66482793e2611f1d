import { expect, test } from 'vitest';
import { liveAll } from './lives.ts';

test('60 lives of 6 hours with quick modems keep the list true (seeds 1001 to 1060)', {
  timeout: 900_000,
}, async () => {
  const total = await liveAll({ first: 1001, count: 60, hours: 6, modems: 'quick' });
  expect(total.failures).toEqual([]);
  expect(total.accepted).toBeGreaterThan(0);
  expect(total.seeds).toBe(60);
});
