import { beforeAll, describe, expect, it } from 'vitest'
import type { PeriodFacts, Result } from '../../src/index.ts'
import { customerServiceMarketing } from '../../src/rules.ts'
import { expected, factsOf, run } from '../support/example.ts'

const folder = 'marketing-2026'
const totals = expected(folder, 'readings')
const lineChanges = expected(folder, 'reading-lines')
const findingChanges = expected(folder, 'reading-findings')

const amounts = (result: Result): ReadonlyMap<string, string> =>
  new Map(
    result.settled.map(
      (line) => [[line.period, line.thing, line.id, line.rule].join(), line.amount] as const,
    ),
  )
const findingsOf = (result: Result): ReadonlySet<string> =>
  new Set(result.findings.map((one) => [one.period, one.thing, one.id, one.rule].join()))

describe('each reading of the marketing rules', () => {
  let facts: readonly PeriodFacts[]
  let base: Result
  beforeAll(async () => {
    facts = await factsOf(folder, customerServiceMarketing)
    base = run(customerServiceMarketing, facts)
  })

  it('looks at every option that is not the default', () => {
    const others = customerServiceMarketing.plan.marks.flatMap((mark) =>
      mark.kind === 'reading'
        ? mark.options!.filter((one) => one.name !== mark.default).map((one) => `${mark.name} ${one.name}`)
        : [],
    )
    expect(totals.map((row) => `${row.reading} ${row.option}`).sort()).toEqual([...others].sort())
  })

  it.each(totals)('$reading = $option', ({ reading, option, total, findings }) => {
    const other = run(customerServiceMarketing, facts, { readings: { [reading!]: option! } })
    const fen = other.settled.reduce((sum, line) => sum + BigInt(line.amount.replace('.', '')), 0n)
    expect(`${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`).toBe(total)
    expect(other.findings).toHaveLength(Number(findings))

    const [before, after] = [amounts(base), amounts(other)]
    const changed = [...new Set([...before.keys(), ...after.keys()])]
      .filter((key) => before.get(key) !== after.get(key))
      .map((key) => `${key},${before.get(key) ?? ''},${after.get(key) ?? ''}`)
    const wanted = lineChanges
      .filter((row) => row.reading === reading && row.option === option)
      .map((row) => [row.period, row.thing, row.id, row.line, row.default, row.amount].join())
    expect(changed.sort()).toEqual(wanted.sort())

    const [had, has] = [findingsOf(base), findingsOf(other)]
    const differ = [
      ...[...had].filter((key) => !has.has(key)).map((key) => `${key},gone`),
      ...[...has].filter((key) => !had.has(key)).map((key) => `${key},new`),
    ]
    const expectedChanges = findingChanges
      .filter((row) => row.reading === reading && row.option === option)
      .map((row) => [row.period, row.thing, row.id, row.rule, row.change].join())
    expect(differ.sort()).toEqual(expectedChanges.sort())
  })
})
