import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isToConfirm } from '../../../src/analyse/rule-tests/case-text.ts'
import { borderCases, openRules } from '../../../src/analyse.ts'
import { checkExamples } from '../../../src/load.ts'
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
