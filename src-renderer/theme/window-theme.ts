import { createTheme, type MantineThemeOverride } from '@mantine/core';

/** Colours, fonts and distances are in tokens.css: a theme object would have to inject a style sheet, which the CSP forbids. */
export function createWindowTheme(): MantineThemeOverride {
  return createTheme({
    primaryColor: 'violet',
    cursorType: 'pointer',
    respectReducedMotion: true,
  });
}
