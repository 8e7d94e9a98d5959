import { describe, expect, it } from 'vitest'
import type { CompiledRuleSet, PeriodFacts, Result } from '../../src/index.ts'
import { calculate } from '../../src/index.ts'
import { codesOf, load } from '../support/load.ts'

type Row = Readonly<Record<string, string>>

/** Months of 2026 from January on, the same for each but for what `of` says. */
const months = (
  count: number,
  of: (month: string, at: number) => Readonly<Record<string, readonly Row[]>>,
): readonly PeriodFacts[] =>
  Array.from({ length: count }, (_, at) => {
    const period = `2026-${String(at + 1).padStart(2, '0')}`
    return { period, complete: true as const, ...of(period, at + 1) }
  })

/** `rule` of everybody in a period: `{ E1: '33' }`; what is absent as its kind. */
const inPeriod = (result: Result, period: string, rule: string, thing = 'employee') =>
  Object.fromEntries(
    (result.periods.find((one) => one.period === period)?.things[thing] ?? []).flatMap(({ id, values }) =>
      values[rule] ? [[id, values[rule].value ?? values[rule].absent!.kind]] : [],
    ),
  )

/** One call a month, each with the carry of the one before, stored as JSON in between. */
const byMonth = (ruleSet: CompiledRuleSet, facts: readonly PeriodFacts[]): readonly Result[] => {
  const results: Result[] = []
  for (const one of facts) {
    const carry = results.at(-1)?.carry
    results.push(calculate(ruleSet, one, carry ? { carry: JSON.parse(JSON.stringify(carry)) } : {}))
  }
  return results
}

describe('what is given once in a longer period', () => {
  it('is paid once, when that closes', () => {
    const ruleSet = load(`facts:
  employee each quarter: { bonus: { type: money, line: earning, clause: 第1条 } }
  employee: { x: { type: number, default: 0 } }
clauses:
  第1条:
    rules: { twice: x × 2 }
`)
    const result = calculate(ruleSet, [
      ...months(3, () => ({ employee: [{ id: 'E1' }] })),
      { period: '2026-Q1', employee: [{ id: 'E1', bonus: '100' }] },
    ])
    expect(result.settled.map(({ period, rule, amount }) => [period, rule, amount])).toEqual([
      ['2026-Q1', 'bonus', '100.00'],
    ])
  })
})

describe('whose values a window or a longer period puts together', () => {
  const ruleSet = load(`facts:
  team: {}
  employee: { team: team, referrer: { type: employee, default: none }, sales: money }
clauses:
  第1条:
    rules:
      around: { each: quarter, is: sum(sales in team) }
      best: { each: quarter, is: max(sales in team) }
      soFar: sum(sales in team over year to date)
      brought: { each: quarter, is: sum(sales each employee via referrer) }
      broughtSoFar: sum(sales each employee via referrer over year to date)
`)
  const result = calculate(
    ruleSet,
    months(3, () => ({
      team: [{ id: 'T' }],
      employee: [
        { id: 'E1', team: 'T', sales: '1' },
        { id: 'E2', team: 'T', sales: '10', referrer: 'E1' },
      ],
    })),
  )
  it('is the group that `in` names', () => {
    expect(inPeriod(result, '2026-Q1', 'around')).toEqual({ E1: '33', E2: '33' })
    expect(inPeriod(result, '2026-Q1', 'best')).toEqual({ E1: '10', E2: '10' })
    expect(inPeriod(result, '2026-02', 'soFar')).toEqual({ E1: '22', E2: '22' })
  })
  it('are those whom a reference leads from', () => {
    expect(inPeriod(result, '2026-Q1', 'brought')).toEqual({ E1: '30', E2: '0' })
    expect(inPeriod(result, '2026-02', 'broughtSoFar')).toEqual({ E1: '20', E2: '0' })
  })
})

