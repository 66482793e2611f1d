import { describe, expect, it } from 'vitest';
import type { PortId } from '../../../../../src-main/shared/ids.ts';
import { stepBack } from '../../../../../src-renderer/features/keys/step-back.ts';
import { type KeyPress, windowCommandOf } from '../../../../../src-renderer/features/keys/window-command.ts';
import { createWindowStore } from '../../../../../src-renderer/store/window-store.ts';
import { makeSnapshot } from '../../../../support/renderer-harness/made-up-snapshot.ts';

const press: KeyPress = {
  key: '/',
  hasModifier: false,
  isTyping: false,
  isInDialog: false,
  isNowhere: true,
  isDone: false,
};

describe('windowCommandOf', () => {
  it.each([
    ['/', 'search'],
    ['F5', 'sync'],
    ['?', 'keys'],
    ['Escape', 'back'],
    ['ArrowDown', 'grid'],
    ['x', null],
  ])('takes %s as %s', (key, command) => {
    expect(windowCommandOf({ ...press, key })).toBe(command);
  });

  it('leaves letters to a field, but not F5 and Esc', () => {
    expect(windowCommandOf({ ...press, isTyping: true, key: '/' })).toBeNull();
    expect(windowCommandOf({ ...press, isTyping: true, key: '?' })).toBeNull();
    expect(windowCommandOf({ ...press, isTyping: true, key: 'F5' })).toBe('sync');
    expect(windowCommandOf({ ...press, isTyping: true, key: 'Escape' })).toBe('back');
  });

  it('leaves every key to a dialog, to a shortcut of the system, and to who dealt with it', () => {
    expect(windowCommandOf({ ...press, isInDialog: true, key: 'Escape' })).toBeNull();
    expect(windowCommandOf({ ...press, hasModifier: true, key: 'F5' })).toBeNull();
    expect(windowCommandOf({ ...press, isDone: true })).toBeNull();
  });

  it('leaves arrows to whatever has the focus', () => {
    expect(windowCommandOf({ ...press, key: 'ArrowUp', isNowhere: false })).toBeNull();
  });
});

describe('stepBack', () => {
  it('closes one thing at a time, until nothing is left', () => {
    const store = createWindowStore(makeSnapshot({ name: 'calm', ports: 2, theme: 'light' }));
    const { look } = store.getState();
    look({ selected: 'Port1' as PortId, exchangeOpen: true, search: 'x', filter: 'paused', page: 'ports' });
    const closed: string[] = [];
    for (let step = 0; step < 4; step++) {
      const back = stepBack(store.getState().view);
      closed.push(Object.keys(back)[0] ?? '');
      look(back);
    }
    expect(closed).toEqual(['selected', 'exchangeOpen', 'search', 'reason']);
    expect(stepBack(store.getState().view)).toEqual({ page: 'ports' });
  });
});
