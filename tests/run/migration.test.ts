import { describe, expect, it } from 'vitest'
import { type Carry, calculate, type PeriodFacts, type Result, seedCarry } from '../../src/index.ts'
import { taobaoCustomerService } from '../../src/rules.ts'
import { factsOf, run } from '../support/example.ts'
import { codesOf, load } from '../support/load.ts'

const rules = (
  body: string,
  more = '',
) => `facts: { employee: { score: { type: score, default: none }, sales: { type: money, default: 0 } } }
clauses:
  第1条:
    rules:
${body
  .trim()
  .split('\n')
  .map((line) => `      ${line}`)
  .join('\n')}
      used: sales × 2
${more}`
const before = load(
  rules(
    'low: { streak: { of: score < 60, gap: breaks } }\nlast: "first(ago(sales), 0)"\nsoFar: sum(sales over year to date)',
  ),
)
const month = (period: string, score = '50'): PeriodFacts => ({
  period,
  complete: true,
  employee: ['E1', 'E2'].map((id) => ({ id, score, sales: '7' })),
})
const { carry } = calculate(before, [month('2026-01'), month('2026-02')])
const go = (body: string, more = '', from: Carry = carry): Result =>
  calculate(load(rules(body, more)), month('2026-03'), { carry: from })
const told = (result: Result): readonly string[] =>
  result.diagnostics.map(({ code, parameters }) => `${code} ${parameters.cell ?? ''}`.trim())
const values = (result: Result, rule: string) =>
  result.periods[0]!.things.employee!.map((one) => one.values[rule]!.value)
const rest = '\nlast: "first(ago(sales), 0)"\nsoFar: sum(sales over year to date)'

describe('a carry of earlier rules', () => {
  it('goes on where only words, numbers and conditions changed', () => {
    const result = go(`low: { title: { zh: 新, en: new }, streak: { of: score < 55, gap: breaks } }${rest}`)
    expect(told(result)).toEqual([])
    expect(values(result, 'low')).toEqual(['3', '3'])
  })

  it('is told what it holds too much, what changed, and what is new, all at once', () => {
    const result = go(
      'weak: { streak: { of: score < 60, gap: breaks } }\nlast: "first(ago(score), 0)"\nsoFar: sum(sales over quarter to date)',
    )
    expect(told(result)).toEqual([
      'carry-cell-new weak:run',
      'carry-cell-new last:ago(score)',
      'carry-cell-new soFar:sum(sales over quarter to date)',
      'carry-cell-gone low:run',
      'carry-cell-gone last:ago(sales)',
      'carry-cell-gone soFar:sum(sales over year to date)',
    ])
    expect(result.ok).toBe(false)
  })

  it('is renamed, dropped and seeded by one line each', () => {
    const result = go(
      'weak: { streak: { of: score < 60, gap: breaks } }\nbonus: "first(ago(bonus), 0) + 1"\nsoFar: sum(sales over year to date)',
      `carry:
  rename: { "low:run": "weak:run" }
  drop: "last:ago(sales)"
  seed: { "bonus:ago(bonus)": 40 }
`,
    )
    expect(told(result)).toEqual([])
    expect(values(result, 'weak')).toEqual(['3', '3'])
    expect(values(result, 'bonus')).toEqual(['41', '41'])
    expect(result.periods[0]!.things.employee![0]!.values.bonus!.marks).toEqual(['seeded'])
    expect(values(result, 'soFar')).toEqual(['21', '21'])
  })

  it('seeds a new cell from another one', () => {
    const result = go(
      `low: { streak: { of: score < 60, gap: breaks } }\nlower: { streak: { of: score < 50, gap: skips } }${rest}`,
      'carry: { seed: { "lower:run": { from: "low:run" } } }\n',
    )
    expect(told(result)).toEqual([])
    expect(values(result, 'lower')).toEqual(['0', '0'])
    const weak = calculate(
      load(
        rules(
          `low: { streak: { of: score < 60, gap: breaks } }\nlower: { streak: { of: score < 55, gap: skips } }${rest}`,
          'carry: { seed: { "lower:run": { from: "low:run" } } }\n',
        ),
      ),
      month('2026-03'),
      { carry },
    )
    expect(values(weak, 'lower')).toEqual(['3', '3'])
    expect(weak.periods[0]!.things.employee![0]!.values.lower!.marks).toEqual(['seeded'])
  })

  it('whose cell is of another kind now is refused until it is dropped', () => {
    const skips = `low: { streak: { of: score < 60, gap: skips } }${rest}`
    const refused = go(skips)
    expect(told(refused)).toEqual(['carry-cell-changed low:run'])
    expect(refused.diagnostics[0]!.parameters).toMatchObject({
      was: 'number employee unbroken',
      is: 'number employee',
    })
    const dropped = go(skips, 'carry: { drop: "low:run" }\n')
    expect(told(dropped)).toEqual(['carry-cell-new low:run'])
    expect(values(dropped, 'low')).toEqual(['1', '1'])
  })

  it('of another rule set is taken where the file says so', () => {
    const body = rules(`low: { streak: { of: score < 60, gap: breaks } }${rest}`)
    const other = { ...load(body), id: 'version-2' }
    expect(told(calculate(other, month('2026-03'), { carry }))).toEqual(['carry-other-rule-set'])
    const accepting = { ...load(`${body}carry: { from: made-up }\n`), id: 'version-2' }
    const result = calculate(accepting, month('2026-03'), { carry })
    expect(told(result)).toEqual([])
    expect([values(result, 'low'), result.carry.ruleSet]).toEqual([['3', '3'], 'version-2'])
  })

  it.each([
    ['carry: { rename: { "low:run": "nothing:run" } }\n', 'migration-no-cell'],
    ['carry: { seed: { "nothing:run": 1 } }\n', 'migration-no-cell'],
    ['carry: { renmae: {} }\n', 'source-unknown-key'],
  ])('%s', (more, code) => {
    expect(codesOf(rules('low: { streak: { of: score < 60, gap: breaks } }', more))).toContain(code)
  })

  it('says where a seed should come from', () => {
    const result = go(
      `low: { streak: { of: score < 60, gap: breaks } }\nlower: { streak: { of: score < 55, gap: skips } }${rest}`,
      'carry: { seed: { "lower:run": { from: "gone:run" } } }\n',
    )
    expect(told(result)).toEqual(['carry-seed-gone lower:run'])
  })
})

