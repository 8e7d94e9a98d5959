import { add, type Exact, multiply, subtract } from '../../core/exact.ts'
import { exactText, readExact } from '../../core/number-text.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import { stepsOf } from './relevant.ts'

/** Two numbers at which the rules become one plan with other constants; what stands between them is made from those. */
export interface Anchors {
  readonly low: bigint
  readonly high: bigint
  readonly rules: CompiledRuleSet
  /** The constants that are other ones. */
  readonly sources: ReadonlySet<Step>
  /** The rules at a part of the way from the one to the other. */
  readonly between: (t: Exact) => CompiledRuleSet
}

/**
 * Finds them among the numbers 0 to `last`. Constants of one value are one step of a plan, so where the number meets
 * another one of the rules the plan is a shorter one: then its neighbours are asked.
 */
export const anchorsOf = (
  last: bigint,
  rulesAt: (index: bigint) => CompiledRuleSet | undefined,
): Anchors | undefined => {
  const spots: readonly (readonly [bigint, bigint])[] = [
    [0n, last],
    [1n, last],
    [0n, last - 1n],
    [1n, last - 1n],
    [last / 3n, (2n * last) / 3n],
    [last / 3n + 1n, last - 2n],
  ]
  for (const [low, high] of spots) {
    if (low < 0n || high <= low || high > last) continue
    const [one, other] = [rulesAt(low), rulesAt(high)]
    if (!one || !other || shapeOf(one) !== shapeOf(other)) continue
    const sources = stepsThatDiffer(one, other)
    return { low, high, rules: one, sources, between: between(one, other, sources) }
  }
  return undefined
}

/** A plan without the values of its constants and the names of its rows. */
const shapeOf = ({ plan }: CompiledRuleSet): string =>
  JSON.stringify(
    stepsOf(plan).map(({ step, order }) => {
      if (step.op === 'constant') return [step.to, step.values.map(({ from, value }) => [from, value.kind])]
      if (step.op === 'lookup') return [step.to, step.keys, step.rows.map(({ conditions }) => conditions)]
      return [step, order]
    }),
  )

/** Constants that are other ones in the same place of both plans. */
const stepsThatDiffer = (one: CompiledRuleSet, other: CompiledRuleSet): ReadonlySet<Step> => {
  const others = stepsOf(other.plan)
  return new Set(
    stepsOf(one.plan).flatMap(({ step }, at) =>
      step.op === 'constant' && JSON.stringify(step) !== JSON.stringify(others[at]?.step) ? [step] : [],
    ),
  )
}

const between = (
  one: CompiledRuleSet,
  other: CompiledRuleSet,
  sources: ReadonlySet<Step>,
): ((t: Exact) => CompiledRuleSet) => {
  const others = stepsOf(other.plan)
  const pairs = new Map(
    stepsOf(one.plan).flatMap(({ step }, at) =>
      sources.has(step) ? [[step, others[at]!.step] as const] : [],
    ),
  )
  return (t) => {
    if (t.n === 0n) return one
    const moved = (step: Step): Step => {
      const to = pairs.get(step)
      return to === undefined ? step : partWay(step, to, t)
    }
    const blocks = one.plan.blocks.map((block) => ({ ...block, steps: block.steps.map(moved) }))
    return { ...one, plan: { ...one.plan, blocks } }
  }
}

const partWay = (step: Step, to: Step, t: Exact): Step => {
  if (step.op !== 'constant' || to.op !== 'constant') return step
  const values = step.values.map((dated, at) => {
    const [low, high] = [dated.value, to.values[at]!.value]
    if (low.kind !== 'number' || high.kind !== 'number') return dated
    const [a, b] = [readExact(low.text)!, readExact(high.text)!]
    return { ...dated, value: { ...low, text: exactText(add(a, multiply(subtract(b, a), t))) } }
  })
  return { ...step, values }
}
