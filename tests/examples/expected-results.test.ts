import { beforeAll, describe, expect, it } from 'vitest'
import { readPeriod } from '../../src/core/period.ts'
import type { PeriodFacts, Result } from '../../src/index.ts'
import { builtIn } from '../../src/rules.ts'
import { expected, factsOf, linesOf, run, valueOf } from '../support/example.ts'
import { builtInCases } from '../support/rule-sets.ts'

/** Both sides as text: a line's two decimals are kept, another number is written in its shortest form. */
const shortest = (text: string): string => (/^-?\d+\.\d*0$/.test(text) ? text.replace(/\.?0+$/, '') : text)

const folders = builtInCases.flatMap(({ id, examples }) =>
  examples.map((one) => [one.folder, { id, ...one }] as const),
)

describe.each(folders)(
  '%s agrees with the results worked out without the engine',
  (folder, { id, ...counts }) => {
    const ruleSet = builtIn[id]!
    let facts: readonly PeriodFacts[]
    let result: Result
    beforeAll(async () => {
      facts = await factsOf(folder, ruleSet)
      result = run(ruleSet, facts)
    })

    it('has the same payslip lines, to the fen, and no others', () => {
      const wanted = expected(folder, 'lines').map((row) =>
        [row.period, row.thing, row.id, row.line, row.amount].join(','),
      )
      expect(wanted).toHaveLength(counts.lines)
      expect(linesOf(result)).toEqual([...wanted].sort())
    })

    it('has the same values', () => {
      const wanted = expected(folder, 'values')
      expect(wanted).toHaveLength(counts.values)
      const different = wanted.filter(
        (row) => shortest(valueOf(result, row) ?? 'none') !== shortest(row.value!),
      )
      expect(different).toEqual([])
    })

    it('has the same findings', () => {
      const wanted = expected(folder, 'findings').map((row) =>
        [row.period, row.thing, row.id, row.rule].join(','),
      )
      expect(wanted).toHaveLength(counts.findings)
      const found = result.findings.map((one) =>
        [one.moment ?? one.period, one.thing, one.id, one.rule].join(','),
      )
      expect([...found].sort()).toEqual([...wanted].sort())
    })

    it('gives the same bytes for rows in any order', () => {
      const turned = facts.map((period) =>
        Object.fromEntries(
          Object.entries(period).map(([key, value]) => [
            key,
            Array.isArray(value) ? [...value].reverse() : value,
          ]),
        ),
      ) as unknown as readonly PeriodFacts[]
      const again = run(ruleSet, turned)
      expect(linesOf(again)).toEqual(linesOf(result))
      expect(again.carry.values).toEqual(result.carry.values)
      const sorted = (one: Result) =>
        JSON.stringify([...one.findings].sort((a, b) => (a.id + a.rule < b.id + b.rule ? -1 : 1)))
      expect(sorted(again)).toBe(sorted(result))
    })

    it('gives the same lines period by period, with the carry in between', () => {
      let carry: Result['carry'] | undefined
      // Facts of a quarter or a year are there whenever the month that closes it comes.
      const longer = facts.filter(({ period }) => readPeriod(period)!.cycle !== ruleSet.each)
      const own = facts.filter((one) => !longer.includes(one))
      const lines = own.flatMap((period) => {
        const one = run(ruleSet, [period, ...longer], carry ? { carry } : {})
        carry = JSON.parse(JSON.stringify(one.carry))
        return linesOf(one)
      })
      expect([...lines].sort()).toEqual(linesOf(result))
      expect(carry).toEqual(result.carry)
    })
  },
)
