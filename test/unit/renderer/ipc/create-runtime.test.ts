import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../src-main/shared/ipc-schema.ts';
import { startI18n } from '../../../../src-renderer/i18n/start-i18n.ts';
import { createRuntime } from '../../../../src-renderer/ipc/create-runtime.ts';
import { createWindowStore } from '../../../../src-renderer/store/window-store.ts';
import { makeSnapshot } from '../../../support/renderer-harness/made-up-snapshot.ts';

function runtimeOn(invoke: Bridge['invoke']) {
  const store = createWindowStore(makeSnapshot({ name: 'calm', ports: 8, theme: 'light' }));
  const bridge: Bridge = { invoke, on: () => () => undefined };
  return createRuntime(bridge, store, () => undefined, startI18n().t);
}

describe('the runtime of the window', () => {
  it('hands an answer with a value through as it came', async () => {
    const page = { ok: true, value: { rows: [], next: '7' } };
    const runtime = runtimeOn((async () => page) as unknown as Bridge['invoke']);
    expect(await runtime.ask('book:import', { text: 'a,b' })).toBe(page);
  });

  it('turns a broken bridge into an answer with words, for calls and questions alike', async () => {
    const runtime = runtimeOn(() => Promise.reject(new Error('gone')));
    const refusal = { ok: false, error: 'Portlight did not answer: Error: gone' };
    expect(await runtime.call('sync:now')).toEqual(refusal);
    expect(await runtime.ask('sync:check', { mode: 'test1' })).toEqual(refusal);
  });
});
