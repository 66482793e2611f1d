import { useEffect, useRef } from 'react';
import { useRuntime } from '../../runtime.tsx';
import { useSyncNow } from '../sync-now/use-sync-now.ts';
import { searchFieldIds } from './search-field-ids.ts';
import { stepBack } from './step-back.ts';
import { type KeyPress, windowCommandOf } from './window-command.ts';

/** Keys that work wherever the focus is. */
export function useWindowKeys(): void {
  const { store } = useRuntime();
  const { syncNow } = useSyncNow();
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);

  useEffect(() => {
    onKey.current = (event) => {
      const command = windowCommandOf(pressOf(event));
      if (command === null) return;
      event.preventDefault();
      const { view, look } = store.getState();
      switch (command) {
        case 'search':
          if (view.page === 'history') return document.getElementById(searchFieldIds.history)?.focus();
          look({ page: 'ports' });
          // The field may be drawn only now, when another page was open.
          return void requestAnimationFrame(() => document.getElementById(searchFieldIds.ports)?.focus());
        case 'sync':
          return void syncNow();
        case 'keys':
          return look({ keysOpen: true });
        case 'grid':
          return document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
        case 'back':
          if (event.target instanceof HTMLInputElement) event.target.blur();
          return look(stepBack(view));
      }
    };
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function pressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  return {
    key: event.key,
    hasModifier: event.ctrlKey || event.altKey || event.metaKey,
    isTyping: target.closest('input:not([type="checkbox"]):not([role="switch"]), textarea, select') !== null,
    // Also while the focus is elsewhere: a click beside a field leaves it on the body.
    isInDialog: document.querySelector('[role="dialog"]') !== null,
    isNowhere: target === document.body,
    isDone: event.defaultPrevented,
  };
}
