import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Each file here that is no test and no setting is an island, with a name of its own in `web/islands`. */
const islands = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !/\.(test|config|d)\.ts$/.test(name))
  .map((name) => [name.replace('.ts', ''), `${import.meta.dirname}/${name}`]);

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  cacheDir: '../node_modules/.vite',
  build: {
    outDir: '../web/islands',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: true,
    rolldownOptions: {
      input: Object.fromEntries(islands),
      output: {
        // A page names an island and adds the version of all files; what islands share is named by content.
        entryFileNames: '[name].js',
        chunkFileNames: 'shared-[hash].js',
      },
    },
  },
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
  },
});
