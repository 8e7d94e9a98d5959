import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PeriodFacts, Result } from '../../src/index.ts'
import { calculate, explain, renderExplanation, wordsOf } from '../../src/index.ts'
import { clauseWith, shown as shownIn } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const rules = load(`facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    sales: { type: money, default: 0 }
    mark: { type: score, default: none }
    post: { type: [clerk, senior], default: clerk }
  employee each quarter: { skill: { type: score, default: 50 } }
  order of employee: { dated: date, amount: money }
clauses:
  第1条:
    rules:
      quarterSales: { each: quarter, is: sum(sales) }
      quarterMean: { each: quarter, is: mean(mark) }
      quarterBest: { each: quarter, is: max(mark) }
      quarterWorst: { each: quarter, is: min(mark) }
      quarterCount: { each: quarter, is: count(mark) }
      quarterMark: { each: quarter, weighted: { skill: 40%, mean(mark): 60% }, round: 2 }
      orders: { each: quarter, is: sum(amount each order) }
      place: { each: quarter, rank: { of: quarterSales, among: team, first: highest, ties: shared } }
      pool: { for: team, each: quarter, is: sum(sales each employee) × 1% }
      part: { each: quarter, line: earning, share: { pool: pool, by: equal, odd: largest remainder, nobody: keep } }
      good: { each: quarter, streak: { of: quarterMark ≥ 60, gap: breaks } }
      rise: { each: quarter, is: quarterSales - ago(quarterSales) }
      halfSales: { each: half-year, is: sum(quarterSales) }
      yearMean: { each: year, is: mean(quarterMean) }
      yearByMonth: { each: year, is: mean(mark) }
      yearWeighted: { each: year, weighted: { of: quarterMark, by: [10%, 20%, 30%, 40%], absent: reweight } }
      lastSales: { each: year, is: closing(sales) }
      endPost: { each: year, is: post }
      paid: { line: earning, when: present(quarterMark), is: quarterSales × 0.5% }
      graded: { is: latest(quarterMark) ≥ 60, otherwise: no }
      read: quarterSales × 2
`)

/** Rows of one person in each month; undefined: not on the list. */
type Month = { readonly sales: string; readonly mark?: string } | undefined

const monthText = (at: number): string =>
  `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`

const factsOf = (people: readonly (readonly Month[])[]): readonly PeriodFacts[] =>
  Array.from({ length: people[0]!.length }, (_, at) => ({
    period: monthText(at),
    complete: true as const,
    team: [{ id: 'T' }],
    employee: people.flatMap((months, person) =>
      months[at] ? [{ id: `E${person}`, team: 'T', ...months[at] }] : [],
    ),
  }))

const valuesIn = (result: Result, period: string, id: string, thing = 'employee') =>
  result.periods.find((one) => one.period === period)?.things[thing]?.find((one) => one.id === id)?.values

const shown = (result: Result, period: string, id: string, rule: string): string => {
  const value = valuesIn(result, period, id)?.[rule]
  return value === undefined ? 'nobody' : (value.value ?? value.absent!.kind)
}

const month = fc.option(
  fc.record(
    {
      sales: fc.integer({ min: 0, max: 900000 }).map((fen) => (fen / 100).toFixed(2)),
      mark: fc.integer({ min: 0, max: 100 }).map(String),
    },
    { requiredKeys: ['sales'] },
  ),
  { nil: undefined, freq: 5 },
)
const population = (length: number) =>
  fc.array(fc.array(month, { minLength: length, maxLength: length }), { minLength: 1, maxLength: 4 })

