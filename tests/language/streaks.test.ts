import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledRuleSet, calculate, explain, type PeriodFacts, type Result } from '../../src/index.ts'
import { load } from '../support/load.ts'

/** One person; `h` the condition holds, `x` it does not, `n` it is not applicable (not appraised), `-` not on the list. */
type State = 'h' | 'x' | 'n' | '-'

const file = (gap: string): CompiledRuleSet =>
  load(`facts: { employee: { score: { type: score, default: none } } }
clauses:
  第12条:
    parameters: { limit: 3 }
    rules:
      low: { streak: { of: score < 60, gap: ${gap} } }
      again: low > 0 and low mod 3 = 0 and present(score)
      alarm:
        when: present(score) and score < 60 and low ≥ limit
        finding: { zh: 连续三期不及格, en: three in a row }
        evidence: [low]
        needs: { zh: 由人决定, en: a person decides }
`)
const sets = { breaks: file('breaks'), skips: file('skips') }

const monthAt = (at: number): string =>
  `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const factsOf = (states: readonly State[], from = 0): readonly PeriodFacts[] =>
  states.map((state, at) => ({
    period: monthAt(from + at),
    complete: true,
    employee:
      state === '-' ? [] : [{ id: 'E', ...(state === 'n' ? {} : { score: state === 'h' ? '50' : '70' }) }],
  }))
const lengths = (result: Result): readonly string[] =>
  result.periods.map(
    (period) => period.things.employee?.find((one) => one.id === 'E')?.values.low?.value ?? '-',
  )

/** The length of the run, said again in the plainest way. */
const expected = (states: readonly State[], gap: 'breaks' | 'skips'): readonly string[] => {
  let run = 0
  return states.map((state) => {
    if (state === 'h') run += 1
    else if (state === 'x' || gap === 'breaks') run = 0
    return state === '-' ? '-' : String(run)
  })
}

describe('runs of months', () => {
  it.each(['breaks', 'skips'] as const)(
    'law: where a gap %s, all 4^6 half-years are as counted by hand',
    (gap) => {
      const letters: readonly State[] = ['h', 'x', 'n', '-']
      let looked = 0
      for (let code = 0; code < 4 ** 6; code++) {
        const states = Array.from({ length: 6 }, (_, at) => letters[Math.floor(code / 4 ** at) % 4]!)
        const result = calculate(sets[gap], factsOf(states))
        expect(lengths(result), states.join('')).toEqual(expected(states, gap))
        looked += 1
      }
      expect(looked).toBe(4096)
    },
  )

  it('law: it goes on over the year border and through a stored carry', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<State>('h', 'x', 'n', '-'), { minLength: 14, maxLength: 14 }),
        fc.constantFrom<'breaks' | 'skips'>('breaks', 'skips'),
        (states, gap) => {
          let carry: Result['carry'] | undefined
          const found: Result['findings'][number][] = []
          const stepped = factsOf(states, 6).flatMap((facts) => {
            const result = calculate(sets[gap], facts, carry ? { carry } : {})
            carry = JSON.parse(JSON.stringify(result.carry))
            found.push(...result.findings)
            return lengths(result)
          })
          const whole = calculate(sets[gap], factsOf(states, 6))
          expect(stepped).toEqual(lengths(whole))
          expect(stepped).toEqual(expected(states, gap))
          expect(found).toEqual(whole.findings)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('shows the months it rests on, and no others', () => {
    const { findings } = calculate(sets.skips, factsOf(['h', 'h', 'n', 'h', 'h', 'x', 'h']))
    expect(
      findings.map(({ period, evidence }) => [
        period,
        evidence[0]!.value,
        evidence[0]!.history!.map((one) => one.period),
      ]),
    ).toEqual([
      ['2026-04', '3', ['2026-01', '2026-02', '2026-04']],
      ['2026-05', '4', ['2026-01', '2026-02', '2026-04', '2026-05']],
    ])
    expect(findings[0]!.evidence[0]!.history!.map((one) => one.value)).toEqual(['50', '50', '50'])
  })

  it('says how far it is from what it leads to, and what would break it', () => {
    const said = (states: readonly State[]) => {
      const { value } = explain(sets.breaks, factsOf(states), { rule: 'low', id: 'E' })
      return value!.working.map((one) => one.zh)
    }
    expect(said(['h', 'h'])).toContain('还差 1 期：again（每满 3 期）')
    expect(said(['h', 'h'])).toContain('还差 1 期：alarm（满 3 期）')
    expect(said(['h', 'h', 'h', 'h'])).toContain('还差 2 期：again（每满 3 期）')
    expect(said(['h', 'h', 'h', 'h'])).toContain('已满 3 期：alarm（满 3 期）')
    expect(said(['h']).at(-1)).toBe('一期不满足 score < 60，或该期不适用、人不在名单上，连续即告中断')
  })

  it('goes on for somebody who moves to another team, whose places are counted there', () => {
    const teams = load(`facts: { team: {}, employee: { team: team, score: score } }
clauses:
  第12条:
    rules:
      low: { streak: { of: score < 60, gap: breaks } }
      place: { rank: { of: score, among: team, first: highest, ties: shared } }
      first: { streak: { of: place = 1, gap: breaks } }
`)
    const months = ['A', 'A', 'B', 'B'].map((team, at) => ({
      period: monthAt(at),
      complete: true as const,
      team: [{ id: 'A' }, { id: 'B' }],
      employee: [
        { id: 'E', team, score: '50' },
        { id: 'F', team: 'B', score: at === 3 ? '40' : '59' },
      ],
    }))
    const row = (rule: string) =>
      calculate(teams, months).periods.map(({ things }) => things.employee![0]!.values[rule]!.value)
    expect(row('low')).toEqual(['1', '2', '3', '4'])
    // Alone in A, second in B, then first there.
    expect(row('first')).toEqual(['1', '2', '0', '1'])
  })

  it('keeps its length when the text of the rules changes inside the run', () => {
    const before = calculate(sets.breaks, factsOf(['h', 'h']))
    const later = load(`facts: { employee: { score: { type: score, default: none } } }
clauses:
  第12条:
    title: { zh: 新编号, en: renumbered }
    parameters: { limit: 4 }
    rules:
      low: { streak: { of: score < 55, gap: breaks } }
      alarm: { when: present(score) and score < 60 and low ≥ limit, finding: { zh: 四期, en: four }, evidence: [low] }
`)
    const result = calculate(later, factsOf(['h', 'h'], 2), { carry: before.carry })
    expect(result.diagnostics).toEqual([])
    expect(lengths(result)).toEqual(['3', '4'])
    expect(result.findings.map((one) => one.period)).toEqual(['2026-04'])
  })
})
