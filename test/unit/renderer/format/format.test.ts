import { describe, expect, it } from 'vitest';
import { shortPath } from '../../../../src-renderer/format/device-path.ts';
import { ageOf, countdownText } from '../../../../src-renderer/format/duration.ts';
import { modemName } from '../../../../src-renderer/format/modem-name.ts';
import { createPhoneFormat } from '../../../../src-renderer/format/phone-format.ts';
import { signalBars } from '../../../../src-renderer/format/signal.ts';

const MINUTE_MS = 60_000;

describe('countdownText', () => {
  it.each([
    [192_000, '3:12'],
    [191_001, '3:12'],
    [59_999, '1:00'],
    [5_000, '0:05'],
    [0, '0:00'],
    [-4_000, '0:00'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(countdownText(ms)).toBe(text);
  });
});

describe('ageOf', () => {
  it('uses the one unit that a person would use', () => {
    expect(ageOf(59_000)).toEqual({ unit: 'now' });
    expect(ageOf(2 * MINUTE_MS)).toEqual({ unit: 'minutes', count: 2 });
    expect(ageOf(47 * 60 * MINUTE_MS)).toEqual({ unit: 'hours', count: 47 });
    expect(ageOf(50 * 60 * MINUTE_MS)).toEqual({ unit: 'days', count: 2 });
  });

  it('takes a time in the future, after a clock was set back, as now', () => {
    expect(ageOf(-5 * MINUTE_MS)).toEqual({ unit: 'now' });
  });
});

describe('createPhoneFormat', () => {
  const format = createPhoneFormat();

  it.each([
    ['+46701000001', '+46 70 100 00 01'],
    ['+2348021000001', '+234 802 100 0001'],
    ['+12025550123', '+1 202 555 0123'],
  ])('writes %s for reading', (e164, text) => {
    expect(format(e164)).toBe(text);
    expect(format(e164)).toBe(text);
  });

  it('leaves a number as it is that no numbering plan knows', () => {
    expect(format('+9991234567')).toBe('+9991234567');
  });
});

describe('signalBars', () => {
  it.each([
    [-51, 4],
    [-75, 3],
    [-90, 2],
    [-105, 1],
    [-113, 0],
  ])('shows %d dBm as %d bars', (dbm, bars) => {
    expect(signalBars(dbm)).toBe(bars);
  });
});

describe('names on a card', () => {
  it.each([
    ['QUECTEL', 'Quectel EC25', 'Quectel EC25'],
    ['Quectel', 'EC25', 'Quectel EC25'],
    ['SIMCOM_Ltd', 'SIMCOM_SIM800L', 'SIMCOM SIM800L'],
    ['ZTE INCORPORATED', 'MF180', 'ZTE MF180'],
    [null, 'EC25', 'EC25'],
    ['huawei', null, 'huawei'],
    [null, null, null],
  ])('calls the modem of %j and %j %j', (manufacturer, model, name) => {
    expect(modemName({ manufacturer, model })).toBe(name);
  });

  it('shortens device paths and addresses', () => {
    expect(shortPath('/dev/ttyUSB3')).toBe('ttyUSB3');
    expect(shortPath('tcp://pool.lan:4001')).toBe('pool.lan:4001');
    expect(shortPath('COM12')).toBe('COM12');
  });
});
