import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tablesOf } from '../docs/markdown.ts'
import { calculateOne } from '../support/load.ts'
import {
  column,
  columnOf,
  fraction,
  fractionOf,
  hundredths,
  idOf,
  pageRules,
  range,
  stands,
} from '../support/scoring.ts'

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

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
  const line = columnOf(pageRules('第3条'), { employee }, 'points').map(fractionOf)

  it('lie on the lines that are drawn by hand', () => {
    const byHand = reaches.map((reach) => {
      if (reach < 8000) return fraction(0)
      if (reach <= 10_000) return fraction(60 * 2000 + 40 * (reach - 8000), 2000)
      if (reach <= 13_000) return fraction(100 * 3000 + 15 * (reach - 10_000), 3000)
      return fraction(115)
    })
    expect(line).toEqual(byHand)
  })

  it('never fall, and jump at the first point only: no step is larger than the steepest line allows', () => {
    // In two-hundredths of a point, so that both slopes are whole: 4 a step up to 100%, then 1.
    const whole = line.slice(8000).map((text) => {
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
    const edges = ['90.0', '89.5', '80.0', '79.5', '70.0', '69.5', '60.0', '59.5', 'none']
    expect(edges.map((score) => clean.get(score)).join(' ')).toBe('A B B C C D D E none')
    for (const one of all.filter(({ grave, upheld }) => grave === 'no' && upheld > 0)) {
      const without = clean.get(one.counted)!
      expect({ ...one }).toMatchObject({ grade: ['A', 'B'].includes(without) ? 'C' : without })
    }
  })
})

it('the phrases of scores are rules of these pages', () => {
  const tables = tablesOf('docs/language/phrase-book.md').filter(({ rows }) =>
    rows.some((row) => row.条文?.includes('](scoring')),
  )
  const codes = tables
    .flatMap(({ rows }) => rows)
    .flatMap(({ written }) => [...written!.matchAll(/`([^`]+)`/g)].map(({ 1: code }) => code!))
    .filter((code) => !code.includes('…'))
  expect(codes.filter((code) => !stands(code))).toEqual([])
  expect(codes.length).toBeGreaterThanOrEqual(20)
})
