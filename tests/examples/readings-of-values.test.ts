import { describe, expect, it } from 'vitest'
import type { CompiledRuleSet } from '../../src/index.ts'
import { telephoneAgents, vipTelephoneService } from '../../src/rules.ts'
import { expected, factsOf, run, valueOf } from '../support/example.ts'

const sets: readonly (readonly [string, CompiledRuleSet])[] = [
  ['telephone-agents-2013', telephoneAgents],
  ['vip-telephone-2024', vipTelephoneService],
]

const options = (ruleSet: CompiledRuleSet) =>
  ruleSet.plan.marks.flatMap((mark) =>
    mark.kind === 'reading'
      ? mark.options!.filter((one) => one.name !== mark.default).map((one) => [mark.name, one.name] as const)
      : [],
  )

/** Rule sets without payslip lines: what another reading changes is looked for among their values. */
describe.each(sets)(
  'each reading of %s changes the values that were worked out, and no others',
  (folder, ruleSet) => {
    const values = expected(folder, 'values')
    const changes = expected(folder, 'reading-values')
    const place = (row: Record<string, string>) => [row.period, row.thing, row.id, row.rule].join(',')

    it.each(options(ruleSet))('%s = %s', async (reading, option) => {
      const wanted = changes.filter((row) => row.reading === reading && row.option === option)
      expect(wanted.length).toBeGreaterThan(0)
      const result = run(ruleSet, await factsOf(folder, ruleSet), { readings: { [reading]: option } })
      const other = new Map(values.map((row) => [place(row), row]))
      for (const row of wanted) other.set(place(row), row)
      const different = [...other.values()].filter((row) => (valueOf(result, row) ?? 'none') !== row.value)
      expect(different).toEqual([])
    })
  },
)
