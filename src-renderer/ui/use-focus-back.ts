import { useLayoutEffect } from 'react';

/**
 * Gives the focus back to where it was when this appeared. What had it may be gone by then (a button whose work is done):
 * the current cell of the grid is nearest to it.
 */
export function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      // Only once what is going away has gone: until then its focus trap would take the focus back.
      queueMicrotask(() => {
        if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
        else document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
      });
    };
  }, []);
}
