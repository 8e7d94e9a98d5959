import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type CompiledRuleSet,
  calculate,
  correct,
  explain,
  type PeriodFacts,
  type Result,
} from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import {
  inOrder,
  inSteps,
  joined,
  mixed,
  newNames,
  stored,
  withAnotherTeam,
  withNames,
  withoutAnotherTeam,
  withoutDigest,
  withoutTitles,
} from '../support/compare-results.ts'
import { load } from '../support/load.ts'
import { kindNames } from '../support/random-bodies.ts'
import { factsOf, type History, history, isMonth } from '../support/random-facts.ts'
import {
  options,
  type Recipes,
  readings,
  recipes,
  ruleFileOf,
  type Wording,
} from '../support/random-rules.ts'

interface Case {
  readonly rules: Recipes
  readonly past: History
}
const anything: fc.Arbitrary<Case> = fc.record({ rules: recipes(), past: history })
/** No fact is missing: a carry holds no missing value yet, see the last test. */
const complete: fc.Arbitrary<Case> = fc.record({ rules: recipes({ strict: false }), past: history })
/** No rule looks beyond its team. */
const apart: fc.Arbitrary<Case> = fc.record({ rules: recipes({ wide: false }), past: history })

const compiled = (rules: Recipes, wording: Wording = {}): CompiledRuleSet => {
  const { value } = loadRuleSet(ruleFileOf(rules, wording).text)
  fc.pre(value !== undefined)
  return value!
}

/** What the laws looked at; printed where `LAWS_MEASURED` is set. */
const looked = new Map<string, { sets: number; periods: number; values: number }>()
const measure = (law: string, { periods }: Result): void => {
  const sum = looked.get(law) ?? { sets: 0, periods: 0, values: 0 }
  looked.set(law, sum)
  sum.sets += 1
  sum.periods += periods.length
  for (const { things } of periods)
    for (const { values } of Object.values(things).flat()) sum.values += Object.keys(values).length
}
afterAll(() => {
  if (process.env.LAWS_MEASURED) console.table(Object.fromEntries(looked))
})

