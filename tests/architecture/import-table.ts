/**
 * Who may import whom, as data: `imports.test.ts` runs it. A row may import itself and what it names.
 * The flow is the layout: text → model → plan → run → result → explanation.
 */
export interface Row {
  /** Folders of `src/`, or entry files such as `index.ts`. */
  readonly may: readonly string[]
  /** The same, with `import type` only. */
  readonly types?: readonly string[]
  /** Packages; `name/*` is any subpath, but not the package itself. */
  readonly packages?: readonly string[]
  /** Node built-ins: the rim only, so that everything else runs in a browser. */
  readonly node?: boolean
}

const entries = ['index.ts', 'load.ts', 'batch.ts', 'analyse.ts', 'rules.ts', 'calculators.ts']
const rimPackages = ['commander', 'picocolors', 'csv-parse', 'csv-parse/*', 'fast-string-width']
const results = ['core', 'diagnostics', 'plan', 'run', 'explain']

export const importTable: Readonly<Record<string, Row>> = {
  core: { may: [], packages: ['date-fns/*'] },
  diagnostics: { may: ['core'] },
  calculators: { may: ['core'] },
  plan: { may: ['core', 'calculators'] },
  formula: { may: ['core', 'diagnostics'] },
  model: { may: ['core', 'diagnostics', 'formula'] },
  mechanisms: { may: ['core', 'diagnostics', 'plan', 'formula'], types: ['model'] },
  source: {
    may: ['core', 'diagnostics', 'formula', 'model', 'mechanisms'],
    packages: ['yaml', 'zod', 'zod/*'],
  },
  compile: { may: ['core', 'diagnostics', 'formula', 'plan', 'mechanisms', 'model'] },
  run: { may: ['core', 'diagnostics', 'calculators', 'plan'] },
  /** A finished run is the trace: explaining reads its columns, and makes none. */
  explain: { may: ['core', 'diagnostics', 'plan', 'run'] },
  /** Questions about rule sets: may read, change and compile them again. */
  analyse: {
    may: [
      'core',
      'diagnostics',
      'calculators',
      'formula',
      'model',
      'mechanisms',
      'source',
      'compile',
      'plan',
      'run',
      'explain',
    ],
  },
  /** Answers as pages: drawn from plain data, with a charting library, for a file or a browser. */
  report: { may: ['core', 'diagnostics'], types: ['analyse'], packages: ['echarts', 'echarts/*'] },
  /** Written by `npm run build:rules`: a text of JSON for each built-in set, no code. */
  generated: { may: [], types: ['plan'] },

  'index.ts': { may: results },
  /** `load.ts` without the schema for editors, which alone needs zod: what the command loads. */
  'load-rules.ts': { may: [...results, 'analyse', 'source', 'compile', 'model', 'mechanisms', 'formula'] },
  'load.ts': { may: ['load-rules.ts', 'analyse', 'source', 'model'] },
  'batch.ts': { may: ['run'] },
  'analyse.ts': { may: [...results, 'analyse', 'source', 'compile', 'model', 'mechanisms', 'formula'] },
  /** For property tests of others: the facts that an analyst draws, as arbitraries. */
  'testing.ts': { may: ['core', 'plan', 'run', 'analyse'], packages: ['fast-check'] },
  'calculators.ts': { may: ['calculators', 'core'] },
  'report.ts': { may: ['report'] },
  'rules.ts': { may: ['generated', 'plan'] },

  io: { may: ['core', ...entries], packages: rimPackages, node: true },
  'node.ts': { may: [...entries, 'io'], packages: rimPackages, node: true },
  /** One built-in set at a time, where `rules.ts` would load all. */
  cli: {
    may: [...entries, 'load-rules.ts', 'report.ts', 'io', 'node.ts', 'generated'],
    packages: rimPackages,
    node: true,
  },
}
