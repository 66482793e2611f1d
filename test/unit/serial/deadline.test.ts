import { describe, expect, it } from 'vitest';
import { withDeadline } from '../../../src-main/serial/deadline.ts';
import { FakeClock, settlePromises } from '../../support/fake-clock.ts';

describe('waiting with a deadline', () => {
  it('hands work that comes too late to whoever can undo it', async () => {
    const clock = new FakeClock();
    const late: string[] = [];
    let finish: (value: string) => void = () => {};
    const work = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const waiting = withDeadline(clock, 10_000, work, {
      onTimeout: () => 'timeout',
      onLate: (value) => late.push(value),
    });
    await clock.advance(10_000);
    expect(await waiting).toBe('timeout');
    finish('opened');
    await settlePromises();
    expect(late).toEqual(['opened']);
  });

  it('leaves no timer behind when the work is in time', async () => {
    const clock = new FakeClock();
    const late: string[] = [];
    const value = await withDeadline(clock, 10_000, Promise.resolve('opened'), {
      onTimeout: () => 'timeout',
      onLate: (each) => late.push(each),
    });
    expect(value).toBe('opened');
    expect(clock.timers).toBe(0);
    expect(late).toEqual([]);
  });
});
