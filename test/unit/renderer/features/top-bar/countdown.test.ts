import { describe, expect, it } from 'vitest';
import { countdownOf } from '../../../../../src-renderer/features/top-bar/use-countdown.ts';

const nowMs = Date.UTC(2026, 0, 1, 12, 0, 0);
const iso = (offsetMs: number) => new Date(nowMs + offsetMs).toISOString();
const idle = { state: 'idle', nextAt: iso(192_000), lastAttemptAt: iso(-93_000) } as const;

describe('countdownOf', () => {
  it('counts down to the next report, with the share of the wait that is left', () => {
    const view = countdownOf(idle, nowMs);
    expect(view.kind).toBe('next');
    expect(view.text).toBe('3:12');
    expect(view.fraction).toBeCloseTo(192 / 285);
  });

  it('calls the next try by its name after a failure', () => {
    expect(countdownOf({ ...idle, state: 'retrying' }, nowMs).kind).toBe('retry');
    expect(countdownOf({ ...idle, state: 'blocked' }, nowMs).kind).toBe('retry');
  });

  it('shows a dash when nothing is planned, and nothing left while sending', () => {
    expect(countdownOf({ ...idle, nextAt: null }, nowMs)).toMatchObject({ kind: 'none', text: '–' });
    expect(countdownOf({ ...idle, state: 'sending' }, nowMs)).toMatchObject({ kind: 'sending', fraction: 0 });
  });

  it('stays within the ring when clocks disagree', () => {
    expect(countdownOf({ ...idle, lastAttemptAt: iso(60_000) }, nowMs).fraction).toBe(1);
    expect(countdownOf({ ...idle, nextAt: iso(-1_000) }, nowMs)).toMatchObject({ text: '0:00', fraction: 0 });
    expect(countdownOf({ ...idle, lastAttemptAt: null }, nowMs).fraction).toBe(1);
  });
});
