import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, type Result, renderExplanation } from '../../src/index.ts'
import { clauseWith, figures, months } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `units: { tickets: { zh: 张, en: tickets } }
facts:
  team:
    budget: { type: money, default: 100 }
    seats: { type: tickets, decimals: 2, default: 10 }
    points: { type: number, default: 10 }
  employee:
    team: team
    x: { type: number, default: 1 }
    least: { type: money, default: none }
    most: { type: money, default: none }
`
const loaded = new Map<string, ReturnType<typeof load>>()
const ruleSet = (rules: string) => {
  const known = loaded.get(rules) ?? load(facts + clauseWith(rules))
  loaded.set(rules, known)
  return known
}
const rest = (share: string): string =>
  `part: { share: { ${share} } }\nkept: { for: team, is: part.kept }\nleft: { for: team, is: part.unplaced }`
type Rows = readonly Readonly<Record<string, string>>[]
const run = (rules: string, employee: Rows, team: Readonly<Record<string, string>> = {}): Result =>
  months(ruleSet(rules), {
    team: [{ id: 'T', ...team }],
    employee: employee.map((one, at) => ({ id: `E${at + 1}`, team: 'T', ...one })),
  })
/** Shares, then what is kept and what is unplaced. */
const divided = (share: string, employee: Rows, team: Readonly<Record<string, string>> = {}): string => {
  const result = run(rest(share), employee, team)
  const { kept, left } = figures(result, 'team', 'T', 'kept', 'left')
  const parts = employee.map((_, at) => figures(result, 'employee', `E${at + 1}`, 'part').part)
  return `${parts.join(' ')} | ${kept} | ${left} | ${result.diagnostics.map((one) => one.code).join()}`
}

const money = 'pool: budget, nobody: keep, odd: largest remainder'
describe('a share with floors', () => {
  it.each([
    ['a floor for all', `${money}, by: x, floor: 20`, [{ x: '8' }, {}, {}], '60 20 20 | 0 | 0 | '],
    [
      'a floor and a cap: 90 : 5 : 5, then 50 and 25 each',
      `${money}, by: x, floor: 20, cap: 50`,
      [{ x: '18' }, {}, {}],
      '50 25 25 | 0 | 0 | ',
    ],
    [
      'a floor of one’s own, or none',
      `${money}, by: x, floor: least`,
      [{ least: '70' }, {}, {}],
      '70 15 15 | 0 | 0 | ',
    ],
    [
      'a floor is brought up to the unit',
      `${money}, by: x, floor: 100 ÷ 3, unit: 1`,
      [{ x: '9' }, {}],
      '66 34 | 0 | 0 | ',
    ],
    ['all weights zero', `${money}, by: x, floor: 20`, [{ x: '0' }, { x: '0' }], '20 20 | 60 | 0 | '],
    ['nobody', `${money}, by: x, floor: 20, among: x > 9`, [{}], 'none: not sharing | 100 | 0 | '],
    ['all at the cap', `${money}, by: x, floor: 10, cap: 40`, [{}, {}], '40 40 | 0 | 20 | '],
    ['short, scaled', `${money}, by: x, floor: 60, short: scale`, [{ x: '9' }, {}], '50 50 | 0 | 0 | '],
    ['short, topped up', `${money}, by: x, floor: 60, short: top up`, [{ x: '9' }, {}], '60 60 | -20 | 0 | '],
    [
      'short, refused',
      `${money}, by: x, floor: 60`,
      [{}, {}],
      'none: refused none: refused | none: refused | none: refused | run-share-short',
    ],
    [
      'a floor above the cap of one member',
      `${money}, by: x, floor: least, cap: most`,
      [{}, { least: '2', most: '1' }],
      'none: refused none: refused | none: refused | none: refused | run-share-floor-above-cap',
    ],
    [
      'no whole yuan between floor and cap',
      `${money}, by: x, floor: least, cap: most, unit: 1`,
      [{ least: '1.20', most: '1.80' }],
      'none: refused | none: refused | none: refused | run-share-floor-above-cap',
    ],
    [
      'a weight below zero',
      `${money}, by: x, floor: 1`,
      [{}, { x: '-1' }],
      'none: refused none: refused | none: refused | none: refused | run-share-negative-weight',
    ],
  ])('%s', (_, share, employee, expected) => {
    expect(divided(share, employee)).toBe(expected)
  })

  it('a pool below zero: taken as zero it falls short of the floors', () => {
    const share = `${money}, by: x, floor: 20`
    const of = (more: string): string => divided(`${share}, ${more}`, [{}, {}], { budget: '-10' })
    expect(of('negative: zero, short: top up')).toBe('20 20 | -40 | 0 | ')
    expect(of('negative: zero, short: scale')).toBe('0 0 | 0 | 0 | ')
    expect(of('negative: refuse, short: top up')).toMatch(/run-refused$/)
  })

  it('who the least is not known of blocks the group, or is left out with a mark', () => {
    const body = (missing: string): string =>
      `units: {}\nfacts:\n  team: { budget: money }\n  employee: { team: team, least: money }\n${clauseWith(
        `part: { ${missing}share: { pool: budget, by: equal, floor: least, odd: each cut, nobody: keep } }`,
      )}`
    const rows = {
      team: [{ id: 'T', budget: '100' }],
      employee: [
        { id: 'E1', team: 'T', least: '70' },
        { id: 'E2', team: 'T' },
      ],
    }
    const part = (missing: string): string =>
      figures(months(load(body(missing).replace('units: {}\n', '')), rows), 'employee', 'E1', 'part').part!
    expect(part('')).toBe('none: fact')
    expect(part('missing: exclude, ')).toBe('100')
  })

  it('says the numbers in its diagnostics, and names the member', () => {
    const short = run(rest(`${money}, by: x, floor: 60`), [{}, {}]).diagnostics[0]!
    expect([short.place, short.parameters]).toMatchObject([
      { table: 'team', id: 'T' },
      { pool: '100', floors: '120', heads: '2' },
    ])
    const above = run(rest(`${money}, by: x, floor: least, cap: most`), [
      { least: '4', most: '3' },
      { least: '2', most: '1' },
    ])
    expect(above.diagnostics.map(({ place, parameters }) => [place?.id, parameters])).toMatchObject([
      ['E1', { floor: '4', cap: '3', unit: '0.01' }],
    ])
  })

  it('explains what held a share', () => {
    const result = explain(
      ruleSet(rest(`${money}, by: x, floor: 20, unit: 10`)),
      {
        period: '2026-01',
        complete: true,
        team: [{ id: 'T' }],
        employee: [
          { id: 'E1', team: 'T', x: '8' },
          { id: 'E2', team: 'T' },
        ],
      },
      { rule: 'part', id: 'E2' },
    ).value!
    expect(renderExplanation(result, 'zh')).toContain('每人最少 20（按此分得）')
    expect(renderExplanation(result, 'en')).toContain(
      'Exact share 20, in multiples of 10; odd unit: largest remainder; kept 0',
    )
  })
})

