import { compareCodePoints } from '../../core/code-points.ts'
import { closes, type Period, periodText } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import { whyNotFound } from '../../explain/question.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { axisOf, type Frame, periodOn } from '../../run/reference/frame.ts'

export interface MissingAsked {
  /** Whose id it is: `employee`; the first thing with that id and results of its own if not given. */
  readonly thing?: string
  readonly id: string
  /** `grade`, or `rule.outcome`; all results if not given. */
  readonly rule?: string
  /** The last one of the facts if not given. */
  readonly period?: string
}

interface Asked {
  readonly thing: string
  readonly period?: string
  /** Which of the finished periods it is. */
  readonly at: number
}

/** What is asked about, or what is wrong with the question. */
export const askedIn = (
  ruleSet: CompiledRuleSet,
  frames: readonly Frame[],
  last: Period,
  { thing, id, rule, period }: MissingAsked,
): Asked | Diagnostic => {
  const things = thingsWithResults(ruleSet)
  if (thing !== undefined && !things.includes(thing))
    return diagnostic('missing-no-thing', { thing, ...suggested(thing, things) })
  const named = ruleSet.plan.rules.find(({ name }) => name === rule?.split('.')[0])
  const owner = thing ?? thingOf(ruleSet, named?.axis) ?? ownerOf(ruleSet, frames.at(-1), things, id)
  if (rule !== undefined) {
    const known = addressesOf(ruleSet, owner)
    if (!known.includes(rule)) return diagnostic('missing-no-rule', { rule, ...suggested(rule, known) })
  }
  const at = period === undefined ? frames.length - 1 : frames.findIndex((one) => isAbout(one, period))
  const frame = frames[at]
  if (!frame) {
    const known = frames.map((one) => periodText(one.period))
    return diagnostic('missing-no-period', { period: period ?? '', ...suggested(period ?? '', known) })
  }
  const { ids } = axisOf(frame, owner)
  if (!ids.includes(id))
    return diagnostic('missing-nobody', {
      thing: owner,
      id,
      near: nearest(id, [...ids].sort(compareCodePoints)) ?? '',
      period: periodText(frame.period),
    })
  if (named && !hasResult(frame, named.axis, id, period))
    return whyNotFound(
      ruleSet,
      named,
      { rule: rule!, id, thing: owner, ...(period === undefined ? {} : { period }) },
      { seen: undefined, last },
    )
  return { thing: owner, at, ...(period === undefined ? {} : { period }) }
}

const suggested = (text: string, known: readonly string[]) => ({
  near: nearest(text, known) ?? '',
  known: known.join(', '),
})

const thingOf = ({ plan }: CompiledRuleSet, axis: string | undefined): string | undefined =>
  plan.axes.find(({ id }) => id === axis)?.thing

const thingsWithResults = (ruleSet: CompiledRuleSet): readonly string[] => {
  const own = new Set(ruleSet.plan.rules.map(({ axis }) => thingOf(ruleSet, axis)))
  return ruleSet.things.map(({ name }) => name).filter((name) => own.has(name))
}

/** The first thing with that id; where there is none the one that most lines are paid to, so that its ids are suggested. */
const ownerOf = (
  ruleSet: CompiledRuleSet,
  frame: Frame | undefined,
  things: readonly string[],
  id: string,
): string => {
  const found = things.find((one) => frame && axisOf(frame, one).ids.includes(id))
  const lines = (thing: string): number =>
    ruleSet.plan.rules.filter(({ axis, line }) => line && thingOf(ruleSet, axis) === thing).length
  const [most] = things.filter((one) => one !== 'company').sort((a, b) => lines(b) - lines(a))
  return found ?? most ?? things[0] ?? 'company'
}

const addressesOf = (ruleSet: CompiledRuleSet, thing: string): readonly string[] =>
  ruleSet.plan.rules
    .filter(({ axis }) => thingOf(ruleSet, axis) === thing)
    .flatMap(({ name, outcomes }) => [name, ...Object.keys(outcomes ?? {}).map((one) => `${name}.${one}`)])

/** A period itself, or a longer one that it closes. */
const isAbout = (frame: Frame, period: string): boolean =>
  periodText(frame.period) === period ||
  frame.plan.axes.some(({ id }) => {
    const clock = frame.prepared.longer.get(id)
    return clock !== undefined && closes(frame.period, clock) && periodText(periodOn(frame, id)) === period
  })

const hasResult = (frame: Frame, axis: string, id: string, period: string | undefined): boolean =>
  axisOf(frame, axis).ids.includes(id) &&
  (period === undefined || periodText(periodOn(frame, axis)) === period)
