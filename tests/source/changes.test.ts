import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openRules } from '../../src/analyse.ts'
import { loadRuleSet } from '../../src/load.ts'

const text = readFileSync(new URL('../../rules/taobao-customer-service/rules.yaml', import.meta.url), 'utf8')
const rules = openRules(text)

describe('rules with changes by address', () => {
  it('are those of a variant that makes them, under the id of the rules', () => {
    const changes = { publicRate: '0.6%', 'tier[≥ 50000].rate': '2.5%' }
    const { compiled, diagnostics } = rules.withChanges(changes)
    expect(diagnostics).toEqual([])
    const variant = `extends: taobao-customer-service
id: trial
change:
${Object.entries(changes)
  .map(([address, value]) => `  "${address}": ${value}`)
  .join('\n')}
`
    const loaded = loadRuleSet([
      { name: 'trial.yaml', text: variant },
      { name: 'rules.yaml', text },
    ])
    expect(loaded.diagnostics).toEqual([])
    expect(compiled?.id).toBe('taobao-customer-service')
    expect(compiled?.plan).toEqual(loaded.value?.plan)
  })

  it('say of a cell of a changed table too that it is what it was', () => {
    const trial = openRules([
      {
        name: 'trial.yaml',
        text: 'extends: taobao-customer-service\nid: trial\nchange: { "tier[≥ 50000].rate": 3% }\n',
      },
      { name: 'rules.yaml', text },
    ])
    const codes = (rate: string) =>
      trial.withChanges({ 'tier[≥ 50000].rate': rate }).diagnostics.map(({ code }) => code)
    expect([codes('3%'), codes('4%')]).toEqual([['source-change-nothing'], []])
  })

  it('without a change are the rules', () => {
    expect(rules.compiled).toEqual(loadRuleSet(text).value)
  })

  it('refuse what cannot be changed, naming it', () => {
    const { compiled, diagnostics } = rules.withChanges({ 'tier[≥ 5].rate': '3%', publicRate: '0.5%' })
    expect(compiled).toBeUndefined()
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      'source-change-nothing',
      'source-change-unknown',
    ])
  })

  it('reach of a fact which way is better, and nothing else', () => {
    const lamp = openRules(
      readFileSync(new URL('../../examples/lamp-shop/rules.yaml', import.meta.url), 'utf8'),
    )
    const better = (changes: Readonly<Record<string, string>>) => {
      const { model, diagnostics } = lamp.withChanges(changes)
      const facts = model?.things.find(({ name }) => name === 'employee')?.facts
      return diagnostics.length > 0
        ? diagnostics.map(({ code, parameters }) => [code, parameters])
        : facts?.find(({ name }) => name === 'sales')?.better
    }
    expect(better({ 'employee.sales.better': 'more' })).toBe('more')
    expect(better({ 'employee.sale.better': 'more' })).toEqual([
      [
        'source-change-unknown',
        { address: 'employee.sale.better', near: 'employee.sales.better', known: 'baseWage, sales' },
      ],
    ])
    expect(better({ 'employee.sales.default': '0' })).toEqual([
      ['source-change-fact', { address: 'employee.sales.default', better: 'employee.sales.better' }],
    ])
    expect(better({ 'employee.sales.better': 'higher' })).toMatchObject([['source-unknown-word', {}]])
  })
})
