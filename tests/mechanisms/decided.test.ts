import { describe, expect, it } from 'vitest'
import { clauseWith, figures, figuresOf, months } from '../support/figures.ts'
import { codesOf, load } from '../support/load.ts'

const facts = `facts:
  employee:
    reach: { type: percent, default: 100% }
    post: { type: [clerk, cook], default: clerk }
`
const prize = (decided: string): string =>
  facts + clauseWith(`prize: { line: earning, when: reach ≥ 100%, decided: { by: manager, ${decided} } }`)

describe('decided', () => {
  it.each([
    ['range: "[45..165]", silent: none', { prize: '100' }, '100.00'],
    ['range: "[45..165]", silent: none', {}, 'none: fact'],
    ['range: "[45..165]", silent: 50', {}, '50.00'],
    ['range: "[45..165]", silent: 50', { prize: '60' }, '60.00'],
    ['range: "[45..165]", silent: none', { prize: '100', reach: '99%' }, 'none: condition'],
  ])('%s with %o is %s', (decided, given, expected) => {
    const value = figuresOf(prize(decided), { employee: [{ id: 'E1', ...given }] }, 'employee', 'E1', {})
    expect(value.prize).toBe(expected)
  })

  it('is missed where nobody decided and nothing is said about silence', () => {
    const result = months(load(prize('range: "[45..165]"')), { employee: [{ id: 'E1' }] })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['fact-missing'])
    expect(figures(result, 'employee', 'E1', 'prize')).toEqual({ prize: 'none: fact' })
  })

  it('outside its range is refused', () => {
    const result = months(load(prize('range: "[45..165]"')), { employee: [{ id: 'E1', prize: '165.01' }] })
    expect(result.ok).toBe(false)
  })

  it.each([
    ['silent: post', 'not-a-number'],
    ['range: "1-5"', 'source-range'],
    ['unit: peas', 'source-unknown-name'],
  ])('refuses %s', (decided, code) => {
    expect(codesOf(prize(decided))).toEqual([code])
  })
})