describe('days inside a longer period', () => {
  it('are put together in each month first', () => {
    const ruleSet = load(`facts:
  order of employee: { dated: date, amount: money }
  employee: {}
clauses:
  第1条:
    for: employee
    rules:
      ofDay: { each: day, is: sum(amount each order) }
      ofQuarter: { each: quarter, is: sum(ofDay) }
      busyDays: { each: quarter, is: count(ofDay where ofDay > 0) }
`)
    const result = calculate(
      ruleSet,
      months(3, (month) => ({
        employee: [{ id: 'E1' }],
        order: ['03', '09'].map((day) => ({
          id: `O-${month}-${day}`,
          employee: 'E1',
          dated: `${month}-${day}`,
          amount: '5',
        })),
      })),
    )
    expect(inPeriod(result, '2026-Q1', 'ofQuarter')).toEqual({ E1: '30' })
    expect(inPeriod(result, '2026-Q1', 'busyDays')).toEqual({ E1: '6' })
  })
})

describe('what a share keeps', () => {
  const rules = (each: string): string => `facts:
  team: {}
  employee: { team: { type: team, default: none }, sales: money }
clauses:
  第1条:
    rules:
      pool: { for: team, ${each}is: sum(sales each employee) }
      part: { ${each}line: earning, share: { pool: pool, by: equal, odd: each cut, nobody: keep } }
      rest: { for: team, ${each}is: part.kept }
`
  it('is read in months in which the quarter goes on', () => {
    const facts = months(3, () => ({
      team: [{ id: 'T' }],
      employee: ['E1', 'E2', 'E3'].map((id) => ({ id, team: 'T', sales: '0.11' })),
    }))
    expect(inPeriod(calculate(load(rules('each: quarter, ')), facts), '2026-Q1', 'rest', 'team')).toEqual({
      T: '0',
    })
  })
  it('is nothing where there is no group', () => {
    const facts = months(1, () => ({ team: [], employee: [{ id: 'E1', sales: '1' }] }))
    expect(calculate(load(rules('')), facts).ok).toBe(true)
  })
})

describe('cells of one rule', () => {
  it('are apart where a window and what it was before are read', () => {
    const ruleSet = load(`facts: { employee: { x: number } }
clauses:
  第1条:
    rules:
      rise: sum(x over last 3 periods) - first(ago(sum(x over last 3 periods)), 0)
      earlier: "first(ago(sum(x over last 3 periods), 2), 0) + sum(x over last 3 periods) × 0"
`)
    const facts = months(4, (_, at) => ({ employee: [{ id: 'E1', x: String(10 ** (at - 1)) }] }))
    // The windows are 1, 11, 111, 1110.
    const results = byMonth(ruleSet, facts)
    const rises = facts.map(({ period }, at) => inPeriod(results[at]!, period, 'rise').E1)
    expect(rises).toEqual(['1', '10', '100', '999'])
    expect(facts.map(({ period }, at) => inPeriod(results[at]!, period, 'earlier').E1)).toEqual([
      '0',
      '0',
      '1',
      '11',
    ])
  })

  it('are apart where a rule says the same of two things', () => {
    const ruleSet = load(`facts:
  team: { target: number }
  employee: { team: team, target: number }
clauses:
  第1条:
    rules:
      before: { for: team, is: "first(ago(target), 0) + sum(first(ago(target), 0) each employee)" }
`)
    const facts = months(2, () => ({
      team: [{ id: 'T', target: '100' }],
      employee: [{ id: 'E1', team: 'T', target: '1' }],
    }))
    expect(inPeriod(byMonth(ruleSet, facts)[1]!, '2026-02', 'before', 'team')).toEqual({ T: '101' })
  })

  it('are apart where a value of the quarter is looked back at by the quarter and at its close', () => {
    const ruleSet = load(`facts:
  employee: { x: { type: number, default: 0 } }
  employee each quarter: { skill: number }
clauses:
  第1条:
    rules:
      quarterAgo: { each: quarter, is: "first(ago(skill), 0) × 1000 + first(closing(ago(skill)), 0)" }
      other: x × 2
`)
    const facts = months(6, () => ({ employee: [{ id: 'E1' }] }))
    const results: Result[] = []
    for (const [at, one] of facts.entries()) {
      const quarter = at < 3 ? { period: '2026-Q1', employee: [{ id: 'E1', skill: '1' }] } : undefined
      const next = { period: '2026-Q2', employee: [{ id: 'E1', skill: '2' }] }
      const carry = results.at(-1)?.carry
      results.push(calculate(ruleSet, [one, quarter ?? next], carry ? { carry } : {}))
    }
    // The quarter before: 1; the month before, in May: 2.
    expect(inPeriod(results[5]!, '2026-Q2', 'quarterAgo')).toEqual({ E1: '1002' })
  })
})

