import { describe, expect, it } from 'vitest'
import { addressDriver } from '../../../src/analyse/pay-curve/address-driver.ts'
import { sideOf } from '../../../src/analyse/pay-curve/curve.ts'
import { traceCurve } from '../../../src/analyse/pay-curve/trace.ts'
import { openRules, type PayCurve, payCurve } from '../../../src/analyse.ts'
import { load, ruleFile } from '../../support/load.ts'

const body = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    sales: { type: money, default: 0 }
    mark: { type: score, default: 80 }
    days: { type: days, default: 0, allowed: "[0..31]" }
  order of employee: { dated: date, amount: money }
clauses:
  第1条:
    parameters: { rate: 1%, perDay: { value: 30, unit: CNY/days } }
    rules:
      tier: { table: "sales | rate\\n≥ 50000 | 2%\\notherwise | 1%" }
      whole: { line: earning, is: sales × tier }
      slices: { line: earning, is: marginal(tier) }
      fine: { line: earning, is: 'max(200 − perDay × days, 50)' }
      grade: { table: "round(70% × mark + 30 × 50%, 1) | grade\\n≥ 80 | A\\n≥ 60 | B\\notherwise | C" }
      half: { is: sales ÷ (sales + 100) }
      place: { rank: { of: mark, among: team, first: highest, ties: shared } }
      orders: { is: sum(amount each order) × rate }
      square: { is: (mark − 50) × (mark − 50) }
      before: { is: 'ago(sales) + sales' }
`
const rules = openRules(ruleFile(body))
const ruleSet = load(body)
const facts = {
  period: '2026-01',
  complete: true as const,
  team: [{ id: 'T' }],
  employee: [
    { id: 'E1', team: 'T', sales: '30000' },
    { id: 'E2', team: 'T', mark: '70' },
    { id: 'E3', team: 'T', mark: '90' },
  ],
  order: [{ id: 'O1', employee: 'E1', dated: '2026-01-05', amount: '100' }],
}

const curveOf = (fact: string, to: string, rule?: string, thing = 'employee', id = 'E1'): PayCurve => {
  const { value, diagnostics } = payCurve(ruleSet, facts, {
    along: { thing, id, fact, to },
    of: { thing: 'employee', id: 'E1', ...(rule === undefined ? {} : { rule }) },
  })
  expect(diagnostics).toEqual([])
  return value!
}
const drawn = ({ pieces, borders, proof }: PayCurve): readonly string[] => [
  ...pieces.map(
    ({ from, to, fromValue, toValue, shape }) => `${from}–${to}: ${fromValue}–${toValue} ${shape}`,
  ),
  ...borders.map(({ below, at, before, after, jump, because }) =>
    [
      `${below}→${at}: ${before}→${after} by ${jump}`,
      ...because.map((one) => `${one.rule} ${one.before}→${one.after}`),
    ].join(', '),
  ),
  proof.kind,
]

describe('a curve of pay', () => {
  it('jumps where a table pays the whole amount at another rate, to the fen', () => {
    expect(drawn(curveOf('sales', '100000', 'whole'))).toEqual([
      '0–49999.99: 0.00–500.00 rounded',
      '50000–100000: 1000.00–2000.00 rounded',
      // 49,999.99 × 1% = 499.9999; one more fen at 1% would bring 0.0001, at 2% 0.0002.
      '49999.99→50000: 500.00→1000.00 by 499.9999, tier otherwise→≥ 50000',
      'proved',
    ])
  })

  it('only bends where the slices of a marginal table meet', () => {
    expect(drawn(curveOf('sales', '100000', 'slices'))).toEqual([
      '0–49999.99: 0.00–500.00 rounded',
      '50000–100000: 500.00–1500.00 rounded',
      '49999.99→50000: 500.00→500.00 by 0, slices 0/0→1/0',
      'proved',
    ])
  })

  it('stands still under a floor', () => {
    expect(drawn(curveOf('days', '31', 'fine'))).toEqual([
      '0–5: 200.00–50.00 rounded',
      '5.01–31: 50.00–50.00 straight',
      '5→5.01: 50.00→50.00 by 0, fine 0→1',
      'proved',
    ])
  })

  it('changes its word where a rounded score meets an edge', () => {
    // 0.7 × 92.79 + 15 = 79.953, to one decimal 80.0; 92.78 brings 79.946 and 79.9.
    expect(drawn(curveOf('mark', '100', 'grade'))).toEqual([
      '0–64.21: C–C straight',
      '64.22–92.78: B–B straight',
      '92.79–100: A–A straight',
      '64.21→64.22: C→B by undefined, grade otherwise→≥ 60',
      '92.78→92.79: B→A by undefined, grade ≥ 60→≥ 80',
      'proved',
    ])
  })

  it('follows the place among others, a tie too', () => {
    expect(drawn(curveOf('mark', '100', 'place'))).toEqual([
      '0–69.99: 3–3 straight',
      '70–89.99: 2–2 straight',
      '90–100: 1–1 straight',
      '69.99→70: 3→2 by -1, place 3→2',
      '89.99→90: 2→1 by -1, place 2→1',
      'proved',
    ])
  })

  it('follows a fact of a record into the sum of its owner', () => {
    expect(drawn(curveOf('amount', '500', 'orders', 'order', 'O1'))).toEqual([
      '0–500: 0–5 straight',
      'proved',
    ])
  })

  it('moves a percentage by the fraction that it means, within what is allowed', () => {
    const reach = load(`facts:
  employee: { reach: { type: percent, allowed: "[0%..150%]" } }
