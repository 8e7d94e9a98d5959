import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseWith, figuresOf } from '../support/figures.ts'
import { problems } from '../support/load.ts'

const facts = `facts:
  employee:
    x: { type: number, default: 0 }
    months: { type: months, decimals: 0, allowed: "≥ 0", default: 0 }
    hours: { type: hours, default: 0 }
    amount: { type: money, default: 0 }
    quota: { type: money, default: 0 }
    share: { type: percent, allowed: "≥ 0%", default: 0 }
    clients: { type: people, decimals: 0, allowed: "≥ 0", default: 0 }
    full: { type: yes/no, default: yes }
    post: { type: [clerk, cook], default: clerk }
    hired: { type: date, default: 2020-02-29 }
    came: { type: clock, default: 08:30 }
`
const parameters = `    parameters: { short: { value: 12, unit: months }, long: { value: 36, unit: months } }\n`
const file = (rules: string): string => facts + clauseWith(rules, parameters)
const valuesOf = (rules: string, given: Record<string, string> = {}): Readonly<Record<string, string>> =>
  figuresOf(file(rules), { employee: [{ id: 'E1', ...given }] }, 'employee', 'E1')
const valueOf = (rules: string, given: Record<string, string> = {}): string => valuesOf(rules, given).a!
const tableOf = (...rows: readonly string[]): string =>
  `a:\n  table: |\n${rows.map((row) => `    ${row}`).join('\n')}`
const ofQuota = (of: string, ...rows: readonly string[]): string =>
  `a:\n  table:\n    edgesOf: ${of}\n    rows: |\n${rows.map((row) => `      ${row}`).join('\n')}`
const errorsOf = (rules: string): readonly string[] =>
  problems(file(rules))
    .map((one) => one.code)
    .filter((code) => !code.startsWith('unused'))