describe('which month a rule of the quarter reads', () => {
  it('is said also where a reference leads to the value', () => {
    const facts = 'facts:\n  employee: { leader: { type: employee, default: none }, sales: money }\n'
    const rule = (is: string) =>
      `${facts}clauses:\n  第1条:\n    rules:\n      q: { each: quarter, is: "${is}" }\n`
    expect(codesOf(rule('leader.sales × 1%'))).toEqual(['needs-window'])
    const result = calculate(
      load(rule('closing(leader.sales) × 1%')),
      months(3, (_, at) => ({
        employee: [
          { id: 'E1', sales: String(at * 100) },
          { id: 'E2', sales: '0', leader: 'E1' },
        ],
      })),
    )
    expect(inPeriod(result, '2026-Q1', 'q').E2).toBe('3')
  })

  it('is not the last one alone because a condition reads the result of the quarter', () => {
    const rules = (is: string) => `facts: { employee: { sales: money, mark: score } }
clauses:
  第1条:
    rules:
      whole: { each: quarter, is: mean(mark) }
      paid: { each: quarter, is: "${is}" }
`
    expect(codesOf(rules('sum(sales where whole ≥ 60)'))).toEqual(['closes-later'])
    expect(codesOf(rules('sum(sales × whole)'))).toEqual(['closes-later'])
    const facts = months(6, () => ({ employee: [{ id: 'E1', sales: '100', mark: '80' }] }))
    const paid = (is: string, period: string) =>
      inPeriod(calculate(load(rules(is)), facts), period, 'paid').E1
    expect(paid('if whole ≥ 60 then sum(sales) else 0', '2026-Q1')).toBe('300')
    const good = (where: string) =>
      `${rules('sum(sales)')}      good: { for: company, each: quarter, is: count(employee where ${where}) }\n`
    expect(codesOf(good('whole ≥ 60 and sales > 0'))).toEqual(['closes-later'])
    expect(inPeriod(calculate(load(good('whole ≥ 60')), facts), '2026-Q1', 'good', 'company')).toEqual({
      company: '1',
    })
    expect(paid('sum(sales where latest(whole) ≥ 60)', '2026-Q2')).toBe('300')
  })

  it('leaves nothing of records out', () => {
    const rules = (rule: string) => `facts:
  employee: {}
  order of employee: { dated: date, amount: money }
clauses:
  第1条:
    rules:
      own: ${rule}
`
    expect(codesOf(rules('{ for: order, each: quarter, is: closing(amount) }'))).toEqual([
      'longer-of-records',
    ])
    expect(codesOf(rules('{ for: employee, each: quarter, is: sum(amount each order) }'))).toEqual([])
  })
})

describe('a month that looks at its quarters', () => {
  it('sees a window over them when one closes, and no 0 in between', () => {
    const ruleSet = load(`facts: { employee: { sales: money } }
clauses:
  第1条:
    rules:
      ofQuarter: { each: quarter, is: sum(sales) }
      soFar: sum(ofQuarter over year to date)
`)
    const facts = months(6, () => ({ employee: [{ id: 'E1', sales: '100' }] }))
    const result = calculate(ruleSet, facts)
    expect(facts.map(({ period }) => inPeriod(result, period, 'soFar').E1)).toEqual([
      'not closed',
      'not closed',
      '300',
      'not closed',
      'not closed',
      '600',
    ])
  })
})

