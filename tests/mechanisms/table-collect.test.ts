import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith, figures, figuresOf, months } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    x: { type: number, default: 0 }
    amount: { type: money, allowed: "≥ 0", default: 0 }
    post: { type: [clerk, cook], default: clerk }
    full: { type: yes/no, default: yes }
    sick: { type: number, default: none }
    hired: { type: date, default: 2020-02-29 }
`
const file = (rules: string): string => facts + clauseWith(rules)
const valueOf = (rules: string, given: Record<string, string> = {}): Readonly<Record<string, string>> =>
  figuresOf(file(rules), { employee: [{ id: 'E1', ...given }] }, 'employee', 'E1')
const collecting = (hit: string, ...rows: readonly string[]): string =>
  `a:\n  table:\n    hit: ${hit}\n    rows: |\n${rows.map((row) => `      ${row}`).join('\n')}`

describe('hit: sum, highest, lowest, count', () => {
  const rows = ['x | full | a', '≥ 10 | any | 100', '≥ 20 | any | 50', 'any | yes | 30', '≥ 90 | no | none']

  it.each([
    ['sum', { x: '25' }, '180'],
    ['sum', { x: '5', full: 'no' }, '0'],
    ['sum', { x: '95', full: 'no' }, '150'],
    ['count', { x: '25' }, '3'],
    ['count', { x: '95', full: 'no' }, '2'],
    ['count', { x: '5', full: 'no' }, '0'],
  ])('%s of the rows that hold, of %o', (hit, given, expected) => {
    expect(valueOf(collecting(hit, ...rows), given).a).toBe(expected)
  })

  it.each([
    ['highest', '95', '50'],
    ['highest', '5', 'none: row'],
    ['lowest', '95', '-20'],
    ['lowest', '15', '30'],
    ['lowest', '5', 'none: row'],
  ])('%s of x %s', (hit, x, expected) => {
    const some = collecting(hit, 'x | a', '≥ 10 | 30', '≥ 20 | 50', '≥ 90 | -20', 'any | none')
    expect(valueOf(some, { x }).a).toBe(expected)
  })

  it('each column is collected by itself; `none` is left out, `open` blocks', () => {
    const two = collecting('sum', 'x | a | b', '≥ 10 | 1 | none', '≥ 20 | 2 | 20', '≥ 30 | open | 300')
    expect(valueOf(two, { x: '20' })).toEqual({ 'a.a': '3', a: '3', 'a.b': '20' })
    const result = months(load(file(two)), { employee: [{ id: 'E1', x: '30' }] })
    expect(figures(result, 'employee', 'E1', 'a.a', 'a.b')).toEqual({ 'a.a': 'none: row', 'a.b': '320' })
    expect(result.diagnostics.map((one) => one.code)).toEqual(['run-open'])
  })

  it('words can be counted, dates have a latest; the second key may choose the column', () => {
    expect(valueOf(collecting('count', 'x | a', '≥ 1 | late', '≥ 2 | absent'), { x: '2' }).a).toBe('2')
    const dates = collecting('highest', 'x | a', 'any | "2020-01-01"', '≥ 2 | hired')
    expect(valueOf(dates, { x: '2' }).a).toBe('2020-02-29')
    const byPost = collecting('sum', 'x | post: clerk | post: cook', '≥ 1 | 1 | 10', '≥ 2 | 2 | none')
    expect(valueOf(byPost, { x: '2' })['a.post']).toBe('3')
    expect(valueOf(byPost, { x: '2', post: 'cook' })['a.post']).toBe('10')
  })

  it('`over` is what exceeds the own edge: 1% beyond 5000 and 0.5% more beyond 20000', () => {
    const rows = collecting('sum', 'amount | a', '≥ 5000 | over × 1%', '≥ 20000 | over × 0.5%')
    // 25000 × 1% − 50 + 5000 × 0.5% = 225
    expect(valueOf(rows, { amount: '25000' }).a).toBe('225')
    expect(problems(file(collecting('sum', 'x | a', '≤ 5 | 1', '≤ 9 | over')))[0]!.code).toBe(
      'over-without-edge',
    )
  })

  it('an absent key makes it absent, a missing fact blocks', () => {
    const rows = collecting('sum', 'sick | a', '≥ 1 | 10')
    expect(valueOf(rows).a).toBe('none: fact')
    expect(valueOf(`${rows}\n  when: x > 3`).a).toBe('none: condition')
    expect(valueOf(`${rows}\n  otherwise: 7`).a).toBe('7')
  })

  it('goes with a reading, with people’s teams and with `missing: exclude`', () => {
    const body = `facts:
  team: { budget: { type: money, default: 0 } }
  employee:
    team: team
    x: number