describe('headers that choose the column by a second key', () => {
  it.each([
    ['edges both ways and an interval', ['< 12', '[12..36)', '≥ 36'], '1 | 2 | 3'],
    ['falling edges', ['≥ 36', '≥ 12', 'otherwise'], '3 | 2 | 1'],
    ['rising ceilings', ['< 12', '< 36', 'otherwise'], '1 | 2 | 3'],
    ['parameters as edges', ['< short', '[short..long)', '≥ long'], '1 | 2 | 3'],
  ])('%s', (_, cells, values) => {
    const rows = tableOf(`x | ${cells.map((one) => `months: ${one}`).join(' | ')}`, `any | ${values}`)
    const found = ['11', '12', '35', '36'].map((months) => valueOf(rows, { months }))
    expect(found).toEqual(['1', '2', '2', '3'])
  })

  it.each([
    ['yes and no', 'x | full: yes | full: 否', { full: 'no' }, '2'],
    ['dates', 'x | hired: < 2020-03-01 | hired: ≥ 2020-03-01', {}, '1'],
    ['times of day', 'x | came: ≤ 08:30 | came: > 08:30', {}, '1'],
    ['several words', 'x | post: "clerk", cook | post: 其余', {}, '1'],
    ['a formula', 'x | amount ÷ 100: ≥ 90% | amount ÷ 100: otherwise', { amount: '89' }, '2'],
    ['money', 'x | amount: (..100] | amount: (100..)', { amount: '100.01' }, '2'],
  ])('%s', (_, header, given, expected) => {
    const rows = header.includes('post')
      ? [header.replace(' | post: 其余', ''), 'any | 1']
      : [header, 'any | 1 | 2']
    expect(valueOf(tableOf(...rows), given)).toBe(expected)
  })

  it('two keys in headers make two outcomes; with rows of words it is a table of three ways', () => {
    const rows = tableOf(
      'post | x | months: < 12 | months: ≥ 12 | full: yes | full: no',
      'clerk | ≥ 5 | 1 | 2 | 10 | 20',
      'clerk | otherwise | 3 | 4 | 30 | 40',
      'cook | any | 5 | 6 | 50 | none',
    )
    expect(valuesOf(rows, { x: '5', months: '12' })).toMatchObject({ 'a.months': '2', 'a.full': '10' })
    expect(valuesOf(rows, { post: 'cook', full: 'no' })).toMatchObject({
      'a.months': '5',
      'a.full': 'none: row',
    })
  })

  it.each([
    ['a gap', 'x | months: < 12 | months: [13..36) | months: ≥ 36', 'table-column-missing', '12'],
    ['an overlap', 'x | months: < 12 | months: [12..36] | months: ≥ 36', 'table-overlap', '36'],
    [
      'a column never reached',
      'x | months: ≥ 12 | months: ≥ 36 | months: otherwise',
      'table-row-unreachable',
      undefined,
    ],
    [
      'a column that cannot be',
      'x | months: < 0 | months: ≥ 36 | months: otherwise',
      'table-row-impossible',
      undefined,
    ],
    [
      'edges both ways, known only in a run',
      'x | amount: < quota | amount: ≥ quota | amount: otherwise',
      'table-edges-both-ways',
      undefined,
    ],
    [
      'edges known only in a run',
      'x | amount: ≥ quota | amount: ≥ quota × 2',
      'table-needs-otherwise',
      undefined,
    ],
    ['another kind', 'x | months: clerk | months: ≥ 36 | months: otherwise', 'table-cell-kind', undefined],
    ['other units', 'x | months: ≥ amount | months: ≥ 36 | months: otherwise', 'compare-units', undefined],
    ['a name that is none', 'x | mnths: ≥ 36 | mnths: < 36', 'unknown-name', undefined],
    ['an edge in words', 'x | months: 36以上 | months: otherwise', 'table-edge-words', undefined],
  ])('%s is refused: %s', (_, header, code, key) => {
    const cells = header.split('|').map((_one, at) => (at === 0 ? 'any' : `${at}`))
    const found = problems(file(tableOf(header, cells.join(' | '))))
    expect(found[0]!.code).toBe(code)
    if (key) expect(found[0]!.parameters).toMatchObject({ key })
  })

  it('equals the flattened table of two key columns, for every combination', () => {
    const shapes = [
      ['< 12', '[12..36)', '≥ 36'],
      ['≥ 36', '≥ 12', 'otherwise'],
      ['≤ 11', '= 12', '> 12'],
    ]
    for (const months of shapes) {
      const cell = (row: number, column: number): string => String(row * 10 + column)
      const twoWay = tableOf(
        `x | ${months.map((one) => `months: ${one}`).join(' | ')}`,
        ...['≥ 5', 'otherwise'].map((x, row) => `${x} | ${months.map((_, at) => cell(row, at)).join(' | ')}`),
      )
      const flat = tableOf(
        'x | months | a',
        ...['≥ 5', 'otherwise'].flatMap((x, row) =>
          months.map((one, at) => `${x} | ${one} | ${cell(row, at)}`),
        ),
      )
      for (const given of ['4', '5'].flatMap((x) =>
        ['0', '11', '12', '13', '35', '36'].map((months) => ({ x, months })),
      ))
        expect(valueOf(twoWay, given)).toBe(valueOf(flat, given))
    }
  })
})

describe('edges that point both ways', () => {
  it.each([
    [['x | a', '< 60 | 1', '[60..80) | 2', '≥ 80 | 3'], []],
    [['x | a', '≥ 60 | 1', '< 60 | 2'], []],
    [['x | a', '≥ 60 | 1', '≤ 60 | 2'], ['table-overlap']],
    [['x | a', '≥ 90 | 1', '(..90] | 2'], ['table-overlap']],
    [['x | a', '> 60 | 1', '< 60 | 2'], ['table-gap']],
    [['post | x | a', 'any | [0..10] | 1', 'any | [5..20] | 2', 'any | any | 3'], ['table-overlap']],
    [['amount | a', '≥ quota | 1', '< quota | 2', 'otherwise | 3'], ['table-edges-both-ways']],
  ])('%j', (rows, codes) => {
    expect(errorsOf(tableOf(...rows))).toEqual(codes)
  })
})

