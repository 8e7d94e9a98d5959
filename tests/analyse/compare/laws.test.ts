import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadTree } from '../../../src/analyse/open-rules.ts'
import {
  type CompareReport,
  compareRuleSets,
  type OpenRules,
  openComparison,
  openRules,
} from '../../../src/analyse.ts'
import { calculate, type PeriodFacts } from '../../../src/index.ts'
import { readFactsFolder } from '../../../src/node.ts'
import { gridOf } from '../../../src/source/table/grid.ts'
import { entriesOf, isTableText, type MapNode, valueAt } from '../../../src/source/tree.ts'
import { locateAll, withValue } from '../../../src/source/variant/locate.ts'
import { facts, plan } from './plan.ts'

const root = new URL('../../../', import.meta.url)
const unitsOf = (amount: string): bigint => BigInt(amount.replace('.', ''))
const sum = (amounts: readonly string[]): bigint => amounts.reduce((all, one) => all + unitsOf(one), 0n)
const partsIn = ({ variants }: CompareReport): Readonly<Record<string, string>> =>
  Object.fromEntries(
    variants[0]!.attribution.parts.map(({ clauses, difference }) => [clauses.join(' + '), difference]),
  )

/** Every number of a rule file that stands alone, by address: parameters, and cells behind the first of a row. */
const numbersOf = ({ tree }: OpenRules): readonly (readonly [string, string])[] =>
  locateAll(tree!).flatMap(({ part, entry: { key, value } }) => {
    if (part === 'readings') return []
    const one = value.kind === 'text' ? value : valueAt(value, 'value')
    if (part === 'parameters')
      return one?.kind === 'text' && isNumber(one.text) ? [[key, one.text.trim()]] : []
    const table = valueAt(value, 'table')
    const grid = isTableText(table) ? gridOf(table) : undefined
    return (grid?.rows ?? []).flatMap(({ cells }, row) =>
      cells
        .slice(1)
        .flatMap(({ text }, at): readonly (readonly [string, string])[] =>
          isNumber(text) && grid!.rows.filter((other) => other.cells[0]!.text === cells[0]!.text).length === 1
            ? [[`${key}[${grid!.rows[row]!.cells[0]!.text}].${grid!.header.cells[at + 1]!.text}`, text]]
            : [],
        ),
    )
  })

const isNumber = (text: string): boolean => /^\d+(\.\d+)?%?$/.test(text.trim())

/** Another number in its place: half as much, or one more. */
const other = (text: string, half: boolean): string => {
  const [, number = '', percent = ''] = /^([\d.]+)(%?)$/.exec(text)!
  const thousandths = BigInt(Math.round(Number(number) * 1000))
  const changed = half && thousandths > 1n ? thousandths / 2n : thousandths + 1000n
  return `${changed / 1000n}.${`${changed % 1000n}`.padStart(3, '0')}${percent}`
}

const changesOf = (base: OpenRules, most: number) => {
  const numbers = numbersOf(base)
  expect(numbers.length).toBeGreaterThan(3)
  return fc
    .uniqueArray(fc.nat(numbers.length - 1), { minLength: 1, maxLength: most })
    .chain((places) =>
      fc
        .tuple(...places.map(() => fc.boolean()))
        .map((halves) =>
          Object.fromEntries(
            places.map((place, at) => [numbers[place]![0], other(numbers[place]![1], halves[at]!)]),
          ),
        ),
    )
}

/** Laws of every comparison that can be made. */
const holds = (report: CompareReport): void => {
  const [variant] = report.variants
  const { difference, attribution, people, groups, clauses, channels, more, less, counts, side } = variant!
  expect(sum(attribution.parts.map((one) => one.difference))).toBe(unitsOf(difference))
  expect(unitsOf(side.total) - unitsOf(report.baseline.total)).toBe(unitsOf(difference))
  for (const parts of [people, clauses, channels]) {
    expect(sum(parts.map((one) => one.difference))).toBe(unitsOf(difference))
    expect(sum(parts.map((one) => one.before))).toBe(unitsOf(report.baseline.total))
    expect(sum(parts.map((one) => one.after))).toBe(unitsOf(side.total))
  }
  for (const one of people)
    expect(sum(one.lines.map((line) => line.difference))).toBe(unitsOf(one.difference))
  expect(unitsOf(more) + unitsOf(less)).toBe(unitsOf(difference))
  expect(counts.winners + counts.losers + counts.untouched).toBe(people.length)
  for (const thing of new Set(groups.map((one) => one.thing)))
    if (people.every(({ belongsTo }) => belongsTo[thing] !== undefined))
      expect(sum(groups.filter((one) => one.thing === thing).map((one) => one.difference))).toBe(
        unitsOf(difference),
      )
}

const cases = [
  ['taobao-customer-service', 'taobao-2026-q1', 4],
  ['water-delivery-service', 'water-2013-08', 2],
  ['customer-service-marketing', 'marketing-2026', 1],
] as const

