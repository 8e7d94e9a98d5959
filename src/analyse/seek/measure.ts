import { divide, type Exact, fromInteger } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import { readExact, toText } from '../../core/number-text.ts'
import { periodText } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { ColumnId, RulePlan } from '../../plan/plan.ts'
import { unitCalled, unitText } from '../../plan/unit-text.ts'
import { axisOf, type Frame, periodOn } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import { type Fold, meets } from './fold.ts'
import type { Measured, SeekGoal } from './goal.ts'
import { amountOf, percentOf, readGoalValue } from './goal-value.ts'
import { belongsTo, columnOfRule, ownLines, type Place, placesIn } from './places.ts'
import { type Quantity, type QuantityParts, quantityOf } from './quantity.ts'
import type { GoalSign } from './report.ts'

/** What a goal measures, and the number it has to reach. */
export interface Sought {
  readonly quantity: Quantity
  readonly value: Exact
  readonly unit: string
}

/** What is measured, before it is known which values take part. */
interface Subject {
  readonly title: Label
  readonly columns: readonly ColumnId[]
  /** `CNY`, `1` for a plain number; undefined where it is none. */
  readonly unit?: string
  readonly digits?: number
  readonly words?: readonly string[]
  readonly counts?: (frame: Frame, axis: string, row: number) => boolean
}

type Found = Subject | Diagnostic

const isDiagnostic = (one: object): one is Diagnostic => 'code' in one

/** Finds what a goal speaks of in the rules and on the facts that were run. */
export const measure = (
  ruleSet: CompiledRuleSet,
  frames: readonly Frame[],
  { of, sign: _, value }: SeekGoal,
): Outcome<Sought> => {
  const refuse = (one: Diagnostic): Outcome<Sought> => ({ value: undefined, diagnostics: [one] })
  const subject = of.kind === 'total' ? totalSubject(ruleSet, frames, of.of) : subjectCalled(ruleSet, of.of)
  if (isDiagnostic(subject)) return refuse(subject)
  const isCounted = of.kind === 'count' || of.kind === 'share'
  const rule = of.of ?? 'total'
  if (!isCounted && subject.unit === undefined) return refuse(diagnostic('seek-goal-kind', { rule }))
  const fold = foldOf(of, subject)
  if (isDiagnostic(fold)) return refuse(fold)
  const read = readGoalValue(value)
  const unit = of.kind === 'share' ? '%' : of.kind === 'count' ? '1' : subject.unit!
  const fits =
    read !== undefined &&
    (unit === '%'
      ? read.percent
      : read.percent
        ? unit === '1' && of.kind !== 'count'
        : read.unit === '' || unitCalled(read.unit, ruleSet.units) === unit)
  if (!read || !fits) {
    const shown = unit === '1' ? '–' : unit
    return refuse(diagnostic('seek-goal-unit', { value, of: wordsFor(of), unit: shown }))
  }
  const places = placesFor(of, subject, frames)
  if (isDiagnostic(places)) return refuse(places)
  const text =
    read.percent || of.kind === 'share'
      ? percentOf
      : subject.digits === undefined || of.kind === 'count'
        ? (one: Exact) => toText(one)
        : amountOf(subject.digits)
  const parts: QuantityParts = {
    title: titleFor(of, subject.title, periodAsked(of, subject, frames, places)),
    lines: of.kind === 'total' && subject.digits !== undefined,
    ...(unit === '1' || unit === '%' ? {} : { unit }),
    columns: subject.columns,
    places,
    // Lines of one person and month are one value; so is a total.
    added: subject.columns.length > 1 && of.kind !== 'total' && of.kind !== 'one',
    fold,
    text,
  }
  return { value: { quantity: quantityOf(parts), value: read.value, unit }, diagnostics: [] }
}

const foldOf = (of: Measured, subject: Subject): Fold | Diagnostic => {
  switch (of.kind) {
    case 'total':
      return { kind: 'sum' }
    // One value is its own mean, and no value has none.
    case 'one':
      return { kind: payWords.includes(of.of) ? 'sum' : 'mean' }
    case 'mean':
    case 'median':
      return { kind: of.kind }
    case 'quantile':
      return { kind: 'quantile', part: divide(readExact(of.percent)!, fromInteger(100))! }
    case 'count':
    case 'share': {
      const holds = testFor(of, subject)
      return 'code' in holds ? holds : { kind: of.kind, holds: holds.test }
    }
  }
}

