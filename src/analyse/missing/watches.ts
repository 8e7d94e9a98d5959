import type { Label } from '../../core/label.ts'
import { periodText } from '../../core/period.ts'
import { bodyInForce } from '../../explain/members.ts'
import type { Reader } from '../../explain/reader.ts'
import type { Words } from '../../explain/words.ts'
import type { BodyWorking, RulePlan } from '../../plan/plan.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnsOf } from '../../run/collect/things.ts'
import { resultValue } from '../../run/collect/value.ts'
import { axisOf, columnOf, type Frame, periodOn, valueAt } from '../../run/reference/frame.ts'
import { NO_MARKS } from '../../run/reference/marks.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import type { MissingResult, NamedValue, Reached } from './report.ts'
import type { Base } from './runs.ts'

export type Body = Exclude<BodyWorking, { readonly kind: 'reading' }>

/** A result of somebody that is watched: the column whose change counts, and the rule as it is in force. */
export interface Watch {
  readonly rule: RulePlan
  readonly kind: MissingResult['kind']
  readonly body: Body
  readonly row: number
  readonly column: ColumnId
  /** Before rounding: whether a number moves along anyway. */
  readonly exact: ColumnId
  readonly title: Label
}

/** The rules of a thing that have a result for this row in this period, each with what is watched of it. */
export const watchesOf = (
  { frame, setting }: Base,
  words: Words,
  { thing, id, period, rule: asked }: WatchQuestion,
): readonly Watch[] => {
  const [name, outcome] = asked?.split('.') ?? []
  return frame.plan.rules.flatMap((rule): readonly Watch[] => {
    if (name !== undefined && rule.name !== name) return []
    const rows = axisOf(frame, rule.axis)
    const row = rows.ids.indexOf(id)
    if (rows.thing !== thing || row < 0 || rows.moments !== undefined) return []
    if (period !== undefined && periodText(periodOn(frame, rule.axis)) !== period) return []
    const reader: Reader = { frame, ruleSet: setting.ruleSet, words, axis: rule.axis, row }
    const body = bodyInForce(reader, rule.working.body)
    const found = watchedOf(rule, body, asked !== undefined, outcome)
    const title = outcome === undefined ? rule.title : words.title(asked!)
    return found ? [{ rule, body, row, title, ...found }] : []
  })
}

export interface WatchQuestion {
  readonly thing: string
  readonly id: string
  readonly period?: string
  readonly rule?: string
}

type Watched = Pick<Watch, 'kind' | 'column' | 'exact'>

const watchedOf = (
  rule: RulePlan,
  body: Body,
  asked: boolean,
  outcome: string | undefined,
): Watched | undefined => {
  const same = (kind: Watch['kind'], column: ColumnId): Watched => ({ kind, column, exact: column })
  if (body.kind === 'table' && !body.collected && !body.curve) return same('table', body.row)
  if (body.kind === 'streak') return same('run', body.of.column)
  const column = outcome === undefined ? rule.column : rule.outcomes?.[outcome]
  if (column === undefined) return undefined
  if (body.kind === 'rank') return same('place', column)
  if (rule.finding) return same('finding', column)
  const exact = body.kind === 'share' ? body.exact : (rule.unrounded ?? column)
  switch (rule.type.kind) {
    case 'word':
      return same('word', column)
    case 'truth':
      return asked ? same('truth', column) : undefined
    case 'number':
      if (rule.line) return { kind: 'line', column, exact }
      return asked ? { kind: 'number', column, exact } : undefined
    default:
      return undefined
  }
}

/** What counts as the same result. */
export const stateOf = ({ column, row }: Watch, frame: Frame): string => {
  const value = valueAt(columnOf(frame, column), row)
  return isAbsent(value) ? 'absent' : typeof value === 'object' ? `${value.n}/${value.d}` : String(value)
}

/** The value of a result for people and programs, with what its table looked at and gave. */
export const reachedIn = ({ rule, kind, body, row, column }: Watch, frame: Frame, words: Words): Reached => {
  const valueOf = (name: string, id: ColumnId): NamedValue => {
    const { value, absent, type } = resultValue(
      frame,
      valueAt(columnOf(frame, id), row),
      frame.plan.columns[id]!.type.kind,
      NO_MARKS,
    )
    const text = words.value(
      { type, ...(value === undefined ? {} : { value }), ...(absent ? { absent } : {}) },
      name,
    )
    return { name, title: words.title(name), text, ...(value === undefined ? {} : { value }) }
  }
  const all = columnsOf(rule)
  const own = kind === 'run' ? column : (rule.column ?? all[0]?.[1] ?? column)
  const at = valueAt(columnOf(frame, own), row)
  const shown = valueOf(rule.name, own)
  const absent = absentOf(frame, at)
  const base: Reached = {
    ...(shown.value === undefined ? {} : { value: shown.value }),
    text: shown.text,
    ...(absent ? { absent } : {}),
  }
  if (kind !== 'table' || body.kind !== 'table') return base
  const found = valueAt(columnOf(frame, column), row)
  return {
    ...base,
    ...(typeof found === 'number' ? { row: body.rows[found]!.name } : {}),
    keys: body.keys.map((key) => {
      const named = body.names.find(({ name }) => name === key.text)
      return { ...valueOf(key.text, key.column), title: named?.title ?? { zh: key.text, en: key.text } }
    }),
    outcomes: Object.entries(rule.outcomes ?? {}).map(([name, id]) => ({
      ...valueOf(`${rule.name}.${name}`, id),
      title: words.title(name),
    })),
  }
}

const absentOf = (frame: Frame, value: Value): Reached['absent'] =>
  isAbsent(value) ? resultValue(frame, value, 'number', NO_MARKS).absent : undefined
