import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // Tauri serves the files itself, and the content security policy allows nothing inline.
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['safari16.4', 'es2022'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // Each file that stands before the first paint is one more errand through the window: all of it is one.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  // The reader of papers is a module of its own, loaded from the program like everything else.
  worker: { format: 'es' },
  server: { port: 1420, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    // Two cores are the norm on the build machines; more workers only make each other wait.
    maxWorkers: 2,
    // The rules of accessibility walk the whole page, which takes its time on a busy machine.
    testTimeout: 30_000,
  },
});
