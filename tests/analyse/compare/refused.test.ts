import { describe, expect, it } from 'vitest'
import { type ComparedRules, compareRuleSets, openRules } from '../../../src/analyse.ts'
import { type Diagnostic, renderDiagnostic } from '../../../src/index.ts'
import { facts, plan } from './plan.ts'

const base = openRules(plan)
const against = (...variants: readonly ComparedRules[]) => compareRuleSets(base, variants, facts)
const codes = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] =>
  diagnostics.filter(({ severity }) => severity !== 'warning').map(({ code }) => code)

/** Every sentence has all its parameters, in both languages. */
const sentences = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): readonly string[] =>
  diagnostics.flatMap((one) =>
    (['zh', 'en'] as const).map((language) => {
      const text = renderDiagnostic(one, { language })
      expect(text).not.toMatch(/[{}]|undefined/)
      return text
    }),
  )

describe('a variant that cannot be held beside the baseline', () => {
  it('pays in another currency', () => {
    const [variant] = against(
      plan.replace('currency: CNY', 'currency: USD').replace('unit: CNY', 'unit: USD'),
    ).variants
    expect(variant).toMatchObject({
      ok: false,
      difference: '',
      people: [],
      side: { total: '', channels: {} },
    })
    expect(codes(variant!)).toEqual(['compare-other-currency'])
    expect(sentences(variant!)[0]).toContain('以 USD 计，基准以 CNY 计')
  })

  it('has another cycle, or another calendar', () => {
    const quarter = against(plan.replace('each: month', 'each: quarter')).variants[0]!
    expect(codes(quarter)).toEqual(['compare-other-cycle'])
    expect(sentences(quarter)[0]).toContain('按季度计算，基准按月计算')
    const calendar = against(plan.replace('each: month', 'each: month\ncalendar: { yearStarts: 04-01 }'))
      .variants[0]!
    expect(codes(calendar)).toEqual(['compare-other-calendar'])
    sentences(calendar)
  })

  it('pays other things', () => {
    const sellers = plan.replace('  employee:\n', '  seller:\n').replaceAll('\n      ', '\n      ')
    const variant = against(
      sellers
        .replace(/line: earning, (is|when)/g, 'for: seller, line: earning, $1')
        .replace('level:\n', 'level:\n        for: seller\n')
        .replace('talk: {', 'talk: { for: seller,')
        .replace('factor:\n', 'factor:\n        for: seller\n'),
    ).variants[0]!
    expect(codes(variant)).toEqual(['compare-other-things'])
    sentences(variant)
  })

  it('pays a thing more, of which there are no facts', () => {
    const more = plan
      .replace('facts:\n', 'facts:\n  agent: { deals: number }\n')
      .replace('      prize:', '      fee: { for: agent, line: earning, is: deals × 10 }\n      prize:')
    const variant = against(more).variants[0]!
    expect(codes(variant)).toEqual(['compare-thing-missing', 'compare-not-calculated'])
    sentences(variant)
    const whole = compareRuleSets(base, [more], { ...facts, agent: [{ id: 'G1', deals: '2' }] }).variants[0]!
    expect(whole).toMatchObject({ ok: true, difference: '20.00' })
  })

  it('does not load, and the others are compared all the same', () => {
    const [bad, good] = against(
      plan.replace('sales × rate', 'sales × rte'),
      base.withChanges({ rate: '2%' }),
    ).variants
    expect(bad!.ok).toBe(false)
    expect(codes(bad!)).toEqual([expect.stringMatching(/unknown|name/), 'compare-not-loaded'])
    expect(good).toMatchObject({ ok: true, difference: '140.00' })
    sentences(bad!)
  })

  it('needs a fact that is not there: which one, for whom', () => {
    const variant = against(
      plan
        .replace('    sales: money\n', '    sales: money\n    stars: number\n')
        .replace('is: 300', 'is: 300 × stars'),
      base.withChanges({ rate: '2%' }),
    )
    expect(codes(variant.variants[0]!)).toEqual(['compare-fact-missing', 'compare-not-calculated'])
    expect(variant.variants[0]!.diagnostics[0]!.parameters).toMatchObject({
      fact: 'stars',
      count: '1',
      people: 'E1',
      field: 'employee.stars',
    })
    expect(sentences(variant.variants[0]!)[0]).toContain('方案“三条方案”要用“stars”，1 个对象没有这一项：E1')
    expect(variant.variants[1]).toMatchObject({ ok: true })
  })
})

describe('nothing to compare', () => {
  it('a variant that says the same is said to', () => {
    const report = against(plan.replace('id: plan', 'id: plan-2'))
    expect(report.variants[0]).toMatchObject({
      ok: true,
      difference: '0.00',
      changes: [],
      attribution: { parts: [] },
    })
    expect(codes(report.variants[0]!)).toEqual(['compare-same'])
    sentences(report.variants[0]!)
  })

  it('a change without effect on these facts is said to be one', () => {
    const [variant] = against(base.withChanges({ 'factor[≥ 10000].sales': '≥ 9999' })).variants
    expect(codes(variant!)).toEqual(['compare-no-effect'])
    sentences(variant!)
  })

  it('no variant at all', () => {
    const report = against()
    expect(report).toMatchObject({ ok: false, variants: [] })
    expect(codes(report)).toEqual(['compare-no-variant'])
    sentences(report)
  })
})

describe('a baseline', () => {
  it('that does not load is compared with nothing', () => {
    const report = compareRuleSets('id: x', [plan], facts)
    expect(report).toMatchObject({
      ok: false,
      baseline: { total: '' },
      variants: [{ ok: false, difference: '' }],
    })
    expect(codes(report).length).toBeGreaterThan(0)
  })

  it('that cannot be calculated is compared with nothing', () => {
    const report = compareRuleSets(plan, [base.withChanges({ rate: '2%' })], {
      period: '2026-01',
      employee: [{ id: 'E1' }],
    })
    expect(report).toMatchObject({
      ok: false,
      baseline: { total: '' },
      variants: [{ ok: false, side: { total: '' } }],
    })
  })

  it('takes a reading that the variant alone has; one that nobody has is refused', () => {
    const reading = plan
      .replace(
        '    title: { zh: 达标, en: target }\n',
        '    title: { zh: 达标, en: target }\n    readings: { much: { question: { zh: 多少？, en: "how much?" }, default: few } }\n',
      )
      .replace('is: 300', 'reading: much, few: 300, many: 900')
    const chosen = compareRuleSets(base, [reading], facts, { readings: { much: 'many' } })
    expect(chosen.variants[0]).toMatchObject({ ok: true, difference: '600.00' })
    expect(codes(compareRuleSets(base, [reading], facts, { readings: { mcuh: 'many' } }))).toEqual([
      'reading-unknown',
    ])
  })
})
