import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calculate, correct, explain, type PeriodFacts, renderExplanation } from '../../src/index.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(
  `facts:\n  employee: { sales: money }\n${clauseWith(`tier:
  table: |
    sales     | tier
    ≥ 1000    | 2
    otherwise | 1
commission: { title: { zh: 提成, en: commission }, line: earning, is: sales × 10% × tier }`)}`,
)
const month = (sales: string, other = '500'): PeriodFacts => ({
  period: '2026-01',
  employee: [
    { id: 'E1', name: '林晓燕', sales },
    { id: 'E2', sales: other },
  ],
})
const override = {
  period: '2026-01',
  thing: 'employee',
  id: 'E1',
  rule: 'commission',
  value: '88',
  reason: '客诉核减，总经理批准',
}
const options = { overrides: [override] }
const lineOf = (result: ReturnType<typeof calculate>) => result.periods[0]!.things.employee![0]!.lines[0]!

describe('an override with its reason', () => {
  it('stands in the result beside the value and the line, and only there', () => {
    const result = calculate(ruleSet, month('1000'), options)
    expect(lineOf(result)).toMatchObject({ amount: '88.00', marks: ['overridden'], reason: override.reason })
    expect(result.periods[0]!.things.employee![0]!.values.commission!.reason).toBe(override.reason)
    expect(result.periods[0]!.things.employee![1]!.lines[0]).not.toHaveProperty('reason')
    expect(JSON.stringify(calculate(ruleSet, month('1000')))).not.toContain('"reason"')
  })

  it('is the same when calculated again, also where the facts have changed', () => {
    const first = calculate(ruleSet, month('1000'), options)
    expect(calculate(ruleSet, month('1000'), options)).toEqual(first)
    expect(lineOf(calculate(ruleSet, month('1234'), options))).toEqual(lineOf(first))
  })

  it('survives a correction of the facts; whoever it is not about gets the difference', () => {
    const original = { ruleSet, facts: month('1000'), options }
    const ledger = calculate(ruleSet, month('1000'), options)
    const corrected = correct({ original, corrected: { facts: month('2000', '600') }, ledger })
    expect(corrected.lines.map(({ id, paid, due, difference }) => [id, paid, due, difference])).toEqual([
      ['E2', '50.00', '60.00', '10.00'],
    ])
    // Taken back: the rule holds again.
    const without = correct({ original, corrected: { options: { overrides: [] } }, ledger })
    expect(without.lines.map(({ id, difference }) => [id, difference])).toEqual([['E1', '112.00']])
  })

  it('is told with its reason in the explanation, before the rule itself', () => {
    const text = (language: 'zh' | 'en') =>
      renderExplanation(
        explain(ruleSet, month('1000'), { rule: 'commission', id: 'E1' }, options).value!,
        language,
      )
    expect(text('zh')).toContain('此值由人工更正，下面是规则本来的算法。理由：客诉核减，总经理批准')
    expect(text('en')).toContain('Reason: 客诉核减，总经理批准')
    expect(text('zh')).toContain('公式：sales × 10% × tier')
  })

  it('may be about the one outcome of a table, under either name', () => {
    for (const rule of ['tier', 'tier.tier']) {
      const result = calculate(ruleSet, month('1000'), { overrides: [{ ...override, rule, value: '1' }] })
      const { values, lines } = result.periods[0]!.things.employee![0]!
      expect([values.tier!.reason, lines[0]!.amount, lines[0]!.reason]).toEqual([
        override.reason,
        '100.00',
        undefined,
      ])
    }
  })
})

describe('on the command line', () => {
  const folder = temporaryFolder()
  const water = ['water-delivery-service', '--facts', 'examples/water-2013-08/facts']

  it('the reason stands below the payslips and in the files', async () => {
    const file = join(folder, 'override.csv')
    writeFileSync(file, 'period,thing,id,rule,value,reason\n2013-08,employee,W1,meals,99.50,补发上月餐补\n')
    const zh = await jixiao('calculate', ...water, '--override', file, '--lang', 'zh')
    expect(zh.code).toBe(0)
    expect(zh.out).toMatch(/人工更正及其理由：\n {2}2013-08 · W1 邓国强 · 餐费 99\.50?：补发上月餐补/)
    const en = await jixiao(
      'calculate',
      ...water,
      '--override',
      file,
      '-o',
      join(folder, 'out'),
      '--lang',
      'en',
    )
    expect(en.out).toContain('Overridden by a person, with the reason:')
    for (const name of ['payslips.csv', 'values.csv']) {
      const rows = readFileSync(join(folder, 'out', name), 'utf8').split(/\r?\n/)
      expect(rows[0]).toMatch(/,marks,reason$/)
      expect(rows.filter((row) => row.endsWith(',overridden,补发上月餐补'))).toHaveLength(1)
    }
  })
})
