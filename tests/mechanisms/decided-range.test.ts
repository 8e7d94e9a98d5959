import { describe, expect, it } from 'vitest'
import { calculate, explain, type Result, renderDiagnostic, renderExplanation } from '../../src/index.ts'
import { readFacts } from '../../src/node.ts'
import { clauseWith, figures, months } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  employee:
    sales: { type: money, default: 1000 }
    rated: { type: score, default: 80 }
    low: { type: money, default: none }
    post: { type: [clerk, cook], default: clerk }
`
const one = (rules: string, given: Readonly<Record<string, string>>, options = {}): Result =>
  months(load(facts + clauseWith(rules)), { employee: [{ id: 'E1', ...given }] }, options)
const decided = (spec: string, given: Readonly<Record<string, string>>, options = {}) => {
  const result = one(
    `bonus: sales × 10%\nprize: { decided: { by: { zh: 主管, en: head }, ${spec} } }`,
    given,
    options,
  )
  return `${figures(result, 'employee', 'E1', 'prize').prize} | ${result.diagnostics.map((d) => d.code).join()}`
}

describe('a range with formulas', () => {
  const band = 'range: "[bonus × 80%..bonus × 120%]"'
  it.each([
    ['inside', band, { prize: '80' }, '80 | '],
    ['the upper end', band, { prize: '120' }, '120 | '],
    ['below', band, { prize: '79.99' }, 'none: refused | run-decision-outside'],
    ['above', band, { prize: '120.01' }, 'none: refused | run-decision-outside'],
    [
      'an end that is left out',
      'range: "(bonus..120]"',
      { prize: '100' },
      'none: refused | run-decision-outside',
    ],
    ['one end only', 'range: "≤ bonus"', { prize: '0' }, '0 | '],
    ['one end only, above it', 'range: "< bonus"', { prize: '100' }, 'none: refused | run-decision-outside'],
    [
      'a range that holds nothing',
      'range: "[bonus..bonus ÷ 2]"',
      { prize: '70' },
      'none: refused | run-decision-outside',
    ],
    ['nobody decided', band, {}, 'none: fact | fact-missing'],
    ['nobody decided, and silence is a value', `${band}, silent: bonus`, {}, '100 | '],
    ['silence is not asked for its range', `${band}, silent: 5`, {}, '5 | '],
    ['an end that does not apply', 'range: "[low..bonus]"', { prize: '50' }, 'none: fact | '],
    ['an end that does not apply, and nobody decided', 'range: "[low..bonus]", silent: 5', {}, '5 | '],
    ['an end that applies', 'range: "[low..bonus]"', { low: '50', prize: '50' }, '50 | '],
  ])('%s', (_, spec, given, expected) => {
    expect(decided(spec, given)).toBe(expected)
  })

  it('says who decides, the range in numbers, and what was given', () => {
    const result = one(
      `prize: { title: { zh: 奖金, en: prize }, decided: { by: { zh: 主管, en: the head }, range: "[sales × 8%..120]" } }`,
      { prize: '79' },
    )
    const said = (language: 'zh' | 'en') =>
      renderDiagnostic(result.diagnostics[0]!, { language, sources: {} })
    expect(said('zh')).toContain('“奖金”由主管决定：E1 的决定为 79，不在允许的范围 [80..120] 内')
    expect(said('en')).toContain(
      'prize is decided by the head: the decision for E1 is 79, outside the allowed range [80..120]',
    )
  })

  it('has the unit of what it stands beside, else what its use needs; a percentage is typed as one', () => {
    const rule = (spec: string) =>
      load(facts + clauseWith(`part: { decided: { by: head, ${spec} } }\nmore: rated + sales ÷ sales × 0`))
    const unit = (spec: string) => rule(spec).things[1]!.facts.at(-1)!.type
    expect(unit('range: "[rated - 5..rated + 5]"')).toMatchObject({ unit: 'number', decimals: 2 })
    expect(unit('silent: rated')).toMatchObject({ unit: 'number' })
    expect(unit('range: "[0..5]"')).toMatchObject({ unit: 'number' })
    expect(unit('range: "[0.8..1.2]", unit: 1')).toMatchObject({ unit: 'number' })
    expect(unit('range: "[80%..120%]"')).toMatchObject({ percent: true, decimals: 4 })
    const result = one('part: { decided: { by: head, range: "[80%..120%]" } }\npaid: sales × part', {
      part: '110%',
    })
    expect(figures(result, 'employee', 'E1', 'part', 'paid')).toEqual({ part: '1.1', paid: '1100' })
  })

  it('may be chosen by a reading, and then holds as chosen', () => {
    const rules = `prize: { decided: { by: head, range: { reading: how, narrow: "[0..5]", wide: "[0..10]" } } }`
    const reading = `    readings:\n      how: { question: { zh: 多宽？, en: how wide? }, default: narrow }\n`
    const set = load(facts + clauseWith(rules, reading))
    const of = (how: string) => {
      const result = months(set, { employee: [{ id: 'E1', prize: '8' }] }, { readings: { how } })
      return figures(result, 'employee', 'E1', 'prize').prize
    }
    expect([of('narrow'), of('wide')]).toEqual(['none: refused', '8'])
  })
})

describe('a step', () => {
  it.each([
    ['step: 50', { prize: '150' }, '150 | '],
    ['step: 50', { prize: '120' }, 'none: refused | run-decision-step'],
    ['step: 1', { prize: '3.5' }, 'none: refused | run-decision-step'],
    ['step: 0.125', { prize: '0.375' }, '0.375 | '],
    ['step: 50, silent: 20', {}, '20 | '],
    ['step: 0.5, range: "[0..bonus]"', { prize: '99.5' }, '99.5 | '],
  ])('%s, given %o', (spec, given, expected) => {
    expect(decided(spec, given)).toBe(expected)
  })
})

describe('a reason', () => {
  const spec = 'range: "[bonus - 5..bonus + 5]", silent: bonus, reason: required'
  it.each([
    [spec, {}, '100 | '],
    [spec, { prize: '100' }, '100 | '],
    [spec, { prize: '103' }, 'none: refused | run-decision-no-reason'],
    [spec, { prize: '103', 'prize.reason': '带教新人' }, '103 | '],
    [spec, { prize: '106', 'prize.reason': '带教新人' }, 'none: refused | run-decision-outside'],
    ['reason: required', { prize: '3' }, 'none: refused | run-decision-no-reason'],
    ['reason: required, silent: none', {}, 'none: fact | '],
    ['reason: optional', { prize: '3' }, '3 | '],
  ])('%s, given %o', (written, given, expected) => {
    expect(decided(written, given)).toBe(expected)
  })

  const review = `computed: rated