clauses:
  第1条:
    readings:
      how: { question: { zh: 怎么算？, en: How? }, default: sum }
    rules:
      points: { table: { hit: { reading: how, sum: sum, highest: highest }, rows: "x | points\\n≥ 1 | 1\\n≥ 2 | 2\\nany | 0" } }
      group: { for: team, missing: exclude, table: { hit: sum, rows: "count(employee) | group\\n≥ 2 | 10\\n≥ 3 | 5" } }
`
    const given = {
      team: [{ id: 'T' }],
      employee: [1, 2, 3].map((x) => ({ id: `E${x}`, team: 'T', x: `${x}` })),
    }
    const at = (reading: string) => months(load(body), given, { readings: { how: reading } })
    expect(figures(at('sum'), 'employee', 'E2', 'points')).toEqual({ points: '3' })
    expect(figures(at('highest'), 'employee', 'E2', 'points')).toEqual({ points: '2' })
    expect(figures(at('sum'), 'team', 'T', 'group')).toEqual({ group: '15' })
  })

  it('is explained by the rows that held, with what each gave', () => {
    const set = load(file(collecting('sum', ...rows)))
    const facts = { period: '2026-01', complete: true as const, employee: [{ id: 'E1', x: '25' }] }
    const { working } = explain(set, facts, { id: 'E1', rule: 'a', period: '2026-01' }).value!
    expect(working.map((one) => one.en)).toEqual([
      'Table: x = 25, full = yes; 3 of 4 rows hold, added up',
      'Row 1 "≥ 10 | any": 100',
      'Row 2 "≥ 20 | any": 50',
      'Row 3 "any | yes": 30',
    ])
    expect(working.map((one) => one.zh)[0]).toBe('查表：x = 25，full = 是，4 行中有 3 行符合，各行相加')
  })
})

const cell = fc.constantFrom('3', '-2', '10', 'none', 'x + 1', '0.5')
const edge = fc.integer({ min: -3, max: 6 })
const row = fc.record({ edge, up: fc.boolean(), post: fc.constantFrom('any', 'clerk', 'cook'), cell })

describe('laws of collecting', () => {
  it('a sum is the sum over rows of `if row then value else 0`; a count counts them; highest and lowest are theirs', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, {
          selector: (one) => `${one.up} ${one.edge} ${one.post}`,
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: -4, max: 7 }),
        fc.constantFrom('clerk', 'cook'),
        (rows, x, post) => {
          const text = rows.map((one) => `${one.post} | ${one.up ? '≥' : '<'} ${one.edge} | ${one.cell}`)
          const table = (name: string, more: readonly string[] = []): string =>
            collecting(name, 'post | x | v', ...text, ...more).replace(/^a:/, `${name}:`)
          const held = rows.filter(
            (one) => (one.post === 'any' || one.post === post) && (one.up ? x >= one.edge : x < one.edge),
          )
          const by = rows.map(
            (one) =>
              `(if x ${one.up ? '≥' : '<'} ${one.edge}${one.post === 'any' ? '' : ` and post = "${one.post}"`} then ${one.cell === 'none' ? '0' : one.cell} else 0)`,
          )
          const rules = [
            table('sum'),
            table('count'),
            table('highest', ['any | any | -99']),
            table('lowest', ['any | any | 99']),
            `byHand: "${by.join(' + ').replaceAll('"', '\\"')}"`,
          ].join('\n')
          const found = valueOf(rules, { x: String(x), post })
          const values = held.flatMap((one) =>
            one.cell === 'none' ? [] : [one.cell === 'x + 1' ? x + 1 : Number(one.cell)],
          )
          expect(found.sum).toBe(found.byHand)
          expect(found.count).toBe(String(values.length))
          expect(found.highest).toBe(String(Math.max(-99, ...values)))
          expect(found.lowest).toBe(String(Math.min(99, ...values)))
        },
      ),
      { numRuns: 40 },
    )
  })
})
