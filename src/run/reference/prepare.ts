import { readDate } from '../../core/date.ts'
import { JixiaoError } from '../../core/error.ts'
import type { Exact } from '../../core/exact.ts'
import { readInstant } from '../../core/instant.ts'
import { readExact } from '../../core/number-text.ts'
import type { Cycle } from '../../core/period.ts'
import { longerClock } from '../../plan/clock.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { ConstantValue, Step } from '../../plan/operations.ts'
import type { AxisId, RulePlan } from '../../plan/plan.ts'
import type { Value } from './value.ts'

/** What is worked out once per rule set: constants as values, rounding steps as numbers. */
export interface Prepared {
  readonly constants: ReadonlyMap<Step, readonly { readonly from?: number; readonly value: Value }[]>
  readonly steps: ReadonlyMap<string, Exact>
  /** For a step of a loop, the path from its record to whose records they are. */
  readonly owners: ReadonlyMap<Step, readonly string[]>
  /** The clock of each axis that has rows only where a longer period closes. */
  readonly longer: ReadonlyMap<AxisId, Cycle>
  readonly workWeek: CompiledRuleSet['workWeek']
  /** Rules by the axis they have values on. */
  readonly rules: ReadonlyMap<AxisId, readonly RulePlan[]>
}

const known = new WeakMap<CompiledRuleSet, Prepared>()

export const numberOf = (text: string): Exact => {
  const value = readExact(text)
  if (!value) throw new JixiaoError('plan-number', `Not a number of a plan: ${text}`, { text })
  return value
}

export const constantValue = (constant: ConstantValue): Value => {
  switch (constant.kind) {
    case 'number':
      return numberOf(constant.text)
    case 'truth':
      return constant.value
    case 'word':
      return constant.word
    case 'date':
    case 'moment':
    case 'clock':
      return readInstant(constant.kind, constant.text)!
  }
}

const longerAxes = ({ plan, each }: CompiledRuleSet): ReadonlyMap<AxisId, Cycle> =>
  new Map(
    plan.axes.flatMap((axis) => {
      const clock = longerClock(axis, each)
      return clock ? [[axis.id, clock] as const] : []
    }),
  )

/** A memory of work already done for this very object; it holds no state that a result could depend on. */
export const prepare = (ruleSet: CompiledRuleSet): Prepared => {
  const before = known.get(ruleSet)
  if (before) return before
  const constants = new Map<Step, { from?: number; value: Value }[]>()
  const steps = new Map<string, Exact>()
  const owners = new Map<Step, readonly string[]>()
  for (const block of ruleSet.plan.blocks)
    for (const step of block.steps) {
      if (block.kind === 'loop') owners.set(step, block.path)
      if (step.op === 'constant')
        constants.set(
          step,
          step.values
            .map(({ from, value }) => ({
              ...(from === undefined ? {} : { from: readDate(from)! }),
              value: constantValue(value),
            }))
            .sort((left, right) => (left.from ?? -Infinity) - (right.from ?? -Infinity)),
        )
      if (step.op === 'round') steps.set(step.step, numberOf(step.step))
      if (step.op === 'decision' && step.step !== undefined) steps.set(step.step, numberOf(step.step))
      if (step.op === 'share')
        for (const text of [step.unit, step.poolStep]) if (text !== undefined) steps.set(text, numberOf(text))
    }
  const rules = new Map(
    ruleSet.plan.axes.map((axis) => [axis.id, ruleSet.plan.rules.filter((rule) => rule.axis === axis.id)]),
  )
  const prepared = {
    constants,
    steps,
    owners,
    rules,
    longer: longerAxes(ruleSet),
    workWeek: ruleSet.workWeek,
  }
  known.set(ruleSet, prepared)
  return prepared
}