interface Given {
  readonly ruleSet: CompiledRuleSet
  readonly facts: readonly PeriodFacts[]
  readonly rules: Recipes
  /** Everything in one call. */
  readonly whole: Result
  /** Chooses where to split, what to ask, and so on. */
  readonly at: number
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A law over random rule sets; one that is broken shows the smallest rule file and facts that break it. */
const law = (name: string, from: fc.Arbitrary<Case>, runs: number, check: (one: Given) => void): void => {
  it(name, () => {
    fc.assert(
      fc.property(from, fc.nat({ max: 999 }), ({ rules, past }, at) => {
        const ruleSet = compiled(rules)
        const facts = factsOf(past, ruleFileOf(rules).given)
        const whole = calculate(ruleSet, facts)
        measure(name, whole)
        check({ ruleSet, facts, rules, whole, at })
      }),
      {
        numRuns: runs * Number(process.env.LAWS_TIMES ?? 1),
        reporter: ({ failed, counterexample, seed, errorInstance }) => {
          if (!failed) return
          if (!counterexample) throw new Error(`seed ${seed}: ${messageOf(errorInstance)}`)
          const [{ rules, past }, at] = counterexample
          const { text, given } = ruleFileOf(rules)
          const facts = JSON.stringify(factsOf(past, given))
          throw new Error(`seed ${seed}, at ${at}\n${text}\n${facts}\n${messageOf(errorInstance)}`)
        },
      },
    )
  }, 3_600_000)
}

const constructs = [
  ...['year', 'half-year', 'quarter'].map((cycle) => `over ${cycle} to date`),
  ...['over last 2 periods', 'over last 3 months', 'each employee over', 'ago(', 'latest(', 'closing('],
  ...['gap: breaks', 'gap: skips', 'settle: cumulative', 'missing: exclude', 'reading: how', 'reading: tie'],
  ...['week', 'quarter', 'half-year', 'year'].map((cycle) => `each: ${cycle}`),
  ...['team', 'company', 'order'].map((thing) => `for: ${thing}`),
  ...['line: earning', 'evidence:', 'in team)', 'in company)', 'edgesOf', 'between: linear', 'marginal('],
  ...['sum', 'mean', 'max', 'min', 'count', 'distinct', 'any', 'all'].map((by) => `${by}(`),
  ...['round:', 'otherwise:', 'when:', 'among:', 'where:', 'cap:', 'by:', 'from: 2026-05-01'],
]

describe('laws of time over random rule sets', () => {
  it('the files load, and every body, window and clock occurs in them', () => {
    const files = fc.sample(recipes(), { numRuns: 150, seed: 7 }).map((one) => ruleFileOf(one).text)
    const good = files.filter((text) => loadRuleSet(text).value !== undefined)
    expect(good.length).toBeGreaterThan(files.length * 0.95)
    const all = good.join('\n')
    for (const kind of kindNames) expect(all).toMatch(new RegExp(`^ +${kind}\\d+:`, 'm'))
    expect(constructs.filter((one) => !all.includes(one))).toEqual([])
  })

  law('stepping month by month with the carry is one call', complete, 15, ({ ruleSet, facts, whole }) => {
    const { periods, settled, findings, carry } = whole
    const ends = facts.filter(isMonth).map((_, at) => at + 1)
    expect(joined(inSteps(ruleSet, facts, ends))).toEqual({ periods, settled, findings, carry })
  })

  law('splitting the year anywhere is one call', complete, 30, ({ ruleSet, facts, whole, at }) => {
    const { periods, settled, findings, carry } = whole
    const end = facts.filter(isMonth).length
    const steps = inSteps(ruleSet, facts, [1 + (at % (end - 1)), end])
    expect(joined(steps)).toEqual({ periods, settled, findings, carry })
  })

  law('the order of rows and periods changes nothing', anything, 30, ({ ruleSet, facts, whole, at }) => {
    expect(inOrder(calculate(ruleSet, mixed(facts, at)))).toEqual(inOrder(whole))
  })

  law(
    'renaming ids in their order changes nothing but the ids',
    anything,
    30,
    ({ ruleSet, facts, whole }) => {
      const names = newNames(facts)
      const renamed = calculate(ruleSet, withNames(facts, names))
      expect(withoutDigest(renamed)).toEqual(withoutDigest(withNames(whole, names)))
    },
  )

  law('another team changes nothing for the others', apart, 30, ({ ruleSet, facts, whole }) => {
    const more = calculate(ruleSet, withAnotherTeam(facts))
    expect(withoutAnotherTeam(more)).toEqual(withoutAnotherTeam(whole))
  })

  law('rewording titles changes nothing but the titles', complete, 25, ({ ruleSet, facts, rules, at }) => {
    const reworded = compiled(rules, { titles: '改' })
    const months = facts.filter(isMonth)
    const longer = facts.filter((one) => !isMonth(one))
    const end = 1 + (at % (months.length - 1))
    const carry = stored(calculate(ruleSet, [...months.slice(0, end), ...longer]).carry)
    const rest = [...months.slice(end), ...longer]
    const [plain, other] = [ruleSet, reworded].map((one) => calculate(one, rest, { carry }))
    expect(withoutTitles(other!)).toEqual(withoutTitles(plain!))
  })

  law('every explanation has the value of the result', anything, 25, ({ ruleSet, facts, whole, at }) => {
    const all = whole.periods.flatMap(({ period, things }) =>
      Object.entries(things).flatMap(([thing, rows]) =>
        rows.flatMap(({ id, moment, values }) =>
          Object.entries(values).map(([rule, value]) => ({
            question: { rule, id, thing, period, ...(moment === undefined ? {} : { moment }) },
            value,
          })),
        ),
      ),
    )
    for (const { question, value } of all.filter((_, nth) => nth % 97 === at % 97).slice(0, 6)) {
      const { value: found } = explain(ruleSet, facts, question)
      const { period, id, address } = found!
      expect({
        period,
        id,
        address,
        value: found!.value,
        absent: found!.absent,
        marks: found!.marks,
      }).toEqual({
        period: question.period,
        id: question.id,
        address: question.rule,
        value: value.value,
        absent: value.absent,
        marks: value.marks ?? [],
      })
    }
  })

  law('a correction of nothing has no lines', complete, 15, ({ ruleSet, facts, whole }) => {
    const { ok, lines, findings, carry } = correct({
      original: { ruleSet, facts },
      corrected: { facts },
      ledger: whole,
    })
    const nothing = { appeared: [], disappeared: [] }
    expect({ ok, lines, findings, carry }).toEqual({
      ok: true,
      lines: [],
      findings: nothing,
      carry: whole.carry,
    })
  })

  law(
    'an option that is chosen is the default of other rules',
    anything,
    25,
    ({ ruleSet, facts, rules, at }) => {
      const known = ruleSet.plan.marks.filter((mark) => mark.kind === 'reading').map((mark) => mark.name)
      const choice = Object.fromEntries(
        readings.filter((name) => known.includes(name)).map((name, nth) => [name, options[(at >> nth) & 1]!]),
      )
      const chosen = calculate(ruleSet, facts, { readings: choice })
      const fixed = calculate(compiled(rules, { defaults: choice }), facts)
      // Only whether somebody chose it differs.
      const marks = ({ marks }: Result) => marks.map(({ chosen: _, ...mark }) => mark)
      expect({ ...fixed, marks: marks(fixed) }).toEqual({ ...chosen, marks: marks(chosen) })
    },
  )
})

describe('found by these laws', () => {
  it('the group of several members who wait says what the first id waits for, in any order of rows', () => {
    const ruleSet =
      load(`facts: { team: { budget: money }, employee: { team: team, sales: money, bonus: money } }
clauses:
  第1条:
    rules:
      pay: sales + bonus
      all: { for: team, is: sum(pay each employee) }
      good: { for: team, is: count(employee where pay > 1) }
      place: { rank: { of: pay, among: team, ties: shared } }
      part: { share: { pool: budget, by: pay, odd: each cut, nobody: keep } }
`)
    const employee = [
      { id: 'E1', team: 'T', sales: '5' },
      { id: 'E2', team: 'T', bonus: '7' },
      { id: 'E3', team: 'T', sales: '5', bonus: '7' },
    ]
    const [there, back] = [employee, [...employee].reverse()].map((rows) =>
      calculate(ruleSet, {
        period: '2026-01',
        complete: true,
        team: [{ id: 'T', budget: '1' }],
        employee: rows,
      }),
    )
    expect(inOrder(back!)).toEqual(inOrder(there!))
    const { team, employee: people } = back!.periods[0]!.things
    const { place, part } = people!.find(({ id }) => id === 'E3')!.values
    const { all, good } = team![0]!.values
    // E1 has no bonus, E2 no sales.
    expect([all, good, place, part].map((one) => one!.absent!.because)).toEqual(Array(4).fill('bonus'))
  })

  it('what is missing stays missing: within one call, and a carry that waits for it is refused', () => {
    const ruleSet = load(`facts: { employee: { sales: money } }
clauses:
  第1条:
    rules:
      soFar: sum(sales over year to date)
      run: { streak: { of: sales > 1, gap: breaks } }
      before: first(ago(sales), 0)
`)
    const facts = [{ sales: '5' }, {}, { sales: '7' }].map(
      (own, at): PeriodFacts => ({
        period: `2026-0${at + 1}`,
        complete: true,
        employee: [{ id: 'E1', ...own }],
      }),
    )
    const { periods } = calculate(ruleSet, facts)
    expect(periods[2]!.things.employee![0]!.values.soFar!.absent!.state).toBe('missing')
    const january = calculate(ruleSet, facts[0]!)
    const february = calculate(ruleSet, facts[1]!, { carry: january.carry })
    expect(february.carry.waiting).toEqual({
      'soFar:sum(sales over year to date)': ['E1'],
      'run:run': ['E1'],
      'before:ago(sales)': ['E1'],
    })
    const march = calculate(ruleSet, facts[2]!, { carry: february.carry })
    expect(march.diagnostics.map((one) => one.code)).toEqual(['carry-waiting'])
    expect(march.periods).toEqual([])
  })
})
