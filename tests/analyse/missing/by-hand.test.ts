import { describe, expect, it } from 'vitest'
import { type MissingReport, missingSentences, untriedSentence, whatIsMissing } from '../../../src/analyse.ts'
import { calculate, type FactRow, type PeriodFacts } from '../../../src/index.ts'
import { taobaoCustomerService as taobao } from '../../../src/rules.ts'
import { load } from '../../support/load.ts'

const person = (id: string, facts: Partial<FactRow>): FactRow => ({
  id,
  team: 'T',
  hiredOn: '2020-01-01',
  postWage: '3000',
  sales: '30000',
  performance: '80',
  ability: '80',
  attitude: '80',
  ...facts,
})
const month = (period: string, ...employee: readonly FactRow[]): PeriodFacts => ({
  period,
  complete: true,
  team: [{ id: 'T', publicSales: '10000' }],
  employee,
})
/** E1 with 79.965 points: 0.7 × 79.95 + 0.2 × 80 + 0.1 × 80. */
const march = month('2026-03', person('E1', { performance: '79.95' }), person('E2', { performance: '81' }))

const sentences = (
  facts: PeriodFacts | readonly PeriodFacts[],
  rule: string,
  id = 'E1',
  language: 'zh' | 'en' = 'zh',
): readonly string[] =>
  missingSentences(whatIsMissing(taobao, facts, { id, rule }), language).flatMap(({ now, says }) => [
    now,
    ...says,
  ])

const paid = (facts: PeriodFacts): string =>
  calculate(taobao, facts).periods[0]!.things.employee!.find(({ id }) => id === 'E1')!.totals.earning!

describe('what is missing to another grade', () => {
  it('is said for each mark alone, with what it brings, worked by hand', () => {
    // To 80 it is 0.035: ÷ 0.7 = 0.05, ÷ 0.2 = 0.175, on the grid 0.18, ÷ 0.1 = 0.35.
    // To below 70 it is more than 9.965: ÷ 0.7 = 14.2357…, 14.24; ÷ 0.2 = 49.825, 49.83; attitude alone: 79.965 − 8 = 71.965.
    // Commission 20,000 × 1% + 10,000 × 1.5% = 350: × 1.1 = 385, 35 more than at 1; × 0.8 = 280, 70 less.
    expect(sentences(march, 'grade')).toEqual([
      '评估等级 [第8条]：现为中（考核得分 79.965）',
      '工作业绩再高 0.05 分即为良，当月多得 35.00 元',
      '工作能力再高 0.18 分即为良，当月多得 35.00 元',
      '工作态度再高 0.35 分即为良，当月多得 35.00 元',
      '工作业绩低 14.24 分即降为及格，当月少得 70.00 元',
      '工作能力低 49.83 分即降为及格，当月少得 70.00 元',
    ])
  })

  it('is what two plain calculations say', () => {
    const at = (attitude: string): PeriodFacts =>
      month('2026-03', person('E1', { performance: '79.95', attitude }), person('E2', { performance: '81' }))
    expect([paid(march), paid(at('80.34')), paid(at('80.35'))]).toEqual(['3675.00', '3675.00', '3710.00'])
  })

  it('says how far one indicator alone gets where that is not enough', () => {
    // 0.7 × 75 + 0.2 × 80 + 0.1 × 80 = 76.5; attitude 100 makes 78.5, ability 97.5 makes 80.
    const facts = month('2026-03', person('E1', { performance: '75' }))
    expect(sentences(facts, 'grade', 'E1', 'en')).toEqual([
      'grade [第8条]: C now (appraisal score 76.5)',
      'performance 5 points higher: B, 35.00 CNY more this month',
      'ability 17.5 points higher: B, 35.00 CNY more this month',
      'performance 9.29 points lower: down to D, 70.00 CNY less this month',
      'ability 32.51 points lower: down to D, 70.00 CNY less this month',
      'attitude 65.01 points lower: down to D, 70.00 CNY less this month',
      'attitude alone cannot reach better: at most 100, still C (appraisal score 78.5)',
    ])
  })

  it('knows the better grade by what it will pay next month, where this month nobody pays for it', () => {
    const facts = month('2026-03', person('E1', { performance: '79.95', sales: '0' }))
    const [result] = whatIsMissing(taobao, facts, { id: 'E1', rule: 'grade' }).results
    expect(result!.moves.map(({ by, to, effect, pay }) => [by.fact, to, effect, pay!.change])).toEqual([
      ['performance', '80', 'better', '0.00'],
      ['performance', '65.71', 'worse', '0.00'],
      ['ability', '80.18', 'better', '0.00'],
      ['ability', '30.17', 'worse', '0.00'],
      ['attitude', '80.35', 'better', '0.00'],
    ])
  })

  it('says why there is none, and what would make it be there', () => {
    // 30 + 28 + 3 = 61 days absent; up to 60 are appraised.
    const facts = [
      month('2026-01', person('E1', { absentDays: '30' })),
      month('2026-02', person('E1', { absentDays: '28' })),
      month('2026-03', person('E1', { absentDays: '3' })),
    ]
    expect(sentences(facts, 'grade')).toEqual([
      '评估等级 [第8条]：现为无（“考核得分”的条件不成立）',
      // Unappraised the factor is 1, at B 1.1: 35 more. And the third month in first place brings 300.
      '未到岗天数再少 1 天即为良，当月多得 335.00 元',
    ])
  })
})

