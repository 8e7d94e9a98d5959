import { beforeAll, describe, expect, it } from 'vitest'
import type { CompiledRuleSet, Explanation, PeriodFacts, Result } from '../../src/index.ts'
import { calculate, clauseNumbers, explain, renderExplanation } from '../../src/index.ts'
import { taobaoCustomerService, waterDeliveryService } from '../../src/rules.ts'
import { factsOf, run } from '../support/example.ts'
import { load } from '../support/load.ts'

const explained = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  question: Parameters<typeof explain>[2],
): Explanation => {
  const { value, diagnostics } = explain(ruleSet, facts, question)
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  return value!
}

const sets: readonly (readonly [string, CompiledRuleSet, number])[] = [
  ['taobao-2026-q1', taobaoCustomerService, 219],
  ['water-2013-08', waterDeliveryService, 26],
]

describe.each(sets)('%s', (folder, ruleSet, lines) => {
  let facts: readonly PeriodFacts[]
  let result: Result
  beforeAll(async () => {
    facts = await factsOf(folder, ruleSet)
    result = run(ruleSet, facts)
  })

  it('can say of every line which clause it is by, what it rests on, and how it was worked out', () => {
    let asked = 0
    for (const { period, things } of result.periods)
      for (const person of things.employee!)
        for (const line of person.lines) {
          const one = explained(ruleSet, facts, { rule: line.rule, id: person.id, period })
          expect(one.value).toBe(line.amount)
          expect(one.clause?.id).toBe(line.clause)
          expect(one.marks).toEqual(line.marks ?? [])
          expect(one.grounds).toHaveLength(one.marks.length)
          asked += 1
        }
    expect(asked).toBe(lines)
  })

  it('can say of every line that is not there which condition failed, or where its absence began', () => {
    let asked = 0
    for (const { period, things } of result.periods)
      for (const person of things.employee!)
        for (const { rule } of person.leftOut) {
          const one = explained(ruleSet, facts, { rule, id: person.id, period })
          expect(one.value).toBeUndefined()
          const failed = one.conditions.filter((condition) => condition.holds !== true)
          expect(failed.length > 0 || one.absent!.because !== rule || one.working.length > 0).toBe(true)
          asked += 1
        }
    expect(asked).toBeGreaterThan(1)
  })

  it('has no colleague in the explanation of a share', () => {
    const others = new Set(result.periods.flatMap(({ things }) => things.employee!.map((one) => one.id)))
    const rule = ruleSet === taobaoCustomerService ? 'publicCommission' : 'commission'
    const [id] = others
    const texts = (['zh', 'en'] as const).map((language) =>
      renderExplanation(explained(ruleSet, facts, { rule, id: id!, period: facts[0]!.period }), language),
    )
    for (const text of texts)
      for (const other of others) if (other !== id) expect(text).not.toMatch(new RegExp(`\\b${other}\\b`))
  })

  it('lists the numbers of every clause, each of which is in the result', () => {
    for (const clause of ruleSet.clauses.filter((one) => one.rules.length > 0)) {
      const numbers = clauseNumbers(ruleSet, result, clause.id)
      expect(numbers.length, clause.id).toBeGreaterThan(0)
      for (const { period, thing, id, moment, address, value } of numbers) {
        const found = result.periods
          .find((one) => one.period === period)!
          .things[thing]!.find(
            (one) => one.id === id && one.moment === moment && one.values[address] !== undefined,
          )
        expect(found!.values[address]!.value).toBe(value)
      }
    }
  })
})

describe('why not', () => {
  const ruleSet = load(`facts:
  employee:
    sales: money
    absentDays: days
    late: { type: times }
clauses:
  第1条:
    says: { zh: 三项都满足才有奖。, en: All three have to hold. }
    rules:
      award: { line: earning, when: "sales ≥ 100 and absentDays ≤ 2 and late = 0", is: 50 }
`)

  it('lists every condition that failed, not only the first', () => {
    const facts: PeriodFacts[] = [
      {
        period: '2026-01',
        complete: true,
        employee: [{ id: 'E1', sales: '99.99', absentDays: '1', late: '3' }],
      },
    ]
    const { conditions, absent } = explained(ruleSet, facts, { rule: 'award', id: 'E1' })
    expect(conditions.map(({ text, holds }) => [text, holds])).toEqual([
      ['sales ≥ 100', false],
      ['absentDays ≤ 2', true],
      ['late = 0', false],
    ])
    expect(absent).toEqual({ state: 'not applicable', kind: 'condition', because: 'award' })
    expect(calculate(ruleSet, facts).periods[0]!.things.employee![0]!.leftOut).toMatchObject([
      { rule: 'award' },
    ])
  })
})

describe('somebody outside a share', () => {
  it('reads the condition that keeps him out, and no weight of his among the others', () => {
    const ruleSet = load(`facts:
  team:
    pool: money
  employee:
    team: team
    absentDays: { type: days, title: { zh: 缺勤天数, en: days absent } }
clauses:
  第1条:
    says: { zh: 缺勤不超过三天的人分享。, en: Whoever is absent for three days at most shares. }
    rules:
      part: { line: earning, share: { pool: pool, by: equal, among: absentDays ≤ 3, odd: largest remainder, nobody: keep } }
`)
    const facts: PeriodFacts[] = [
      {
        period: '2026-01',
        complete: true,
        team: [{ id: 'T', pool: '100' }],
        employee: [
          { id: 'E1', team: 'T', absentDays: '3' },
          { id: 'E2', team: 'T', absentDays: '4' },
        ],
      },
    ]
    const out = renderExplanation(explained(ruleSet, facts, { rule: 'part', id: 'E2' }), 'zh')
    expect(out).toContain('不参加分配：参加的条件不成立')
    expect(out).toContain('缺勤天数 = 4 天')
    expect(out).not.toContain('自己的权重')
    expect(renderExplanation(explained(ruleSet, facts, { rule: 'part', id: 'E1' }), 'zh')).toContain(
      '由 1 人分配',
    )
  })
})

