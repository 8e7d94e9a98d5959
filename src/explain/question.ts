import { cycleLabels } from '../core/cycle-label.ts'
import {
  type Cycle,
  containedPeriods,
  containing,
  type Period,
  periodText,
  readPeriod,
} from '../core/period.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { longerClock } from '../plan/clock.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { RulePlan } from '../plan/plan.ts'

/** Which value is asked about. */
export interface Question {
  /** `rule`, `rule.outcome`, or a fact that is a line. */
  readonly rule: string
  readonly id: string
  readonly thing?: string
  /** Default: the last period given. */
  readonly period?: string
  readonly moment?: string
}

/** Why there is no such value. */
export const whyNotFound = (
  ruleSet: CompiledRuleSet,
  rule: RulePlan,
  { id, period = '' }: Question,
  { seen, last }: { readonly seen: Period | undefined; readonly last: Period },
): Diagnostic => {
  const axis = ruleSet.plan.axes.find((one) => one.id === rule.axis)!
  const { thing } = axis
  const words = ruleSet.things.find((one) => one.name === thing)?.title ?? { zh: thing, en: thing }
  const parameters = {
    id,
    period,
    thing: words.en,
    thingZh: words.zh,
    title: rule.title.en,
    titleZh: rule.title.zh,
  }
  const longer = longerClock(axis, ruleSet.each)
  if (longer === undefined) return diagnostic(seen ? 'question-no-id' : 'question-no-period', parameters)
  return seen ? notAtClose(seen, longer, parameters) : notClosed(last, longer, parameters)
}

type Parameters = Readonly<Record<string, string>>

const notAtClose = (closing: Period, cycle: Cycle, parameters: Parameters): Diagnostic =>
  diagnostic('question-not-at-close', {
    ...parameters,
    closing: periodText(closing),
    period: periodText(containing(closing, cycle)),
  })

/** The period asked for, or the one that the facts end in. */
const notClosed = (last: Period, cycle: Cycle, parameters: Parameters): Diagnostic => {
  const asked = readPeriod(parameters.period!)
  const current = containing(last, cycle)
  if (parameters.period !== '' && asked?.cycle !== cycle)
    return diagnostic('question-other-cycle', {
      ...parameters,
      cycle: cycleLabels[cycle].en,
      cycleZh: cycleLabels[cycle].zh,
      example: periodText(current),
    })
  const period = asked ?? current
  const closing = containedPeriods(period, last.cycle).at(-1)!
  // One that ended before, and has no facts of its last month, is simply not among them.
  if (closing.index <= last.index)
    return diagnostic('question-no-period', { ...parameters, period: periodText(period) })
  return diagnostic('question-not-closed', {
    ...parameters,
    period: periodText(period),
    closing: periodText(closing),
    last: periodText(last),
  })
}
