import { describe, expect, it } from 'vitest'
import { clauseWith, figures, figuresOf, months, shown } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    x: { type: number, default: 0 }
    amount: { type: money, allowed: "≥ 0", default: 0 }
    quota: { type: money, allowed: "> 0", default: 100 }
    heads: { type: people, decimals: 0, default: 0 }
    post: { type: [clerk, cook, driver], default: clerk }
    full: { type: yes/no, default: yes }
    hired: { type: date, default: 2020-02-29 }
    note: { type: text, default: plain }
`
const parameters = '    parameters: { low: 10, high: 20, days: { value: 30, unit: days } }\n'
const file = (rules: string): string => facts + clauseWith(rules, parameters)
const valueOf = (rules: string, given: Record<string, string> = {}): Readonly<Record<string, string>> =>
  figuresOf(file(rules), { employee: [{ id: 'E1', ...given }] }, 'employee', 'E1')

const tableOf = (...rows: readonly string[]): string =>
  `a:\n  table: |\n${rows.map((row) => `    ${row}`).join('\n')}`

describe('key cells', () => {
  it.each([
    ['≥ is met at its edge', ['x | a', '≥ 10 | 1', '≥ 5 | 2', 'otherwise | 3'], { x: '10' }, '1'],
    ['and not below it', ['x | a', '≥ 10 | 1', '≥ 5 | 2', 'otherwise | 3'], { x: '9.999999' }, '2'],
    ['> is not met at its edge', ['x | a', '> 10 | 1', 'otherwise | 3'], { x: '10' }, '3'],
    ['≤, the lowest first', ['x | a', '≤ 5 | 1', '≤ 10 | 2', 'otherwise | 3'], { x: '5' }, '1'],
    ['<', ['x | a', '< 5 | 1', 'otherwise | 3'], { x: '5' }, '3'],
    ['a number is itself', ['x | a', '5 | 1', '= 6 | 2', 'otherwise | 3'], { x: '6' }, '2'],
    ['an interval', ['x | a', '(..0) | 0', '[0..10) | 1', '[10..) | 2'], { x: '10' }, '2'],
    ['edges that are parameters', ['x | a', '≥ high | 1', '≥ low | 2', 'otherwise | 3'], { x: '19' }, '2'],
    ['a word', ['post | a', 'clerk | 1', 'cook | 2', 'driver | 3'], { post: 'cook' }, '2'],
    ['a list of words', ['post | a', 'clerk, cook | 1', 'otherwise | 2'], { post: 'cook' }, '1'],
    ['yes and no', ['full | a', 'yes | 1', 'no | 2'], { full: 'no' }, '2'],
    ['是 and 否', ['full | a', '是 | 1', '否 | 2'], { full: 'no' }, '2'],
    ['其余', ['post | a', 'clerk | 1', '其余 | 2'], { post: 'cook' }, '2'],
    ['a formula as key', ['x > 3 | a', 'yes | 1', 'no | 2'], { x: '4' }, '1'],
    ['a date', ['hired | a', '< 2020-03-01 | old', 'otherwise | new'], {}, 'old'],
    [
      'years as intervals of dates: nothing is between New Year and the day before',
      ['hired | a', '(..2019-12-31] | before', '[2020-01-01..2020-12-31] | then', '[2021-01-01..) | after'],
      {},
      'then',
    ],
    ['a text', ['note | a', 'plain, rough | 1', 'otherwise | 2'], {}, '1'],
  ])('%s', (_, rows, given, expected) => {
    expect(valueOf(tableOf(...rows), given).a).toBe(expected)
  })

  it.each([
    [{ post: 'clerk', full: 'yes', x: '10' }, '1'],
    [{ post: 'clerk', full: 'yes', x: '9' }, '4'],
    [{ post: 'clerk', full: 'no', x: '99' }, '2'],
    [{ post: 'driver', full: 'no', x: '20' }, '3'],
    [{ post: 'driver', full: 'no', x: '19' }, '4'],
  ])('three keys: %o gives %s', (given, expected) => {
    const rows = tableOf(
      'post | full | x | a',
      'clerk | yes | ≥ low | 1',
      'clerk | no | any | 2',
      'cook, driver | any | ≥ high | 3',
      'otherwise | otherwise | otherwise | 4',
    )
    expect(valueOf(rows, given).a).toBe(expected)
  })

  it('two number keys make a two-way table', () => {
    const rows = tableOf(
      'x | heads | a',
      '≥ 10 | ≥ 5 | 100',
      '≥ 10 | otherwise | 50',
      'otherwise | ≥ 5 | 20',
      'otherwise | otherwise | 0',
    )
    const at = (x: string, heads: string): string => valueOf(rows, { x, heads }).a!
    expect([at('10', '5'), at('10', '4'), at('9', '5'), at('9', '4')]).toEqual(['100', '50', '20', '0'])
  })
})

describe('outcome cells', () => {
  it('is a formula, with `over` for what exceeds the edge: 0.6 × 100 + 13 × (110.5 − 100) = 196.5', () => {
    const rows = tableOf('amount | a', '≥ 100 | 0.6 × quota + 13 × over', '≥ 50 | none', 'otherwise | open')
    expect(valueOf(rows, { amount: '110.5' }).a).toBe('196.5')
    expect(valueOf(rows, { amount: '60' }).a).toBe('none: row')
    expect(valueOf(rows, { amount: '49.99' }).a).toBe('none: row')
  })

  it('`none` lets another value stand in, `open` does not: a person must say', () => {
    const rules = `${tableOf('amount | a', '≥ 99 | 1', '≥ 50 | none', 'otherwise | open')}\nb: |\n  first(a, 5)`
    expect(valueOf(rules, { amount: '60' }).b).toBe('5')
    const result = months(load(file(rules)), { employee: [{ id: 'E1', amount: '10' }] })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['run-open'])
    expect(figures(result, 'employee', 'E1', 'b')).toEqual({ b: 'none: row' })
  })

  it('is a word in a column of words, a name in a column with numbers or names', () => {
    const rules = `gold: 5\n${tableOf('x | a | b', '≥ 10 | gold | silver', 'otherwise | 3 | not considered')}`
    expect(valueOf(rules, { x: '15' })).toEqual({ gold: '5', a: '5', 'a.a': '5', 'a.b': 'silver' })
    expect(valueOf(rules)['a.b']).toBe('not considered')
  })

  it('may be supplied under its own name or that of its rule', () => {
    const rules = `${tableOf('x | rate', '≥ 10 | 3', 'otherwise | 1')}\nb: a × 2\nc: a.rate × 3`
    expect(valueOf(rules, { 'a.rate': '5' })).toMatchObject({ b: '10', c: '15' })
    expect(valueOf(rules, { a: '5' })).toMatchObject({ b: '10', c: '15' })
  })

  it('`post: clerk` chooses the column by a second key; a column may have nothing in it', () => {
    const rows = tableOf(
      'x | post: clerk | post: cook | post: otherwise',
      '≥ 10 | 680 | 270 | none',
      'otherwise | 100 | none | none',
    )
    const at = (x: string, post: string): string => valueOf(rows, { x, post })['a.post']!
    expect([
      at('10', 'clerk'),
      at('10', 'cook'),
      at('9', 'clerk'),
      at('9', 'cook'),
      at('10', 'driver'),
    ]).toEqual(['680', '270', '100', 'none: row', 'none: row'])
    const truth = tableOf('x | full: 是 | full: 否', '≥ 10 | 1 | 2', 'otherwise | 3 | 4')
    expect(valueOf(truth, { x: '10', full: 'no' })['a.full']).toBe('2')
  })
})

describe('ways to read a table', () => {
  const tier = tableOf('amount | rate', '≥ 10000 | 3%', '≥ 5000 | 2%', 'otherwise | 1%')

  it('whole and slice by slice, from one table', () => {
    const rules = `${tier}
