import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const program = `
import { calculate, explain, renderExplanation } from './src/index.ts'
import { taobaoCustomerService } from './src/generated/taobao-customer-service.ts'
const facts = { period: '2026-01', complete: true,
  team: [{ id: 'T', publicSales: '123456.78' }],
  employee: [{ id: 'E', team: 'T', hiredOn: '2020-01-01', postWage: '3000', performance: '90', ability: '90', attitude: '90' }] }
globalThis.answer = JSON.stringify(calculate(taobaoCustomerService, facts).settled)
globalThis.why = renderExplanation(explain(taobaoCustomerService, facts, { rule: 'publicCommission', id: 'E' }).value, 'zh')
`

/** A program as a browser loads it, and the files that something is left of in it. */
async function bundle(contents: string): Promise<{ code: string; inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    logLevel: 'error',
  })
  const [{ inputs }] = Object.values(metafile.outputs) as [(typeof metafile.outputs)[string]]
  return { code: outputFiles[0]!.text, inputs: Object.keys(inputs) }
}

const setsIn = (inputs: readonly string[]): readonly string[] =>
  inputs.filter((path) => path.startsWith('src/generated/'))

describe('a browser', () => {
  let code: string
  let inputs: readonly string[]
  beforeAll(async () => {
    const bundled = await bundle(program)
    code = bundled.code
    inputs = bundled.inputs
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

  it('calculates in 43 kB gzipped, a built-in rule set included: no explanation, and no message', async () => {
    const calculated = await bundle(`
      import { calculate } from './src/index.ts'
      import { taobaoCustomerService } from './src/generated/taobao-customer-service.ts'
      globalThis.answer = calculate(taobaoCustomerService, { period: '2026-01' }).ok`)
    expect(calculated.inputs.filter((path) => /src\/(explain|diagnostics\/messages)\//.test(path))).toEqual(
      [],
    )
    expect(gzipSync(calculated.code).length).toBeLessThan(43_000)
  })

  it('explains too in 53 kB', () => {
    expect(inputs.filter((path) => path.includes('/messages/'))).toEqual([])
    expect(gzipSync(code).length).toBeLessThan(53_000)
  })

  it('says every message in two languages in 103 kB', async () => {
    const saying = await bundle(`${program}
      import { renderDiagnostic } from './src/index.ts'
      globalThis.said = (one) => renderDiagnostic(one, { language: 'zh' })`)
    expect(gzipSync(saying.code).length).toBeLessThan(103_000)
  })

  it('loads one built-in rule set, also where that is taken by name from all of them', async () => {
    expect(setsIn(inputs)).toEqual(['src/generated/taobao-customer-service.ts'])
    const byName = await bundle(program.replace('generated/taobao-customer-service.ts', 'rules.ts'))
    expect(byName.code.length).toBeLessThan(code.length + 100)
    expect(setsIn(byName.inputs)).toEqual(setsIn(inputs))
    const all = await bundle("import { builtIn } from './src/rules.ts'; console.log(builtIn)")
    expect(setsIn(all.inputs).length).toBeGreaterThan(10)
  })
})
