import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseWith } from '../support/figures.ts'
import { calculateOne, load } from '../support/load.ts'
import {
  column,
  columnOf,
  fraction,
  fractionOf,
  hundredths,
  idOf,
  pageRules,
  range,
} from '../support/scoring.ts'

/** Every score from 0.00 to 100.00, in hundredths. */
const everyScore = range(0, 10_000)
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

describe('grades over every score of two decimals', () => {
  const employee = everyScore.map((score, at) => ({
    id: idOf(at),
    skill: hundredths(score),
    service: hundredths(score),
  }))
  const grades = columnOf(pageRules('第14条'), { employee }, 'grade')
  const order = ['poor', 'fair', 'good', 'excellent']

  it('each has one grade, which never falls as the score rises', () => {
    const steps = grades.map((grade) => order.indexOf(grade))
    expect(steps.filter((step) => step < 0)).toEqual([])
    expect(steps.filter((step, at) => at > 0 && step < steps[at - 1]!)).toEqual([])
  })

  it('each edge belongs to the row that is written with it', () => {
    const changes = everyScore.filter((at) => at > 0 && grades[at] !== grades[at - 1])
    expect(changes.map((at) => `${hundredths(at)} ${grades[at]}`)).toEqual([
      '60.00 fair',
      '80.00 good',
      '90.00 excellent',
    ])
  })

  it('written with > instead, exactly the edges change; written from below or as intervals, nothing does', () => {
    const table = (rows: readonly string[]): readonly string[] => {
      const lines = ['score | grade', ...rows].map((row) => `    ${row}`).join('\n')
      const rules = `grade:\n  table: |\n${lines}`
      const scores = everyScore.map((score, at) => ({ id: idOf(at), score: hundredths(score) }))
      return columnOf(
        load(`facts:\n  employee: { score: score }\n${clauseWith(rules)}`),
        { employee: scores },
        'grade',
      )
    }
    const differing = (other: readonly string[]): readonly string[] =>
      everyScore.filter((at) => other[at] !== grades[at]).map(hundredths)
    const above = table(['> 90 | excellent', '> 80 | good', '> 60 | fair', 'otherwise | poor'])
    expect(differing(above)).toEqual(['60.00', '80.00', '90.00'])
    const below = table(['< 60 | poor', '< 80 | fair', '< 90 | good', 'otherwise | excellent'])
    expect(differing(below)).toEqual([])
    const inside = table(['[0..60) | poor', '[60..80) | fair', '[80..90) | good', '[90..100] | excellent'])
    expect(differing(inside)).toEqual([])
  })
})

describe('scores in proportion', () => {
  const rules = pageRules('第2条')
  /** In hundredths; `100 × done ÷ target` by whole numbers alone. */
  const byHand = (done: bigint, target: bigint) => {
    const capped = least(100n * done, 120n * target)
    const above = most(0n, ((done - target) * 100n) / target)
    const below = most(0n, ((target - done) * 100n) / target)
    return {
      capped: 100n * done < 60n * target ? fraction(0n) : fraction(capped, target),
      floored: fraction(most(capped, 40n * target), target),
      stepped: fraction(most(0n, 80n + 2n * above - 3n * below)),
    }
  }
  const check = (pairs: readonly (readonly [done: number, target: number])[]): void => {
    const employee = pairs.map(([done, target], at) => ({
      id: idOf(at),
      done: hundredths(done),
      target: hundredths(target),
    }))
    const result = calculateOne(rules, { employee })
    for (const rule of ['capped', 'floored', 'stepped'] as const)
      expect(column(result, rule).map(fractionOf)).toEqual(
        pairs.map(([done, target]) => byHand(BigInt(done), BigInt(target))[rule]),
      )
  }

  it('equal fractions of whole numbers, for all targets to 60 and all results to 80', () => {
    check(range(1, 60).flatMap((target) => range(0, 80).map((done) => [done * 100, target * 100] as const)))
  })

  it('equal fractions of whole numbers, for any hundredths', () => {
    const pair = fc.tuple(fc.nat({ max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 40 }), (pairs) => check(pairs)),
      { numRuns: 60 },
    )
  })
})

