import { expect, test } from 'vitest';
import { createAbort, unlessAborted } from '../../../../src-main/modem/line/abort.ts';

const never = new Promise<string>(() => {});

test('gives what the work gives while nobody aborts it', async () => {
  const abort = createAbort();
  expect(await unlessAborted(Promise.resolve('open'), abort)).toBe('open');
  await expect(unlessAborted(Promise.reject(new Error('no such port')), abort)).rejects.toThrow(
    'no such port',
  );
});

test('gives up at once when it is aborted, and when it already was', async () => {
  const abort = createAbort();
  const hanging = unlessAborted(never, abort);
  abort.abort();
  expect(await hanging).toBeNull();
  expect(await unlessAborted(never, abort)).toBeNull();
});

test('keeps nobody who has stopped waiting', async () => {
  const listeners = new Set<() => void>();
  const abort = {
    ...createAbort(),
    aborted: false,
    onAbort(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  for (let attempt = 0; attempt < 100; attempt++) await unlessAborted(Promise.resolve('missing'), abort);
  await Promise.resolve();
  expect(listeners.size).toBe(0);
});