describe('its size', () => {
  it('stays below 1 kB for an employee of the Taobao set, in a company of some eighty people', async () => {
    const quarter = await factsOf('taobao-2026-q1', taobaoCustomerService)
    const many = quarter.map((facts) => ({
      ...facts,
      employee: (facts.employee as readonly { readonly id: string }[]).flatMap((row) =>
        Array.from({ length: 8 }, (_, copy) => ({ ...row, id: `${row.id}-${copy}` })),
      ),
    }))
    const { carry: own } = run(taobaoCustomerService, many)
    const ids = new Set(Object.values(own.values).flatMap((axes) => Object.keys(axes.employee ?? {})))
    expect(ids.size).toBeGreaterThan(70)
    expect(JSON.stringify(own).length / ids.size).toBeLessThan(1000)
  })
})

describe('a migration is done once', () => {
  const two = (more: string) => `facts: { employee: { x: number, y: number } }
clauses:
  第1条:
    rules:
      a: { streak: { of: x > 0, gap: breaks } }
      b: { streak: { of: y > 0, gap: breaks } }
${more}`
  const facts = (at: number): PeriodFacts => ({
    period: `2026-0${at}`,
    complete: true,
    employee: [{ id: 'E1', x: '1', y: '1' }],
  })
  /** The runs a and b in March, April and May, one call each; February ends with a = 5 and b = 2. */
  const runs = (more: string): readonly (readonly [string, string])[] => {
    const old = load(two(''))
    const rules = load(two(more))
    let { carry: last } = calculate(old, facts(2), {
      carry: seedCarry(old, '2026-01', { 'a:run': { E1: '4' }, 'b:run': { E1: '1' } }).value!,
    })
    return [3, 4, 5].map((at) => {
      const result = calculate(rules, facts(at), { carry: JSON.parse(JSON.stringify(last)) })
      last = result.carry
      const { a, b } = result.periods[0]!.things.employee![0]!.values
      return [a!.value!, b!.value!]
    })
  }

  it('where names change places', () => {
    expect(runs('carry: { rename: { "a:run": "b:run", "b:run": "a:run" } }')).toEqual([
      ['3', '6'],
      ['4', '7'],
      ['5', '8'],
    ])
  })

  it('where a cell starts anew under its name', () => {
    expect(runs('carry: { drop: ["a:run"] }')).toEqual([
      ['1', '3'],
      ['2', '4'],
      ['3', '5'],
    ])
    expect(runs('carry: { drop: ["a:run"], seed: { "a:run": 10 } }')).toEqual([
      ['11', '3'],
      ['12', '4'],
      ['13', '5'],
    ])
  })

  it('and a cell that takes the name of a renamed one starts from nothing', () => {
    expect(runs('carry: { rename: { "a:run": "b:run" }, drop: ["b:run"] }')).toEqual([
      ['1', '6'],
      ['2', '7'],
      ['3', '8'],
    ])
  })
})