whole: { line: earning, is: amount × a.rate }
slices: { line: earning, is: marginal(a.rate) }
after: |
  marginal(a.rate, quota)`
    // 12000 × 3%; 50 + 100 + 60; and after 4000: 1000 at 1%, 5000 at 2%, 6000 at 3%.
    expect(valueOf(rules, { amount: '12000', quota: '4000' })).toMatchObject({
      whole: '360.00',
      slices: '210.00',
      after: '290',
    })
    expect(valueOf(rules, { amount: '9999.99' })).toMatchObject({ whole: '200.00', slices: '150.00' })
  })

  it.each([
    ['ceilings', ['amount | a', '≤ 5000 | 1%', '≤ 10000 | 2%', 'otherwise | 3%']],
    ['intervals', ['amount | a', '[10000..) | 3%', '[0..5000) | 1%', '[5000..10000) | 2%']],
    ['floors from below', ['amount | a', '> 10000 | 3%', '> 5000 | 2%', '≥ 0 | 1%']],
  ])('slices of %s are the same', (_, rows) => {
    expect(valueOf(`${tableOf(...rows)}\nm: marginal(a)`, { amount: '12000' }).m).toBe('210')
  })

  it('points joined by lines; beyond the last its value holds', () => {
    const rules =
      'a:\n  table:\n    between: linear\n    below: hold\n    above: hold\n    rows: |\n      x | a\n      = 0 | 0\n      10 | 100%\n      = 30 | 150%'
    const at = (x: string): string => valueOf(rules, { x }).a!
    expect([at('-5'), at('5'), at('10'), at('15'), at('99')]).toEqual(['0', '0.5', '1', '1.125', '1.5'])
  })

  it('edges that are shares of a quota, without dividing', () => {
    const rules =
      'a:\n  table:\n    edgesOf: quota\n    rows: |\n      amount | a\n      ≥ 120% | 3%\n      otherwise | 1%\nm: marginal(a)'
    expect(valueOf(rules, { amount: '40', quota: '33.33' })).toMatchObject({ a: '0.03' })
    // 39.996 at 1%, the rest of 40 at 3%.
    expect(valueOf(rules, { amount: '40', quota: '33.33' }).m).toBe('0.40008')
  })

  it('`hit: one` allows one row only, and says so', () => {
    const rules = (rows: string): string => `a:\n  table:\n    hit: one\n    rows: |\n      x | a\n${rows}`
    expect(valueOf(rules('      (..10) | small\n      [10..) | large'), { x: '10' }).a).toBe('large')
    expect(problems(file(rules('      ≥ 10 | 1\n      otherwise | 3'))).map((one) => one.code)).toEqual([
      'table-overlap',
    ])
  })

  it('first and last of a ranking: in a small group the upper row wins', () => {
    const ranked = `facts:
  team: { }
  employee: { team: team, x: { type: number } }
