import { defineConfig, type Options } from 'tsup'

/** The public entries: one for each subpath of `exports` in package.json. */
const publicEntries = {
  index: 'src/index.ts',
  load: 'src/load.ts',
  rules: 'src/rules.ts',
  calculators: 'src/calculators.ts',
  node: 'src/node.ts',
}

// scripts/build.mjs empties dist first: `clean: true` here would be a race between the three builds.
const shared: Options = { target: 'node20', splitting: true, sourcemap: true, clean: false, silent: true }

export default defineConfig([
  // The command shares its chunks with the ESM library, and has no CommonJS twin.
  { ...shared, format: 'esm', entry: { ...publicEntries, cli: 'src/cli/main.ts' } },
  { ...shared, format: 'cjs', entry: publicEntries },
  { ...shared, format: ['esm', 'cjs'], entry: publicEntries, dts: { only: true } },
])
