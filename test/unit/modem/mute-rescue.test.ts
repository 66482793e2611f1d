import { expect, test } from 'vitest';
import { MuteRescue } from '../../../src-main/modem/mute-rescue.ts';

const HOUR_MS = 3_600_000;

test('a modem that was identified is opened anew once when it falls silent', () => {
  const rescue = new MuteRescue();
  rescue.noteIdentified();
  rescue.noteLost('modem-silent', true);
  expect(rescue.reopening).toBe(true);
  rescue.noteLost('modem-silent', false);
  expect(rescue.reopening).toBe(false);
});

test('nothing is told to restart that was never identified', () => {
  const rescue = new MuteRescue();
  rescue.noteLost('modem-silent', false);
  expect(rescue.takeRestart(0)).toBe(false);
});

test('nothing is told to restart that went away in between: it may be another device', () => {
  const rescue = new MuteRescue();
  rescue.noteIdentified();
  rescue.noteLost('port-lost', true);
  rescue.noteLost('modem-silent', false);
  expect(rescue.takeRestart(0)).toBe(false);
});

test('restarts come after pauses that double from 10 min to 2 h', () => {
  const rescue = new MuteRescue();
  rescue.noteIdentified();
  const times: number[] = [];
  for (let minute = 0; minute < 24 * 60; minute++)
    if (rescue.takeRestart(minute * 60_000)) times.push(minute);
  const pauses = times.slice(1).map((minute, index) => minute - (times[index] ?? 0));
  expect(times[0]).toBe(0);
  expect(pauses.slice(0, 5)).toEqual([10, 20, 40, 80, 120]);
});

test('after long health the pauses are short again', () => {
  const rescue = new MuteRescue();
  rescue.noteIdentified();
  for (let hour = 0; hour < 12; hour++) rescue.takeRestart(hour * HOUR_MS);
  expect(rescue.takeRestart(30 * HOUR_MS)).toBe(true);
  expect(rescue.takeRestart(30 * HOUR_MS + 600_000)).toBe(true);
});