${clauseWith(`place: { rank: { of: x, among: team, ties: shared } }
up:
  table: |
    place     | up
    first     | 100
    last      | -50
    otherwise | 0
down:
  table: |
    place     | down
    last      | -50
    first     | 100
    otherwise | 0`)}`.replace('team: { }', 'team: { budget: { type: money, default: 0 } }')
    const employee = [
      { id: 'E1', team: 'T', x: '3' },
      { id: 'E2', team: 'T', x: '3' },
      { id: 'E3', team: 'T', x: '1' },
      { id: 'E4', team: 'N', x: '9' },
    ]
    const result = months(load(ranked), { team: [{ id: 'T' }, { id: 'N' }], employee })
    expect(employee.map(({ id }) => Object.values(figures(result, 'employee', id, 'up', 'down')))).toEqual([
      ['100', '100'],
      ['100', '100'],
      ['-50', '-50'],
      ['100', '-50'],
    ])
  })
})

describe('tables that a newcomer would write', () => {
  it.each([
    [
      'a word that the fact cannot be',
      tableOf('post | a', 'clerk | 1', 'kook | 2', 'otherwise | 3'),
      'word-not-possible',
      ['kook'],
    ],
    ['a word left out', tableOf('post | a', 'clerk | 1', 'cook | 2'), 'table-row-missing', ['cook | 2']],
    ['no left out', tableOf('full | a', 'yes | 1'), 'table-row-missing', ['yes | 1']],
    ['a number for a word', tableOf('post | a', '≥ 3 | 1', 'otherwise | 2'), 'table-cell-kind', ['≥ 3']],
    ['a word for a number', tableOf('x | a', 'big | 1', 'otherwise | 2'), 'table-cell-kind', ['big']],
    ['a word for yes or no', tableOf('full | a', 'full | 1', 'otherwise | 2'), 'table-cell-kind', ['full']],
    [
      'a gap between dates',
      tableOf('hired | a', '[2020-01-01..2020-12-31] | 1', '[2021-01-02..) | 2', '(..2019-12-31] | 3'),
      'table-gap',
      ['[2020-01-01..2020-12-31] | 1', '[2021-01-02..) | 2'],
    ],
    ['other units', tableOf('amount | a', '≥ days | 1', 'otherwise | 2'), 'compare-units', ['days']],
    [
      'a combination left out',
      tableOf('post | full | a', 'clerk | any | 1', 'any | yes | 2'),
      'table-row-missing',
      ['any | yes | 2'],
    ],
    [
      'a row behind a wider one',
      tableOf('post | full | a', 'clerk | any | 1', 'clerk | yes | 2', 'any | any | 3'),
      'table-row-unreachable',
      ['clerk | yes | 2', 'clerk | any | 1'],
    ],
    ['both ways', tableOf('x | a', '≥ low | 1', '≤ low | 2'), 'table-overlap', ['≤ low | 2', '≥ low | 1']],
    [
      'an edge outside the range',
      tableOf('quota | a', '≥ 10 | 1', '≥ 0 | 2', 'otherwise | 3'),
      'table-row-unreachable',
      ['otherwise | 3', '≥ 0 | 2'],
    ],
    ['a word among numbers', tableOf('x | a', '≥ 3 | 1', 'otherwise | poor'), 'unknown-name', ['poor']],
    [
      'outcomes of two units',
      tableOf('x | a', '≥ 3 | quota', 'otherwise | days'),
      'table-outcome-kinds',
      ['days', 'quota'],
    ],
    [
      'first of no ranking',
      tableOf('x | a', 'first | 1', 'otherwise | 3'),
      'table-place-needs-rank',
      ['first'],
    ],
    [
      'over without an edge',
      tableOf('x | a', '≥ 3 | 2 × over', 'otherwise | 3 × over'),
      'over-without-edge',
      ['3 × over'],
    ],
    [
      'a column for no such word',
      tableOf('x | post: clerk | post: kook', '≥ 3 | 1 | 2', 'otherwise | 3 | 4'),
      'word-not-possible',
      ['kook'],
    ],
    [
      'a column left out',
      tableOf('x | post: clerk | post: cook', '≥ 3 | 1 | 2', 'otherwise | 3 | 4'),
      'table-column-missing',
      ['post: cook'],
    ],
    [
      'a table without its column',
      `${tableOf('x | b | c', '≥ 3 | 1 | 2', 'otherwise | 3 | 4')}\nd: a + 1`,
      'several-outcomes',
      ['a'],
    ],
    [
      'a column that is none',
      `${tableOf('x | b | c', '≥ 3 | 1 | 2', 'otherwise | 3 | 4')}\nd: a.z`,
      'no-such-outcome',
      ['a.z'],
    ],
    [
      'a line on several columns',
      `${tableOf('x | b | c', '≥ 3 | 1 | 2', 'otherwise | 3 | 4')}\n  line: earning`,
      'no-own-value',
      ['a'],
    ],
    [
      'slices of words',
      `${tableOf('amount | rate', '≥ 10 | good', 'otherwise | poor')}\nm: marginal(a.rate)`,
      'marginal-no-tiers',
      ['marginal(a.rate)'],
    ],
    ['slices of a fact', 'm: marginal(amount)', 'lookup-no-table', ['amount']],
    [
      'slices with nothing in a row',
      `${tableOf('amount | rate', '≥ 10 | 1%', 'otherwise | none')}\nm: marginal(a.rate)`,
      'marginal-no-tiers',
      ['marginal(a.rate)'],
    ],
    [
      'slices after other units',
      `${tableOf('amount | rate', '≥ 10 | 1%', 'otherwise | 0')}\nm: |\n  marginal(a.rate, days)`,
      'compare-units',
      ['marginal(a.rate, days)'],
    ],
    [
      'shares of a word',
      'a:\n  table:\n    edgesOf: post\n    rows: |\n      amount | a\n      ≥ 10% | 1\n      otherwise | 2',
      'not-a-number',
      ['post'],
    ],
    [
      'shares of another unit',
      'a:\n  table:\n    edgesOf: heads\n    rows: |\n      amount | a\n      ≥ 10% | 1\n      otherwise | 2',
      'compare-units',
      ['heads'],
    ],
    [
      'a line through steps',
      'a:\n  table:\n    between: linear\n    rows: |\n      x | a\n      ≥ 3 | 1\n      otherwise | 2',
      'curve-needs-points',
      ['≥ 3 | 1'],
    ],
    [
      'one point twice',
      'a:\n  table:\n    between: linear\n    rows: |\n      x | a\n      3 | 1\n      3 | 2',
      'curve-point-twice',
      ['3 | 2', '3 | 1'],
    ],
  ])('%s', (_, rules, code, at) => {
    const found = problems(file(rules))
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]!.at).toEqual(at)
  })

  it('reads well in both languages', () => {
    expect(shown(file(tableOf('x | post: clerk | post: cook', '≥ 3 | 1 | 2', 'otherwise | 3 | 4')))).toEqual({
      zh: `错误[table-column-missing] 没有适用于“driver”的列。
  --> rules.yaml:22:29
   21 │         table: |
   22 │           x | post: clerk | post: cook
      │                             ^^^^^^^^^^
  提示：加一列“post: …”，不适用的写 none；或加一列“post: otherwise”。`,
      en: `error[table-column-missing] No column stands for driver.
  --> rules.yaml:22:29
   21 │         table: |
   22 │           x | post: clerk | post: cook
      │                             ^^^^^^^^^^
  hint: Add a column "post: …", with none where nothing applies, or a column "post: otherwise".`,
    })
  })
})