describe('a share in a unit of its own', () => {
  it.each([
    [
      'whole yuan, less than one is kept',
      `${money}, by: equal, unit: 1`,
      [{}, {}, {}],
      { budget: '100.99' },
      '34 33 33 | 0.99 | 0 | ',
    ],
    [
      'tens of yuan',
      `${money}, by: equal, unit: 10`,
      [{}, {}, {}],
      { budget: '109.50' },
      '40 30 30 | 9.5 | 0 | ',
    ],
    [
      'tens of yuan, each cut',
      'pool: budget, nobody: keep, odd: each cut, by: equal, unit: 10',
      [{}, {}, {}],
      {},
      '30 30 30 | 10 | 0 | ',
    ],
    [
      'tickets',
      'pool: seats, nobody: keep, odd: to the first, by: x, unit: 1',
      [{}, { x: '2' }],
      { seats: '17.5' },
      '6 11 | 0.5 | 0 | ',
    ],
    [
      'points in halves',
      'pool: points, nobody: keep, odd: largest remainder, by: equal, unit: 0.5',
      [{}, {}, {}],
      {},
      '3.5 3.5 3 | 0 | 0 | ',
    ],
    [
      'points, exactly as they are',
      'pool: points ÷ 3, nobody: keep, odd: largest remainder, by: equal, unit: 1',
      [{}, {}],
      {},
      '2 1 | 1/3 | 0 | ',
    ],
  ])('%s', (_, share, employee, team, expected) => {
    expect(divided(share, employee, team)).toBe(expected)
  })

  it('a unit that is a parameter, or that a reading chooses', () => {
    const share = `part: { share: { ${money}, by: equal, unit: step } }`
    const body = (more: string): string => facts + clauseWith(share, more)
    const part = (text: string, readings: Record<string, string> = {}): string =>
      figures(
        months(
          load(text),
          { team: [{ id: 'T' }], employee: ['1', '2', '3'].map((id) => ({ id, team: 'T' })) },
          { readings },
        ),
        'employee',
        '1',
        'part',
      ).part!
    expect(part(body('    parameters: { step: { value: 5, unit: CNY } }\n'))).toBe('35')
    const chosen = `    readings:\n      how: { question: { zh: 取到？, en: to? }, default: yuan }\n`
    const readings =
      facts + clauseWith(share.replace('unit: step', 'unit: { reading: how, yuan: 1, ten: 10 }'), chosen)
    expect([part(readings), part(readings, { how: 'ten' })]).toEqual(['34', '40'])
  })

  it('the excess of capped shares goes into another pool, or into that of the next month', () => {
    const rules = `part: { share: { ${money.replace('budget', 'full')}, by: x, cap: 40 } }
full: { for: team, is: "budget + first(ago(part.unplaced), 0)" }
fund: { for: team, is: part.unplaced }
second: { share: { pool: fund, by: equal, odd: each cut, nobody: keep, unit: 1 } }`
    const month = {
      team: [{ id: 'T', budget: '100.50' }],
      employee: ['E1', 'E2'].map((id) => ({ id, team: 'T' })),
    }
    const result = months(ruleSet(rules), [month, month])
    // 100.50 gives 40 each, 20.50 is over; then 121 gives 40 each, 41 is over: 20 each, 1 is kept.
    expect(figures(result, 'team', 'T', 'full', 'fund')).toEqual({ full: '121', fund: '41' })
    expect(figures(result, 'employee', 'E1', 'part', 'second')).toEqual({ part: '40', second: '20' })
    expect(result.diagnostics).toEqual([])
  })
})

