import { describe, expect, it } from 'vitest'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { codesOf, load } from '../support/load.ts'

const facts = `channels:
  prize: { zh: 奖, en: prize }
facts:
  team: { budget: { type: money, default: none } }
  employee:
    team: { type: team, default: none }
    x: { type: number, default: 0 }
    pay: { type: money, default: 0 }
    maybe: { type: number, default: none }
`
const says = 'finding: { zh: 高, en: high }'
const file = (rules: string): string => facts + clauseWith(rules)
const given = {
  team: [{ id: 'T' }],
  employee: [
    { id: 'E1', team: 'T', x: '3', pay: '10', maybe: '5' },
    { id: 'E2', x: '1', pay: '20' },
  ],
}
const values = (rules: string, id = 'E2'): Readonly<Record<string, string>> =>
  figures(months(load(file(rules)), given), 'employee', id)

describe('what does not apply', () => {
  it('flows on through formulas and tables, and stops where another value stands in', () => {
    const rules = `a: { when: x > 1, is: x × 2 }
b: a + 1
c:
  table: |
    b         | c
    ≥ 5       | high
    otherwise | low
d: "first(b, 0)"
e: total(a, x)
f: present(c)
g: { is: b, otherwise: 9 }
h: { for: company, is: sum(a) }
i: { weighted: { a: 50%, x: 50% } }`
    expect(values(rules, 'E1')).toEqual({
      a: '6',
      b: '7',
      c: 'high',
      'c.c': 'high',
      d: '7',
      e: '9',
      f: 'yes',
      g: '7',
      i: '4.5',
    })
    expect(values(rules)).toEqual({
      a: 'none: condition',
      b: 'none: condition',
      c: 'none: condition',
      'c.c': 'none: condition',
      d: '0',
      e: '1',
      f: 'no',
      g: '9',
      i: 'none: condition',
    })
  })

  it('leaves a line out, and its reason is kept', () => {
    const result = months(load(file('a: { line: earning, when: x > 1, is: pay }')), given)
    const [first, second] = result.periods[0]!.things.employee!
    expect(first!.totals).toEqual({ earning: '10.00' })
    expect(second!.lines).toEqual([])
    expect(second!.leftOut.map((one) => one.rule)).toEqual(['a'])
  })

  it('of a team that somebody has not, or that has not given its budget, is asked with present', () => {
    expect(values('y: present(budget)')).toEqual({ y: 'no' })
    expect(codesOf(file(`y: { when: budget > 3, ${says} }`))).toEqual(['finding-may-be-absent'])
    expect(codesOf(file(`y: { when: present(budget) and budget > 3, ${says} }`))).not.toContain(
      'finding-may-be-absent',
    )
  })
})

