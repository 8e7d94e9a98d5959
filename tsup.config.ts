import { readdirSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

/** The public entries: one for each subpath of `exports` in package.json, and one for each built-in rule set. */
const publicEntries = {
  index: 'src/index.ts',
  load: 'src/load.ts',
  analyse: 'src/analyse.ts',
  report: 'src/report.ts',
  testing: 'src/testing.ts',
  rules: 'src/rules.ts',
  calculators: 'src/calculators.ts',
  node: 'src/node.ts',
  ...Object.fromEntries(
    readdirSync('src/generated').map((file) => [
      `rules/${file.replace(/\.ts$/, '')}`,
      `src/generated/${file}`,
    ]),
  ),
}

/** A built-in rule set stands once in each format: whoever imports it finds it in the file of its own entry. */
const setsApart = (extension: string): NonNullable<Options['esbuildPlugins']> => [
  {
    name: 'sets-apart',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/generated\/[\w-]+\.ts$/ }, ({ kind, path }) =>
        kind === 'entry-point'
          ? undefined
          : { path: path.replace(/^.*\/generated\/(.*)\.ts$/, `./rules/$1.${extension}`), external: true },
      ),
  },
]

/** The charting library by itself, smaller, in a file that is loaded where a page is drawn. */
const charts = { charts: 'src/report/chart/library.ts' }
const chartsApart = (extension: string): NonNullable<Options['esbuildPlugins']> => [
  {
    name: 'charts-apart',
    setup: ({ onResolve }) =>
      onResolve({ filter: /\/library\.ts$/ }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./charts.${extension}`, external: true },
      ),
  },
]

// scripts/build.mjs empties dist first: `clean: true` here would be a race between the builds.
// No source maps: they would double the package, and what is built can be read as it is.
const shared: Options = { target: 'node20', splitting: true, clean: false, silent: true }

export default defineConfig([
  // The command shares its chunks with the ESM library, and has no CommonJS twin.
  {
    ...shared,
    format: 'esm',
    entry: { ...publicEntries, cli: 'src/cli/main.ts' },
    esbuildPlugins: [...setsApart('js'), ...chartsApart('js')],
  },
  {
    ...shared,
    format: 'cjs',
    entry: publicEntries,
    esbuildPlugins: [...setsApart('cjs'), ...chartsApart('cjs')],
  },
  { ...shared, format: ['esm', 'cjs'], entry: charts, minify: true, splitting: false },
  { ...shared, format: ['esm', 'cjs'], entry: publicEntries, dts: { only: true } },
])