describe('records that were left out', () => {
  it('are listed with the reason, the related customer for one', async () => {
    const facts = await factsOf('water-2013-08', waterDeliveryService)
    const { members } = explained(waterDeliveryService, facts, { rule: 'paidBarrels', id: 'company' })
    const leftOut = members!.filter((one) => !one.counted)
    expect(leftOut.length).toBeGreaterThan(20)
    for (const one of leftOut) expect(one.because!.zh).toContain('计提成 = 否')
    const [first] = leftOut
    const why = explained(waterDeliveryService, facts, { rule: 'earnsCommission', id: first!.id })
    expect(why.value).toBe('no')
    expect(why.working.map((line) => line.zh).join()).toMatch(/客户性质 = (公司关系客户|内部价票客户)/)
  })
})

describe('the words of people', () => {
  const ruleSet = load(`words:
  gold: { zh: 金卡, en: gold card }
  high: { zh: 高, en: high level }
  low: { zh: 低, en: low level }
  level: { zh: 级别, en: level }
facts:
  employee:
    card: { type: [gold, high, low], title: { zh: 卡种, en: card } }
    note: { type: text, default: none, title: { zh: 备注, en: note } }
    cost: { type: number, default: none, title: { zh: 成本, en: cost of it } }
  task of employee: { done: { type: yes/no, title: { zh: 完成, en: done } } }
things: { task: { zh: 任务, en: piece of work } }
clauses:
  第1条:
    parameters: { step: { title: { zh: 每档, en: step }, value: 7 } }
    rules:
      open: { title: { zh: 开放, en: opened }, is: "note = \\"high\\"" }
      passes:
        title: { zh: 通过, en: pass }
        when: open
        table: |
          card      | passes | level | worth
          gold      | yes    | high  | 2 × step
          any       | no     | low   | none
      bonus: { title: { zh: 奖分, en: bonus }, is: if passes then 1 else 0 }
      half: { title: { zh: 一半, en: half }, is: cost ÷ 2 }
      tasks: { title: { zh: 完成数, en: tasks done }, is: count(task where done) }
`)
  const facts = (note: string): readonly PeriodFacts[] => [
    {
      period: '2026-01',
      employee: [{ id: 'E1', card: 'low', note }],
      task: [
        { id: 'K1', employee: 'E1', done: true },
        { id: 'K2', employee: 'E1', done: false },
      ],
    },
  ]
  const said = (rule: string, note: string, language: 'zh' | 'en'): string =>
    renderExplanation(explained(ruleSet, facts(note), { rule, id: 'E1' }), language)

  it('say why a value is not there, with the name to ask for next', () => {
    expect(said('bonus', 'x', 'zh')).toContain(
      '奖分〔第1条〕 E1 2026-01 = 不适用（“通过 passes”的条件不成立）',
    )
    expect(said('bonus', 'x', 'en')).toContain(
      '= not applicable (the condition of pass (passes) does not hold)',
    )
    expect(said('passes', 'x', 'zh')).toContain('= 不适用（条件不成立）\n  ✗ 开放 = 否（open）')
    expect(said('half', 'x', 'zh')).toContain('= 不适用（没有给出“成本 cost”）')
  })

  it('are those of a table: its words and names, and any', () => {
    expect(said('passes', 'high', 'zh')).toContain('查表：卡种 = 低 → 第 2 行“任意”：否 | 低 | 不适用')
    expect(said('passes', 'high', 'en')).toContain('row 2 "any": no | low level | none')
    expect(said('passes.level', 'high', 'zh')).toContain('通过·级别〔第1条〕 E1 2026-01 = 低')
  })

  it('are not put in the place of free text', () => {
    expect(said('open', 'high', 'zh')).toContain('备注 = high')
  })

  it('name the records that were left out', () => {
    expect(said('tasks', 'x', 'zh')).toContain('− 任务 K2')
    expect(said('tasks', 'x', 'zh')).toContain('（完成 = 否）')
    expect(said('tasks', 'x', 'en')).toContain('− piece of work K2')
  })
})

describe('in both languages', () => {
  it.each([
    ['taobao-2026-q1', { rule: 'publicCommission', id: 'KF1', period: '2026-01' }, taobaoCustomerService],
    ['taobao-2026-q1', { rule: 'commission', id: 'KF1', period: '2026-03' }, taobaoCustomerService],
    ['taobao-2026-q1', { rule: 'firstAward', id: 'KF2', period: '2026-03' }, taobaoCustomerService],
    ['taobao-2026-q1', { rule: 'resignation', id: 'KF5', period: '2026-03' }, taobaoCustomerService],
    ['water-2013-08', { rule: 'wage', id: 'W6' }, waterDeliveryService],
  ])('%s %o reads as it should', async (folder, question, ruleSet) => {
    const one = explained(ruleSet, await factsOf(folder, ruleSet), question)
    expect(renderExplanation(one, 'zh')).toMatchSnapshot('zh')
    expect(renderExplanation(one, 'en')).toMatchSnapshot('en')
  })
})