describe('scores joined by lines', () => {
  /** Attainment from 0% to 150% by hundredths of a point. */
  const reaches = range(0, 15_000)
  const employee = reaches.map((reach) => ({ id: idOf(reach), reach: `${hundredths(reach)}%` }))
  const line = columnOf(pageRules('第3条'), { employee }, 'line').map(fractionOf)

  it('lie on the lines that are drawn by hand', () => {
    const byHand = reaches.map((reach) => {
      if (reach <= 8000) return fraction(60)
      if (reach <= 10_000) return fraction(60 * 2000 + 40 * (reach - 8000), 2000)
      if (reach <= 13_000) return fraction(100 * 3000 + 15 * (reach - 10_000), 3000)
      return fraction(115)
    })
    expect(line).toEqual(byHand)
  })

  it('never fall, and never jump: no step is larger than the steepest line allows', () => {
    // In two-hundredths of a point, so that both slopes are whole: 4 a step up to 100%, then 1.
    const whole = line.map((text) => {
      const [n, d] = text.split('/').map(BigInt) as [bigint, bigint]
      expect((n * 200n) % d).toBe(0n)
      return (n * 200n) / d
    })
    const steps = whole.slice(1).map((value, at) => value - whole[at]!)
    expect(new Set(steps)).toEqual(new Set([0n, 1n, 4n]))
    expect(steps.reduce((sum, step) => sum + step, 0n)).toBe((115n - 60n) * 200n)
  })
})

describe('deductions', () => {
  const breach = fc.record({
    employee: fc.integer({ min: 0, max: 4 }).map(idOf),
    kind: fc.constantFrom('late', 'complaint', 'wording'),
    times: fc.nat({ max: 9 }),
  })

  it('are max(0, 100 − what was taken), each kind under its cap, and never below zero', () => {
    const rules = pageRules('第6条')
    fc.assert(
      fc.property(fc.array(breach, { maxLength: 30 }), (breaches) => {
        const result = calculateOne(rules, {
          employee: range(0, 4).map((at) => ({ id: idOf(at) })),
          breach: breaches.map((one, at) => ({ id: `B${at}`, ...one, times: String(one.times) })),
        })
        const expected = range(0, 4).map((at) => {
          const taken = { late: 0, complaint: 0, wording: 0 }
          for (const one of breaches)
            if (one.employee === idOf(at)) taken[one.kind as keyof typeof taken] += one.times
          const left = 100 - Math.min(10, 2 * taken.late) - 5 * taken.complaint - Math.min(5, taken.wording)
          return String(left > 0 ? left : 0)
        })
        expect(column(result, 'points')).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  it('and a bonus: either reading for all breaches to 40 and all praise to 8', () => {
    const rules = pageRules('第7条')
    const pairs = range(0, 40).flatMap((breaches) => range(0, 8).map((praise) => ({ breaches, praise })))
    const employee = pairs.map(({ breaches, praise }, at) => ({ id: idOf(at), breaches, praise }))
    const points = (option: string): readonly string[] =>
      columnOf(rules, { employee }, 'points', { readings: { bonusOffsets: option } })
    const byHand = (score: (taken: number, bonus: number) => number): readonly string[] =>
      pairs.map(({ breaches, praise }) => String(score(3 * breaches, Math.min(10, 2 * praise))))
    expect(points('they do')).toEqual(byHand((taken, bonus) => Math.max(0, 100 - taken + bonus)))
    expect(points('they do not')).toEqual(byHand((taken, bonus) => Math.max(0, 100 - taken) + bonus))
  })
})

describe('a veto', () => {
  const scores = ['none', ...range(0, 200).map((half) => (half / 2).toFixed(1))]
  const cases = scores.flatMap((counted) =>
    ['yes', 'no'].flatMap((grave) => range(0, 2).map((upheld) => ({ counted, grave, upheld }))),
  )
  const employee = cases.map(({ counted, ...one }, at) => ({
    id: idOf(at),
    ...one,
    ...(counted === 'none' ? {} : { counted }),
  }))
  const result = calculateOne(pageRules('第8条'), { employee })
  const all = cases.map((one, at) => ({
    ...one,
    score: column(result, 'score')[at]!,
    grade: column(result, 'grade')[at]!,
    vetoed: column(result, 'vetoed')[at]!,
  }))

  it('dominates every score, also one that nobody gave, and is found', () => {
    const grave = all.filter((one) => one.grave === 'yes')
    expect(new Set(grave.map(({ score, grade, vetoed }) => `${score} ${grade} ${vetoed}`))).toEqual(
      new Set(['0 E yes']),
    )
    expect(grave.length).toBe(202 * 3)
    expect(new Set(all.filter((one) => one.grave === 'no').map((one) => one.vetoed))).toEqual(
      new Set(['none']),
    )
    expect(result.findings.length).toBe(grave.length)
  })

  it('of the grade leaves C at best, and what was worse as it was', () => {
    const clean = new Map(
      all.filter((one) => one.grave === 'no' && one.upheld === 0).map((one) => [one.counted, one.grade]),
    )
    expect(new Set(clean.values())).toEqual(new Set(['none', 'A', 'B', 'C', 'D', 'E']))
    for (const one of all.filter(({ grave, upheld }) => grave === 'no' && upheld > 0)) {
      const without = clean.get(one.counted)!
      expect({ ...one }).toMatchObject({ grade: ['A', 'B'].includes(without) ? 'C' : without })
    }
  })
})
