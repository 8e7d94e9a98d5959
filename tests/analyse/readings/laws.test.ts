import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studyReadings } from '../../../src/analyse/readings/price-readings.ts'
import { composed } from '../../../src/analyse/readings/study.ts'
import { priceReadings, type ReadingsReport } from '../../../src/load.ts'
import { applied, cents, everyChoice, facts, loadText, rules, runWith, shownOf, textOf } from './made-up.ts'

const runs = { numRuns: 50 }
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

describe('laws', () => {
  it('what is put together from parts is, in every combination, what a run of it gives', () => {
    const seen = { cases: 0, combinations: 0, calculated: 0, several: 0, findings: 0 }
    fc.assert(
      fc.property(rules, facts, (made, given) => {
        const ruleSet = loadText(textOf(made))
        const { base, parts, runs: own } = studyReadings(ruleSet, given, {})
        for (const readings of everyChoice(ruleSet)) {
          const result = runWith(ruleSet, given, readings)
          expect(result.ok).toBe(true)
          const differing = Object.fromEntries(
            Object.entries(readings).filter(([, option]) => option !== 'a'),
          )
          expect(applied(base, composed(parts, differing)!)).toEqual(shownOf(result))
          seen.combinations += 1
          seen.findings += result.findings.length > 0 ? 1 : 0
        }
        seen.cases += 1
        seen.calculated += own.length + 1
        seen.several += parts.length > 1 ? 1 : 0
      }),
      runs,
    )
    // The law would say little if everything were calculated, or if parts never stood beside each other.
    expect(seen.calculated).toBeLessThan(seen.combinations)
    expect(seen.several).toBeGreaterThan(5)
    expect(seen.findings).toBeGreaterThan(20)
  })

  it('a run with chosen readings is the run of a file whose defaults are those options', () => {
    fc.assert(
      fc.property(rules, facts, fc.nat(), (made, given, pick) => {
        const ruleSet = loadText(textOf(made))
        const all = everyChoice(ruleSet)
        const readings = all[pick % all.length]!
        const fixed = loadText(textOf(made, readings))
        const [chosen, standard] = [runWith(ruleSet, given, readings), runWith(fixed, given)]
        expect(chosen.periods).toEqual(standard.periods)
        expect(chosen.findings).toEqual(standard.findings)
        // Measured from there, the same questions cost the same, whichever way they came to stand there.
        const from = priceReadings(ruleSet, given, { readings })
        const other = priceReadings(fixed, given)
        expect(pricesOf(from)).toEqual(pricesOf(other))
        expect(from.range).toEqual(other.range)
      }),
      runs,
    )
  })

  it('the range is that of all combinations, and what makes no difference makes none in any', () => {
    const seen = { none: 0, alone: 0 }
    fc.assert(
      fc.property(rules, facts, (made, given) => {
        const ruleSet = loadText(textOf(made))
        const report = priceReadings(ruleSet, given)
        const all = everyChoice(ruleSet).map((readings) => ({
          readings,
          result: runWith(ruleSet, given, readings),
        }))
        const totals = all.map(({ result }) => cents(result))
        const least = totals.reduce((low, one) => (one < low ? one : low))
        const most = totals.reduce((high, one) => (one > high ? one : high))
        const { cheapest, dearest } = report.range!
        expect([cheapest, dearest].map(({ total }) => BigInt(total.replace('.', '')))).toEqual([least, most])
        expect(report.combinations).toMatchObject({
          all: `${all.length}`,
          complete: true,
          failed: 0,
          cutShort: [],
        })
        const without = (readings: Readonly<Record<string, string>>, name: string): string =>
          JSON.stringify({ ...readings, [name]: '' })
        for (const { reading, matters, together } of [...report.questions, ...report.noDifference]) {
          const differs = all.some((one) =>
            all.some(
              (two) =>
                without(one.readings, reading) === without(two.readings, reading) &&
                !sameText(shownOf(one.result), shownOf(two.result)),
            ),
          )
          expect([reading, matters !== 'no']).toEqual([reading, differs])
          if (matters === 'no') seen.none += 1
          else if (matters === 'alone') seen.alone += 1
          else {
            const { [reading]: own, ...others } = together!.readings
            expect(own).toBeDefined()
            const added =
              cents(runWith(ruleSet, given, together!.readings)) - cents(runWith(ruleSet, given, others))
            expect(BigInt(together!.difference.replace('.', ''))).toBe(added)
          }
        }
      }),
      { ...runs, numRuns: 150 },
    )
    expect(seen.none).toBeGreaterThan(5)
    expect(seen.alone).toBeGreaterThan(20)
  })

  it('differences of people add up to the total, the channels and the lines; the base differs nowhere', () => {
    fc.assert(
      fc.property(rules, facts, (made, given) => {
        const ruleSet = loadText(textOf(made))
        const base = cents(runWith(ruleSet, given))
        for (const { reading, options } of allOf(priceReadings(ruleSet, given)))
          for (const { option, isBase, difference, total, more, less, people, channels } of options) {
            const units = (text: string): bigint => BigInt(text.replace('.', ''))
            const sum = (texts: readonly string[]): bigint => texts.reduce((all, one) => all + units(one), 0n)
            const real = cents(runWith(ruleSet, given, { [reading]: option }))
            expect([units(total), units(difference)]).toEqual([real, real - base])
            expect(sum(people.map((one) => one.difference))).toBe(real - base)
            expect(sum(people.flatMap(({ lines }) => lines.map((one) => one.difference)))).toBe(real - base)
            expect(sum(Object.values(channels))).toBe(real - base)
            expect(units(more) + units(less)).toBe(real - base)
            if (isBase) expect(people).toEqual([])
          }
      }),
      runs,
    )
  })

  it('the order of readings in the file changes nothing but the order of equal entries', () => {
    let turned = 0
    fc.assert(
      fc.property(rules, facts, (made, given) => {
        const back = { ...made, order: [...made.order].reverse() }
        const [one, other] = [made, back].map((file) => priceReadings(loadText(textOf(file)), given))
        const rank = ({ spread, affected, findingsChanged }: ReadingsReport['questions'][number]) =>
          JSON.stringify([spread, affected, findingsChanged])
        expect(one!.questions.map(rank)).toEqual(other!.questions.map(rank))
        expect(pricesOf(one!)).toEqual(pricesOf(other!))
        expect(one!.range!.cheapest.total).toBe(other!.range!.cheapest.total)
        expect(one!.range!.dearest.total).toBe(other!.range!.dearest.total)
        turned += one!.questions.length > 1 ? 1 : 0
      }),
      runs,
    )
    expect(turned).toBeGreaterThan(5)
  })
})

const allOf = (report: ReadingsReport): ReadingsReport['questions'] => [
  ...report.questions,
  ...report.noDifference,
]

/** Questions by name; which option the file calls its default, and the example of an interaction, are beside the price. */
const pricesOf = (report: ReadingsReport): unknown =>
  Object.fromEntries(
    allOf(report).map(({ reading, matters, spread, affected, findingsChanged, options }) => [
      reading,
      {
        matters,
        spread,
        affected,
        findingsChanged,
        options: Object.fromEntries(options.map(({ isDefault: _, ...option }) => [option.option, option])),
      },
    ]),
  )
