import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { Result } from '../../run/result.ts'
import { amountText, changesBetween, indexed, unitsOf } from './changes.ts'
import { readingsBehind } from './dependence.ts'
import { partsOf } from './parts.ts'
import { compareUnits, priceBase, priceQuestion, type Studies, totalsOf } from './prices.ts'
import { type Choice, countOf, type Question, questionsOf } from './questions.ts'
import { rangeOf } from './range.ts'
import type { CombinationPrice, CombinationsRun, QuestionPrice, ReadingsReport } from './report.ts'
import { plannedRuns, type Run, type Studied, study } from './study.ts'

export interface PriceOptions extends Omit<CalculateOptions, 'strict'> {
  /** At most so many combinations are calculated, the base among them; each option alone always is. 256 if not given. */
  readonly limit?: number
  /** Called before each run. */
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * Prices the open questions of a rule set: what each option of each reading would change on given facts, for whom and
 * by how much, and between which totals all combinations lie.
 *
 * @param options `readings` chooses the base that everything is measured against; the others stand at their defaults
 * @returns plain JSON; `ok` is false where the base cannot be calculated
 */
export const priceReadings = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options: PriceOptions = {},
): ReadingsReport => {
  const studies = studyReadings(ruleSet, facts, options)
  const { base, questions, parts, runs, calculateWith } = studies
  const head = headOf(base, ruleSet, questions)
  if (!base.ok) return { ok: false, ...head, ...unpriced(questions) }
  const prices = questions.map((question) => priceQuestion(question, studies)).sort(dearestFirst)
  const range = rangeOf(questions, parts)
  return {
    ok: true,
    ...head,
    questions: prices.filter(({ matters }) => matters !== 'no'),
    noDifference: prices.filter(({ matters }) => matters === 'no'),
    combinations: combinationsRun(questions, parts, runs, range.complete),
    range: {
      cheapest: priceCombination(range.cheapest, base, ruleSet, calculateWith),
      dearest: priceCombination(range.dearest, base, ruleSet, calculateWith),
    },
  }
}

/** The runs behind a report, and the parts that put every other combination together from them. */
export const studyReadings = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  { limit = 256, onProgress, ...options }: PriceOptions,
): Studies & {
  readonly questions: readonly Question[]
  readonly calculateWith: (choice: Choice) => Result
} => {
  const periods = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const questions = questionsOf(ruleSet, options.readings)
  const calculateWith = (choice: Choice): Result =>
    calculate(ruleSet, periods, { ...options, strict: false, readings: { ...options.readings, ...choice } })
  const base = calculateWith({})
  const parts = base.ok ? partsOf(ruleSet.plan, questions, readingsBehind(ruleSet, periods, options)) : []
  const planned = base.ok ? plannedRuns(questions, parts, limit) : []
  const before = indexed(base)
  const runs = planned.map((choice, at): Run => {
    onProgress?.(at + 1, planned.length + 1)
    const result = calculateWith(choice)
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) return { choice, changes: undefined, diagnostics: errors }
    return { choice, changes: changesBetween(before, indexed(result), ruleSet), diagnostics: [] }
  })
  return { ruleSet, base, questions, runs, parts: parts.map((part) => study(part, runs)), calculateWith }
}

/** By money, then by how many it touches, then by findings; equal ones in the order of the file. */
const dearestFirst = (left: QuestionPrice, right: QuestionPrice): number =>
  compareUnits(unitsOf(right.spread), unitsOf(left.spread)) ||
  right.affected - left.affected ||
  right.findingsChanged - left.findingsChanged

const headOf = (base: Result, ruleSet: CompiledRuleSet, questions: readonly Question[]) => ({
  ruleSet: ruleSet.id,
  currency: ruleSet.currency,
  periods: base.periods.map(({ period }) => period),
  base: priceBase(base, ruleSet, questions),
  assumptions: base.marks.flatMap(({ kind, name, clause = '', text, lines }) =>
    kind === 'assumed' ? [{ name, clause, text, lines }] : [],
  ),
  diagnostics: base.diagnostics,
})

const unpriced = (questions: readonly Question[]) => ({
  questions: [],
  noDifference: [],
  combinations: { all: `${countOf(questions)}`, run: 1, complete: false, failed: 1, cutShort: [] },
})

const combinationsRun = (
  questions: readonly Question[],
  parts: readonly Studied[],
  runs: readonly Run[],
  complete: boolean,
): CombinationsRun => ({
  all: `${countOf(questions)}`,
  run: runs.length + 1,
  complete,
  failed: runs.filter(({ changes }) => changes === undefined).length,
  cutShort: parts.flatMap((part) =>
    part.complete
      ? []
      : [{ readings: part.questions.map(({ name }) => name), all: `${part.all}`, run: part.answers.size }],
  ),
})

/** The ends of the range are calculated as a whole, not only added up from their parts. */
const priceCombination = (
  choice: Choice,
  base: Result,
  ruleSet: CompiledRuleSet,
  calculateWith: (choice: Choice) => Result,
): CombinationPrice => {
  const { total, channels } = totalsOf(calculateWith(choice), ruleSet)
  const difference = unitsOf(total) - unitsOf(totalsOf(base, ruleSet).total)
  return { readings: choice, total, difference: amountText(difference, ruleSet.minorDigits), channels }
}
