import { describe, expect, it } from 'vitest';
import {
  happeningOf,
  toneOfHappening,
} from '../../../../../src-renderer/features/history-page/port-event-words.ts';

describe('what happened at a port', () => {
  it('tells a state with its reason apart from the technical words', () => {
    const happening = happeningOf('state-attention', 'sim-missing: +CME ERROR: 10');
    expect(happening).toEqual({
      kind: 'state',
      state: 'attention',
      reason: 'sim-missing',
      detail: '+CME ERROR: 10',
    });
    expect(toneOfHappening(happening)).toBe('attention');
  });

  it('knows a state without a reason, and a reason without technical words', () => {
    expect(happeningOf('state-active', null)).toMatchObject({ state: 'active', reason: null, detail: null });
    expect(happeningOf('state-paused', 'paused')).toMatchObject({ reason: 'paused', detail: null });
  });

  it('keeps a reason that this window does not know as it stands', () => {
    expect(happeningOf('state-waiting', 'moon-phase: full')).toMatchObject({
      reason: null,
      detail: 'moon-phase: full',
    });
  });

  it('knows a number and who said it', () => {
    expect(happeningOf('number', '+46701000001 (cnum)')).toEqual({
      kind: 'number',
      number: '+46701000001',
      source: 'cnum',
    });
    expect(happeningOf('number', '+46701000001 (unknown source)')).toMatchObject({ source: null });
  });

  it('shows what a newer Portlight has written as it stands', () => {
    expect(happeningOf('dance', 'tango')).toEqual({ kind: 'other', event: 'dance', detail: 'tango' });
    expect(happeningOf('number', 'not one')).toMatchObject({ kind: 'other' });
    expect(toneOfHappening(happeningOf('dance', null))).toBeNull();
  });
});
