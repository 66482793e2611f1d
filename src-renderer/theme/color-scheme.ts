import type { MantineColorSchemeManager } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ThemeChoice } from '../../src-main/shared/snapshot.ts';

/** The choice of the settings, or what the system shows. */
export function useColorScheme(choice: ThemeChoice): 'light' | 'dark' {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', false, {
    getInitialValueInEffect: false,
  });
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/** Main keeps the choice; the component library must not keep a second one in the browser's storage. */
export function createFixedSchemeManager(): MantineColorSchemeManager {
  return {
    get: (fallback) => fallback,
    set: () => undefined,
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
