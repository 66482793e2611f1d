import { defineConfig } from '@playwright/test';

/** The real app, one at a time: two cores are shared by Electron, the simulated modems and the driver. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 60_000,
  outputDir: '../../test-results/e2e',
  reporter: [['list']],
});