clauses:
  第1条:
    rules: { bonus: { line: earning, table: "reach | bonus\\n≥ 100% | 500\\notherwise | 0" } }
`)
    const { value, diagnostics } = payCurve(
      reach,
      { period: '2026-01', employee: [{ id: 'E1', reach: '80%' }] },
      {
        along: { thing: 'employee', id: 'E1', fact: 'reach' },
        of: { thing: 'employee', id: 'E1', rule: 'bonus' },
      },
    )
    expect(diagnostics).toEqual([])
    expect(drawn(value!).slice(2)).toEqual([
      '0.999999→1: 0.00→500.00 by 500, bonus otherwise→≥ 100%',
      'proved',
    ])
    expect(value!.along.to).toBe('1.5')
  })

  it('says that a bent piece is one, and that it never turns back', () => {
    const { pieces, proof } = curveOf('sales', '900', 'half')
    expect(pieces).toEqual([
      { from: '0', to: '900', fromValue: '0', toValue: '0.9', shape: 'bent', monotone: true },
    ])
    expect(proof.kind).toBe('proved')
  })

  it('says how far it looked where nothing can be proved', () => {
    const { pieces, proof } = curveOf('mark', '100', 'square')
    expect(pieces.filter(({ monotone }) => !monotone)).toEqual([
      { from: '50', to: '51.55', fromValue: '0', toValue: '2.4025', shape: 'bent', monotone: false },
    ])
    expect(pieces.length).toBe(64)
    expect(proof).toEqual({ kind: 'searched', points: 128 })
  })

  it('adds up all lines of a person', () => {
    const { pieces } = curveOf('sales', '100000')
    expect(pieces.map(({ fromValue, toValue }) => `${fromValue}–${toValue}`)).toEqual([
      '200.00–1200.00',
      '1700.00–3700.00',
    ])
  })

  it('follows a number of the rules themselves', () => {
    const { value } = addressDriver(
      rules,
      [facts],
      {},
      { address: 'tier[≥ 50000].rate', from: '1%', to: '3%' },
    )
    const watched = { thing: 'employee', id: 'E1', rule: 'slices' }
    const facts6 = { ...facts, employee: [{ id: 'E1', team: 'T', sales: '60000' }] }
    const driver = addressDriver(
      rules,
      [facts6],
      {},
      { address: 'tier[≥ 50000].rate', from: '1.0%', to: '3.0%' },
    )
    expect(value!.step).toEqual({ n: 1n, d: 1n })
    expect(drawn(traceCurve(driver.value!, watched, sideOf(ruleSet, watched)).value!)).toEqual([
      '1–3: 600.00–800.00 rounded',
      'proved',
    ])
  })

  it('sees what an earlier month does to a later one', () => {
    const months = [{ ...facts, period: '2025-12', order: [] }, facts]
    const { value } = payCurve(ruleSet, months, {
      along: { thing: 'employee', id: 'E1', fact: 'sales', to: '10', period: '2025-12' },
      of: { thing: 'employee', id: 'E1', rule: 'before' },
    })
    expect(drawn(value!)).toEqual(['0–10: 30000–30010 straight', 'proved'])
  })

  describe('between two ends that are alike', () => {
    const drawnOf = (pay: string, to: string, id: string): readonly string[] => {
      const more = `      pay: ${pay}\n`
      const { value } = payCurve(load(body + more), facts, {
        along: { thing: 'employee', id, fact: 'sales', to },
        of: { thing: 'employee', id, rule: 'pay' },
      })
      return drawn(value!).filter((line) => !line.includes('by'))
    }

    it('a divisor that goes through zero has nothing there', () => {
      const pay = `{ is: 'if present(100 ÷ (sales − 5)) then 100 else 0' }`
      expect(drawnOf(pay, '1000', 'E1')).toEqual([
        '0–4.99: 100–100 straight',
        '5–5: 0–0 straight',
        '5.01–1000: 100–100 straight',
        'proved',
      ])
    })

    it('a place goes down and up again by what breaks ties', () => {
      const pay = '{ rank: { of: days, among: team, first: highest, ties: ordinal, by: [square] } }'
      const { value } = payCurve(load(`${body}      pay: ${pay}\n`), facts, {
        along: { thing: 'employee', id: 'E1', fact: 'mark', to: '100' },
        of: { thing: 'employee', id: 'E1', rule: 'pay' },
      })
      // 50 from the middle at both ends; 40 as E3 and 20 as E2 on the way.
      expect(new Set(value!.pieces.map(({ fromValue }) => fromValue))).toEqual(new Set(['1', '2', '3']))
    })

    it('what a share keeps goes up and down, though the first of its members gets nothing', () => {
      // Shared by two in whole fen: of every odd fen one is kept.
      const rules = `      part: { share: { pool: budget, by: days, odd: each cut, nobody: keep } }
      pay: { for: team, is: part.kept }
