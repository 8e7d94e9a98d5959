import { beforeAll, describe, expect, it } from 'vitest'
import type { PeriodFacts, Result } from '../../src/index.ts'
import { serviceHandbook } from '../../src/rules.ts'
import { expected, factsOf, run, valueOf } from '../support/example.ts'

const folder = 'handbook-2026'
const readings = expected(folder, 'readings')
const changes = expected(folder, 'reading-values')

describe('each reading of the service handbook', () => {
  let facts: readonly PeriodFacts[]
  let base: Result
  beforeAll(async () => {
    facts = await factsOf(folder, serviceHandbook)
    base = run(serviceHandbook, facts)
  })

  it('looks at every option that is not the default', () => {
    const others = serviceHandbook.plan.marks.flatMap((mark) =>
      mark.kind === 'reading'
        ? mark.options!.filter((one) => one.name !== mark.default).map((one) => `${mark.name} ${one.name}`)
        : [],
    )
    expect(readings.map((row) => `${row.reading} ${row.option}`).sort()).toEqual([...others].sort())
  })

  it.each(readings)('$reading = $option pays $total in the year', ({ reading, option, total }) => {
    const other = run(serviceHandbook, facts, { readings: { [reading!]: option! } })
    const fen = other.settled.reduce((sum, line) => sum + BigInt(line.amount.replace('.', '')), 0n)
    expect(`${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`).toBe(total)
    const wanted = changes.filter((row) => row.reading === reading && row.option === option)
    const rules = new Set(changes.map((row) => row.rule))
    // Every value of those rules, so that one that ought to have stayed is noticed too.
    const found = expected(folder, 'values').flatMap((row) => {
      const [before, after] = [base, other].map((one) => valueOf(one, row) ?? 'none')
      const { period, thing, id, rule } = row
      return rules.has(rule) && before !== after ? [[period, thing, id, rule, before, after].join(',')] : []
    })
    expect([...found].sort()).toEqual(
      wanted.map((row) => [row.period, row.thing, row.id, row.rule, row.default, row.value].join(',')).sort(),
    )
  })
})
