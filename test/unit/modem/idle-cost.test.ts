import { expect, test } from 'vitest';
import { createReadyModem } from './scripted-modem.ts';

const HOUR_MS = 3_600_000;

test('a port on sale that has nothing to tell costs 48 round trips a minute at most', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(60_000);
  const before = modem.asked.length;
  await modem.clock.advance(HOUR_MS);
  expect((modem.asked.length - before) / 60).toBeLessThanOrEqual(48);
});

test('its card is read every 6 s and its network every 12 s all the same', async () => {
  const modem = await createReadyModem();
  await modem.clock.advance(60_000);
  for (const [command, limitMs] of [
    ['AT+QCCID', 6_000],
    ['AT+CREG?', 12_000],
  ] as const) {
    modem.asked.length = 0;
    await modem.clock.advance(600_000);
    const times = modem.asked.filter(({ text }) => text === command).map(({ atMs }) => atMs);
    const pauses = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(limitMs);
  }
});
