import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const program = `
import { calculate, explain, renderExplanation } from './src/index.ts'
import { taobaoCustomerService } from './src/rules.ts'
const facts = { period: '2026-01', complete: true,
  team: [{ id: 'T', publicSales: '123456.78' }],
  employee: [{ id: 'E', team: 'T', hiredOn: '2020-01-01', postWage: '3000', performance: '90', ability: '90', attitude: '90' }] }
globalThis.answer = JSON.stringify(calculate(taobaoCustomerService, facts).settled)
globalThis.why = renderExplanation(explain(taobaoCustomerService, facts, { rule: 'publicCommission', id: 'E' }).value, 'zh')
`

describe('a browser', () => {
  let code: string
  let inputs: readonly string[]
  beforeAll(async () => {
    const { outputFiles, metafile } = await build({
      stdin: { contents: program, resolveDir: root, loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      platform: 'browser',
      format: 'iife',
      logLevel: 'error',
    })
    code = outputFiles[0]!.text
    inputs = Object.keys(metafile.inputs)
  })

  it('runs the core with nothing but the language itself', () => {
    const context = createContext({})
    runInContext(code, context)
    const lines = JSON.parse(context.answer) as readonly { readonly rule: string; readonly amount: string }[]
    expect(lines.map((line) => `${line.rule} ${line.amount}`)).toContain('publicCommission 617.28')
    expect(context.why).toContain('第10条')
  })

  it('loads neither yaml nor zod, nor the reader and the compiler of rule files', () => {
    expect(inputs.length).toBeGreaterThan(40)
    const unwanted = inputs.filter((path) =>
      /node_modules\/(yaml|zod)|src\/(source|compile|mechanisms|formula|model|analyse)\//.test(path),
    )
    expect(unwanted).toEqual([])
  })

  it('stays below 90 kB gzipped, a built-in rule set and every message in two languages included', () => {
    expect(gzipSync(code).length).toBeLessThan(90_000)
  })
})