describe('what is refused', () => {
  it.each([
    [
      'pool: seats, by: x, odd: each cut, nobody: keep',
      'share-unit-unsaid',
      ['{ pool: seats, by: x, odd: each cut, nobody: keep }'],
    ],
    ['pool: budget, by: x, odd: each cut, nobody: keep, unit: 0.005', 'share-unit', ['0.005']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, unit: 0', 'share-unit', ['0']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, unit: x', 'compare-units', ['x']],
    ['pool: points, by: x, odd: each cut, nobody: keep, unit: x', 'share-unit', ['x']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, floor: x', 'compare-units', ['x']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, floor: team = "T"', 'not-a-number', ['team = "T"']],
    ['pool: budget, by: x, odd: each cut, nobody: keep, floor: 3, cap: 2', 'share-floor-above-cap', ['3']],
    [
      'pool: budget, by: x, odd: each cut, nobody: keep, floor: 3, negative: share',
      'share-floor-negative',
      ['3'],
    ],
    [
      'pool: budget, by: x, odd: each cut, nobody: keep, short: scale',
      'share-short-without-floor',
      undefined,
    ],
    [
      'pool: budget, by: x, odd: each cut, nobody: keep, floor: 3, short: none',
      'source-unknown-word',
      ['none'],
    ],
  ] as const)('%s', (share, code, at) => {
    const found = problems(facts + clauseWith(`part: { share: { ${share} } }`))
    expect(found.map((one) => one.code)).toEqual([code])
    if (at) expect(found[0]!.at).toEqual(at)
  })
})

describe('laws', () => {
  const rules = rest(
    'pool: budget, by: x, odd: to the first, nobody: keep, floor: least, cap: most, short: top up, unit: 0.5',
  )
  const member = fc.record({
    x: fc.integer({ min: 0, max: 5 }),
    least: fc.integer({ min: 0, max: 60 }),
    more: fc.integer({ min: 1, max: 60 }),
  })
  const cents = (text: string): bigint => {
    const [whole = '0', part = ''] = text.replace('-', '').split('.')
    return BigInt(whole + part.padEnd(2, '0')) * (text.startsWith('-') ? -1n : 1n)
  }

  it('shares, kept and unplaced add up to the pool, between floor and cap, in whatever order people stand', () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 20_000 }),
        (all, pool) => {
          const rows = all.map(({ x, least, more }, at) => ({
            id: `E${at}`,
            x: `${x}`,
            least: `${least}`,
            most: `${least + more}`,
          }))
          const budget = (pool / 100).toFixed(2)
          const given = run(rules, rows, { budget })
          const turned = run(rules, [...rows].reverse(), { budget })
          const { kept, left } = figures(given, 'team', 'T', 'kept', 'left')
          const parts = rows.map(({ id }) => figures(given, 'employee', id, 'part').part!)
          expect([...parts, kept!, left!].reduce((sum, one) => sum + cents(one), 0n)).toBe(cents(budget))
          for (const [at, { least, most }] of rows.entries()) {
            expect(cents(parts[at]!)).toBeGreaterThanOrEqual(cents(least))
            expect(cents(parts[at]!)).toBeLessThanOrEqual(cents(most))
          }
          expect(rows.map(({ id }) => figures(turned, 'employee', id, 'part').part!)).toEqual(parts)
          expect(given.diagnostics).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })
})
