import { type Exact, fromInteger, multiply } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { FactPlan } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import type { CurveSide } from './pay-curve.ts'
import type { Setting } from './probe.ts'

/** The number that is moved, and what everything else is at each of its values. */
export interface Driver {
  readonly side: CurveSide
  readonly from: Exact
  readonly to: Exact
  readonly step: Exact
  readonly at: (value: Exact) => Setting
  /** The steps of the plan that bring the number in. */
  readonly isSource: (step: Step) => boolean
  /** Two numbers, counted in steps, whose plans are alike; runs in between are made from theirs. Both ends if not given. */
  readonly anchors?: readonly [low: bigint, high: bigint]
}

/** A fact of one thing in one period: the last one given, if no other is named. */
export interface MovedFact {
  readonly thing: string
  readonly id: string
  readonly fact: string
  readonly period?: string
}

const HUNDRED = fromInteger(100)

/** Moves a fact of one thing between two numbers, in steps of its last decimal; a percentage by the fraction it means. */
export const factDriver = (
  setting: Setting,
  moved: MovedFact,
  plan: FactPlan,
  range: { readonly from: string; readonly to: string; readonly step?: string },
): Driver => {
  const { ruleSet, facts } = setting
  const isPercent = plan.type.kind === 'number' && plan.type.percent
  const decimals = plan.type.kind === 'number' ? plan.type.decimals : 0
  const period = moved.period ?? facts.at(-1)?.period
  const textOf = (value: Exact): string =>
    isPercent ? `${toText(multiply(value, HUNDRED))}%` : toText(value)
  const at = (value: Exact): Setting => ({
    ...setting,
    facts: facts.map((one) => (one.period === period ? withFact(one, moved, textOf(value)) : one)),
  })
  const axes = new Set(ruleSet.plan.axes.filter(({ thing }) => thing === moved.thing).map(({ id }) => id))
  return {
    side: {
      name: moved.fact,
      title: plan.title,
      ...unitOf(plan, ruleSet.currency),
    },
    from: readExact(range.from)!,
    to: readExact(range.to)!,
    step: range.step === undefined ? { n: 1n, d: 10n ** BigInt(decimals) } : readExact(range.step)!,
    at,
    isSource: (step) => step.op === 'input' && step.fact === moved.fact && axes.has(step.axis),
  }
}

/** Money is in the currency of the rules. */
const unitOf = ({ type }: FactPlan, currency: string): { readonly unit?: string } => {
  if (type.kind !== 'number' || type.unit === '') return {}
  return { unit: type.unit === 'money' ? currency : type.unit }
}

/** The facts of a period with one of them changed. */
export const withFact = (
  facts: PeriodFacts,
  { thing, id, fact }: Pick<MovedFact, 'thing' | 'id' | 'fact'>,
  value: string,
): PeriodFacts => {
  const rows = facts[thing]
  if (thing === 'company') return { ...facts, company: { ...facts.company, [fact]: value } }
  if (!Array.isArray(rows)) return facts
  return {
    ...facts,
    [thing]: (rows as readonly FactRow[]).map((row) =>
      String(row.id) === id ? { ...row, [fact]: value } : row,
    ),
  }
}