describe('what is missing to another tier, place, award or finding', () => {
  it('says what the next row of a table of pay brings in all', () => {
    // (350 → 20,000 × 1% + 30,000 × 1.5% = 650) × 1; down to 19,999.99 × 1% = 200.00.
    expect(sentences(march, 'tier')).toEqual([
      '提成分档 [第9条]：现为 1.5%（个人销售额 30000）',
      '个人销售额再多 20000 元即为 2%，当月多得 300.00 元',
      '个人销售额少 10000.01 元即降为 1%，当月少得 150.00 元',
    ])
  })

  it('says who stands in front and by how much', () => {
    // 0.7 × 81 + 24 = 80.7 against 79.965: 0.735 behind; ÷ 0.7 = 1.05, and a tie is a shared first place.
    expect(sentences(march, 'place')).toEqual([
      '考核排名 [第12条]：现为第 2 名，共 2 名；考核得分比前面的 E2 差 0.735',
      '工作业绩再高 1.05 分即为第 1 名，当月多得 35.00 元',
      '工作能力再高 3.68 分即为第 1 名，当月多得 35.00 元',
      '工作态度再高 7.35 分即为第 1 名，当月多得 35.00 元',
    ])
  })

  it('counts the months that a run is short of, and says what ends it', () => {
    const failing = (period: string): PeriodFacts =>
      month(period, person('E1', { performance: '58', ability: '58', attitude: '58' }), person('E2', {}))
    const facts = [failing('2026-02'), failing('2026-03')]
    expect(sentences(facts, 'failRun')).toEqual([
      '连续不及格的月数 [第12条]：现为连续 2 个月',
      '再有 1 个月如此，即会出现“连续三个月不及格”',
      '有一个月不符合（score < failLine），即从零起算',
      // 2 points to 60: ÷ 0.7 = 2.857…, ÷ 0.2 = 10, ÷ 0.1 = 20. D pays 0.8 instead of 0.5: 350 × 0.3 = 105.
      '工作业绩再高 2.86 分，本期即不再计入，当月多得 105.00 元',
      '工作能力再高 10 分，本期即不再计入，当月多得 105.00 元',
      '工作态度再高 20 分，本期即不再计入，当月多得 105.00 元',
    ])
    expect(sentences(facts, 'firstRun', 'E2', 'en').slice(0, 3)).toEqual([
      'months first in a row [第12条]: 2 months in a row now',
      '1 more such month to “award is due”',
      'one month without place = 1 starts it from zero',
    ])
  })

  it('says what clears a finding this month', () => {
    const failing = (period: string): PeriodFacts => month(period, person('E1', { performance: '50' }))
    const facts = ['2026-01', '2026-02', '2026-03'].map(failing)
    // 35 + 24 = 59: one point to 60 is 1.43 of performance, 5 of ability, 10 of attitude.
    expect(sentences(facts, 'resignation', 'E1', 'en')).toEqual([
      'failing three months in a row [第12条]: it is there now',
      'performance 1.43 points higher: it is gone, 105.00 CNY more this month',
      'ability 5 points higher: it is gone, 105.00 CNY more this month',
      'attitude 10 points higher: it is gone, 105.00 CNY more this month',
    ])
  })
})

