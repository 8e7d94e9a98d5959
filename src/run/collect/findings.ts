import type { Exact } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import { toText } from '../../core/number-text.ts'
import { type Cycle, isLonger, periodText } from '../../core/period.ts'
import type { AxisId, BodyWorking, ColumnId, RulePlan } from '../../plan/plan.ts'
import { axisOf, columnOf, type Frame, marksAt, periodOn, valueAt } from '../reference/frame.ts'
import { NO_MARKS } from '../reference/marks.ts'
import type { Finding } from '../result.ts'
import { resultValue } from './value.ts'

/**
 * Findings of one period: rules that report, and pools that nobody could share. For a person to decide on; never an act.
 * Those of its days come first and those of the quarter that it closes last; else they stand in the order of the rules.
 */
export const collectFindings = (
  frame: Frame,
  reporting: readonly Reporting[] = frame.plan.rules.flatMap((rule) => reportingIn(frame, rule)),
): readonly Finding[] =>
  [
    ...reporting.map(({ rule, rows }) => ({ axis: rule.axis, findings: ofRule(frame, rule, rows) })),
    ...frame.poolFindings.map(({ rule, axis, row, pool }) => ({
      axis,
      findings: [nobodyShares(frame, ruleNamed(frame, rule), axis, row, toText(pool as Exact))],
    })),
  ]
    .map((one) => ({ ...one, clock: clockOf(frame, one.axis) }))
    .sort(({ clock: a }, { clock: b }) => (isLonger(a, b) ? 1 : isLonger(b, a) ? -1 : 0))
    .flatMap(({ findings }) => findings)

const clockOf = ({ plan, period }: Frame, id: AxisId): Cycle => {
  const { clock } = plan.axes.find((axis) => axis.id === id)!
  return clock === 'period' ? period.cycle : clock
}

const ruleNamed = (frame: Frame, name: string): RulePlan =>
  frame.plan.rules.find((rule) => rule.name === name)!

/** A rule that reports, and for whom. */
export interface Reporting {
  readonly rule: RulePlan
  readonly rows: readonly number[]
}

const reportingIn = (frame: Frame, rule: RulePlan): readonly Reporting[] => {
  if (!rule.finding || rule.column === undefined) return []
  const column = columnOf(frame, rule.column)
  const rows = Array.from({ length: axisOf(frame, rule.axis).count }, (_, row) => row)
  return [{ rule, rows: rows.filter((row) => reports(valueAt(column, row))) }]
}

const ofRule = (frame: Frame, rule: RulePlan, rows: readonly number[]): readonly Finding[] => {
  const column = columnOf(frame, rule.column!)
  return rows.map((row) => {
    const spec = rule.finding!
    const marks = marksAt(column, row)
    return {
      ...base(frame, rule, rule.axis, row),
      says: spec.says,
      evidence: spec.evidence.map(({ name, title, column: id, show }) => {
        const {
          type,
          value = '',
          absent,
        } = resultValue(frame, valueAt(columnOf(frame, id), row), frame.plan.columns[id]!.type.kind, NO_MARKS)
        const history = historyOf(frame, name, rule.axis, row)
        const more = {
          ...(absent ? { absent } : {}),
          ...(show === undefined ? {} : { show }),
          ...(history.length > 0 ? { history } : {}),
        }
        return { name, title, type, value, ...more }
      }),
      ...(spec.needs ? { needs: spec.needs } : {}),
      law: spec.law,
      ...(marks === NO_MARKS ? {} : { marks: frame.marks.members(marks) }),
    }
  })
}

/** The periods of a run, each with the value it rests on. */
const historyOf = (
  frame: Frame,
  name: string,
  axis: AxisId,
  row: number,
): readonly { readonly period: string; readonly value: string }[] => {
  const streak = frame.plan.rules.find((one) => one.name === name && one.axis === axis)
  const column = streak && periodsColumn(frame, streak.working.body)
  const text = column === undefined ? '' : valueAt(columnOf(frame, column), row)
  if (typeof text !== 'string' || text === '') return []
  return text.split('; ').map((entry) => {
    const at = entry.indexOf(' ')
    return { period: entry.slice(0, at), value: entry.slice(at + 1) }
  })
}

const periodsColumn = (frame: Frame, body: BodyWorking): ColumnId | undefined => {
  if (body.kind !== 'reading') return body.kind === 'streak' ? body.periods : undefined
  const option = frame.readings.get(body.reading) ?? frame.plan.marks[body.mark]!.default!
  return periodsColumn(frame, body.options[option]!)
}

const reports = (value: unknown): boolean => value === true || (typeof value === 'string' && value !== 'none')

const base = (frame: Frame, rule: RulePlan, axis: AxisId, row: number) => {
  const rows = axisOf(frame, axis)
  const name = rows.names[row]
  const moment = rows.moments?.[row]
  return {
    period: periodText(periodOn(frame, axis)),
    ...(moment === undefined ? {} : { moment }),
    thing: rows.thing,
    id: rows.ids[row]!,
    ...(name === undefined ? {} : { name }),
    rule: rule.name,
    title: rule.title,
    clause: rule.clause,
    decision: { status: 'open' as const },
  }
}

const nobody: Label = {
  zh: '没有人可以分配这笔总额，它留在原处，须由人决定。',
  en: 'There is nobody to share this pool; it stays where it is, and a person must decide.',
}

const nobodyShares = (frame: Frame, rule: RulePlan, axis: AxisId, row: number, pool: string): Finding => ({
  ...base(frame, rule, axis, row),
  says: nobody,
  evidence: [{ name: 'pool', title: { zh: '总额', en: 'pool' }, type: 'number', value: pool }],
  law: [],
})
