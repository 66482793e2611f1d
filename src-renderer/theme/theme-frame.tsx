import { MantineProvider } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { ThemeChoice } from '../../src-main/shared/snapshot.ts';
import { createFixedSchemeManager, useColorScheme } from './color-scheme.ts';
import { createWindowTheme } from './window-theme.ts';

/** `withCssVariables` and `withGlobalClasses` off: both inject style sheets, and the CSP allows files of the app alone. */
export function ThemeFrame({ choice, children }: { choice: ThemeChoice; children: ReactNode }): ReactElement {
  const scheme = useColorScheme(choice);
  const [theme] = useState(createWindowTheme);
  const [manager] = useState(createFixedSchemeManager);
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={manager}
      defaultColorScheme={scheme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
