import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith, figures, figuresOf, months } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    x: { type: number, default: 0 }
    years: { type: years, default: 0 }
    amount: { type: money, default: 0 }
    quota: { type: money, default: 0 }
    reach: { type: percent, allowed: "≥ 0%", default: 0 }
    post: { type: [clerk, cook], default: clerk }
`
const parameters = '    parameters: { low: 10, bonus: { value: 7, unit: CNY } }\n'
const file = (rules: string): string => facts + clauseWith(rules, parameters)
const valueOf = (rules: string, given: Record<string, string> = {}): string =>
  figuresOf(file(rules), { employee: [{ id: 'E1', ...given }] }, 'employee', 'E1').a!
const codes = (rules: string): readonly string[] => problems(file(rules)).map((one) => one.code)
const curve = (keys: string, ...rows: readonly string[]): string =>
  `a:\n  table:\n    between: linear\n${keys
    .split('; ')
    .filter((key) => key !== '')
    .map((key) => `    ${key}\n`)
    .join('')}    rows: |\n${rows.map((row) => `      ${row}`).join('\n')}`

const reach = ['reach | a', '80% | 50%', '100% | 1', '120% | 1.5']

describe('beyond the outermost points', () => {
  it.each([
    ['below: 0; above: hold', '79.99%', '0'],
    ['below: 0; above: hold', '80%', '0.5'],
    ['below: 0; above: hold', '80.01%', '0.50025'],
    ['below: hold; above: hold', '10%', '0.5'],
    ['below: hold; above: hold', '120.01%', '1.5'],
    // 0.5 − 2.5 × 0.1; 1.5 + 2.5 × 0.1
    ['below: extend; above: extend', '70%', '0.25'],
    ['below: extend; above: extend', '130%', '1.75'],
    ['below: none; above: 2', '79%', 'none: row'],
    ['below: none; above: 2', '120%', '1.5'],
    ['below: none; above: 2', '121%', '2'],
    ['below: reach ÷ 2; above: hold', '50%', '0.25'],
  ])('%s at %s', (keys, at, expected) => {
    expect(valueOf(curve(keys, ...reach), { reach: at })).toBe(expected)
  })

  it('`open` needs a person', () => {
    const rules = curve('below: open; above: hold', ...reach)
    const result = months(load(file(rules)), { employee: [{ id: 'E1', reach: '50%' }] })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['run-open'])
    expect(figures(result, 'employee', 'E1', 'a')).toEqual({ a: 'none: row' })
  })

  it('the first point may be left to what lies below: over 80%, not from 80% on', () => {
    const rules = curve('below: 0; above: hold', 'reach | a', '> 80% | 50%', '100% | 1')
    expect(['80%', '80.01%', '90%'].map((at) => valueOf(rules, { reach: at }))).toEqual([
      '0',
      '0.50025',
      '0.75',
    ])
    const last = curve('below: hold; above: 9', 'reach | a', '80% | 0', '< 100% | 1')
    expect(['99%', '100%'].map((at) => valueOf(last, { reach: at }))).toEqual(['0.95', '9'])
  })

  it('is asked for where the key gets there, and only there', () => {
    const found = problems(file(curve('', ...reach)))
    expect(found.map((one) => [one.code, one.at[0]])).toEqual([
      ['curve-beyond', '80% | 50%'],
      ['curve-beyond', '120% | 1.5'],
    ])
    expect(codes(curve('above: hold', 'reach | a', '0% | 0', '50% | 1'))).not.toContain('curve-beyond')
    expect(codes(curve('below: 0; above: hold', 'reach | a', '0% | 0', '50% | 1'))).toContain(
      'curve-never-beyond',
    )
    expect(codes(curve('below: 0; above: hold', 'reach | a', '> 0% | 0', '50% | 1'))).not.toContain(
      'curve-never-beyond',
    )
  })

  it.each([
    ['below: refuse; above: hold', reach, 'curve-end-unknown'],
    ['below: hold; above: extend', ['reach | a', '80% | 1'], 'curve-extend-alone'],
    ['below: hold; above: bonus', ['reach | a', '80% | quota', '90% | quota'], 'none'],
    ['below: hold; above: years', ['reach | a', '80% | quota', '90% | quota'], 'table-outcome-kinds'],
    ['below: hold; above: hold', ['reach | a', '≥ 80% | 1', '90% | 2'], 'curve-needs-points'],
    ['below: hold; above: hold', ['post | a', 'clerk | 1', 'cook | 2'], 'curve-needs-points'],
    ['below: hold; above: hold', ['reach | a', '80% | none', '90% | 2'], 'curve-needs-points'],
    ['below: hold; above: hold', ['reach | a', '80% | 1', '< 90% | 2', '95% | 2'], 'curve-edge-alone'],
    ['below: hold; above: hold', ['reach | a', '< 80% | 1', '95% | 2'], 'curve-edge-alone'],
    ['below: hold; above: hold; hit: count', reach, 'curve-hit'],
    ['below: hold; above: hold; edgesOf: quota', ['amount | a', '80% | 1', '90% | 2'], 'curve-of-shares'],
  ])('%s of %j: %s', (keys, rows, code) => {
    const errors = codes(curve(keys, ...rows)).filter((one) => !one.startsWith('unused'))
    expect(errors).toEqual(code === 'none' ? [] : [code])
  })
})

describe('jumps and several curves', () => {
  it.each([
    ['whose later row owns the place', ['< 100% | 80%', '100% | 1'], '1'],
    ['whose earlier row owns it', ['100% | 80%', '> 100% | 1'], '0.8'],
    ['with a value of its own', ['< 100% | 80%', '100% | 5', '> 100% | 1'], '5'],
  ])('a jump %s', (_, middle, at) => {
    const rules = curve('below: 0; above: hold', 'reach | a', '80% | 0', ...middle, '120% | 2')
    const found = ['90%', '99.99%', '100%', '100.01%', '110%'].map((one) => valueOf(rules, { reach: one }))
    expect(found).toEqual(['0.4', '0.7996', at, '1.0005', '1.5'])
  })

  it('one curve for each of the other keys, in whatever order', () => {
    const rules = curve(
      'below: 0; above: hold',
      'post | years | reach | a',
      'clerk | ≥ 3 | 80% | 1',
      'clerk | ≥ 3 | 100% | 2',
      'clerk | otherwise | 100% | 1',
      'clerk | otherwise | 50% | 0',
      'cook | any | 100% | 10',
      'cook | any | 200% | 20',
    )
    const at = (post: string, years: string, reach: string): string => valueOf(rules, { post, years, reach })
    expect([at('clerk', '3', '90%'), at('clerk', '2', '90%'), at('clerk', '2', '100%')]).toEqual([
      '1.5',
      '0.8',
      '1',
    ])
    expect([at('cook', '0', '150%'), at('cook', '0', '99%'), at('cook', '0', '900%')]).toEqual([
      '15',
      '0',
      '20',
    ])
  })

  it('the second key may choose the column, also by edges', () => {
    const rules = curve(
      'below: hold; above: hold',
      'reach | years: < 3 | years: ≥ 3',
      '0.5 | 1 | 10',
      '1 | 2 | 20',
    )
    expect(valueOf(rules, { reach: '75%', years: '3' })).toBe('15')
    expect(valueOf(rules, { reach: '75%', years: '2.5' })).toBe('1.5')
  })

  it('every other key has its curve, and none lies over another', () => {
    const rows = (...more: readonly string[]) =>
      codes(curve('below: 0; above: hold', 'post | reach | a', 'clerk | 80% | 1', 'clerk | 90% | 1', ...more))
    expect(rows()).toEqual(['table-row-missing'])
    expect(rows('otherwise | 80% | 1').filter((one) => !one.startsWith('unused'))).toEqual([])
    expect(rows('clerk, cook | 80% | 1', 'otherwise | 80% | 1')).toEqual(['table-row-unreachable'])
  })

  it('a reading chooses what lies beyond; formulas at the points', () => {
    const body = `facts:
  employee: { x: { type: number, default: 0 } }
