import { describe, expect, it } from 'vitest';
import { createFirstPaint } from '../../../src-main/app/first-paint.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function open() {
  const clock = new FakeClock();
  const paint = createFirstPaint(clock);
  let isDone = false;
  void paint.done.then(() => {
    isDone = true;
  });
  return { clock, paint, isDone: () => isDone };
}

describe('createFirstPaint', () => {
  it('is done once the window is painted, and leaves no timer behind', async () => {
    const { clock, paint, isDone } = open();
    await clock.advance(100);
    expect(isDone()).toBe(false);
    paint.note();
    await paint.done;
    expect(clock.timers).toBe(0);
  });

  it('is done after 2 s although no window was ever painted', async () => {
    const { clock, isDone } = open();
    await clock.advance(1999);
    expect(isDone()).toBe(false);
    await clock.advance(1);
    expect(isDone()).toBe(true);
  });
});
