import { describe, expect, it } from 'vitest'
import { compareRuleSets, openComparison, openRules } from '../../../src/analyse.ts'
import { calculate } from '../../../src/index.ts'
import { facts, partsOf, plan, tryOut } from './plan.ts'

describe('a rate and a factor that multiply', () => {
  // E1: 10000 × 1% × 1 = 100. Rate alone 200, factor alone 150, both 300.
  // E2: 5000 × 1% × 0.8 = 40. Rate alone 80; its factor stays.
  const report = tryOut({ rate: '2%', 'factor[≥ 10000].of': '1.5' })
  const [variant] = report.variants

  it('share what they make together: the mean of both orders', () => {
    // Rate: E1 (100 + 150) ÷ 2 = 125, E2 40. Factor: (50 + 100) ÷ 2 = 75.
    expect(partsOf(report)).toEqual(['第1条 165.00 (140.00, 190.00)', '第2条 75.00 (50.00, 100.00)'])
    expect(variant!.attribution).toMatchObject({ method: 'every order', runs: 4 })
    expect(variant!.difference).toBe('240.00')
  })

  it('says what it costs, and for whom', () => {
    expect(report).toMatchObject({
      ok: true,
      currency: 'CNY',
      periods: ['2026-01'],
      baseline: { id: 'plan', total: '8440.00', lines: 7, findings: 2, channels: { earning: '8440.00' } },
    })
    expect(variant).toMatchObject({
      ok: true,
      side: { total: '8680.00', lines: 7 },
      more: '240.00',
      less: '0.00',
      counts: { winners: 2, losers: 0, untouched: 1 },
      channels: [{ channel: 'earning', before: '8440.00', after: '8680.00', difference: '240.00' }],
    })
    expect(
      variant!.people.map(({ id, name, belongsTo, before, after, difference }) => [
        id,
        name,
        belongsTo.team,
        before,
        after,
        difference,
      ]),
    ).toEqual([
      ['E1', '林', 'A', '3400.00', '3600.00', '200.00'],
      ['E2', undefined, 'A', '3040.00', '3080.00', '40.00'],
      ['E3', undefined, 'B', '2000.00', '2000.00', '0.00'],
    ])
    expect(variant!.people[0]!.lines).toMatchObject([
      { rule: 'commission', clause: '第2条', before: '100.00', after: '300.00', difference: '200.00' },
    ])
    expect(variant!.groups).toEqual([
      {
        thing: 'team',
        id: 'A',
        name: '甲组',
        people: 2,
        before: '6440.00',
        after: '6680.00',
        difference: '240.00',
        winners: 2,
        losers: 0,
      },
      {
        thing: 'team',
        id: 'B',
        people: 1,
        before: '2000.00',
        after: '2000.00',
        difference: '0.00',
        winners: 0,
        losers: 0,
      },
    ])
    expect(variant!.clauses.map(({ clause, before, after }) => [clause, before, after])).toEqual([
      ['第2条', '140.00', '380.00'],
      ['第3条', '300.00', '300.00'],
      ['', '8000.00', '8000.00'],
    ])
  })
})

describe('a target that is lowered', () => {
  const report = tryOut({ target: '5000' })
  const [variant] = report.variants

  it('moves people between words, and findings with them', () => {
    expect(variant!.moves).toEqual([
      {
        rule: 'level',
        title: { zh: '等级', en: 'level' },
        clause: '第3条',
        cells: [
          {
            from: 'top',
            to: 'top',
            count: 1,
            fromTitle: { zh: '优', en: 'top' },
            toTitle: { zh: '优', en: 'top' },
          },
          {
            from: 'good',
            to: 'top',
            count: 1,
            fromTitle: { zh: '良', en: 'good' },
            toTitle: { zh: '优', en: 'top' },
          },
          {
            from: 'good',
            to: 'good',
            count: 1,
            fromTitle: { zh: '良', en: 'good' },
            toTitle: { zh: '良', en: 'good' },
          },
        ],
      },
    ])
    expect(variant!.findings).toMatchObject({ appear: [], disappear: [{ id: 'E2', rule: 'talk' }] })
  })

  it('pays a prize that was not there', () => {
    expect(variant!.people[0]).toMatchObject({ id: 'E2', difference: '300.00' })
    expect(variant!.people[0]!.lines[0]!.before).toBeUndefined()
    expect(partsOf(report)).toEqual(['第3条 300.00 (300.00, 300.00)'])
  })
})

