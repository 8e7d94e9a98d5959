import { describe, expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    x: { type: number, default: 0 }
`
const beside = `    readings:
      how: { question: { zh: 怎样？, en: How? }, default: one }
      tie: { question: { zh: 并列？, en: Ties? }, default: shared }
    parameters:
      chosen: { reading: how, one: 10, two: 20 }
      dated: { values: [ { value: 1 }, { from: 2026-02-01, value: 2 }, { from: 2026-02-15, value: 3 } ] }
      guessed: { value: 5, assumed: { zh: 假设, en: guess } }
`
const rules = `value: { reading: how, one: x, two: x × 2 }
condition: { when: { reading: how, one: x > 1, two: x > 5 }, is: 1 }
body:
  reading: how
  one:
    table: |
      x         | body
      ≥ 3       | 7
      otherwise | 8
  two: { rank: { of: x, among: team, ties: shared } }
setting: { rank: { of: x, among: team, ties: { reading: tie } } }
parameter: chosen + x
rounding: { is: x ÷ 7, round: { reading: how, one: 2, two: 0 } }
otherwise: { when: x > 1, is: 1, otherwise: { reading: how, one: 0, two: 9 } }
both: { when: { reading: how, one: x > 1, two: x > 2 }, rank: { of: x, among: team, ties: { reading: tie } } }
pool: { line: earning, share: { pool: { reading: how, one: budget, two: budget × 2 }, by: equal, odd: each cut, nobody: keep } }
rest: { for: team, is: pool.kept }
guess: guessed × x`
const given = {
  team: [{ id: 'T' }],
  employee: ['3', '3', '1'].map((x, at) => ({ id: `E${at + 1}`, team: 'T', x })),
}
const file = (more = ''): string => facts + clauseWith(rules + more, beside)

describe('readings', () => {
  it('choose a value, a condition, a body, a setting, a parameter, a rounding, and several at once', () => {
    const ruleSet = load(file())
    const by = months(ruleSet, given)
    expect(figures(by, 'employee', 'E1')).toMatchObject({
      value: '3',
      condition: '1',
      body: '7',
      setting: '1',
      parameter: '13',
      rounding: '0.43',
      otherwise: '1',
      both: '1',
      pool: '33.33',
    })
    expect(figures(by, 'employee', 'E3', 'condition', 'body', 'otherwise', 'both')).toEqual({
      condition: 'none: condition',
      body: '8',
      otherwise: '0',
      both: 'none: condition',
    })
    expect(figures(by, 'team', 'T', 'rest')).toEqual({ rest: '0.01' })
    const other = months(ruleSet, given, { readings: { how: 'two', tie: 'last' } })
    expect(figures(other, 'employee', 'E1')).toMatchObject({
      value: '6',
      condition: 'none: condition',
      body: '1',
      setting: '2',
      parameter: '23',
      rounding: '0',
      otherwise: '1',
      both: '2',
      pool: '66.66',
    })
    expect(figures(other, 'employee', 'E3', 'body', 'otherwise')).toEqual({ body: '3', otherwise: '9' })
    expect(figures(other, 'team', 'T', 'rest')).toEqual({ rest: '0.02' })
  })

  it('mark what they touch with the option in force, and nothing else', () => {
    const marks = (readings: Record<string, string>): readonly (readonly string[] | undefined)[] => {
      const { values } = months(load(file()), given, { readings }).periods[0]!.things.employee![0]!
      return ['value', 'both', 'guess', 'setting'].map((rule) => values[rule]!.marks)
    }
    expect(marks({ how: 'two' })).toEqual([
      ['reading:how=two'],
      ['reading:how=two', 'reading:tie=shared'],
      ['assumed:guessed'],
      ['reading:tie=shared'],
    ])
  })

  it('offer the options of their uses, or the words of the setting', () => {
    const { diagnostics } = months(load(file()), given, { readings: { how: 'tow', tie: 'shard' } })
    expect(diagnostics.map((one) => one.parameters)).toMatchObject([
      { option: 'tow', known: 'one | two' },
      { option: 'shard', near: 'shared', known: 'shared | dense | ordinal | last' },
    ])
  })

  it.each([
    ['v: { reading: how, one: x, two: "yes" }', 'options-differ'],
    ['v: how + 1', 'name-is-reading'],
    ['v: { reading: how, one: x }', 'source-reading-differs'],
    ['v: { reading: who, one: x, two: 2 }', 'source-unknown-reading'],
  ])('refuse %s', (rule, code) => {
    expect(problems(file(`\n${rule}`)).map((one) => one.code)).toEqual([code])
  })

  it('may say none in one option, whatever the others are', () => {
    const ruleSet = load(
      file(`
number: { when: x > 1, is: { reading: how, one: none, two: 100 }, round: 1 }
paid: { line: earning, is: { reading: how, one: x × 1.005, two: none } }
truth: { is: { reading: how, one: none, two: x > 1 } }
branch: { is: if x > 1 then none else 5 }
other: { is: 'first(if x > 1 then none else none, 5)' }
instead: { is: none, otherwise: 7 }`),
    )
    const asked = ['number', 'paid', 'truth', 'branch', 'other', 'instead'] as const
    expect(figures(months(ruleSet, given), 'employee', 'E1', ...asked)).toEqual({
      number: 'none: condition',
      paid: '3.02',
      truth: 'none: condition',
      branch: 'none: condition',
      other: '5',
      instead: '7',
    })
    const two = months(ruleSet, given, { readings: { how: 'two' } })
    expect(figures(two, 'employee', 'E1', 'number', 'paid', 'truth')).toEqual({
      number: '100',
      paid: 'none: condition',
      truth: 'yes',
    })
  })

  it('say what each option is where they differ', () => {
    const { zh, en } = shown(file('\nv: { reading: how, one: x, two: "yes" }'))
    expect(zh).toContain('这里是：one: 不带单位的数 | two: 是或否。')
    expect(en).toContain('are: one: a number without a unit | two: yes or no.')
  })
})

describe('parameters', () => {
  it('have values in force from a date on: the first day of the period chooses', () => {
    const ruleSet = load(
      facts +
        clauseWith('y: dated × x', beside.replace('chosen: { reading: how, one: 10, two: 20 }', 'other: 1')),
    )
    const result = months(ruleSet, [given, given, given])
    const values = result.periods.map((one) => one.things.employee![0]!.values.y!.value)
    expect(values).toEqual(['3', '6', '9'])
  })

  it('may be a quotient of two numbers, exactly', () => {
    const ruleSet = load(
      facts +
        clauseWith(
          `third: x × oneThird
quarter: x × oneQuarter
minus: x × minusSixth
inverse: x ÷ oneThird
half: { reading: how, one: x × chosen, two: x }
now: x × dated`,
          `    readings: { how: { question: { zh: 怎样？, en: How? }, default: one } }
    parameters:
      oneThird: { value: 1 ÷ 3 }
      oneQuarter: 25% ÷ 1
      minusSixth: -1 ÷ 6
      chosen: { reading: how, one: 1 ÷ 7, two: 1 }
      dated: { values: [ { value: 1 ÷ 3 }, { from: 2026-02-01, value: 2 ÷ 3 } ] }
`,
        ),
    )
    expect(figures(months(ruleSet, given), 'employee', 'E1')).toEqual({
      third: '1',
      quarter: '0.75',
      minus: '-0.5',
      inverse: '9',
      half: '3/7',
      now: '1',
    })
    expect(figures(months(ruleSet, [given, given]), 'employee', 'E3', 'now')).toEqual({ now: '2/3' })
  })

  it.each(['1 ÷ 0', '1 ÷ x', '1 + 3'])('are not %s', (value) => {
    const file = facts + clauseWith('y: rate × x', `    parameters: { rate: ${value} }\n`)
    expect(problems(file).map((one) => one.code)).toEqual(['parameter-not-literal'])
  })

  it('are numbers, not formulas', () => {
    const file = facts + clauseWith('y: rate × x', '    parameters: { rate: 3 × 4 }\n')
    expect(problems(file).map((one) => one.code)).toEqual(['parameter-not-literal'])
    expect(shown(file).zh).toContain('参数“rate”须是一个数（或两数之商，如 1 ÷ 3）、日期或时刻。')
  })
})

describe('assumptions', () => {
  it('of a table or a rule mark every number they touch, through rules and slices', () => {
    const assumed =
      facts +
      clauseWith(`tier:
  assumed: { zh: 假设, en: guess }
  table: |
    x         | rate
    ≥ 2       | 3
    otherwise | 1
slices: marginal(tier.rate)
next: slices + 1
free: x + 1`)
    const { values } = months(load(assumed), given).periods[0]!.things.employee![0]!
    expect(Object.fromEntries(Object.entries(values).map(([rule, one]) => [rule, one.marks]))).toEqual({
      tier: ['assumed:tier'],
      'tier.rate': ['assumed:tier'],
      slices: ['assumed:tier'],
      next: ['assumed:tier'],
      free: undefined,
    })
  })
})

it('explains the condition of the option in force, not of another', () => {
  const rules = load(`facts: { employee: { x: number } }
clauses:
  第1条:
    readings: { how: { question: q, default: one, options: { one: a, two: b } } }
    rules:
      y: { when: { reading: how, one: x > 1, two: x > 5 }, is: 1 }
`)
  const facts = { period: '2026-01', complete: true as const, employee: [{ id: 'E', x: '3' }] }
  const said = (option: string) => {
    const { value } = explain(rules, facts, { rule: 'y', id: 'E' }, { readings: { how: option } })
    return [
      value!.value ?? value!.absent!.kind,
      value!.conditions.map(({ text, holds }) => `${text} ${holds}`),
    ]
  }
  expect(said('one')).toEqual(['1', ['x > 1 true']])
  expect(said('two')).toEqual(['condition', ['x > 5 false']])
})
