import { describe, expect, it } from 'vitest'
import { openRules, type SeekReport, seekGoal } from '../../../src/analyse.ts'
import { ruleFile } from '../../support/load.ts'

/** Three people in two teams; every figure below is worked out by hand from these. */
const rules = openRules(
  ruleFile(`channels:
  award: { zh: 奖励, en: award }
facts:
  team: { budget: { type: money, default: 100 } }
  employee:
    team: team
    sales: { type: money, default: 0 }
    mark: { type: score, default: 80 }
    attitude: { type: score, default: 80 }
clauses:
  第1条:
    parameters:
      rate: 1%
      marks: { value: 60%, title: { zh: 业绩权重, en: weight of marks } }
      manners: 40%
      poolRate: 0.5%
      grant: { value: 50, unit: CNY }
    rules:
      tier: { table: "sales | rate\\n≥ 50000 | 2%\\notherwise | 1%" }
      commission: { title: { zh: 提成, en: commission }, line: earning, is: sales × rate }
      slices: { is: marginal(tier.rate) }
      score: { weighted: { mark: marks, attitude: manners } }
      grade: { table: "score | grade\\n≥ 80 | A\\notherwise | B" }
      bump: { is: 'if rate < 2% then 1 else if rate < 3% then 5 else 2' }
      wage: { is: 'commission + 100' }
  第2条:
    rules:
      pool: { for: team, is: 'sum(sales each employee) × poolRate' }
      part: { line: award, share: { pool: pool, by: equal, odd: largest remainder, nobody: keep } }
      gift: { line: award, is: grant, when: 'grade = "A"' }
`),
)
const facts = {
  period: '2026-01',
  complete: true as const,
  team: [{ id: 'T' }, { id: 'N' }],
  employee: [
    { id: 'E1', name: '林晓燕', team: 'T', sales: '30000', mark: '90', attitude: '60' },
    { id: 'E2', team: 'T', sales: '50000', mark: '70', attitude: '95' },
    { id: 'E3', team: 'N', sales: '20000.55', mark: '80', attitude: '80' },
  ],
}

const ask = (vary: string, goal: string): SeekReport => seekGoal(rules, facts, { vary, goal })

/** `1.2%: 1200.01, next 1.3%: 1300.01; proved`. */
const told = (report: SeekReport): string => {
  const { best, below, above, proof, diagnostics } = report
  if (!report.ok) return diagnostics.map(({ code }) => code).join()
  const text = (one: SeekReport['least']): string =>
    one ? `${one.value}${one.against === undefined ? '' : `/${one.against}`}: ${one.result}` : '–'
  const found = best ? `${text(best)}, next ${text(best.next)}` : `none, ${text(below)} | ${text(above)}`
  return `${found}; ${proof.kind}`
}

