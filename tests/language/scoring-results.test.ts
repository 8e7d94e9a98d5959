import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseWith } from '../support/figures.ts'
import { calculateOne, load } from '../support/load.ts'
import { column, columnOf, hundredths, idOf, pageRules, range } from '../support/scoring.ts'

/** Every score from 0.00 to 100.00, in hundredths. */
const everyScore = range(0, 10_000)
const mark = fc.nat({ max: 10_000 })
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

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

describe('a forced distribution', () => {
  const rules = pageRules('第15条')

  it('never exceeds its limits; who ties over the edge is out', () => {
    const scores = fc.array(fc.oneof(mark, fc.constantFrom(9000, 9500, 8500, 6000)), {
      minLength: 1,
      maxLength: 25,
    })
    fc.assert(
      fc.property(scores, (list) => {
        const employee = list.map((score, at) => ({ id: idOf(at), team: 'T', score: hundredths(score) }))
        const [places, lastPlaces] = [Math.floor(list.length / 5), Math.floor(list.length / 10)]
        const byHand = list.map((score) => {
          if (score >= 8500 && list.filter((one) => one >= score).length <= places) return 'A'
          if (list.filter((one) => one <= score).length <= lastPlaces) return 'D'
          return score >= 7000 ? 'B' : 'C'
        })
        expect(columnOf(rules, { team: [{ id: 'T' }], employee }, 'grade')).toEqual(byHand)
        expect(byHand.filter((grade) => grade === 'A').length).toBeLessThanOrEqual(places)
      }),
      { numRuns: 150 },
    )
  })

  it('places for several teams add up to those of the company, by the largest remainder', () => {
    const places = pageRules('第15条第二款')
    const people = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(people, (members) => {
        const all = sum(members)
        const slots = Math.floor(all / 5)
        const whole = members.map((one) => Math.floor((slots * one) / all))
        const byRemainder = members
          .map((one, at) => ({ at, left: (slots * one) % all }))
          .sort((a, b) => b.left - a.left || a.at - b.at)
        for (const { at } of byRemainder.slice(0, slots - sum(whole))) whole[at]! += 1
        const team = members.map((one, at) => ({ id: idOf(at), members: String(one) }))
        expect(column(calculateOne(places, { team }), 'places', 'team')).toEqual(whole.map(String))
      }),
      { numRuns: 150 },
    )
  })
})

describe('pay from a score', () => {
  it('is the base times both coefficients, rounded once at the line, and never falls as the score rises', () => {
    const rules = pageRules('第18条')
    const scores = range(0, 12_000).filter((score) => score % 37 === 0 || score % 1000 < 2)
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), mark, (base, teamScore) => {
        const employee = scores.map((score, at) => ({
          id: idOf(at),
          team: 'T',
          base: hundredths(base),
          score: hundredths(score),
        }))
        const result = calculateOne(rules, {
          team: [{ id: 'T', teamScore: hundredths(teamScore) }],
          employee,
        })
        const fen = scores.map((score) => {
          // The coefficient in forty-thousandths: 0.6 + 0.4 × (score − 60) ÷ 40, then 1 + 0.5 × (score − 100) ÷ 20.
          const factor = score < 6000 ? 0 : score <= 10_000 ? score * 4 : 40_000 + (score - 10_000) * 10
          const exact = BigInt(base) * BigInt(factor) * BigInt(teamScore)
          return (2n * exact + 400_000_000n) / 800_000_000n
        })
        const amounts = fen.map((one) => `${one / 100n}.${String(one % 100n).padStart(2, '0')}`)
        expect(column(result, 'pay')).toEqual(amounts)
        expect(fen.filter((one, at) => at > 0 && one < fen[at - 1]!)).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})
