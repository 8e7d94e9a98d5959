import { divide, type Exact, floor, isInteger, multiply, subtract } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import { containing, periodText } from '../../core/period.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import { unitTitle } from '../../plan/unit-text.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { withFact } from '../pay-curve/driver.ts'
import type { Indicator } from './report.ts'
import type { Base, Movable } from './runs.ts'

/** An indicator with what is needed to move it: how many of its steps it may go each way. */
export interface MovableIndicator extends Movable {
  readonly about: Indicator
  readonly steps: { readonly up: bigint; readonly down: bigint }
  /** Whether that is all that is allowed, or only as far as one looks. */
  readonly bounded: { readonly up: boolean; readonly down: boolean }
  readonly textAt: (index: bigint) => string
  readonly changeText: (index: bigint) => string
}

/** Whose facts are moved: one row of one thing. */
export interface Whose {
  readonly thing: string
  readonly id: string
  readonly shared: boolean
}

/** Where a fact declares no bound, so far is looked at. */
const farthest: Exact = { n: 1_000_000_000n, d: 1n }

/** Every number among the facts of one row that is given, or stands at its default. */
export const factsToMove = (base: Base, whose: Whose): readonly MovableIndicator[] => {
  const { ruleSet } = base.setting
  const plan = ruleSet.things.find(({ name }) => name === whose.thing)
  const keys = new Set(ruleSet.things.flatMap(({ derived }) => groupKeys(derived, whose.thing)))
  return (plan?.facts ?? []).flatMap((fact) =>
    fact.type.kind !== 'number' || fact.derived || keys.has(fact.name) ? [] : movableFact(base, whose, fact),
  )
}

/** A number by which groups are made moves its row to another group: no small step. */
const groupKeys = (
  derived: CompiledRuleSet['things'][number]['derived'],
  thing: string,
): readonly string[] =>
  derived?.kind === 'group' && derived.of === thing ? derived.by.map(({ name }) => name) : []

const movableFact = (base: Base, whose: Whose, fact: FactPlan): readonly MovableIndicator[] => {
  const { frame, setting } = base
  if (fact.type.kind !== 'number') return []
  const { decimals, percent, unit } = fact.type
  const axes = new Set(frame.plan.axes.filter(({ thing }) => thing === whose.thing).map(({ id }) => id))
  const inputs = base.steps.flatMap(({ step }) =>
    step.op === 'input' && step.fact === fact.name && axes.has(step.axis) && !step.decided ? [step] : [],
  )
  const per: Exact = { n: 1n, d: 10n ** BigInt(decimals) }
  const moved = inputs.flatMap((step) =>
    axisOf(frame, step.axis).ids.flatMap((id, row) =>
      id === whose.id ? [{ column: step.to, row, per, axis: step.axis }] : [],
    ),
  )
  const [first] = moved
  if (first === undefined) return []
  const now = valueAt(columnOf(frame, first.column), first.row)
  if (typeof now !== 'object' || isAbsent(now)) return []
  const period = periodText(fact.each ? containing(frame.period, fact.each) : frame.period)
  if (!isGiven(setting.facts, period, whose)) return []
  const text = (value: Exact): string =>
    percent ? `${toText(multiply(value, { n: 100n, d: 1n }))}%` : toText(value)
  const at = (index: bigint): Exact => addSteps(now, per, index)
  const sources = new Set(inputs.map((step) => step.to))
  const name = axisOf(frame, first.axis).names[first.row]
  const clockOf = (axis: string | undefined) => frame.plan.axes.find(({ id }) => id === axis)?.clock
  // A number of a quarter counts in its earlier months too, and they hand on what they made of it.
  const isHandedOn = ({ op, to }: Step): boolean =>
    op === 'opening' && clockOf(frame.plan.columns[to]!.axis) !== clockOf(first.axis)
  return [
    {
      about: {
        ...whose,
        ...(name === undefined ? {} : { name }),
        title: fact.title,
        fact: fact.name,
        period,
        step: text(per),
        ...kindOf(setting.ruleSet, unit, percent),
      },
      steps: stepsAllowed(now, per, fact),
      bounded: { up: fact.allowed?.to !== undefined, down: fact.allowed?.from !== undefined },
      moved,
      isSource: (step) => sources.has(step.to),
      ...(fact.each ? { isUnclear: ({ step }) => isHandedOn(step) } : {}),
      textAt: (index) => text(at(index)),
      changeText: (index) => text(multiply(per, { n: index < 0n ? -index : index, d: 1n })),
      setting: (index) => ({
        ...setting,
        facts: setting.facts.map((one) =>
          one.period === period ? withFact(one, { ...whose, fact: fact.name }, text(at(index))) : one,
        ),
      }),
    },
  ]
}

