import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { studyReadings } from '../../../src/analyse/readings/price-readings.ts'
import { composed } from '../../../src/analyse/readings/study.ts'
import type { CompiledRuleSet, PeriodFacts } from '../../../src/index.ts'
import { loadRuleSet, priceReadings, type ReadingsReport } from '../../../src/load.ts'
import { taobaoCustomerService, waterDeliveryService } from '../../../src/rules.ts'
import { expected, factsOf } from '../../support/example.ts'
import { applied, cents, everyChoice, runWith, shownOf } from './made-up.ts'

const taobao = 'taobao-2026-q1'
const units = (text: string): bigint => BigInt(text.replace('.', ''))

describe('the Taobao quarter, against results worked out without the engine', () => {
  let report: ReadingsReport
  beforeAll(async () => {
    report = priceReadings(taobaoCustomerService, await factsOf(taobao, taobaoCustomerService))
  })

  it('has every changed line of every option, and no other', () => {
    const found = [...report.questions, ...report.noDifference].flatMap(({ reading, options }) =>
      options.flatMap(({ option, people }) =>
        people.flatMap(({ lines }) =>
          lines.map(({ period, thing, id, rule, before = '', after = '' }) =>
            [reading, option, period, thing, id, rule, before, after].join(','),
          ),
        ),
      ),
    )
    const wanted = expected(taobao, 'reading-lines').map((row) =>
      [row.reading, row.option, row.period, row.thing, row.id, row.line, row.default, row.amount].join(','),
    )
    expect(wanted).toHaveLength(144)
    expect([...found].sort()).toEqual([...wanted].sort())
  })

  it.each(expected(taobao, 'readings'))(
    '$reading = $option comes to $total',
    ({ reading, option, total }) => {
      const question = [...report.questions, ...report.noDifference].find((one) => one.reading === reading)!
      const price = question.options.find((one) => one.option === option)!
      expect(price).toMatchObject({ total, ok: true, isBase: false, isDefault: false })
      const lines = expected(taobao, 'reading-lines').filter(
        (row) => row.reading === reading && row.option === option,
      )
      expect(price.people.map(({ id }) => id).sort()).toEqual([...new Set(lines.map(({ id }) => id!))].sort())
      for (const { id, difference } of price.people) {
        const own = lines.filter((row) => row.id === id)
        const sum = own.reduce((all, row) => all + units(row.amount || '0') - units(row.default || '0'), 0n)
        expect([id, units(difference)]).toEqual([id, sum])
      }
    },
  )

  it('puts the dearest first, and the two that the README says change nothing apart', () => {
    expect(
      report.questions.map(({ reading, spread, affected }) => `${reading} ${spread} ${affected}`),
    ).toEqual([
      'wageChangeFrom 500.00 18',
      'tiedFirst 300.00 1',
      'gradeCommission 85.33 13',
      'twoMonths 35.10 2',
      'oddFen 0.21 14',
      'whoCounts 0.00 15',
    ])
    expect(report.noDifference.map(({ reading }) => reading)).toEqual(['unappraisedMonth', 'awardAgain'])
    expect(report.base).toMatchObject({ total: '172510.73', lines: 219, findings: 2 })
    expect(report.assumptions).toHaveLength(11)
  })
})

const sets: readonly (readonly [string, CompiledRuleSet, number, number])[] = [
  // Every thirteenth of 864: it shares no factor with them, so options come up beside all sorts of others.
  [taobao, taobaoCustomerService, 864, 13],
  ['water-2013-08', waterDeliveryService, 36, 1],
]

describe.each(sets)('combinations of %s', (folder, ruleSet, count, step) => {
  let facts: readonly PeriodFacts[]
  beforeAll(async () => {
    facts = await factsOf(folder, ruleSet)
  })

  it('put together from parts are what a run of each gives, inside the range', () => {
    const { base, parts, questions } = studyReadings(ruleSet, facts, {})
    const { range, combinations } = priceReadings(ruleSet, facts)
    const all = everyChoice(ruleSet)
    expect(all).toHaveLength(count)
    expect(combinations).toMatchObject({ all: `${count}`, complete: true })
    expect(combinations.run).toBeLessThan(count)
    for (const [at, readings] of all.entries()) {
      if (at % step !== 0) continue
      const differing = Object.fromEntries(
        Object.entries(readings).filter(
          ([name, option]) => questions.find((one) => one.name === name)!.base !== option,
        ),
      )
      const result = runWith(ruleSet, facts, readings)
      expect(applied(base, composed(parts, differing)!)).toEqual(shownOf(result))
      expect(cents(result)).toBeGreaterThanOrEqual(units(range!.cheapest.total))
      expect(cents(result)).toBeLessThanOrEqual(units(range!.dearest.total))
    }
    for (const { readings, total } of [range!.cheapest, range!.dearest])
      expect(units(total)).toBe(cents(runWith(ruleSet, facts, readings)))
  })

  it('are those of a variant that stands at their options', () => {
    const parent = readFileSync(`rules/${ruleSet.id}/rules.yaml`, 'utf8')
    const picked = everyChoice(ruleSet).filter((_, at) => at % Math.floor(count / 6) === 5)
    expect(picked.length).toBeGreaterThanOrEqual(5)
    for (const readings of picked) {
      const changes = Object.entries(readings).filter(
        ([name, option]) => ruleSet.plan.marks.find((mark) => mark.name === name)!.default !== option,
      )
      const text = `extends: ${ruleSet.id}\nid: fixed\nchange: { ${changes.map(([name, option]) => `${name}.default: "${option}"`).join(', ')} }`
      const { value, diagnostics } = loadRuleSet([
        { name: 'fixed.yaml', text },
        { name: ruleSet.id, text: parent },
      ])
      expect(diagnostics).toEqual([])
      const [fixed, chosen] = [runWith(value!, facts), runWith(ruleSet, facts, readings)]
      expect(fixed.periods).toEqual(chosen.periods)
      expect(fixed.findings).toEqual(chosen.findings)
    }
  })
})
