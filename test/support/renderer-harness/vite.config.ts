import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window alone, without main: `npx vite build --config test/support/renderer-harness/vite.config.ts`. */
export default defineConfig({
  root: resolve('src-renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve('out/renderer-harness'),
    emptyOutDir: true,
    target: 'chrome146',
    modulePreload: { polyfill: false },
  },
});