/** A row that somebody hands in, so that its number can be another one. */
const isGiven = (facts: readonly PeriodFacts[], period: string, { thing, id }: Whose): boolean =>
  facts.some((one) => {
    const rows = one[thing]
    if (one.period !== period) return false
    return thing === 'company' || (Array.isArray(rows) && rows.some((row: FactRow) => String(row.id) === id))
  })

const addSteps = (now: Exact, per: Exact, index: bigint): Exact => ({
  n: now.n * per.d + per.n * index * now.d,
  d: now.d * per.d,
})

/** What kind of number a fact is, and what it is counted in. */
const kindOf = (
  { units, currency }: CompiledRuleSet,
  unit: string,
  percent: boolean,
): Pick<Indicator, 'kind' | 'unit'> => {
  if (percent) return { kind: 'percent' }
  if (unit === 'score') return { kind: 'score', unit: { zh: '分', en: 'points' } }
  if (unit === 'money') return { kind: 'money', unit: unitTitle(currency, units) }
  if (unit === '' || unit === '1' || unit === 'number') return { kind: 'number' }
  return { kind: 'quantity', unit: unit.includes('/') ? { zh: unit, en: unit } : unitTitle(unit, units) }
}

const stepsAllowed = (now: Exact, per: Exact, { allowed }: FactPlan): MovableIndicator['steps'] => {
  const room = (distance: Exact, inclusive: boolean): bigint => {
    const count = divide(distance, per)!
    const whole = floor(count)
    const kept = !inclusive && isInteger(count) ? whole - 1n : whole
    return kept < 0n ? 0n : kept
  }
  const [from, to] = [allowed?.from, allowed?.to]
  return {
    up: to ? room(subtract(readExact(to.value)!, now), to.inclusive) : room(farthest, true),
    down: from ? room(subtract(now, readExact(from.value)!), from.inclusive) : room(farthest, true),
  }
}

/** The rows that somebody's references lead to: the team, the team's region; the company where it is asked for. */
export const relatives = (frame: Frame, thing: string, id: string, company: boolean): readonly Whose[] => {
  const found = new Map<string, Whose>([[thing, { thing, id, shared: false }]])
  const open = [thing]
  while (open.length > 0) {
    const axis = open.shift()!
    const row = axisOf(frame, axis).ids.indexOf(found.get(axis)!.id)
    for (const { name, to, by } of frame.plan.axes.find((one) => one.id === axis)!.references) {
      if (by !== 'fact' || found.has(to)) continue
      const at = axisOf(frame, axis).references.get(name)?.rows[row] ?? -1
      if (at < 0) continue
      found.set(to, { thing: axisOf(frame, to).thing, id: axisOf(frame, to).ids[at]!, shared: true })
      open.push(to)
    }
  }
  const all = [...found.values()].filter((one) => one.thing !== 'company' || thing === 'company')
  return company && thing !== 'company' && frame.axes.has('company')
    ? [...all, { thing: 'company', id: axisOf(frame, 'company').ids[0] ?? 'company', shared: true }]
    : all
}