`
      const [first, ...others] = facts.employee
      const shared = [first!, ...others.map((one) => ({ ...one, days: '1' }))]
      const { value } = payCurve(
        load(body + rules),
        { ...facts, employee: shared },
        {
          along: { thing: 'team', id: 'T', fact: 'budget', to: '1' },
          of: { thing: 'team', id: 'T', rule: 'pay' },
        },
      )
      expect(new Set(value!.pieces.map(({ fromValue }) => fromValue))).toEqual(new Set(['0', '0.01']))
    })

    it('the odd fen of a share goes to another by the order that moves', () => {
      // 100 in three parts: the odd fen is for the most sales, which are those of E1, 30000, or from 30000.01 on of E2.
      const pay =
        '{ line: earning, share: { pool: budget, by: equal, odd: largest remainder, oddBy: [sales], nobody: keep } }'
      const [first, ...others] = drawnOf(pay, '40000', 'E2')
      expect(first).toContain('33.33')
      expect(others.join()).toContain('33.34')
      expect(others.at(-1)).toBe('searched')
    })
  })

  it.each([
    ['curve-no-fact', { thing: 'employee', id: 'E1', fact: 'sale', to: '1' }, {}],
    ['curve-nobody', { thing: 'employee', id: 'E9', fact: 'sales', to: '1' }, {}],
    ['curve-no-end', { thing: 'employee', id: 'E1', fact: 'sales' }, {}],
    ['curve-no-rule', { thing: 'employee', id: 'E1', fact: 'sales', to: '1' }, { rule: 'slice' }],
    ['fact-out-of-range', { thing: 'employee', id: 'E1', fact: 'days', to: '40' }, {}],
  ] as const)('that cannot be drawn says why: %s', (code, along, more) => {
    const { value, diagnostics } = payCurve(ruleSet, facts, {
      along,
      of: { thing: 'employee', id: 'E1', ...more },
    })
    expect(value).toBeUndefined()
    expect(diagnostics.map((one) => one.code)).toContain(code)
  })
})
