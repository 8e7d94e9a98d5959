import {
  add,
  divide,
  type Exact,
  exact,
  floorDivide,
  isZero,
  multiply,
  negate,
  signOf,
  subtract,
  ZERO,
} from '../../core/exact.ts'
import { seeded } from '../../core/seeded.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { RulePlan } from '../../plan/plan.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import {
  beyondRow,
  isAllowed,
  numberOf,
  numberText,
  stepsOfRule,
  type Unit,
  unique,
  unitOf,
} from './inputs.ts'
import { lookAtRows, type Outcome, type Readings, type Row, tryRows } from './try-rows.ts'

/** Inputs of a rule with what it gives for them: ordinary ones, and those just below, at and just above its edges. */
export interface Pool {
  readonly unit: Unit
  readonly readings: Readings
  readonly rows: readonly Row[]
  readonly outcomes: readonly Outcome[]
  /** Rows that differ in one number alone, around an edge of it. */
  readonly edges: readonly { readonly input: number; readonly rows: readonly number[] }[]
}

/** Undefined where the rule looks beyond its row, or reads nothing that an example can give. */
export const poolOf = (
  compiled: CompiledRuleSet,
  rule: RulePlan,
  readings: Readings = {},
): Pool | undefined => {
  const unit = unitOf(compiled, rule)
  if (!unit || unit.inputs.length === 0 || !standsAlone(compiled, unit)) return undefined
  const roots = rootsOf(compiled, unit, readings)
  const worth = unit.inputs.map((input, at) =>
    unique([...input.values, ...endsOf(input.number), ...(roots[at] ?? []).flat()]),
  )
  const sample = sampleOf(unit, worth)
  const first = tryRows(compiled, unit, sample, readings)
  const bases = basesIn(sample, first)
  const rows: Row[] = [...sample]
  const edges: { input: number; rows: number[] }[] = []
  for (const [input, list] of roots.entries())
    for (const root of list)
      for (const base of bases) {
        const own = root.map((text) => rows.push(base.map((one, at) => (at === input ? text : one))) - 1)
        edges.push({ input, rows: own })
      }
  const more = tryRows(compiled, unit, rows.slice(sample.length), readings)
  const outcomes = [...first.slice(0, sample.length), ...more]
  return {
    unit,
    readings,
    rows: rows.slice(0, outcomes.length),
    outcomes,
    edges: edges.filter((one) => one.rows.every((row) => row < outcomes.length)),
  }
}

/**
 * A rule that adds up over a group is tried on groups of one, where something of the group leads there: each row has a
 * team of its own. What ranks or shares, or a person decides, needs others.
 */
const standsAlone = (compiled: CompiledRuleSet, { rule, inputs }: Unit): boolean =>
  stepsOfRule(compiled, rule.name)
    .filter(({ op }) => beyondRow.has(op))
    .every(
      ({ op }) =>
        op === 'up' && inputs.some(({ reference, thing }) => reference !== undefined && thing !== 'company'),
    )

/** Nothing, and the least and the most that may be given. */
export const endsOf = (number: Unit['inputs'][number]['number']): readonly string[] =>
  number
    ? [ZERO, number.from, number.to].flatMap((end) =>
        end && isAllowed(end, number) ? [numberText(end, number)] : [],
      )
    : []

const most = 120

/** The usual row, each value once beside the others, and a seeded choice of combinations. */
const sampleOf = (unit: Unit, worth: readonly (readonly string[])[]): readonly Row[] => {
  // The company is one for all, so that it has its usual values.
  const free = worth.map((values, at) =>
    unit.inputs[at]!.thing === 'company' && unit.axis.thing !== 'company' ? values.slice(0, 1) : values,
  )
  const usual = free.map((values) => values[0]!)
  const found = new Map<string, Row>([[usual.join('|'), usual]])
  const add = (row: Row): unknown => found.size < most && found.set(row.join('|'), row)
  for (const [at, values] of free.entries())
    for (const value of values) add(usual.map((one, index) => (index === at ? value : one)))
  const random = seeded(unit.rule.name)
  for (let tries = 0; tries < most; tries++) add(free.map((values) => random.pick(values)))
  return [...found.values()]
}

