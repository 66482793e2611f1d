import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../support/temporary-folder.ts';
import { live } from './live.ts';
import type { Step } from './story.ts';

const HOUR_MS = 3_600_000;
/** First list, heartbeats of an hour, and one more where the hour ends. */
const QUIET_HOUR = 15;

/** All places lose their network every `everyMs`, for `lastsMs`. */
function flaps(everyMs: number, lastsMs: number): readonly Step[] {
  const steps: Step[] = [];
  for (let atMs = 60_000; atMs < HOUR_MS; atMs += everyMs)
    for (const place of [0, 1, 2])
      steps.push({ atMs: atMs + place * 700, deed: { kind: 'flap', place, lastsMs } });
  return steps;
}

/** Seed 1 has three places. */
const hourOf = (story: readonly Step[]) =>
  withTemporaryFolder((folder) => live({ seed: 1, hours: 1, modems: 'bytes', folder }, story));

test('an hour of networks lost for seconds costs no request at all', { timeout: 60_000 }, async () => {
  const report = await hourOf(flaps(8_000, 4_000));
  expect(report.violation).toBeNull();
  expect(report.requests).toBeLessThanOrEqual(QUIET_HOUR);
});

test('an hour of networks lost for longer than the grace costs two or three requests each time', {
  timeout: 60_000,
}, async () => {
  const report = await hourOf(flaps(120_000, 60_000));
  expect(report.violation).toBeNull();
  expect(report.requests).toBeGreaterThan(QUIET_HOUR);
  expect(report.requests).toBeLessThanOrEqual(QUIET_HOUR + 30 * 6);
});
