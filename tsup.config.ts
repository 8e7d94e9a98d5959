import { readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { defineConfig, type Options } from 'tsup'

/** The public entries: one for each subpath of `exports` in package.json, and one for each built-in rule set. */
const publicEntries = {
  index: 'src/index.ts',
  load: 'src/load.ts',
  batch: 'src/batch.ts',
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

/** The messages as one text, read when the first sentence is made: most processes say none. */
const messagesAsText: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'messages-as-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/messages\/index\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false })
      const code = Buffer.from(outputFiles[0]!.contents).toString('base64')
      const { messages } = await import(`data:text/javascript;base64,${code}`)
      const text = JSON.stringify(messages).replace(/[\\']/g, '\\$&')
      return {
        contents: `let messages
const text = '${text}'
export const messageOf = (code) => (messages ??= JSON.parse(text))[code]`,
      }
    }),
}

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
const shared: Options = {
  target: 'node20',
  splitting: true,
  clean: false,
  silent: true,
  // Chinese as it is: escaped it is twice as long to read.
  esbuildOptions: (options) => {
    options.charset = 'utf8'
  },
}

export default defineConfig([
  // The command shares its chunks with the ESM library, and has no CommonJS twin.
  {
    ...shared,
    format: 'esm',
    entry: { ...publicEntries, cli: 'src/cli/main.ts' },
    esbuildPlugins: [messagesAsText, ...setsApart('js'), ...chartsApart('js')],
  },
  {
    ...shared,
    format: 'cjs',
    entry: publicEntries,
    esbuildPlugins: [messagesAsText, ...setsApart('cjs'), ...chartsApart('cjs')],
  },
  { ...shared, format: ['esm', 'cjs'], entry: charts, minify: true, splitting: false },
  { ...shared, format: ['esm', 'cjs'], entry: publicEntries, dts: { only: true } },
])