/** Rows with a value, as different as they come. */
const basesIn = (rows: readonly Row[], outcomes: readonly Outcome[]): readonly Row[] => {
  const known = new Map<string, Row>()
  for (const [at, outcome] of outcomes.entries())
    if (outcome && !known.has(outcome.join('|'))) known.set(outcome.join('|'), rows[at]!)
  const there = outcomes.flatMap((outcome, at) =>
    outcome?.some((text) => text !== 'none') ? [rows[at]!] : [],
  )
  return [...new Set([...there.slice(0, 2), ...known.values()])].slice(0, 6)
}

/**
 * For every number: where some comparison of the rule turns, as the values just below, at and just above. The sides of
 * a comparison are lines in the number, mostly; two rows give the line, and the engine says afterwards whether it is so.
 */
const rootsOf = (
  compiled: CompiledRuleSet,
  unit: Unit,
  readings: Readings,
): readonly (readonly (readonly string[])[])[] => {
  const compares = stepsOfRule(compiled, unit.rule.name).flatMap(turningAt)
  const numbers = unit.inputs.flatMap((input, at) =>
    input.number && (input.thing !== 'company' || unit.axis.thing === 'company')
      ? [{ at, number: input.number }]
      : [],
  )
  const found: Map<string, readonly string[]>[] = unit.inputs.map(() => new Map())
  for (const usual of usualRows(unit)) {
    const probes = numbers.map(({ at, number }) => {
      const start = numberOf(usual[at]!) ?? ZERO
      const by = multiply(number.percent ? exact(1n, 100n) : exact(1n), ONE_STEP)
      const next = isAllowed(add(start, by), number) ? add(start, by) : subtract(start, by)
      return {
        at,
        number,
        start,
        next,
        row: usual.map((one, index) => (index === at ? numberText(next, number) : one)),
      }
    })
    const sides = new Map<number, readonly (Exact | undefined)[]>()
    lookAtRows(
      compiled,
      unit,
      [usual, ...probes.map(({ row }) => row)],
      (frame, row, at) =>
        sides.set(
          at,
          compares.map(({ left, right }) =>
            apart(valueAt(columnOf(frame, left), row), valueAt(columnOf(frame, right), row)),
          ),
        ),
      readings,
    )
    for (const [index, { at, number, start, next }] of probes.entries())
      for (const which of compares.keys()) {
        const [before, after] = [sides.get(0)?.[which], sides.get(index + 1)?.[which]]
        const slope = before && after && subtract(after, before)
        if (!before || !slope || isZero(slope)) continue
        const root = subtract(start, divide(multiply(before, subtract(next, start)), slope)!)
        const texts = around(root, number).map((value) => numberText(value, number))
        if (texts.length > 1) found[at]!.set(texts.join('|'), texts)
      }
  }
  return found.map((roots) => [...roots.values()].slice(0, 24))
}

const ONE_STEP = exact(1n)

/** What a step sets against each other: its result turns where both are equal. */
const turningAt = (step: Step): readonly { readonly left: ColumnId; readonly right: ColumnId }[] => {
  if (step.op === 'compare') return [step]
  if (step.op !== 'extreme') return []
  return step.of.slice(1).map((right, at) => ({ left: step.of[at]!, right }))
}

/** Rows to start from: the usual one, and one for every further word or truth. */
const usualRows = (unit: Unit): readonly Row[] => {
  const usual = unit.inputs.map((input) => input.values[0]!)
  const others = unit.inputs.flatMap((input, at) =>
    input.number
      ? []
      : input.values.slice(1, 5).map((value) => usual.map((one, index) => (index === at ? value : one))),
  )
  return [usual, ...others].slice(0, unit.axis.thing === 'company' ? 1 : 10)
}

const apart = (left: Value, right: Value): Exact | undefined =>
  typeof left === 'object' && typeof right === 'object' && !isAbsent(left) && !isAbsent(right)
    ? subtract(left, right)
    : undefined

/** The multiples of the step just below, at, where it is one, and just above. */
const around = (root: Exact, number: NonNullable<Unit['inputs'][number]['number']>): readonly Exact[] => {
  const { step } = number
  const below = multiply(floorDivide(root, step)!, step)
  const isAt = signOf(add(root, negate(below))) === 0
  const values = isAt ? [subtract(root, step), root, add(root, step)] : [below, add(below, step)]
  return values.filter((value) => isAllowed(value, number))
}
