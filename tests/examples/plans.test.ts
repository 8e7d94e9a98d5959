import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { checkExamples, loadRuleSet } from '../../src/load.ts'

const home = 'examples/plans'
const plans = readdirSync(home, { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() && !one.name.startsWith('_') ? [one.name] : [],
)

const read = (plan: string, file: string): string => readFileSync(`${home}/${plan}/${file}`, 'utf8')

const checked = (plan: string) => {
  const file = { name: `${home}/${plan}/rules.yaml`, text: read(plan, 'rules.yaml') }
  const loaded = loadRuleSet([file])
  return { loaded, ...checkExamples([file]) }
}

describe.each(plans)('the plan %s', (plan) => {
  it('loads without a word, and its worked cases agree with the engine', () => {
    const { loaded, diagnostics, examples, figures } = checked(plan)
    expect(loaded.diagnostics.map(({ code }) => code)).toEqual([])
    expect(diagnostics).toEqual([])
    expect(examples).toBeGreaterThanOrEqual(4)
    expect(figures).toBeGreaterThanOrEqual(12)
  })

  it('has its page in both languages, with every case worked by hand', () => {
    const page = read(plan, 'README.md')
    for (const part of ['**办法。**', '**The plan.**', '## Worked by hand · 手算'])
      expect(page).toContain(part)
    const names = [...read(plan, 'rules.yaml').matchAll(/^ {2}- name: (.*?)(?: · .*)?$/gm)].map(
      ([, name]) => name!,
    )
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) expect(page).toContain(`| ${name}`)
  })
})

describe('the library of plans', () => {
  it('lists every plan on its page', () => {
    const page = readFileSync(`${home}/README.md`, 'utf8')
    for (const plan of plans) expect(page).toContain(`](${plan}/README.md)`)
  })

  it('agrees in every figure with programs that know nothing of the library', async () => {
    const { stdout } = await promisify(execFile)('python3', [`${home}/plan_kit.py`])
    const said = [...stdout.matchAll(/^(\S+): (\d+) figures of (\d+) cases agree$/gm)]
    const counted = said.map(([, plan, figures, cases]) => [plan, Number(figures), Number(cases)])
    // A figure that only one of the two looks at would be no check.
    expect(counted).toEqual(plans.map((plan) => [plan, checked(plan).figures, checked(plan).examples]))
  }, 60_000)
})