clauses:
  第1条:
    readings:
      cap: { question: { zh: 封顶吗？, en: Capped? }, default: hold }
    rules:
      a: { table: { between: linear, below: 0, above: { reading: cap, hold: hold, go on: extend }, rows: "x | a\\n0 | x\\n10 | 2 × x" } }
`
    const at = (cap: string) =>
      months(load(body), { employee: [{ id: 'E1', x: '20' }] }, { readings: { cap } })
    // Through (0, 20) and (10, 40).
    expect(figures(at('hold'), 'employee', 'E1', 'a')).toEqual({ a: '40' })
    expect(figures(at('go on'), 'employee', 'E1', 'a')).toEqual({ a: '60' })
  })

  it.each([
    ['90%', 'Table: reach = 0.9, on the line from "80% | 50%" to "100% | 1": 0.75'],
    ['50%', 'Table: reach = 0.5, below the first point "80% | 50%", 0: 0'],
    ['200%', 'Table: reach = 2, above the last point "120% | 1.5", the nearest line goes on: 3.5'],
  ])('is explained: at %s', (at, expected) => {
    const set = load(file(curve('below: 0; above: extend', ...reach)))
    const given = { period: '2026-01', complete: true as const, employee: [{ id: 'E1', reach: at }] }
    const { working } = explain(set, given, { id: 'E1', rule: 'a', period: '2026-01' }).value!
    expect(working.map((one) => one.en)).toEqual([expected])
  })
})

const ys = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 5 })

describe('laws of curves', () => {
  it('equals interpolation by hand at every place, whatever the order of rows', () => {
    fc.assert(
      fc.property(ys, fc.integer({ min: -30, max: 130 }), fc.boolean(), (values, quarter, turned) => {
        const points = values.map((y, at) => [at * 7, y] as const)
        const rows = points.map(([x, y]) => `${x} | ${y}`)
        const x = quarter / 4
        const found = valueOf(
          curve('below: extend; above: hold', 'x | a', ...(turned ? [...rows].reverse() : rows)),
          { x: String(x) },
        )
        const last = points.at(-1)!
        const at = Math.min(Math.max(Math.floor(x / 7), 0), points.length - 2)
        const [[x0, y0], [, y1]] = [points[at]!, points[at + 1]!]
        // As a fraction of 28ths, without rounding.
        const numerator = x >= last[0] ? last[1] * 28 : y0 * 28 + (y1 - y0) * (quarter - x0 * 4)
        expect(valueOf(`a: ${numerator} ÷ 28`)).toBe(found)
      }),
      { numRuns: 60 },
    )
  })

  it('is continuous at every point that does not jump, on both sides', () => {
    fc.assert(
      fc.property(ys, fc.nat({ max: 4 }), (values, which) => {
        const at = which % values.length
        const rows = values.map((y, place) => `${place * 10} | ${y}`)
        const rules = curve('below: extend; above: extend', 'x | a', ...rows)
        // A millionth away it is a millionth of the slope away, to the last digit.
        const rise = (piece: number): number => values[piece + 1]! - values[piece]!
        const last = values.length - 2
        for (const [sign, piece] of [
          [-1, Math.max(at - 1, 0)],
          [1, Math.min(at, last)],
        ] as const) {
          const millionths = at * 10_000_000 + sign
          const x = `${millionths < 0 ? '-' : ''}${Math.floor(Math.abs(millionths) / 1_000_000)}.${String(Math.abs(millionths) % 1_000_000).padStart(6, '0')}`
          const numerator = values[at]! * 10_000_000 + sign * rise(piece)
          expect(valueOf(rules, { x })).toBe(valueOf(`a: ${numerator} ÷ 10000000`))
        }
        expect(valueOf(rules, { x: String(at * 10) })).toBe(String(values[at]))
      }),
      { numRuns: 40 },
    )
  })

  it('one curve for each word equals a curve of its own', () => {
    fc.assert(
      fc.property(
        ys,
        ys,
        fc.integer({ min: -5, max: 50 }),
        fc.constantFrom('clerk', 'cook'),
        (clerk, cook, x, post) => {
          const rows = (values: readonly number[], before: string) =>
            values.map((y, at) => `${before}${at * 9} | ${y}`)
          const keys = 'below: -1; above: extend'
          const together = curve(keys, 'post | x | a', ...rows(clerk, 'clerk | '), ...rows(cook, 'cook | '))
          const alone = curve(keys, 'x | a', ...rows(post === 'clerk' ? clerk : cook, ''))
          expect(valueOf(together, { x: String(x), post })).toBe(valueOf(alone, { x: String(x) }))
        },
      ),
      { numRuns: 30 },
    )
  })
})
