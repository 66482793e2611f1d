import { defineConfig } from 'vitest/config';

/** Run by scripts/vitest.mjs inside Electron's own Node: the V8, Node and SQLite that ship are the ones under test. */
export default defineConfig({
  test: {
    include: ['test/{unit,contract,integration,simulation,architecture}/**/*.test.{ts,tsx}'],
    pool: 'forks',
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
