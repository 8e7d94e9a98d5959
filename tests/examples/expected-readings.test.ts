import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/index.ts'
import { builtIn } from '../../src/rules.ts'
import { expected, factsOf, run } from '../support/example.ts'

/** Folders whose expected/readings.csv has the total of all lines with one reading switched at a time. */
const cases = [
  ['taobao-2026-q1', 'taobao-customer-service'],
  ['taobao-2025', 'taobao-customer-service'],
  ['water-2013-08', 'water-delivery-service'],
  ['water-2014', 'water-delivery-service'],
] as const

const totalOf = (result: Result): string => {
  const fen = result.settled.reduce((sum, line) => sum + BigInt(line.amount.replace('.', '')), 0n)
  return `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`
}

const amountsOf = (result: Result): ReadonlyMap<string, string> =>
  new Map(result.settled.map((line) => [`${line.period},${line.thing},${line.id},${line.rule}`, line.amount]))

const findingsOf = (result: Result): ReadonlySet<string> =>
  new Set(result.findings.map((one) => `${one.moment ?? one.period},${one.thing},${one.id},${one.rule}`))

describe.each(cases)('%s, under each reading of %s', (folder, id) => {
  const ruleSet = builtIn[id]!
  const totals = expected(folder, 'readings')
  const lines = expected(folder, 'reading-lines')
  const findings = expected(folder, 'reading-findings')

  it('looks at every option that is not the default', () => {
    const others = ruleSet.plan.marks.flatMap((mark) =>
      mark.kind === 'reading'
        ? mark.options!.filter((one) => one.name !== mark.default).map((one) => `${mark.name} ${one.name}`)
        : [],
    )
    expect(totals.map((row) => `${row.reading} ${row.option}`).sort()).toEqual([...others].sort())
  })

  it.each(totals)('$reading = $option pays $total', async ({ reading, option, total }) => {
    const ofOption = (row: Record<string, string>) => row.reading === reading && row.option === option
    const facts = await factsOf(folder, ruleSet)
    const base = run(ruleSet, facts)
    const other = run(ruleSet, facts, { readings: { [reading!]: option! } })
    expect(totalOf(other)).toBe(total)

    const [before, after] = [amountsOf(base), amountsOf(other)]
    const changed = [...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => `${key},${before.get(key) ?? ''},${after.get(key) ?? ''}`)
    const wanted = lines
      .filter(ofOption)
      .map((row) => [row.period, row.thing, row.id, row.line, row.default, row.amount].join(','))
    expect(changed.sort()).toEqual(wanted.sort())

    const [was, is] = [findingsOf(base), findingsOf(other)]
    const moved = [
      ...[...is].filter((key) => !was.has(key)).map((key) => `${key},new`),
      ...[...was].filter((key) => !is.has(key)).map((key) => `${key},gone`),
    ]
    const wantedFindings = findings
      .filter(ofOption)
      .map((row) => [row.period, row.thing, row.id, row.rule, row.change].join(','))
    expect(moved.sort()).toEqual(wantedFindings.sort())
  })
})
