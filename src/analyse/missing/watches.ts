import type { Label } from '../../core/label.ts'
import { periodText } from '../../core/period.ts'
import { bodyInForce } from '../../explain/members.ts'
import type { Reader } from '../../explain/reader.ts'
import type { Words } from '../../explain/words.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { BodyWorking, RulePlan } from '../../plan/plan.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnsOf } from '../../run/collect/things.ts'
import { resultValue } from '../../run/collect/value.ts'
import { axisOf, columnOf, type Frame, periodOn, valueAt } from '../../run/reference/frame.ts'
import { NO_MARKS } from '../../run/reference/marks.ts'
import { isAbsent } from '../../run/reference/value.ts'
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
  /** Decimals of what is paid. */
  readonly digits?: number
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
    const isPaid = rule.line !== undefined && outcome === undefined
    const digits = isPaid ? { digits: lineDigits(setting.ruleSet, rule.line!.channel) } : {}
    return found ? [{ rule, body, row, title, ...digits, ...found }] : []
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
export const reachedIn = (watch: Watch, frame: Frame, words: Words): Reached => {
  const { rule, kind, body, row, column, digits } = watch
  const valueOf = (name: string, id: ColumnId, places?: number): NamedValue & Pick<Reached, 'absent'> => {
    const type = frame.plan.columns[id]!.type.kind
    const { marks: _, ...shown } = resultValue(
      frame,
      valueAt(columnOf(frame, id), row),
      type,
      NO_MARKS,
      places,
    )
    const { value, absent } = shown
    return {
      name,
      title: words.title(name),
      text: words.value(shown, name),
      ...(value === undefined ? {} : { value }),
      ...(absent ? { absent } : {}),
    }
  }
  // A table shows the column that bears its name, or its first one.
  const first = kind === 'table' ? (rule.column ?? columnsOf(rule)[0]?.[1]) : undefined
  const { name: _, title: __, ...base } = valueOf(rule.name, first ?? column, digits)
  if (kind !== 'table' || body.kind !== 'table') return base
  const found = valueAt(columnOf(frame, column), row)
  const named = (one: ReturnType<typeof valueOf>, title: Label): NamedValue => {
    const { absent: ___, ...rest } = one
    return { ...rest, title }
  }
  return {
    ...base,
    ...(typeof found === 'number' ? { row: body.rows[found]!.name } : {}),
    keys: body.keys.map((key) =>
      named(
        valueOf(key.text, key.column),
        body.names.find(({ name }) => name === key.text)?.title ?? { zh: key.text, en: key.text },
      ),
    ),
    outcomes: Object.entries(rule.outcomes ?? {}).map(([name, id]) =>
      named({ ...valueOf(`${rule.name}.${name}`, id), name }, words.title(name)),
    ),
  }
}