const testFor = (
  { of, is, value }: { readonly of: string; readonly is: GoalSign; readonly value: string },
  { unit, words }: Subject,
): { readonly test: (one: Value) => boolean } | Diagnostic => {
  if (unit === undefined) {
    const known = words ?? ['yes', 'no']
    if (is === '=' && known.includes(value))
      return { test: (one) => (typeof one === 'boolean' ? (one ? 'yes' : 'no') : one) === value }
    const near = nearest(value, known) ?? ''
    return diagnostic('seek-goal-word', { rule: of, word: value, near, known: known.join(', ') })
  }
  const read = readGoalValue(value)
  const fits = read && (read.percent ? unit === '1' : ['', unit].includes(read.unit))
  if (!fits) return diagnostic('seek-goal-unit', { value, of, unit })
  return { test: (one) => typeof one === 'object' && !isAbsent(one) && meets(one, is, read.value) }
}

/** A rule by its name or title, with or without an outcome; or everything that is paid to those who are paid most lines. */
const subjectCalled = (ruleSet: CompiledRuleSet, name: string): Found => {
  if (payWords.includes(name)) return paySubject(ruleSet)
  return ruleCalled(ruleSet, name) ?? unknown(name, rulesOf(ruleSet))
}

const payWords = ['pay', '应发', '应发合计']

const rulesOf = ({ plan }: CompiledRuleSet): readonly string[] => [
  'pay',
  ...plan.rules.flatMap((rule) => {
    const outcomes = Object.keys(rule.outcomes ?? {}).map((one) => `${rule.name}.${one}`)
    return columnOfRule(rule, undefined) === undefined ? outcomes : [rule.name]
  }),
]

const unknown = (name: string, known: readonly string[]): Diagnostic =>
  diagnostic('seek-goal-name', { name, near: nearest(name, known) ?? '', known: known.join(', ') })

const ruleCalled = (ruleSet: CompiledRuleSet, name: string): Subject | undefined => {
  const [head, outcome] = name.split('.')
  const rule = ruleSet.plan.rules.find(
    (one) => one.name === head || one.title.zh === head || one.title.en === head,
  )
  const column = rule && columnOfRule(rule, outcome)
  if (!rule || column === undefined) return undefined
  const { type } = ruleSet.plan.columns[column]!
  const title =
    outcome === undefined
      ? rule.title
      : { zh: `${rule.title.zh}·${outcome}`, en: `${rule.title.en}, ${outcome}` }
  return {
    title,
    columns: [column],
    ...(type.kind === 'number' ? { unit: unitText(type.unit) || '1' } : {}),
    ...(rule.line ? { digits: lineDigits(ruleSet, rule.line.channel) } : {}),
    ...(type.kind === 'word' ? { words: type.words } : {}),
  }
}

const linesSubject = (
  ruleSet: CompiledRuleSet,
  title: Label,
  rules: readonly RulePlan[],
  counts?: Subject['counts'],
): Subject => ({
  title,
  columns: rules.map(({ column }) => column!),
  unit: ruleSet.currency,
  digits: ruleSet.minorDigits,
  ...(counts ? { counts } : {}),
})

/** Lines of the thing with the most of them: its pay. */
const paySubject = (ruleSet: CompiledRuleSet): Subject => {
  const lines = ownLines(ruleSet)
  const thingOf = ({ axis }: RulePlan): string => ruleSet.plan.axes.find(({ id }) => id === axis)!.thing
  const things = [...new Set(lines.map(thingOf))]
  const size = (thing: string): number => lines.filter((one) => thingOf(one) === thing).length
  const [most] = things.toSorted((a, b) => size(b) - size(a))
  const own = lines.filter((one) => thingOf(one) === most)
  return linesSubject(ruleSet, { zh: '应发合计', en: 'pay' }, own)
}

