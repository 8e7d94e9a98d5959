import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, renderExplanation } from '../../src/index.ts'
import { clauseWith, figures } from '../support/figures.ts'
import { calculateOne, codesOf, load, valueIn } from '../support/load.ts'

const facts = `facts:
  employee:
    leader: { type: employee, default: none }
    sales: { type: money, default: 0 }
groups:
  downline: { of: employee, via: leader, title: { zh: 下级, en: report } }
`
const set = load(
  facts +
    clauseWith(
      `below: sum(lower.sales each downline)
three: sum(lower.sales each downline where depth ≤ 3)
direct: count(downline where depth = 1)
deepest: max(depth each downline)
over: count(downline via lower)
override: { for: downline, is: lower.sales × (if depth = 1 then 5% else 1%) }
earned: { line: earning, is: sum(override each downline) }
nearest: { for: downline, order: [depth], is: 'first(ago(depth), 0)' }`.replaceAll('over:', 'above:'),
    ),
)
/** A leads B and C, B leads D, D leads E, E leads F. */
const leaders: Readonly<Record<string, string>> = { B: 'A', C: 'A', D: 'B', E: 'D', F: 'E' }
const employee = [...'ABCDEF'].map((id, at) => ({
  id,
  name: `n${id}`,
  leader: leaders[id] ?? '',
  sales: `${10 ** at}`,
}))

describe('a chain of references', () => {
  const result = calculateOne(set, { employee })

  it('has a row for each pair of somebody and somebody below, with the generation', () => {
    expect(result.diagnostics).toEqual([])
    const rows = result.periods[0]!.things.downline!
    expect(rows.map(({ id }) => id)).toEqual([
      'A/B',
      'A/C',
      'A/D',
      'A/E',
      'A/F',
      'B/D',
      'B/E',
      'B/F',
      'D/E',
      'D/F',
      'E/F',
    ])
    expect(rows[0]).toMatchObject({ name: 'nB', belongsTo: { employee: 'A', lower: 'B' } })
  })

  it('sums over everybody below, or over some generations; the other way round, over everybody above', () => {
    expect(
      figures(result, 'employee', 'A', 'below', 'three', 'direct', 'deepest', 'above', 'earned'),
    ).toEqual({
      below: '111110',
      three: '11110',
      direct: '2',
      deepest: '4',
      above: '0',
      // 5% of 10 + 100, 1% of 1000 + 10000 + 100000
      earned: '1115.50',
    })
    expect(figures(result, 'employee', 'F', 'below', 'direct', 'deepest', 'above')).toEqual({
      below: '0',
      direct: '0',
      deepest: 'none: nobody',
      above: '4',
    })
  })

  it('reads rules that stand further down in the file; one that would need itself is a circle', () => {
    const reads = (rules: string) => facts + clauseWith(rules)
    const late = load(
      reads(
        'below: sum(lower.twice each downline)\nabove1: first(leader.twice, 0)\ntwice: sales × 2'.replace(
          'first(leader.twice, 0)',
          "'first(leader.twice, 0)'",
        ),
      ),
    )
    expect(figures(calculateOne(late, { employee }), 'employee', 'B')).toEqual({
      below: '222000',
      above1: '2',
      twice: '20',
    })
    expect(codesOf(reads('whole: sales + sum(lower.whole each downline)'))).toEqual(['cycle'])
  })

  it('is explained pair by pair', () => {
    const facts = { period: '2026-01', complete: true as const, employee }
    const ask = (rule: string, id: string) =>
      renderExplanation(explain(set, facts, { rule, id }).value!, 'zh')
    expect(ask('three', 'A')).toContain('− 下级 A/F: 100000（depth ≤ 3，第几代 = 4）')
    expect(ask('override', 'A/D')).toContain('A/D nD（上级员工 A，下级员工 D）')
  })

  it('is taken by its records in order', () => {
    expect(valueIn(result, 'downline', 'A/D', 'nearest')).toBe('1')
  })

  it('a circle names the people in it, whatever the order of rows', () => {
    const round = [
      ...employee,
      { id: 'X', leader: 'Y' },
      { id: 'Z', leader: 'X' },
      { id: 'Y', leader: 'Z' },
      { id: 'W', leader: 'X' },
      { id: 'S', leader: 'S' },
    ]
    for (const list of [round, [...round].reverse()]) {
      const result = calculateOne(set, { employee: list })
      expect(result.ok).toBe(false)
      expect(
        result.diagnostics.map(({ code, parameters, place }) => [code, place?.id, parameters?.circle]),
      ).toEqual([
        ['chain-circle', 'S', 'S → S'],
        ['chain-circle', 'X', 'X → Y → Z → X'],
      ])
      expect(valueIn(result, 'employee', 'A', 'below')).toBe('111110')
    }
  })

  it('a leader who is not on the list is said as of any reference', () => {
    const result = calculateOne(set, { employee: [...employee, { id: 'G', leader: 'Q' }] })
    expect(result.diagnostics.map(({ code, place }) => [code, place?.id])).toEqual([
      ['fact-no-such-thing', 'G'],
    ])
  })

  it('a leader who is not given and has no default is asked for once', () => {
    const strict = load(
      facts.replace('{ type: employee, default: none }', 'employee') +
        clauseWith('below: sum(lower.sales each downline)\nfirst1: leader.sales'),
    )
    const result = calculateOne(strict, { employee })
    expect(result.diagnostics.map(({ code, place }) => [code, place?.id, place?.field])).toEqual([
      ['fact-missing', 'A', 'leader'],
    ])
  })

  it('a line of 600 is walked without a stack; one of 10,000 has more pairs than are made', () => {
    const line = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        id: `E${at}`,
        leader: at === 0 ? '' : `E${at - 1}`,
        sales: '1',
      }))
    const long = load(facts + clauseWith('below: sum(lower.sales each downline)'))
    expect(valueIn(calculateOne(long, { employee: line(600) }), 'employee', 'E0', 'below')).toBe('599')
    const result = calculateOne(long, { employee: line(10_000).reverse() })
    expect(result.diagnostics.map(({ code, parameters }) => [code, parameters])).toMatchObject([
      ['chain-too-many', { pairs: '49995000', most: '1000000', deepest: '9999' }],
    ])
  })
})