reviewed: { title: { zh: 复核分, en: reviewed score }, decided: { by: { zh: 部门负责人, en: head }, range: "[computed - 5..computed + 5]", silent: computed, reason: required } }`

  it('stands beside the value in a table, by name or title, and is shown in the result and the explanation', () => {
    const set = load(facts + clauseWith(review))
    const csv = '月份,编号,rated,复核分,复核分的理由\n2026-01,E1,80,84,带教新人\n2026-01,E2,90,,\n'
    const bytes = new TextEncoder().encode(csv)
    const { value, diagnostics } = readFacts([{ name: 'employee.csv', bytes }], set)
    expect(diagnostics).toEqual([])
    const result = calculate(set, value!)
    expect(figures(result, 'employee', 'E1', 'reviewed', 'reviewed.reason')).toEqual({
      reviewed: '84',
      'reviewed.reason': '带教新人',
    })
    expect(figures(result, 'employee', 'E2', 'reviewed', 'reviewed.reason')).toEqual({
      reviewed: '90',
      'reviewed.reason': 'none: fact',
    })
    const text = (id: string, language: 'zh' | 'en') =>
      renderExplanation(explain(set, value!, { rule: 'reviewed', id }).value!, language)
    expect(text('E1', 'zh')).toContain('由部门负责人决定，允许范围 [computed - 5..computed + 5] = 75 … 85')
    expect(text('E1', 'zh')).toContain('理由：带教新人')
    expect(text('E1', 'en')).toContain('Reason: 带教新人')
    expect(text('E2', 'en')).toContain('Nobody decided')
    expect(text('E1', 'en')).toContain('computed [第1条] = 80')
  })

  it('names the column where it is missing', () => {
    const result = one(review, { reviewed: '84' })
    const said = renderDiagnostic(result.diagnostics[0]!, { language: 'zh', sources: {} })
    expect(said).toContain('E1 的决定为 84，与 80 不同，没有写理由')
    expect(said).toContain('reviewed.reason')
  })

  it('is evidence of a finding', () => {
    const rules = `${review}
raised: { when: "present(reviewed) and reviewed > computed", finding: { zh: 复核加分, en: raised }, evidence: [reviewed, reviewed.reason] }`
    const result = one(rules, { reviewed: '84', 'reviewed.reason': '带教新人' })
    expect(result.findings[0]!.evidence.map(({ value }) => value)).toEqual(['84', '带教新人'])
  })
})

describe('a budget of points', () => {
  it('is a finding where the team has given out more', () => {
    const body = `facts:
  employee: { team: team }
${clauseWith(`extra: { decided: { by: { zh: 班组长, en: leader }, unit: 1, range: "[0..5]", step: 1, silent: 0 } }
given: { for: team, is: sum(extra each employee) }
toMuch: { for: team, when: given > 10, finding: { zh: 加分超过十分, en: more than ten points }, evidence: [given] }`)}`
    const team = (...points: readonly string[]) =>
      months(load(body), {
        team: [{ id: 'T' }],
        employee: points.map((extra, at) => ({ id: `E${at}`, team: 'T', extra })),
      }).findings.map(({ rule, id, evidence }) => [rule, id, evidence[0]!.value])
    expect(team('5', '5')).toEqual([])
    expect(team('5', '5', '1')).toEqual([['toMuch', 'T', '11']])
  })
})

describe('what is refused', () => {
  it.each([
    ['range: "[bonus..rated]"', 'compare-units', ['rated']],
    ['range: "[post..5]"', 'not-a-number', ['post']],
    ['range: "[bonus +..5]"', 'formula-ends-early', undefined],
    ['range: "[prize..5]"', 'cycle', undefined],
    ['range: "[..]"', 'source-range', ['"[..]"']],
    ['range: bonus', 'source-range', ['bonus']],
    ['range: "[5..1]"', 'source-range-empty', ['"[5..1]"']],
    ['step: 0', 'decided-step', ['0']],
    ['step: sales', 'decided-step', ['sales']],
    ['step: rated', 'decided-step', ['rated']],
    ['reason: yes', 'source-unknown-word', ['yes']],
  ] as const)('%s', (spec, code, at) => {
    const found = problems(
      facts + clauseWith(`bonus: sales × 10%\nprize: { decided: { by: head, ${spec} } }`),
    )
    expect(found.map((d) => d.code)).toEqual([code])
    if (at) expect(found[0]!.at).toEqual(at)
  })
})