describe('what a table can be looked up by', () => {
  it.each([
    ['people', ['clients | a', '> 40 | 3', '> 20 | 2', 'otherwise | 1'], { clients: '21' }, '2'],
    [
      'months of service',
      ['months | a', '≥ long | 3', '≥ short | 2', 'otherwise | 1'],
      { months: '12' },
      '2',
    ],
    [
      'years of service, worked out',
      ['years(hired, end(period)) | a', '≥ 5 | 5', '≥ 3 | 3', 'otherwise | 0'],
      {},
      '5',
    ],
    [
      'hours',
      ['hours | a', '> 8 | over', '≤ 8 | 0'].map((one) => one.replace('| over', '| 1.5')),
      { hours: '8.5' },
      '1.5',
    ],
    [
      'money',
      ['amount | a', '≥ 10000 | 3%', '[5000..10000) | 2%', '< 5000 | 1%'],
      { amount: '9999.99' },
      '0.02',
    ],
    ['a percentage', ['share | a', '≥ 100% | 2', '≥ 87.5% | 1', 'otherwise | 0'], { share: '87.5%' }, '1'],
    ['a date', ['hired | a', '≥ 2026-01-01 | new', 'otherwise | old'], { hired: '2026-01-01' }, 'new'],
    ['a time of day', ['came | a', '≤ 09:00 | 0', '≤ 09:30 | 20', 'otherwise | 50'], { came: '09:01' }, '20'],
    ['full-width bars', ['clients ｜ a', '≥ 2 ｜ 1', 'otherwise ｜ 0'], { clients: '2' }, '1'],
    ['tabs', ['clients\t|\ta', '≥ 2\t|\t1', 'otherwise\t|\t0'], { clients: '2' }, '1'],
  ])('%s', (_, rows, given, expected) => {
    expect(valueOf(tableOf(...rows), given)).toBe(expected)
  })

  it('a grade of another table, and a place in a ranking', () => {
    const rules = `grade:
  table: |
    x         | grade
    ≥ 90      | A
    otherwise | B
place: { rank: { of: x, among: company, ties: shared } }
${tableOf('grade | place | a', 'A | first | 100', 'A | ≤ 3 | 50', 'otherwise | otherwise | 0')}`
    expect(valuesOf(rules, { x: '90' })).toMatchObject({ grade: 'A', a: '100' })
  })
})

describe('edges that are shares of a quantity', () => {
  const rows = ['amount | a', '≥ 120% | 3', '≥ 100% | 2', 'otherwise | 1']

  it.each([
    ['quota', { amount: '120', quota: '100' }, '3'],
    ['quota', { amount: '119.99', quota: '100' }, '2'],
    // Nothing is divided: of a quota of 0 every amount from 0 on has reached every share.
    ['quota', { amount: '0', quota: '0' }, '3'],
    ['quota', { amount: '-1', quota: '0' }, '1'],
    // Of −100 the edges are −120 and −100: the highest share is the lowest edge, and wins.
    ['quota', { amount: '-110', quota: '-100' }, '3'],
    ['quota', { amount: '-130', quota: '-100' }, '1'],
    ['max(quota, 100) × 2', { amount: '200', quota: '50' }, '2'],
    ['if post = "cook" then quota else quota × 2', { amount: '100', quota: '50' }, '2'],
  ])('of %s, %o', (of, given, expected) => {
    expect(valueOf(ofQuota(`"${of.replaceAll('"', '\\"')}"`, ...rows), given)).toBe(expected)
  })

  it('a number without a percent sign is no share', () => {
    expect(errorsOf(ofQuota('quota', 'amount | a', '≥ 120 | 3', 'otherwise | 1'))).toEqual([
      'table-percent-missing',
    ])
  })
})

describe('laws of headers', () => {
  it('choosing by a header is choosing by a key, whatever the edges', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 45 }),
        (edges, months) => {
          const falling = [...edges].sort((left, right) => right - left).filter((edge) => edge > 0)
          const cells = [...falling.map((edge) => `≥ ${edge}`), 'otherwise']
          const twoWay = tableOf(
            `x | ${cells.map((one) => `months: ${one}`).join(' | ')}`,
            `any | ${cells.map((_, at) => at).join(' | ')}`,
          )
          const flat = tableOf('months | a', ...cells.map((one, at) => `${one} | ${at}`))
          const given = { months: String(months) }
          expect(valueOf(twoWay, given)).toBe(valueOf(flat, given))
        },
      ),
      { numRuns: 40 },
    )
  })
})