describe.each(cases)('random changes of %s', (id, folder, runs) => {
  const base = openRules(readFileSync(new URL(`rules/${id}/rules.yaml`, root), 'utf8'))
  let months: readonly PeriodFacts[] = []
  beforeAll(async () => {
    const read = await readFactsFolder(
      [fileURLToPath(new URL(`examples/${folder}/facts`, root))],
      base.compiled!,
    )
    months = read.value!.slice(0, 1)
    expect(months.length).toBe(1)
  })

  it('add up everywhere, go back where they came from, and do not mind the order of clauses', () => {
    let looked = 0
    fc.assert(
      fc.property(changesOf(base, 4), (changes) => {
        const variant = base.withChanges(changes)
        fc.pre(variant.compiled !== undefined)
        const report = compareRuleSets(base, [variant], months)
        fc.pre(report.ok && report.variants[0]!.ok)
        looked += 1
        holds(report)
        const back = compareRuleSets(variant, [base], months)
        expect(-unitsOf(back.variants[0]!.difference)).toBe(unitsOf(report.variants[0]!.difference))
        const [there, here] = [partsIn(report), partsIn(back)]
        expect(Object.keys(here)).toEqual(Object.keys(there))
        // Of equal remainders the first by name has the odd unit both ways.
        for (const [name, part] of Object.entries(there)) {
          const gap = unitsOf(part) + unitsOf(here[name]!)
          expect(gap === 0n || gap === 1n || gap === -1n).toBe(true)
        }
        const turned = [base, variant].map(({ tree }) => loadTree({ value: turn(tree!), diagnostics: [] }))
        expect(partsIn(compareRuleSets(turned[0]!, [turned[1]!], months))).toEqual(there)
      }),
      { numRuns: runs, seed: 1 },
    )
    expect(looked).toBe(runs)
  })
})

/** The same file with its clauses from the last to the first. */
const turn = (tree: MapNode): MapNode => {
  const clauses = valueAt(tree, 'clauses') as MapNode
  return withValue(tree, ['clauses'], { ...clauses, entries: [...entriesOf(clauses)].reverse() })
}

describe('the plan of three clauses', () => {
  const base = openRules(plan)

  it('is divided as an addition over all subsets says', () => {
    const addresses = { 第1条: 'rate', 第2条: 'factor[≥ 10000].of', 第3条: 'prize.is' }
    const rate = fc.integer({ min: 11, max: 90 }).map((n) => `${n / 10}%`)
    fc.assert(
      fc.property(rate, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 301, max: 999 }), (a, b, c) => {
        const values = { 第1条: a, 第2条: `${b}`, 第3条: `${c}` }
        const clauses = Object.keys(addresses) as (keyof typeof addresses)[]
        const paid = (some: readonly string[]): bigint => {
          const changes = clauses.flatMap((one) =>
            some.includes(one) ? [[addresses[one], values[one]]] : [],
          )
          const { compiled } = base.withChanges(Object.fromEntries(changes))
          return calculate(compiled!, facts).settled.reduce((all, { amount }) => all + unitsOf(amount), 0n)
        }
        // Six orders; each clause has what it adds in each of them.
        const orders = [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ]
        const report = partsIn(
          compareRuleSets(
            base,
            [base.withChanges(Object.fromEntries(clauses.map((one) => [addresses[one], values[one]])))],
            facts,
          ),
        )
        for (const clause of clauses) {
          const six = orders.reduce((all, order) => {
            const names = order.map((at) => clauses[at]!)
            const before = names.slice(0, names.indexOf(clause))
            return all + paid([...before, clause]) - paid(before)
          }, 0n)
          const gap = six - 6n * unitsOf(report[clause]!)
          expect(gap > -6n && gap < 6n).toBe(true)
        }
      }),
      { numRuns: 5, seed: 2 },
    )
  })

  it('gives nothing to a clause that changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 1, max: 9 }), (rate, word) => {
        // Nobody sells between 1 and 4999, so that the target may lie anywhere there once it is below 5000.
        const from = base.withChanges({ target: '4000' })
        const to = base.withChanges({ target: `${word * 100}`, rate: `${rate}%` })
        const parts = partsIn(compareRuleSets(from, [to], facts))
        expect(parts.第3条).toBe('0.00')
        expect(unitsOf(parts.第1条!)).toBeGreaterThan(0n)
      }),
      { numRuns: 10 },
    )
  })

  it('gives the same to clauses of the same effect, but for the odd unit', () => {
    const twin = plan
      .replace('      rate: 1%', '      rate: 1')
      .replace('sales × rate × factor.of', 'sales ÷ 1000 × rate × twin × factor.of')
      .replace('    parameters:\n      target', '    parameters:\n      twin: 1\n      target')
    const opened = openRules(twin)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 1, max: 3 }), (n, d) => {
        const value = `${n / 10 ** d}`
        fc.pre(value !== '1')
        const parts = partsIn(
          compareRuleSets(opened, [opened.withChanges({ rate: value, twin: value })], facts),
        )
        const gap = unitsOf(parts.第1条!) - unitsOf(parts.第3条!)
        expect(gap === 0n || gap === 1n || gap === -1n).toBe(true)
      }),
      { numRuns: 10 },
    )
  })

  it('does not differ from itself, and people alone add up to all together', () => {
    fc.assert(
      fc.property(changesOf(base, 3), (changes) => {
        const variant = base.withChanges(changes)
        fc.pre(variant.compiled !== undefined)
        const comparison = openComparison(base, [variant])
        const alone = facts.employee.map(
          (one) => comparison.on({ ...facts, employee: [one] }).variants[0]!.difference,
        )
        const whole = comparison.on(facts)
        expect(sum(alone)).toBe(unitsOf(whole.variants[0]!.difference))
        holds(whole)
        const same = compareRuleSets(variant, [variant], facts).variants[0]!
        expect(same).toMatchObject({ ok: true, difference: '0.00', changes: [], attribution: { runs: 1 } })
        expect(same.counts.untouched).toBe(3)
      }),
      { numRuns: 10 },
    )
  })
})