describe('goal seek', () => {
  it.each([
    // 100,000.55 of sales: 1.2% pays 360.00 + 600.00 + 240.01 (240.0066), 1.3% pays 390.00 + 650.00 + 260.01.
    ['rate=0%..5% step 0.1%', 'total of commission ≤ 1250', '1.2%: 1200.01, next 1.3%: 1300.01; proved'],
    ['rate=0%..5% step 0.1%', 'total of earning ≥ 1250', '1.3%: 1300.01, next 1.2%: 1200.01; proved'],
    ['rate=0%..5% step 0.1%', '提成 of E2 = 600', '1.2%: 600.00, next 1.1%: 550.00; proved'],
    ['rate=0%..5% step 0.1%', 'total of 第1条 < 1200.01', '1.1%: 1100.01, next 1.2%: 1200.01; proved'],
    // Commission of 300.00, 500.00 and 200.01 at 1%: the middle one is E1's.
    ['rate=0%..5% step 0.1%', 'median(commission) = 450', '1.5%: 450.00, next 1.4%: 420.00; proved'],
    ['rate=0%..5% step 0.1%', 'quantile(commission, 90%) ≤ 1000', '2%: 1000.00, next 2.1%: 1050.00; proved'],
    ['rate=0%..5% step 0.1%', 'mean(wage) ≤ 500', '1.1%: 466.67, next 1.2%: 150001/300; proved'],
    ['rate=0%..5% step 0.1%', 'count(commission ≥ 600) ≤ 1', '1.9%: 1, next 2%: 2; proved'],
    ['rate=0%..5% step 0.1%', 'wage of 林晓燕 ≥ 700', '2%: 700, next 1.9%: 670; proved'],
    // A cell of a table, and its edge: 30,000 × 1% + slices above the edge.
    ['tier[≥ 50000].rate=1%..9%', 'total of slices ≤ 1000.01', '1%: 1000.0055, next –; proved'],
    [
      'tier[≥ 50000].sales=20001..60000 step 1',
      'slices of E2 ≥ 700',
      '≥ 30000: 700, next ≥ 30001: 699.99; proved',
    ],
  ])('%s, %s', (vary, goal, expected) => {
    expect(told(ask(vary, goal))).toBe(expected)
  })

  it('proves a pool that is shared to the fen, because its shares add up to it', () => {
    // Pools of 80,000 and 20,000.55 at 0.7%: 560.00 and 140.00 (140.00385); at 0.8% 640.00 and 160.00 (160.0044).
    expect(told(ask('poolRate=0%..2% step 0.1%', 'total of part ≤ 750'))).toBe(
      '0.7%: 700.00, next 0.8%: 800.00; proved',
    )
    expect(told(ask('poolRate=0%..2% step 0.1%', 'total of team N ≤ 450'))).toMatch(/^1%: 450\.01|^0\.9%: /)
  })

  it('takes from one weight what it gives to another', () => {
    // Scores at 60% and 40%: 78, 80, 80. E1 reaches 80 from 66.7% on, and E2 is below 80 from 60.1% on.
    const report = ask('marks=50%..100% step 0.1% against manners', 'share(grade = A) ≥ 60%')
    expect(report.answers.map(({ from, to }) => `${from.value}–${to.value}: ${to.result}`)).toEqual([
      '50%–60%: 200/3%',
      '66.7%–100%: 200/3%',
    ])
    expect(told(report)).toBe('60%/40%: 200/3%, next 60.1%/39.9%: 100/3%; proved')
    // 140% of marks would need −40% of manners.
    const cut = ask('marks=50%..140% step 1% against manners', 'share(grade = A) ≤ 40%')
    expect(cut.vary.to).toBe('100%')
    expect(cut.diagnostics.map(({ code }) => code)).toEqual(['seek-against-zero'])
  })

  it('lists several answers where the result goes to and fro', () => {
    const report = ask('rate=0%..5% step 0.5%', 'bump of E1 ≤ 2')
    expect(report.answers.map(({ from, to }) => `${from.value} to ${to.value}`)).toEqual([
      '0% to 1.5%',
      '3% to 5%',
    ])
  })

  it('says what is nearest where no value meets the goal, and what the range can bring', () => {
    const report = ask('rate=0%..3% step 0.1%', 'commission of E1 = 100')
    expect(told(report)).toBe('none, 0.3%: 90.00 | 0.4%: 120.00; proved')
    const short = ask('rate=0%..3% step 0.1%', 'commission of E1 ≥ 1000')
    expect([short.least?.result, short.most?.result, told(short)]).toEqual([
      '0.00',
      '900.00',
      'none, 3%: 900.00 | –; proved',
    ])
  })

  it('says what the answer means for people', () => {
    const { effect } = ask('rate=0%..5% step 0.1%', 'total of commission ≤ 1250')
    // Commission of 1,000.01 becomes 1,200.01; pools of 400.00 and 100.00, and 50 each for E2 and E3, stay.
    expect(effect).toEqual({
      before: '1600.01',
      after: '1800.01',
      difference: '200.00',
      more: '200.00',
      less: '0.00',
      winners: 3,
      losers: 0,
      untouched: 0,
    })
  })

  it('says that a number does not touch what is measured', () => {
    const { least, most } = ask('grant=0..100', 'total of commission ≤ 10')
    expect([least?.result, most?.result]).toEqual(['1000.01', '1000.01'])
  })

  it('moves the number of a formula, and shows that number alone', () => {
    const { vary, best } = ask('pool=0.1..0.9 step 0.1', 'total of pool ≤ 500')
    expect([vary.current, best]).toEqual(['sum(sales each employee) × poolRate', undefined])
    const { vary: wage, best: top } = ask('wage=50..150 step 10', 'wage of E1 ≤ 420')
    // 300 of commission, and 120.
    expect([wage.current, wage.from, top?.value, top?.result]).toEqual(['100', '50', '120', '420'])
  })

  it('says whose period a value of one person is of, and of a clause without lines that it pays none', () => {
    const two = [facts, { ...facts, period: '2026-02' }]
    const asked = { vary: 'rate=0%..5% step 1%', goal: 'commission of E1 ≤ 600' }
    expect(seekGoal(rules, two, asked).goal.of).toEqual({
      zh: 'E1 2026-02 的提成',
      en: 'commission of E1 in 2026-02',
    })
    expect(seekGoal(rules, facts, asked).goal).toMatchObject({ of: { zh: 'E1 的提成' }, isMet: true })
    const none = openRules(
      ruleFile(`facts:
  employee: { sales: { type: money, default: 0 } }
clauses:
  第1条: { rules: { pay: { line: earning, is: sales × rate } }, parameters: { rate: 1% } }
  第2条: { rules: { half: { is: sales ÷ 2 } } }
`),
    )
    const of = seekGoal(
      none,
      { period: '2026-01', employee: [{ id: 'E1' }] },
      { ...asked, goal: 'total of 第2条 ≤ 1' },
    )
    expect(of.diagnostics.map(({ code, parameters }) => [code, parameters.clause])).toEqual([
      ['seek-goal-no-line', '第2条'],
    ])
  })

  it('adds up several months, with what one hands to the next', () => {
    const { best, proof } = seekGoal(rules, [facts, { ...facts, period: '2026-02' }], {
      vary: 'rate=0%..5% step 0.1%',
      goal: 'total of commission ≤ 2500',
    })
    expect([best?.value, best?.result, proof.kind]).toEqual(['1.2%', '2400.02', 'proved'])
  })

  it.each([
    ['rat=0%..1%', 'total ≤ 1', 'seek-no-address', 'rate'],
    ['tier[≥ 50000].rates=0%..1%', 'total ≤ 1', 'seek-no-address', ''],
    ['bump=0..1', 'total ≤ 1', 'seek-no-number', undefined],
    ['rate=1%', 'total ≤ 1', 'seek-vary-form', undefined],
    ['rate=2%..1%', 'total ≤ 1', 'seek-range', undefined],
    ['rate=1..2', 'total ≤ 1', 'seek-range', undefined],
    ['rate=1%..2% step 0%', 'total ≤ 1', 'seek-range', undefined],
    ['rate=1%..2%', 'as little as possible', 'seek-goal-form', undefined],
    ['rate=1%..2%', 'total of comission ≤ 1', 'seek-goal-name', 'commission'],
    ['rate=1%..2%', 'median(wages) ≤ 1', 'seek-goal-name', 'wage'],
    ['rate=1%..2%', 'median(grade) ≤ 1', 'seek-goal-kind', undefined],
    ['rate=1%..2%', 'share(grade = D) ≤ 1%', 'seek-goal-word', undefined],
    ['rate=1%..2%', 'share(grade = A) ≤ 1', 'seek-goal-unit', undefined],
    ['rate=1%..2%', 'total ≤ 5%', 'seek-goal-unit', undefined],
    ['rate=1%..2%', 'total ≤ 5 USD', 'seek-goal-unit', undefined],
    ['rate=1%..2%', 'wage of E9 ≤ 5', 'seek-goal-nobody', 'E1'],
  ])('that cannot be asked says why: %s, %s', (vary, goal, code, near) => {
    const report = ask(vary, goal)
    expect(report.ok).toBe(false)
    expect(report.diagnostics.map((one) => one.code)).toEqual([code])
    if (near !== undefined) expect(report.diagnostics[0]!.parameters.near).toBe(near)
  })

  describe('in a table of three rows', () => {
    const file = ruleFile(`facts:
  employee: { sales: money }
clauses:
  A:
    rules:
      tier: { table: "sales | rate\\n≥ 60000 | 3%\\n≥ 50000 | 2%\\notherwise | 1%" }
      commission: { line: earning, is: sales × tier.rate }
`)
    const with_ = (sales: string, vary: string, goal: string): SeekReport =>
      seekGoal(file, { period: '2026-01', employee: [{ id: 'E1', sales }] }, { vary, goal })

    it('cuts a range to where the rules load, and says so', () => {
      // From 60,000 on the row of 50,000 would never be reached.
      const report = with_('55000', 'tier[≥ 50000].sales=40000..70000 step 1000', 'total ≤ 600')
      const said = report.diagnostics.map(({ code, severity }) => `${severity} ${code}`)
      expect(said).toEqual(['note seek-range-cut', 'note table-overlap'])
      expect(report.vary.to).toBe('≥ 59000')
      expect(told(report)).toBe('≥ 56000: 550.00, next ≥ 55000: 1100.00; proved')
    })

    it('calculates every value in full where the number meets other constants of the rules at both ends', () => {
      const report = with_('30000', 'tier[otherwise].rate=2%..3%', 'total ≤ 700')
      expect(told(report)).toBe('2%: 600.00, next 3%: 900.00; every value')
    })
  })

  it('says that the rules load nowhere in a range', () => {
    const [first] = ask('marks=70%..80%', 'total ≤ 1').diagnostics
    expect(first?.code).toBe('seek-nothing-loads')
  })

  it('takes its question as data too, and rules as text', () => {
    const text = ruleFile(`facts:
  employee: { sales: money }
clauses:
  A: { parameters: { rate: 1% }, rules: { commission: { line: earning, is: sales × rate } } }
`)
    const report = seekGoal(
      text,
      {
        period: '2026-01',
        employee: [
          { id: 'E1', sales: '30000' },
          { id: 'E2', sales: '50000' },
        ],
      },
      {
        vary: { address: 'rate', from: '0%', to: '5%', step: '0.1%' },
        goal: { of: { kind: 'total' }, sign: '≤', value: '1000' },
      },
    )
    expect(told(report)).toBe('1.2%: 960.00, next 1.3%: 1040.00; proved')
  })
})