describe('findings', () => {
  it.each([
    ['a fact that may be none', `y: { when: maybe > 3, ${says} }`],
    ['a rule with a condition', `a: { when: x > 1, is: x }\ny: { when: a > 3, ${says} }`],
    ['a division', `y: { when: 1 ÷ x > 3, ${says} }`],
    [
      'a table with such a key',
      `y:\n  ${says}\n  table: |\n    maybe | y\n    ≥ 3 | talk\n    otherwise | none`,
    ],
    ['the past', `y: { when: ago(x) > 3, ${says} }`],
    ['a mean', `y: { for: company, when: mean(maybe) > 3, ${says} }`],
  ])('may not be silent by accident: %s', (_, rules) => {
    expect(codesOf(file(rules))).toEqual(['finding-may-be-absent'])
  })

  it.each([
    ['present(…) and', `y: { when: present(maybe) and maybe > 3, ${says} }`, ['E1']],
    [
      'present(…) of a rule, and its exact value',
      `r: { when: x > 1, is: maybe ÷ 3, round: 1 }\ny: { when: present(r) and exact(r) > 1, ${says} }`,
      ['E1'],
    ],
    [
      'present(exact(…))',
      `r: { when: x > 1, is: maybe ÷ 3, round: 1 }\ny: { when: present(exact(r)) and exact(r) > 1, ${says} }`,
      ['E1'],
    ],
    ['present(ago(…))', `y: { when: present(ago(x)) and ago(x) > 3, ${says} }`, []],
    ['first(…)', `y: { when: "first(maybe, 0) > 3", ${says} }`, ['E1']],
    ['otherwise', `a: { is: maybe, otherwise: 0 }\ny: { when: a > 3, ${says} }`, ['E1']],
    [
      'the condition of the rule it reads',
      `a: { when: x > 1, is: x }\ny: { when: x > 1 and a > 2, ${says} }`,
      ['E1'],
    ],
    ['present(rule)', `a: { when: x > 1, is: x }\ny: { when: present(a) and a > 2, ${says} }`, ['E1']],
    ['if', `a: { when: x > 1, is: x }\ny: { is: if x > 1 then a > 2 else no, ${says} }`, ['E1']],
    [
      'a table that says none itself',
      `y:\n  ${says}\n  table: |\n    x | y\n    ≥ 3 | talk\n    otherwise | none`,
      ['E1'],
    ],
    ['a division that cannot be by zero', `y: { when: x ÷ daysIn(period) > 0.05, ${says} }`, ['E1']],
  ])('%s says what absence means', (_, rules, ids) => {
    const result = months(load(file(rules)), given)
    expect(result.findings.map((one) => one.id)).toEqual(ids)
  })

  it('have evidence, what they need, and notes on law; and act on nothing', () => {
    const rules = `tier:
  table: |
    x         | a | b
    ≥ 3       | 1 | 2
    otherwise | 3 | none
y:
  when: x > 2
  ${says}
  evidence: [x, tier.a]
  needs: { zh: 有人决定, en: someone decides }
  law: [ { says: { zh: 法, en: law }, source: 第1条 } ]`
    const [finding] = months(load(file(rules)), given).findings
    expect(finding).toMatchObject({
      id: 'E1',
      rule: 'y',
      decision: { status: 'open' },
      needs: { en: 'someone decides' },
      law: [{ source: '第1条' }],
    })
    expect(finding!.evidence.map(({ name, value }) => [name, value])).toEqual([
      ['x', '3'],
      ['tier.a', '1'],
    ])
  })

  it('report yes or a word; a number is no finding', () => {
    expect(codesOf(file(`y: { is: x, ${says} }`))).toEqual(['finding-kind'])
    const { zh, en } = shown(file(`y: { when: maybe > 3, ${says} }`))
    expect(zh).toContain('结论“y”有时不适用，那时算不算成立没有写明。')
    expect(zh).toContain('提示：在条件前加 present(…) and，或给它所读的值写 otherwise。')
    expect(en).toContain('hint: Put present(…) and before the condition')
  })
})

describe('totals and channels', () => {
  it('each channel is the sum of its lines; a total that the policy defines is compared with it', () => {
    const rules = `a: { line: earning, when: x > 1, is: pay ÷ 3 }
b: { line: prize, is: pay }
c: { line: earning, is: pay ÷ 3 }
all: { totalOf: earning, is: "total(a, c)" }
off: { totalOf: prize, is: b + 1 }`
    const result = months(load(file(rules)), given)
    expect(result.periods[0]!.things.employee!.map((one) => one.totals)).toEqual([
      { earning: '6.66', prize: '10.00' },
      { earning: '6.67', prize: '20.00' },
    ])
    expect(
      result.diagnostics.map((one) => [one.code, one.parameters.rule, one.parameters.difference]),
    ).toEqual([
      ['run-total-differs', 'off', '1'],
      ['run-total-differs', 'off', '1'],
    ])
  })

  it('a total that may not apply is refused, with the repair', () => {
    const rules = 'a: { line: earning, when: x > 1, is: pay }\nall: { totalOf: earning, is: a }'
    expect(codesOf(file(rules))).toEqual(['total-may-be-absent'])
    expect(shown(file(rules)).zh).toContain('提示：用 total(a, b) 代替加号，它会略过不适用的项。')
  })
})

describe('a clause', () => {
  it('gives its `for` and `when` to all its rules that do not say otherwise', () => {
    const rules =
      facts +
      clauseWith('a: 1\nb: { for: company, when: 1 > 0, is: 2 }', '    for: employee\n    when: x > 1\n')
    const result = months(load(rules), given)
    expect(figures(result, 'employee', 'E1')).toEqual({ a: '1' })
    expect(figures(result, 'employee', 'E2')).toEqual({ a: 'none: condition' })
    expect(figures(result, 'company', 'company')).toEqual({ b: '2' })
  })
})
