import { defineConfig } from 'vitest/config'

// Without isolation a run is ten times faster. In return no module may set global state.
// Tests that need `dist` run `node scripts/build.mjs --if-stale` themselves: it waits for a build in progress.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
