import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../src-main/shared/ids.ts';
import { createWindowStore } from '../../../../src-renderer/store/window-store.ts';
import { makeSnapshot } from '../../../support/renderer-harness/made-up-snapshot.ts';

const big = () => createWindowStore(makeSnapshot({ name: 'mixed', ports: 512, theme: 'dark' }));

describe('the store of the window', () => {
  it('wakes one card of 512 when one port changes', () => {
    const store = big();
    const before = store.getState().pool;
    const woken: PortId[] = [];
    store.subscribe((state, old) => {
      woken.push(...state.pool.order.filter((id) => state.pool.ports[id] !== old.pool.ports[id]));
    });
    const port = before.ports['Port77' as PortId];
    if (port === undefined) throw new Error('no Port77');
    store.getState().takeDelta({ seq: 2, ports: [{ ...port, signalDbm: -99 }] });
    expect(woken).toEqual(['Port77']);
  });

  it('keeps what the user looks at while deltas and whole snapshots arrive', () => {
    const store = big();
    store.getState().look({ search: 'telia', selected: 'Port7' as PortId });
    store.getState().takeDelta({ seq: 2, notices: [] });
    store.getState().takeSnapshot(makeSnapshot({ name: 'calm', ports: 8, theme: 'dark' }));
    expect(store.getState().view).toMatchObject({ search: 'telia', selected: 'Port7' });
  });

  it('is live again once a whole snapshot arrived after a failure', () => {
    const store = big();
    store.getState().linkFailed('gone');
    expect(store.getState().link).toEqual({ kind: 'failed', text: 'gone' });
    store.getState().takeSnapshot(makeSnapshot({ name: 'calm', ports: 8, theme: 'dark' }));
    expect(store.getState().link).toEqual({ kind: 'live' });
  });

  it('hands toasts out in their order and forgets them once shown', () => {
    const store = big();
    const { toast, toastShown } = store.getState();
    toast({ tone: 'good', title: 'one', text: null, undo: null });
    toast({ tone: 'good', title: 'two', text: null, undo: null });
    const [first] = store.getState().toasts;
    if (first === undefined) throw new Error('no toast');
    toastShown(first.id);
    expect(store.getState().toasts.map(({ title }) => title)).toEqual(['two']);
  });
});
