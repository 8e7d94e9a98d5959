import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../calculate.ts'
import { fits } from '../carry/fit.ts'
import type { CalculateOptions, PeriodFacts } from '../facts.ts'
import type { Result } from '../result.ts'

/** One side of a correction, with everything that the other side leaves open filled in. */
export interface Side {
  readonly ruleSet: CompiledRuleSet
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
}

/** The same periods calculated four times: each adds one kind of change to the one before. */
export interface Stages {
  readonly original: Result
  readonly data: Result
  readonly rule: Result
  /** With everything corrected: what is now due. */
  readonly reading: Result
  readonly diagnostics: readonly Diagnostic[]
}

/** Runs the stages data → rule → reading; one that changes nothing is not run again. */
export const runStages = (before: Side, after: Side): Stages => {
  const carry = (ruleSet: CompiledRuleSet) => fitting(ruleSet, after.options, before.options)
  const { strict: _, ...asSettled } = before.options
  const original = calculate(before.ruleSet, before.facts, asSettled)
  const sameData =
    before.facts === after.facts &&
    before.options.overrides === after.options.overrides &&
    before.options.carry === after.options.carry
  const data = sameData
    ? original
    : calculate(before.ruleSet, after.facts, {
        ...asSettled,
        ...(after.options.overrides && { overrides: after.options.overrides }),
        ...carry(before.ruleSet),
      })
  const { strict, ...corrected } = { ...after.options, ...carry(after.ruleSet) }
  const kept = knownReadings(after.ruleSet, before.options.readings)
  const rule =
    before.ruleSet.hash === after.ruleSet.hash
      ? data
      : calculate(after.ruleSet, after.facts, { ...corrected, readings: kept ?? {} })
  const same =
    !strict && before.options.readings === after.options.readings && kept === before.options.readings
  const reading = same
    ? rule
    : calculate(after.ruleSet, after.facts, { ...corrected, ...(strict && { strict }) })
  return separated({ original, data, rule, reading })
}

/** A stage that cannot be calculated, such as new facts under old rules, is not told apart from the next one. */
const separated = ({ original, data, rule, reading }: Omit<Stages, 'diagnostics'>): Stages => {
  const diagnostics: Diagnostic[] = []
  const usable = (stage: Result, before: Result): boolean => stage === before || stage.ok
  const together = (first: keyof typeof labels, second: keyof typeof labels): void => {
    const [{ zh, en }, { zh: next, en: nextEn }] = [labels[first], labels[second]]
    diagnostics.push(
      diagnostic('correction-causes-together', { first: zh, firstEn: en, second: next, secondEn: nextEn }),
    )
  }
  if (!usable(data, original)) together('data', rule !== data && rule.ok ? 'rule' : 'reading')
  if (!usable(rule, data)) together('rule', 'reading')
  const withData = usable(data, original) ? data : original
  const withRule = rule === data || !rule.ok ? withData : rule
  return { original, data: withData, rule: withRule, reading, diagnostics }
}

const labels = {
  data: { zh: '数据', en: 'data' },
  rule: { zh: '规则', en: 'rule' },
  reading: { zh: '读法', en: 'reading' },
} as const

/** The carry that belongs to the rule set, the corrected one first; where none does, the run says what is wrong. */
const fitting = (ruleSet: CompiledRuleSet, ...options: readonly CalculateOptions[]): CalculateOptions => {
  const given = options.flatMap((one) => one.carry ?? [])
  const carry = given.find((one) => fits(ruleSet, one)) ?? given[0]
  return carry ? { carry } : {}
}

/** Readings chosen before, as far as the corrected rules still ask them; the same object where all of them do. */
const knownReadings = ({ plan }: CompiledRuleSet, readings: CalculateOptions['readings']) => {
  if (!readings) return readings
  const isKnown = ([name, option]: readonly [string, string]): boolean =>
    plan.marks.some(
      (mark) =>
        mark.kind === 'reading' && mark.name === name && mark.options!.some((one) => one.name === option),
    )
  const all = Object.entries(readings)
  const known = all.filter(isKnown)
  return known.length === all.length ? readings : Object.fromEntries(known)
}
