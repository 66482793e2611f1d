import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native add-ons stay outside of the bundle; everything else goes in, which starts faster than hundreds of small files. */
const external = ['electron', 'serialport', '@serialport/bindings-cpp'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      // Names stay, so that the log's stack traces can be read.
      rollupOptions: {
        external,
        input: { index: resolve('src-main/index.ts') },
        output: { minify: { compress: true, mangle: false, codegen: true } },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      minify: true,
      rollupOptions: {
        external: ['electron'],
        input: { preload: resolve('src-main/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: {
        input: resolve('src-renderer/index.html'),
        // What the first grid needs is one file: each more is one more question to the main process.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