describe('records', () => {
  const rules = load(`facts:
  employee: { bonusRate: { type: percent, default: 1%, allowed: "[0%..5%]" } }
  order of employee: { dated: date, amount: money }
things: { order: { zh: 订单, en: orders } }
clauses:
  第1条:
    rules:
      level: { table: "count(order) | level | prize\\n≥ 5 | gold | 100\\n≥ 3 | silver | 50\\notherwise | plain | 0" }
      prize: { line: earning, is: level.prize }
      volume: { is: sum(amount each order) }
      extra: { line: earning, when: volume ≥ 1000, is: 80 }
`)
  const order = (id: string, amount: string): FactRow => ({ id, employee: 'E1', dated: '2026-01-05', amount })
  const facts = {
    period: '2026-01',
    complete: true as const,
    employee: [{ id: 'E1' }],
    order: [order('O1', '100'), order('O2', '250'), order('O3', '300')],
  }
  const told = (report: MissingReport): readonly string[] =>
    missingSentences(report, 'zh').flatMap(({ now, says }) => [now, ...says])

  it('are counted in ones like the typical one', () => {
    // Three orders: five make gold. O2 of 250 lies in the middle: 650 + 2 × 250 = 1,150, so gold and 80 come together.
    expect(told(whatIsMissing(rules, facts, { id: 'E1' }))).toEqual([
      'level [第1条]：现为 silver（count(order) 3）',
      '订单再多 2 个（每个按 O2 计）即为 gold，当月多得 130.00 元',
      '订单少 1 个（每个按 O2 计）即降为 plain，当月少得 50.00 元',
    ])
    expect(told(whatIsMissing(rules, facts, { id: 'E1', rule: 'extra' }))).toEqual([
      'extra [第1条]：现为无（条件不成立）',
      '订单再多 2 个（每个按 O2 计）即为 80.00，当月多得 130.00 元',
      // 650 + 350 makes 1,000, whichever order it is.
      'O3 的amount再多 350 元（或 O2 等 2 个）即为 80.00，当月多得 80.00 元',
    ])
  })

  const fee = load(`facts:
  employee: {}
  sale of employee: { amount: { type: money, allowed: "> 0" }, passed: { type: yes/no, default: yes } }
things: { sale: { zh: 成单, en: sale } }
clauses:
  第1条:
    rules:
      sold: { is: sum(amount each sale) }
      fee: { is: if sold ≥ 20000 then 500 else 0 }
      checked: { is: max(amount each sale where passed) }
      pay: { line: earning, is: "max(sold × 4% − fee, 0)" }
`)
  const sale = (id: string, amount: string): FactRow => ({ id, employee: 'E1', amount })
  const sold = (...sales: readonly FactRow[]) => ({
    period: '2026-01',
    complete: true as const,
    employee: [{ id: 'E1' }],
    sale: sales,
  })
  const english = (report: MissingReport): readonly string[] =>
    missingSentences(report, 'en').flatMap(({ now, says }) => [now, ...says])

  it('are taken away and made smaller where a number only falls, which is down whatever it brings', () => {
    const two = sold(sale('S1', '3994'), sale('S2', '16006'))
    // 20,000 × 4% − 500 = 300; 19,999.99 × 4% = 800.00.
    const report = whatIsMissing(fee, two, { id: 'E1', rule: 'fee' })
    expect(english(report)).toEqual([
      'fee [第1条]: 500 now',
      'amount of S2 0.01 CNY less (or of S1): down to 0, 500.00 CNY more this month',
    ])
    // What looks at the greatest sale may miss the one that goes.
    expect(untriedSentence(report, 'en')).toBe('Not tried: fewer records (sale)')
    expect(untriedSentence(whatIsMissing(fee, two, { id: 'E1' }), 'zh')).toBe(
      '没有试的：单条记录的数字（成单 2）；少几条记录（成单）',
    )
  })

  it('say no "down" where a number rises, even where that pays less', () => {
    expect(english(whatIsMissing(fee, sold(sale('S1', '19999.99')), { id: 'E1', rule: 'fee' }))).toEqual([
      'fee [第1条]: 0 now',
      // 39,999.98 × 4% − 500 = 1,099.999…, against 800.00.
      'sale 1 more (each like S1): 500, 300.00 CNY more this month',
      'amount of S1 0.01 CNY more: 500, 500.00 CNY less this month',
    ])
  })

  it('move a mean too: what is paid is worked out on the facts with them', () => {
    const rules = load(`facts:
  employee: {}
  order of employee: { amount: money }
clauses:
  第1条:
    rules:
      number: { is: count(order) }
      prize: { line: earning, is: if number ≥ 2 then 50 else 0 }
      level: { line: earning, is: mean(amount each order) × 10% }
`)
    const orders = [order('O1', '100'), order('O2', '300')].map(({ dated: _, ...one }) => one)
    const facts = { period: '2026-01', complete: true as const, employee: [{ id: 'E1' }], order: orders }
    const [result] = whatIsMissing(rules, facts, { id: 'E1', rule: 'prize' }).results
    // A third order like O1 makes the mean 500 ÷ 3: 16.67 instead of 20.00.
    const number = whatIsMissing(rules, facts, { id: 'E1', rule: 'number' }).results[0]!
    expect(number.moves.map(({ direction, pay }) => [direction, pay!.change])).toEqual([['up', '-3.33']])
    expect(result!.moves).toEqual([])
  })

  it('beyond the twelve that add most stay as they are, which is said', () => {
    const many = sold(...Array.from({ length: 15 }, (_, at) => sale(`S${at + 10}`, '1400')))
    const report = whatIsMissing(fee, many, { id: 'E1', rule: 'fee' })
    expect(report.untried).toMatchObject([{ what: 'records', count: 3 }, { what: 'fewer' }])
    expect(english(report)[1]).toBe(
      'amount of S24 1000.01 CNY less (or of one of 11 others, such as S23): down to 0, 460.00 CNY more this month',
    )
  })
})

describe('a question that cannot be asked', () => {
  it.each([
    ['missing-no-thing', { thing: 'employe', id: 'E1' }, 'employee'],
    ['missing-nobody', { thing: 'employee', id: 'E11' }, 'E1'],
    ['missing-nobody', { id: 'E11' }, 'E1'],
    ['missing-no-rule', { id: 'E1', rule: 'grad' }, 'grade'],
    ['missing-no-rule', { id: 'E1', rule: 'grade.trainin' }, 'grade.training'],
    ['missing-no-period', { id: 'E1', period: '2026-04' }, '2026-03'],
  ] as const)('says so with the nearest name: %s', (code, question, near) => {
    const { ok, diagnostics, results } = whatIsMissing(taobao, march, question)
    expect([ok, results]).toEqual([false, []])
    expect(diagnostics.map((one) => [one.code, one.parameters.near])).toEqual([[code, near]])
  })

  it('says what is wrong with the facts', () => {
    const facts = month('2026-03', person('E1', { attitude: '101' }))
    const { ok, diagnostics } = whatIsMissing(taobao, facts, { id: 'E1' })
    expect([ok, diagnostics.map(({ code }) => code)]).toEqual([false, ['fact-out-of-range']])
  })
})