const fraction = (n: bigint, d: bigint): string => {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
  const by = gcd(n < 0n ? -n : n, d)
  let [top, bottom] = [n / by, d / by]
  if (bottom === 1n) return String(top)
  let rest = bottom
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  if (rest !== 1n) return `${top}/${bottom}`
  let digits = 0
  while (top % bottom !== 0n) {
    top *= 10n
    digits += 1
  }
  const text = String(top / bottom).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
const fen = (text: string): bigint => BigInt(text.replace('.', ''))

describe('a longer period and the shorter ones in it', () => {
  it('law: sum, mean, best, worst and count of a quarter are those of the months a person was there for', () => {
    fc.assert(
      fc.property(population(6), (people) => {
        const result = calculate(rules, factsOf(people))
        expect(result.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
        for (const [at, months] of people.entries())
          for (const quarter of [0, 1]) {
            const own = months.slice(quarter * 3, quarter * 3 + 3)
            const there = own.flatMap((one) => (one ? [one] : []))
            const marks = there.flatMap((one) => (one.mark === undefined ? [] : [BigInt(one.mark)]))
            const sum = (list: readonly bigint[]): bigint => list.reduce((all, one) => all + one, 0n)
            const text = (rule: string): string => shown(result, `2026-Q${quarter + 1}`, `E${at}`, rule)
            if (own[2] === undefined) {
              expect(text('quarterSales')).toBe('nobody')
              continue
            }
            expect(text('quarterSales')).toBe(fraction(sum(there.map((one) => fen(one.sales))), 100n))
            expect(text('quarterCount')).toBe(String(marks.length))
            if (marks.length === 0) continue
            expect(text('quarterMean')).toBe(fraction(sum(marks), BigInt(marks.length)))
            const sorted = [...marks].sort((a, b) => (a < b ? -1 : 1))
            expect(text('quarterWorst')).toBe(String(sorted[0]))
            expect(text('quarterBest')).toBe(String(sorted.at(-1)))
          }
      }),
    )
  })

  it('law: stepping month by month with the carry is one call over the year', () => {
    fc.assert(
      fc.property(
        population(14),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }),
        (people, skills) => {
          const quarters = skills.map((skill, at) => ({
            period: `2026-Q${at + 1}`,
            employee: people.map((_, person) => ({ id: `E${person}`, skill: String(skill) })),
          }))
          const whole = calculate(rules, [...quarters, ...factsOf(people)])
          let carry: Result['carry'] | undefined
          const steps = factsOf(people).map((facts) => {
            // JSON there and back, as a store would keep it.
            const handed = carry && (JSON.parse(JSON.stringify(carry)) as Result['carry'])
            const step = calculate(rules, [facts, ...quarters], handed ? { carry: handed } : {})
            carry = step.carry
            return step
          })
          expect(steps.flatMap((step) => step.periods)).toEqual(whole.periods)
          expect(steps.flatMap((step) => step.settled)).toEqual(whole.settled)
          expect(steps.at(-1)!.carry).toEqual(whole.carry)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('law: the parts of a quarter add up to its pool, for whoever is there when it closes', () => {
    fc.assert(
      fc.property(population(3), (people) => {
        const result = calculate(rules, factsOf(people))
        const pool = valuesIn(result, '2026-Q1', 'T', 'team')!.pool!.value!
        const list = result.periods.find((one) => one.period === '2026-Q1')!.things.employee ?? []
        const placed = list.reduce((sum, one) => sum + fen(one.values.part!.value!), 0n)
        const exact = people.flat().reduce((sum, one) => sum + (one ? fen(one.sales) : 0n), 0n)
        expect(pool).toBe(fraction(exact, 10000n))
        if (list.length > 0) expect(placed).toBe((exact + 50n) / 100n)
      }),
    )
  })

  it('law: the order in which periods are handed over changes nothing', () => {
    fc.assert(
      fc.property(population(6), fc.func(fc.integer()), (people, key) => {
        const facts = [...factsOf(people), { period: '2026-Q2', employee: [{ id: 'E0', skill: '81' }] }]
        const shuffled = [...facts].sort((a, b) => key(a.period) - key(b.period))
        expect(calculate(rules, shuffled)).toEqual(calculate(rules, facts))
      }),
      { numRuns: 20 },
    )
  })

  it('has its results in the closing month alone, and reads the one closed before from then on', () => {
    const year = Array.from({ length: 12 }, (_, at) => ({
      sales: String(at + 1),
      mark: at < 3 ? '90' : '40',
    }))
    const result = calculate(rules, factsOf([year]))
    const row = (rule: string) =>
      Array.from({ length: 12 }, (_, at) => shown(result, monthText(at), 'E0', rule))
    expect(row('graded')).toEqual(['no', 'no', 'no', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'no', 'no'])
    expect(
      row('paid')
        .map((one) => (one === 'condition' ? '' : one))
        .join(),
    ).toBe(',,0.03,,,0.08,,,0.12,,,0.17')
    expect(result.periods.map((one) => one.period).filter((one) => !/^\d{4}-\d\d$/.test(one))).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-H1',
      '2026-Q3',
      '2026-Q4',
      '2026-H2',
      '2026',
    ])
    expect(shown(result, '2026-H1', 'E0', 'halfSales')).toBe('21')
    expect(shown(result, '2026', 'E0', 'lastSales')).toBe('12')
    // 74, 44, 44, 44 with 10, 20, 30 and 40 per cent.
    expect(shown(result, '2026', 'E0', 'yearWeighted')).toBe('47')
    // The mean of the means is the mean of all months, as all have three.
    expect(shown(result, '2026', 'E0', 'yearMean')).toBe('52.5')
    expect(shown(result, '2026', 'E0', 'yearByMonth')).toBe('52.5')
  })

  it('weighs the quarters that there are, and refuses where the rule does not say how', () => {
    const late = Array.from({ length: 12 }, (_, at) => (at < 4 ? undefined : { sales: '1', mark: '80' }))
    const result = calculate(rules, factsOf([late]))
    // Q1 is not there; the other three are 0.6 × 80 + 0.4 × 50 = 68.
    expect(shown(result, '2026', 'E0', 'yearWeighted')).toBe('68')
    const strict = load(`facts: { employee: { mark: score } }
clauses:
  第1条:
    rules:
      quarterMark: { each: quarter, is: mean(mark) }
      yearMark: { each: year, weighted: { of: quarterMark, by: [10%, 20%, 30%, 40%] } }
      yearZero: { each: year, weighted: { of: quarterMark, by: [10%, 20%, 30%, 40%], absent: zero } }
`)
    const months = Array.from({ length: 9 }, (_, at) => ({
      period: monthText(at + 3),
      employee: [{ id: 'E0', mark: '50' }],
    }))
    const found = calculate(strict, months)
    expect(shown(found, '2026', 'E0', 'yearMark')).toBe('condition')
    expect(shown(found, '2026', 'E0', 'yearZero')).toBe('45')
  })

  it('explains a quarter under its own period', () => {
    const facts = factsOf([Array.from({ length: 3 }, (_, at) => ({ sales: String(at), mark: '80' }))])
    const { value } = explain(rules, facts, { rule: 'quarterMark', id: 'E0', period: '2026-Q1' })
    expect(value).toMatchObject({ period: '2026-Q1', thing: 'employee', id: 'E0', value: '68' })
    expect(value!.working.map((one) => one.zh).join()).toContain('60%')
    expect(explain(rules, facts, { rule: 'quarterMark', id: 'E0' }).value!.value).toBe('68')
  })

  it('says in a month that the quarter has not closed, in the words of people', () => {
    const facts = factsOf([[{ sales: '100' }]])
    const [january] = calculate(rules, facts).periods
    const { absent } = january!.things.employee![0]!.values.read!
    expect(wordsOf(rules).reason(absent!)).toEqual({
      zh: '“季度”尚未结束',
      en: 'the quarter has not closed yet',
    })
    const { value } = explain(rules, facts, { rule: 'read', id: 'E0' })
    expect(renderExplanation(value!, 'zh')).toContain('不适用（“季度”尚未结束）')
  })

  it('takes an override of a quarter under its own period', () => {
    const facts = factsOf([Array.from({ length: 3 }, () => ({ sales: '100', mark: '80' }))])
    const overrides = [
      { period: '2026-Q1', thing: 'employee', id: 'E0', rule: 'quarterMark', value: '90', reason: 'appeal' },
    ]
    const result = calculate(rules, facts, { overrides })
    expect(valuesIn(result, '2026-Q1', 'E0')!.quarterMark).toMatchObject({
      value: '90',
      marks: ['overridden'],
    })
    const early = calculate(rules, facts.slice(0, 2), { overrides })
    expect(early.diagnostics.map((one) => one.code)).toContain('override-no-target')
  })
})

describe('what bad input gets', () => {
  const three = factsOf([Array.from({ length: 3 }, () => ({ sales: '1', mark: '80' }))])
  const codes = (facts: readonly PeriodFacts[], options = {}): readonly string[] =>
    calculate(rules, facts, options).diagnostics.map((one) => one.code)

  it.each<readonly [string, readonly PeriodFacts[], readonly string[]]>([
    ['whole', three, []],
    ['a month twice', [...three, three[1]!], ['facts-period-twice']],
    ['a month left out', [three[0]!, three[2]!], ['period-gap', 'cycle-incomplete']],
    ['a quarter that began before', three.slice(1), ['cycle-incomplete']],
    ['a quarter twice', [...three, { period: '2026-Q1' }, { period: '2026-Q1' }], ['facts-period-twice']],
    [
      'a value of the quarter in a month',
      [{ ...three[0]!, employee: [{ id: 'E0', team: 'T', skill: '3' }] }],
      ['fact-of-other-cycle'],
    ],
    [
      'a value of the month in a quarter',
      [...three, { period: '2026-Q1', employee: [{ id: 'E0', sales: '3' }] }],
      ['fact-of-other-cycle'],
    ],
    [
      'a quarter score of somebody who left',
      [...three, { period: '2026-Q1', employee: [{ id: 'E9', skill: '3' }] }],
      ['longer-fact-unused'],
    ],
    ['only a quarter', [{ period: '2026-Q1', employee: [] }], ['facts-none']],
    ['a week', [...three, { period: '2026-W01' }], ['facts-bad-period']],
    [
      '30 February',
      [{ ...three[0]!, order: [{ id: 'O', employee: 'E0', dated: '2026-02-30', amount: '1' }] }],
      ['fact-not-date'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(facts)).toEqual(expected)
  })

  it('goes on from a carry only with the very next month, or says what is missing', () => {
    const january = calculate(rules, three[0]!)
    expect(codes([three[1]!, three[2]!], { carry: january.carry })).toEqual([])
    expect(codes([three[2]!], { carry: january.carry })).toEqual(['period-gap', 'cycle-incomplete'])
    const february = calculate(rules, three[1]!)
    expect(codes([three[2]!], { carry: february.carry })).toEqual(['cycle-incomplete'])
  })

  const facts = `facts: { employee: { mark: score, sales: money }, employee each quarter: { skill: score } }
clauses: { 第1条: { rules: { `
  it.each([
    ['y: { each: quarter, is: mark }', 'needs-window'],
    ['m: { is: mark }, y: { each: year, is: m }', 'needs-window'],
    ['y: { each: year, is: skill }', 'needs-window'],
    ['y: { is: closing(mark) }', 'closing-of-itself'],
    ['y: { each: quarter, is: "closing(mark, 2)" }', 'function-arguments'],
    ['y: { is: "latest(mark, 2)" }', 'function-arguments'],
    ['y: { each: year, weighted: { of: mark, by: [50%, 50%] } }', 'positions-differ'],
    ['y: { weighted: { of: mark, by: [50%, 50%] } }', 'positions-differ'],
    ['y: { each: half-year, weighted: { of: skill, by: [50%, 60%] } }', 'weights-do-not-add-up'],
    ['y: { each: year, weighted: { of: skill } }', 'weighted-needs'],
    ['y: { each: week, is: sum(mark over quarter) }', 'window-unknown'],
    ['y: { each: quarter, is: distinct(mark each employee) }', 'window-of-members'],
    ['y: { each: quarter, is: median(mark each employee) }', 'window-of-members'],
    ['y: { each: quarter, is: median(mark) }', 'window-of-members'],
  ])('%s', (rule, code) => {
    expect(problems(`${facts}${rule} } } }`).map((one) => one.code)).toContain(code)
  })
})

describe('a value that is the same in every month', () => {
  const file = (more: string): string => `facts:
  company: { open: { type: yes/no, default: yes } }
  employee: { mark: score }
${clauseWith(
  `strict: { for: company, is: { reading: how, lenient: no, strict: yes } }
factor: { for: company, is: rate × 2 }
own: { is: if strict then factor else rate }
low: { is: mark < 60 }
level: { is: if mark < 60 then "weak" else "fine" }
changing: { for: company, is: dated × 2 }
opened: { for: company, is: open }
spring: { for: company, is: start(period) < 2026-06-01 }
${more}`,
  `    readings: { how: { question: { zh: 怎样？, en: How? }, default: lenient } }
    parameters:
      rate: 3
      dated: { values: [ { value: 1 }, { from: 2026-02-01, value: 2 } ] }
`,
)}`
  const three = ['2026-01', '2026-02', '2026-03'].map((period) => ({
    period,
    employee: [{ id: 'E1', mark: '80' }],
  }))

  it('may be read by a rule of the quarter as it stands', () => {
    const ruleSet = load(
      file(
        'y: { each: quarter, is: "if strict then factor + own else max(mark)" }\nz: { for: company, each: year, is: factor }',
      ),
    )
    const y = (options = {}) =>
      calculate(ruleSet, three, options).periods.at(-1)!.things.employee![0]!.values.y!.value
    expect(y()).toBe('80')
    expect(y({ readings: { how: 'strict' } })).toBe('12')
  })

  it.each([
    [
      'changing',
      '写 sum(changing)、mean(changing)、max(changing) 等汇总整个周期；要期末当时的值，写 closing(changing)。',
      'Write sum(changing), mean(changing), max(changing) over the whole quarter, or closing(changing) for',
    ],
    [
      'opened',
      '写 any(opened)、all(opened) 或 count(opened) 汇总整个周期；要期末当时的值，写 closing(opened)。',
      'Write any(opened), all(opened) or count(opened) over the whole quarter, or closing(opened) for',
    ],
    ['spring', '写 any(spring)', 'Write any(spring)'],
    ['low', '写 any(low)', 'Write any(low)'],
    [
      'level',
      '提示：要期末当时的值，写 closing(level)。',
      'hint: Write closing(level) for the value at its end.',
    ],
  ])('is not %s, and the hint fits its kind', (name, zh, en) => {
    const rule = `y: { ${['changing', 'opened', 'spring'].includes(name) ? 'for: company, ' : ''}each: quarter, is: ${name} }`
    expect(problems(file(rule)).map((one) => one.code)).toEqual(['needs-window'])
    expect(shownIn(file(rule)).zh).toContain(zh)
    expect(shownIn(file(rule)).en).toContain(en)
  })
})
