import { expect, test } from 'vitest';
import { createEmitter } from '../../../src-main/shared/emitter.ts';

test('hears all listeners although one of them throws, and tells the process of the fault', async () => {
  const emitter = createEmitter<number>();
  const heard: number[] = [];
  const fault = new Promise((resolve) => process.once('unhandledRejection', resolve));
  const others = process.listeners('unhandledRejection').slice(0, -1);
  for (const other of others) process.off('unhandledRejection', other);
  emitter.subscribe(() => {
    throw new Error('a tray that is gone');
  });
  emitter.subscribe((event) => heard.push(event));
  emitter.emit(7);
  expect(heard).toEqual([7]);
  expect(await fault).toMatchObject({ message: 'a tray that is gone' });
  for (const other of others) process.on('unhandledRejection', other);
});

test('lets a listener that was added while emitting hear the next event', () => {
  const emitter = createEmitter<number>();
  const heard: number[] = [];
  const stop = emitter.subscribe(() => {
    stop();
    emitter.subscribe((event) => heard.push(event));
  });
  emitter.emit(1);
  emitter.emit(2);
  expect(heard).toEqual([2]);
});