describe('clauses that do not load without each other', () => {
  const base = openRules(plan)

  it('are one part, and the others stay apart', () => {
    const variant = plan
      .replace('      rate: 1%', '      rate: 1%\n      extra: 0.5%')
      .replace('sales × rate × factor.of', 'sales × (rate + extra) × factor.of')
      .replace('is: 300', 'is: 400')
    // 第2条 reads what 第1条 adds. E1 10000 × 0.5% = 50, E2 5000 × 0.5% × 0.8 = 20; the prize 100 more.
    expect(partsOf(compareRuleSets(base, [variant], facts))).toEqual([
      '第1条 + 第2条 70.00 (70.00, 70.00)',
      '第3条 100.00 (100.00, 100.00)',
    ])
  })

  it('are one part where a rule moves from the one to the other', () => {
    const rule = /\n {6}prize: .*/.exec(plan)![0]
    const moved = plan
      .replace(rule, '')
      .replace('    rules:\n      factor:', `    rules:${rule.replace('300', '350')}\n      factor:`)
    const report = compareRuleSets(base, [moved], facts)
    expect(partsOf(report)).toEqual(['第2条 + 第3条 50.00 (50.00, 50.00)'])
    expect(report.variants[0]!.changes.map(({ clause, items }) => [clause, items])).toEqual([
      [
        '第2条',
        [
          {
            address: 'prize',
            title: { zh: '达标奖', en: 'prize' },
            after: expect.stringContaining('is: 350'),
          },
        ],
      ],
      [
        '第3条',
        [
          {
            address: 'prize',
            title: { zh: '达标奖', en: 'prize' },
            before: expect.stringContaining('is: 300'),
          },
        ],
      ],
    ])
  })

  it('are one part where the one cannot be calculated without the other', () => {
    // 第1条 leaves the points of kind b open, 第2条 no longer asks for them: with 第1条 alone E2 has no result.
    const file = (a: string, b: string, asked: string): string => `id: kinds
title: { zh: 两类, en: kinds }
currency: CNY
each: month
facts: { employee: { kind: [a, b] } }
clauses:
  第1条:
    rules:
      point:
        when: asked
        table: |
          kind | yuan
          a    | ${a}
          b    | ${b}
  第2条:
    rules:
      asked: { is: "${asked}" }
      pay: { line: earning, is: "first(point.yuan, 5)" }
`
    const [before, after] = [file('10', '20', "kind in ['a', 'b']"), file('15', 'open', "kind = 'a'")]
    const one = {
      period: '2026-01',
      employee: [
        { id: 'E1', kind: 'a' },
        { id: 'E2', kind: 'b' },
      ],
    }
    // Before 10 + 20, after 15 + 5.
    const report = compareRuleSets(before, [after], one)
    expect([report.diagnostics, report.variants[0]!.diagnostics]).toEqual([[], []])
    expect(partsOf(report)).toEqual(['第1条 + 第2条 -10.00 (-10.00, -10.00)'])
  })
})

describe('a new fact', () => {
  const base = openRules(plan)
  const variant = plan
    .replace('    sales: money\n', '    sales: money\n    stars: { type: number, default: 0 }\n')
    .replace('is: 300', 'is: 300 + 10 × stars')
  const withStars = {
    ...facts,
    employee: facts.employee.map((one) => ({ ...one, stars: '4' })),
  }

  it('may stand among the facts of both, and is no part of its own', () => {
    const report = compareRuleSets(base, [variant], withStars)
    expect(report.ok).toBe(true)
    expect(partsOf(report)).toEqual([' 0.00 (0.00, 0.00)', '第3条 40.00 (40.00, 40.00)'])
  })

  it('that is paid as it stands is a part, the head of the file', () => {
    const paid = plan.replace(
      '    sales: money\n',
      '    sales: money\n    meal: { type: money, default: 0, line: earning }\n',
    )
    const report = compareRuleSets(base, [paid.replace('is: 300', 'is: 320')], {
      ...facts,
      employee: facts.employee.map((one) => ({ ...one, meal: '20' })),
    })
    expect(partsOf(report)).toEqual([' 60.00 (60.00, 60.00)', '第3条 20.00 (20.00, 20.00)'])
    expect(report.variants[0]!.attribution.parts[0]!.titles[0]!.en).toContain('head of the file')
  })
})

