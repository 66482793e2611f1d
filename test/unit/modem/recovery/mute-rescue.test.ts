import { expect, test } from 'vitest';
import { MuteRescue } from '../../../../src-main/modem/recovery/mute-rescue.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A modem that was identified and has fallen silent at 0. */
function mute(): MuteRescue {
  const rescue = new MuteRescue();
  rescue.noteIdentified();
  rescue.noteLost('modem-silent', true, 0);
  return rescue;
}

test('the port of a modem that falls silent is opened anew for 40 s, then like any other', () => {
  const rescue = mute();
  expect(rescue.takeReopening(300)).toBe('first');
  rescue.noteLost('modem-silent', false, 9_000);
  expect(rescue.takeReopening(9_600)).toBe('again');
  expect(rescue.takeReopening(41_000)).toBeNull();
});

test('a modem that is back is not mute any more', () => {
  const rescue = mute();
  rescue.noteIdentified();
  expect(rescue.takeReopening(300)).toBeNull();
  expect(rescue.takeRestart(HOUR_MS)).toBe(false);
});

test('nothing is told to restart that may only be busy for some seconds', () => {
  const rescue = mute();
  expect(rescue.takeRestart(19_000)).toBe(false);
  expect(rescue.takeRestart(20_000)).toBe(true);
});

test('nothing is told to restart that was never identified', () => {
  const rescue = new MuteRescue();
  rescue.noteLost('modem-silent', false, 0);
  expect(rescue.takeReopening(300)).toBeNull();
  expect(rescue.takeRestart(HOUR_MS)).toBe(false);
});

test('nothing is told to restart that went away in between: it may be another device', () => {
  const rescue = mute();
  rescue.noteLost('port-lost', false, 1_000);
  rescue.noteLost('modem-silent', false, 2_000);
  expect(rescue.takeRestart(HOUR_MS)).toBe(false);
});

test('restarts come after pauses that double from 10 min to 2 h', () => {
  const rescue = mute();
  const times: number[] = [];
  for (let minute = 1; minute < 24 * 60; minute++)
    if (rescue.takeRestart(minute * MINUTE_MS)) times.push(minute);
  const pauses = times.slice(1).map((minute, index) => minute - (times[index] ?? 0));
  expect(times[0]).toBe(1);
  expect(pauses.slice(0, 5)).toEqual([10, 20, 40, 80, 120]);
});

test('after long health the pauses are short again', () => {
  const rescue = mute();
  for (let hour = 1; hour < 12; hour++) rescue.takeRestart(hour * HOUR_MS);
  expect(rescue.takeRestart(30 * HOUR_MS)).toBe(true);
  expect(rescue.takeRestart(30 * HOUR_MS + 10 * MINUTE_MS)).toBe(true);
});
