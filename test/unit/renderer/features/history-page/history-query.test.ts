import { describe, expect, it } from 'vitest';
import { isRangeTurned, queryOf } from '../../../../../src-renderer/features/history-page/history-query.ts';
import { wholeHistory } from '../../../../../src-renderer/store/history-filter.ts';

const nowMs = Date.UTC(2026, 0, 31, 12);

describe('the question to the history', () => {
  it('asks for everything when nothing is chosen', () => {
    expect(queryOf(wholeHistory, nowMs)).toEqual({
      kind: 'all',
      outcome: null,
      text: null,
      portId: null,
      from: null,
      to: null,
    });
  });

  it.each([
    ['hour', '2026-01-31T11:00:00.000Z'],
    ['day', '2026-01-30T12:00:00.000Z'],
    ['week', '2026-01-24T12:00:00.000Z'],
  ] as const)('begins the last %s before now, and leaves its end open for what comes', (range, from) => {
    expect(queryOf({ ...wholeHistory, range }, nowMs)).toMatchObject({ from, to: null });
  });

  it('takes own bounds as local time, and an empty one as an open end', () => {
    const from = '2026-01-30T08:30';
    expect(queryOf({ ...wholeHistory, range: 'own', from }, nowMs)).toMatchObject({
      from: new Date(2026, 0, 30, 8, 30).toISOString(),
      to: null,
    });
    expect(queryOf({ ...wholeHistory, range: 'day', from, to: from }, nowMs).to).toBeNull();
  });

  it('asks for requests alone where an outcome is chosen', () => {
    expect(queryOf({ ...wholeHistory, show: 'rejected' }, nowMs)).toMatchObject({
      kind: 'requests',
      outcome: 'rejected',
    });
    expect(queryOf({ ...wholeHistory, show: 'port-events' }, nowMs)).toMatchObject({
      kind: 'port-events',
      outcome: null,
    });
  });

  it('looks for words without the blanks around them', () => {
    expect(queryOf({ ...wholeHistory, text: '  4670 ' }, nowMs).text).toBe('4670');
    expect(queryOf({ ...wholeHistory, text: '   ' }, nowMs).text).toBeNull();
  });

  it('knows an own range that ends before it begins', () => {
    const own = { ...wholeHistory, range: 'own', from: '2026-01-31T12:00', to: '2026-01-30T12:00' } as const;
    expect(isRangeTurned(own)).toBe(true);
    expect(isRangeTurned({ ...own, to: '' })).toBe(false);
    expect(isRangeTurned({ ...own, range: 'day' })).toBe(false);
  });
});