describe('weights that a date or a reading chooses', () => {
  const rules = (rule: string) => `facts: { employee: { x: score, y: score } }
clauses:
  第1条:
    readings:
      howMuch:
        question: { zh: 多少, en: how much }
        default: less
        options: { less: { zh: 少, en: less }, more: { zh: 多, en: more } }
    parameters:
      chosen: { value: { reading: howMuch, less: 30%, more: 40% } }
      dated: { values: [{ value: 30% }, { from: 2026-02-01, value: 40% }] }
    rules:
      mark: { each: month, weighted: { x: dated, y: chosen } }
      whole: { each: quarter, ${rule} }
`
  const facts = months(3, () => ({
    employee: [
      { id: 'E1', x: '100', y: '100' },
      { id: 'E2', x: '100', y: '100' },
    ],
  }))
  const told = (rule: string, readings: Readonly<Record<string, string>> = {}) =>
    calculate(load(rules(rule)), facts, { readings }).diagnostics.map(
      ({ code, parameters, place }) => `${code} ${parameters.rule} ${parameters.sum} ${place!.period}`,
    )
  const of = (one: string, ...more: string[]) => `weighted: { of: x, by: [${[one, ...more].join(', ')}] }`
  const months3 = [
    'run-weights-differ mark 60% 2026-01',
    'run-weights-differ mark 70% 2026-02',
    'run-weights-differ mark 70% 2026-03',
  ]

  it('are told where they do not make 100%, once for all people', () => {
    expect(told(of('chosen', '30%', '40%'))).toEqual(months3)
    expect(told(of('chosen', '30%', '50%'))).toEqual([...months3, 'run-weights-differ whole 110% 2026-Q1'])
    expect(told(of('chosen', '30%', '30%'), { howMuch: 'more' })).toEqual([
      'run-weights-differ mark 70% 2026-01',
      'run-weights-differ mark 80% 2026-02',
      'run-weights-differ mark 80% 2026-03',
    ])
  })

  it('are the same in all months of a quarter', () => {
    expect(codesOf(rules(of('dated', '30%', '40%')))).toEqual(['positions-change'])
  })
})

describe('what a run of years keeps of each of them', () => {
  const ruleSet = load(`facts:
  team: {}
  employee: { team: team, skill: score }
clauses:
  第1条:
    rules:
      run: { for: employee, each: year, streak: { of: closing(skill) ≥ 60, gap: breaks } }
      seen:
        { for: employee, each: year, when: run ≥ 1, finding: { zh: 达标, en: met }, evidence: [run] }
`)
  // Somebody leaves before the year closes, so that months and years have other rows.
  const { findings } = calculate(
    ruleSet,
    months(12, (_, month) => ({
      team: [{ id: 'T' }],
      employee: [
        ...(month < 12 ? [{ id: 'E0', team: 'T', skill: '10' }] : []),
        { id: 'E1', team: 'T', skill: month === 12 ? '61' : '11' },
        { id: 'E2', team: 'T', skill: month === 12 ? '72' : '12' },
      ],
    })),
  )
  it('is what closed them, of the person themselves', () => {
    expect(findings.map(({ id, evidence }) => [id, evidence[0]!.history])).toEqual([
      ['E1', [{ period: '2026', value: '61' }]],
      ['E2', [{ period: '2026', value: '72' }]],
    ])
  })
  it('has the rows of the run in the plan', () => {
    const { columns, blocks } = ruleSet.plan
    const steps = blocks.flatMap((block) => block.steps)
    const kept = steps.flatMap((step) => (step.op === 'evidence' ? [step.length, step.holds, step.of] : []))
    expect(kept.map((one) => columns[one]!.axis)).toEqual(kept.map(() => 'employee/year'))
    expect(kept.length).toBe(3)
  })
})
