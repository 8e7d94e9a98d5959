import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isToConfirm } from '../../../src/analyse/rule-tests/case-text.ts'
import { borderCases, openRules } from '../../../src/analyse.ts'
import { checkExamples } from '../../../src/load.ts'
import { ruleFile } from '../../support/load.ts'
import { builtInCases } from '../../support/rule-sets.ts'
import { nearlyAll, shop } from './shop.ts'

describe('cases on the borders', () => {
  it('stand below, at and above an edge, with what the engine gives, and are to be confirmed', () => {
    const { ok, cases } = borderCases(shop([]))
    expect(ok).toBe(true)
    expect(cases.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual([
      'edges rate',
      'ends rate',
      'edges prize',
      'ends prize',
    ])
    expect(cases[0]!.text.split('\n').slice(2)).toEqual([
      '  - name: "待确认：提成比例的界限上下 · to confirm: rate, below, at and above its edges"',
      '    given: |',
      '      employee | sales',
      '      E1       | 49999.99',
      '      E2       | 50000',
      '      E3       | 50000.01',
      '    expect: |',
      '      employee | rate',
      '      E1       | 0.01',
      '      E2       | 0.03',
      '      E3       | 0.03',
      '',
    ])
    expect(cases[2]!.text).toContain('E1       | none\n      E2       | none\n      E3       | 300.00')
  })

  it('are of the rules that are asked for', () => {
    const { cases } = borderCases(shop(nearlyAll), { rules: ['prize'] })
    expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(['prize']))
  })
})

describe.each(builtInCases.map(({ id }) => id))('cases of %s', (id) => {
  it('can be put into the file, agree, and wait to be confirmed', () => {
    const text = readFileSync(`rules/${id}/rules.yaml`, 'utf8')
    const { cases, text: more } = borderCases(text)
    expect(cases.length).toBeGreaterThan(5)
    const { model, compiled, diagnostics } = openRules(`${text.trimEnd()}\n\n${more}`)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(model!.examples.filter(isToConfirm)).toHaveLength(cases.length)
    expect(checkExamples(`${text.trimEnd()}\n\n${more}`).diagnostics).toEqual([])
    expect(compiled).toBeDefined()
  })
})

describe('borders of groups', () => {
  const file = ruleFile(`facts:
  employee:
    team: team
    post: [agent, leader]
    calls: { type: number, decimals: 0, allowed: "≥ 0", default: 0 }
    deals: { type: number, decimals: 0, allowed: "≥ 0", default: 0 }
    grave: { type: times, decimals: 0, default: 0 }
clauses:
  第1条:
    rules:
      teamConversion: { for: team, show: percent, otherwise: 0, is: sum(deals) ÷ sum(calls) }
      management:
        line: earning
        when: post = "leader" and teamConversion ≥ 2% and not any(grave > 0 in team)
        is: 100
  第2条:
    rules:
      prize: { line: earning, when: deals ≥ 5, is: 50 }
`)

  it('are tried on teams of one, in percent where the rule is shown so', () => {
    const edges = borderCases(file, { rules: ['management'] }).cases.find(({ kind }) => kind === 'edges')!
    expect(edges.text).toContain('T1   | 1.99%\n      T2   | 2%\n      T3   | 2.01%')
    expect(edges.text).toMatch(/E1 +\| none\n +E2 +\| 100\.00\n +E3 +\| 100\.00/)
    // They are what the engine gives.
    expect(openRules(`${file}examples:\n${edges.text}`).diagnostics).toEqual([])
  })

  it('of each member are left, and said to be', () => {
    const { left, text } = borderCases(file, { rules: ['management'] })
    expect(left).toMatchObject([{ rule: 'management', clause: '第1条', border: 'grave > 0' }])
    expect(text).toContain(
      '# management (grave > 0)：比的是各个成员或各条明细的数，一行示例写不出 · it compares each member of a group, or each record, which one row cannot show',
    )
  })

  it('of a variant are those of what it changes', () => {
    const id = /^id: (.+)$/m.exec(file)![1]!
    const variant = `extends: ${id}\nid: trial\nchange: { prize.when: deals ≥ 6 }\n`
    const { cases } = borderCases(
      [
        { name: 'trial.yaml', text: variant },
        { name: 'base.yaml', text: file },
      ],
      { only: 'changed' },
    )
    expect([...new Set(cases.map(({ rule }) => rule))]).toEqual(['prize'])
    expect(cases[0]!.text).toMatch(/E1 +\| 5\n +E2 +\| 6\n +E3 +\| 7/)
    expect(borderCases(file, { only: 'changed' })).toMatchObject({
      ok: false,
      cases: [],
      diagnostics: [{ code: 'rule-test-no-variant' }],
    })
  })
})