/** Everything that is paid; of a channel, a clause or a rule; or to everybody who belongs to a thing. */
const totalSubject = (ruleSet: CompiledRuleSet, frames: readonly Frame[], of: string | undefined): Found => {
  const lines = ownLines(ruleSet)
  const all: Label = { zh: '合计', en: 'total' }
  if (of === undefined || payWords.includes(of)) return linesSubject(ruleSet, all, lines)
  const channel = ruleSet.channels.find(({ name, title }) => [name, title.zh, title.en].includes(of))
  const ofChannel = lines.filter(({ line }) => line!.channel === (channel?.name ?? of))
  if (ofChannel.length > 0) return linesSubject(ruleSet, channel?.title ?? { zh: of, en: of }, ofChannel)
  const ofClause = lines.filter(({ clause }) => clause === of)
  if (ofClause.length > 0) return linesSubject(ruleSet, { zh: of, en: of }, ofClause)
  const rule = ruleCalled(ruleSet, of)
  if (rule) return rule
  const thing = thingCalled(frames, of)
  if (thing) return linesSubject(ruleSet, { zh: `${of}合计`, en: `total of ${of}` }, lines, thing)
  const clauses = [...new Set(lines.map(({ clause }) => clause))]
  const channels = [...new Set(lines.map(({ line }) => line!.channel))]
  if (ruleSet.plan.rules.some(({ clause }) => clause === of))
    return diagnostic('seek-goal-no-line', { clause: of, known: [...channels, ...clauses].join(', ') })
  return unknown(of, [...channels, ...clauses, ...rulesOf(ruleSet)])
}

/** `team 售前组`, or `售前组` alone. */
const thingCalled = (frames: readonly Frame[], text: string): Subject['counts'] => {
  for (const frame of frames)
    for (const { thing, ids } of frame.axes.values())
      for (const id of ids) if (text === id || text === `${thing} ${id}`) return belongsTo(thing, id)
  return undefined
}

const placesFor = (
  of: Measured,
  { columns, counts }: Subject,
  frames: readonly Frame[],
): ((run: readonly Frame[]) => readonly Place[]) | Diagnostic => {
  if (of.kind !== 'one') return (run) => placesIn(run, columns, counts)
  const isThat = (frame: Frame, axis: string, row: number): boolean => {
    const rows = axisOf(frame, axis)
    return rows.ids[row] === of.id || rows.names[row] === of.id
  }
  if (placesIn(frames, columns, isThat).length === 0) {
    const known = [...new Set(placesIn(frames, columns).map(({ id }) => id))]
    const near = nearest(of.id, known) ?? ''
    return diagnostic('seek-goal-nobody', { id: of.id, name: of.of, near, known: listed(known) })
  }
  const isPay = payWords.includes(of.of)
  return (run) => {
    const places = placesIn(run, columns, isThat)
    return isPay ? places : places.slice(-1)
  }
}

const listed = (all: readonly string[]): string =>
  all.length <= 12 ? all.join(', ') : `${all.slice(0, 12).join(', ')} …`

const wordsFor = (of: Measured): string =>
  of.kind === 'one' ? `${of.of} of ${of.id}` : of.of === undefined ? of.kind : `${of.kind}(${of.of})`

/** One value of somebody is that of the last period, which is said where there are several. */
const periodAsked = (
  of: Measured,
  { columns }: Subject,
  frames: readonly Frame[],
  places: (run: readonly Frame[]) => readonly Place[],
): string | undefined => {
  if (of.kind !== 'one' || payWords.includes(of.of) || frames.length < 2) return undefined
  const [last] = places(frames)
  const frame = last && frames[last.frame]
  if (!frame) return undefined
  const { axis } = frame.plan.columns[columns[0]!]!
  return axis !== undefined ? periodText(periodOn(frame, axis)) : undefined
}

const titleFor = (of: Measured, { zh, en }: Label, period: string | undefined): Label => {
  switch (of.kind) {
    case 'total':
      return {
        zh: zh.endsWith('合计') ? zh : `${zh}合计`,
        en: en.startsWith('total') ? en : `total of ${en}`,
      }
    case 'mean':
      return { zh: `${zh}的平均数`, en: `mean ${en}` }
    case 'median':
      return { zh: `${zh}的中位数`, en: `median ${en}` }
    case 'quantile':
      return { zh: `${zh}的 ${of.percent}% 分位数`, en: `${of.percent}% quantile of ${en}` }
    case 'count':
      return { zh: `${zh} ${of.is} ${of.value} 的人次`, en: `count of ${en} ${of.is} ${of.value}` }
    case 'share':
      return { zh: `${zh} ${of.is} ${of.value} 的占比`, en: `share of ${en} ${of.is} ${of.value}` }
    case 'one':
      return period === undefined
        ? { zh: `${of.id} 的${zh}`, en: `${en} of ${of.id}` }
        : { zh: `${of.id} ${period} 的${zh}`, en: `${en} of ${of.id} in ${period}` }
  }
}
