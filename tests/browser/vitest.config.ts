import { defineConfig } from 'vitest/config';

/** One browser, and a server for each file, a journey at a time: the machine may be small. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite-browser',
  test: {
    include: ['*.test.ts'],
    environment: 'node',
    globalSetup: './setup.ts',
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