describe('many changed clauses', () => {
  const clauses = Array.from({ length: 8 }, (_, at) => `a${at}`)
  const file = (value: string): string => `id: many
title: { zh: 多, en: many }
currency: CNY
each: month
facts: { employee: { sales: money } }
clauses:
${clauses.map((name) => `  ${name}c: { parameters: { ${name}: ${value} } }`).join('\n')}
  pay: { rules: { pay: { line: earning, is: "sales × ${clauses.join(' × ')}" } } }
`
  const one = { period: '2026-01', employee: [{ id: 'E1', sales: '1' }] }

  it('in one line are changed one after the other, in the order of the file, which is said', () => {
    const [variant] = compareRuleSets(file('1'), [file('2')], one).variants
    // 1 → 2 → 4 … → 256.
    expect(variant!.attribution).toMatchObject({ method: 'stated order', runs: 9 })
    expect(variant!.attribution.parts.map(({ difference }) => difference)).toEqual(
      [1, 2, 4, 8, 16, 32, 64, 128].map((n) => `${n}.00`),
    )
    expect(variant!.attribution.parts[0]).not.toHaveProperty('alone')
  })

  it('in one line share evenly where the limit allows every order', () => {
    const [variant] = compareRuleSets(file('1'), [file('2')], one, { attributionLimit: 8 }).variants
    expect(variant!.attribution).toMatchObject({ method: 'every order', runs: 256 })
    // 255 ÷ 8 = 31.875: seven of them get the odd fen … all but none: 31.88 × 4 + 31.87 × 4.
    expect(variant!.attribution.parts.map(({ difference }) => difference)).toEqual([
      ...Array.from({ length: 4 }, () => '31.88'),
      ...Array.from({ length: 4 }, () => '31.87'),
    ])
  })

  it('in lines of their own are told apart with few runs', () => {
    const apart = (value: string): string =>
      file(value).replace(
        / {2}pay: .*/,
        clauses
          .map((name) => `  ${name}p: { rules: { ${name}p: { line: earning, is: "sales × ${name}" } } }`)
          .join('\n'),
      )
    const [variant] = compareRuleSets(apart('1'), [apart('3')], one).variants
    expect(variant!.attribution).toMatchObject({ method: 'every order', runs: 10 })
    expect(variant!.attribution.parts.map(({ difference }) => difference)).toEqual(clauses.map(() => '2.00'))
  })
})

describe('several periods', () => {
  const file = (rate: string): string => `id: steps
title: { zh: 累计, en: steps }
currency: CNY
each: month
facts: { employee: { sales: money } }
clauses:
  一:
    parameters: { rate: ${rate} }
    rules:
      bonus: { line: earning, is: "first(ago(sales), 0) × rate" }
`
  const month = (period: string) => ({ period, employee: [{ id: 'E1', sales: '1000' }] })

  it('run one into the next on both sides, also from a carry of the baseline', () => {
    const base = openRules(file('1%'))
    const variant = base.withChanges({ rate: '2%' })
    const both = compareRuleSets(base, [variant], [month('2026-01'), month('2026-02'), month('2026-03')])
    expect(both.periods).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(both.variants[0]!.people[0]).toMatchObject({ before: '20.00', after: '40.00' })
    const { carry } = calculate(base.compiled!, [month('2026-01'), month('2026-02')])
    const next = file('3%').replace('id: steps', 'id: steps-2027')
    const [one, other] = compareRuleSets(base, [variant, next], [month('2026-03')], { carry }).variants
    expect([one!.difference, other!.difference]).toEqual(['10.00', '20.00'])
    expect(other!.side.id).toBe('steps-2027')
    // By itself a file of another id takes no carry of the baseline.
    expect(calculate(openRules(next).compiled!, month('2026-03'), { carry }).ok).toBe(false)
  })
})

describe('an open comparison', () => {
  const base = openRules(plan)
  const comparison = openComparison(base, [
    base.withChanges({ rate: '2%' }),
    base.withChanges({ 'prize.is': '500' }),
  ])

  it('is asked of one person as of all, and counts its runs', () => {
    const calls: string[] = []
    const one = { ...facts, employee: [facts.employee[0]!] }
    const report = comparison.on(one, { onProgress: (done, all) => calls.push(`${done}/${all}`) })
    expect(report.variants.map(({ difference }) => difference)).toEqual(['100.00', '200.00'])
    expect(calls).toEqual(['1/3', '2/3', '3/3'])
    expect(comparison.on(facts).variants[0]!.difference).toBe('140.00')
  })
})

describe('a changed clause that nothing on these facts asks for', () => {
  const idle = (changes: Readonly<Record<string, string>>, on = facts) =>
    tryOut(changes, on).variants[0]!.attribution.parts.map(({ clauses, idle: is }) => [clauses.join(), is])

  it('is said to have never come into play', () => {
    // Nobody sells less than nothing, so that a target of 10000 or of 9000 is the same for E1, E2 and E3.
    expect(idle({ rate: '2%', target: '9000' })).toEqual([
      ['第1条', undefined],
      ['第3条', true],
    ])
    expect(idle({ target: '9000' })).toEqual([['第3条', true]])
  })

  it('is not, where a value differs that pays nothing', () => {
    // Everybody sells nothing: the rate moves no money, and the level of all is another one at a target of 0.
    const none = { ...facts, employee: facts.employee.map((one) => ({ ...one, sales: '0' })) }
    expect(idle({ rate: '2%' }, none)).toEqual([['第1条', true]])
    const level = "if sales ≥ target then 'good' else 'top'"
    expect(idle({ 'level.is': level }, none)).toEqual([['第3条', undefined]])
  })
})
