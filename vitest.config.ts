import { defineConfig } from 'vitest/config'

// Without isolation a run is ten times faster. In return no module may set global state.
// Tests that need `dist` run `node scripts/build.mjs --if-stale` themselves: it waits for a build in progress.
const entry = (name: string): string => new URL(`./src/${name}.ts`, import.meta.url).pathname

const alwaysColumns = new URL('./tests/support/always-columns.ts', import.meta.url).pathname

export default defineConfig({
  // Examples and documentation import the package by its name; here that is the source.
  resolve: {
    alias: [
      { find: /^jixiao$/, replacement: entry('index') },
      { find: /^jixiao\/rules\/([\w-]+)$/, replacement: `${entry('generated/$1')}` },
      {
        find: /^jixiao\/(load|analyse|batch|report|testing|rules|calculators|node)$/,
        replacement: `${entry('$1')}`,
      },
    ],
  },
  test: {
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'all', include: ['tests/**/*.test.ts'] } },
      // What holds of the language holds by columns too: the same tests, unchanged.
      {
        extends: true,
        resolve: { alias: [{ find: /^\.\/usual-evaluator\.ts$/, replacement: alwaysColumns }] },
        test: {
          name: 'by columns',
          include: ['tests/{language,mechanisms,plan,rules,run}/**/*.test.ts'],
        },
      },
    ],
  },
})