describe('laws of chains', () => {
  const people = fc
    .integer({ min: 1, max: 14 })
    .chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record({ leader: fc.integer({ min: -1, max: at - 1 }), sales: fc.integer({ min: 0, max: 99 }) }),
        ),
      ),
    )

  it('sums equal a naive recursion, and the order of rows changes nothing', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (list, order) => {
        const rows = list.map(({ leader, sales }, at) => ({
          id: `E${at}`,
          leader: leader < 0 ? '' : `E${leader}`,
          sales: `${sales}`,
        }))
        const below = (at: number, most = Infinity): number =>
          most === 0
            ? 0
            : list.reduce(
                (sum, one, lower) => (one.leader === at ? sum + one.sales + below(lower, most - 1) : sum),
                0,
              )
        const result = calculateOne(set, { employee: rows })
        for (const at of list.keys()) {
          expect(valueIn(result, 'employee', `E${at}`, 'below')).toBe(`${below(at)}`)
          expect(valueIn(result, 'employee', `E${at}`, 'three')).toBe(`${below(at, 3)}`)
        }
        const keys = new Map(rows.map((row) => [row.id, order.next().value as number]))
        const mixed = [...rows].sort((left, right) => keys.get(left.id)! - keys.get(right.id)!)
        expect(calculateOne(set, { employee: mixed }).periods[0]!.things.downline).toEqual(
          result.periods[0]!.things.downline,
        )
      }),
      { numRuns: 60 },
    )
  })
})
