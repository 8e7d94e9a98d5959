import { periodText } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { otherCurrency } from '../../plan/currency.ts'
import type { ColumnId, RulePlan } from '../../plan/plan.ts'
import { axisOf, type Frame, periodOn } from '../../run/reference/frame.ts'

/** A value of one thing in one period: its column and row in one of the frames. */
export interface Place {
  readonly frame: number
  readonly column: ColumnId
  readonly row: number
  /** Whose it is: thing, id and period. */
  readonly owner: string
  readonly id: string
}

/** The column of `rule` or `rule.outcome`; a table with one outcome may be called by its rule. */
export const columnOfRule = (rule: RulePlan, outcome: string | undefined): ColumnId | undefined => {
  if (outcome !== undefined) return rule.outcomes?.[outcome]
  const [only, second] = Object.values(rule.outcomes ?? {})
  return rule.column ?? (second === undefined ? only : undefined)
}

/** Rules that pay in the rule set's own currency. */
export const ownLines = (ruleSet: CompiledRuleSet): readonly RulePlan[] =>
  ruleSet.plan.rules.filter(
    ({ line, column }) =>
      line && column !== undefined && otherCurrency(ruleSet, line.channel).currency === undefined,
  )

/** Where columns stand in the frames of a run, row by row. */
export const placesIn = (
  frames: readonly Frame[],
  columns: readonly ColumnId[],
  counts: (frame: Frame, axis: string, row: number) => boolean = () => true,
): readonly Place[] =>
  frames.flatMap((frame, at) =>
    columns.flatMap((column) => {
      const { axis } = frame.plan.columns[column]!
      if (axis === undefined) return [{ frame: at, column, row: 0, owner: periodText(frame.period), id: '' }]
      const rows = axisOf(frame, axis)
      const period = periodText(periodOn(frame, axis))
      return rows.ids.flatMap((id, row) =>
        counts(frame, axis, row)
          ? [{ frame: at, column, row, id, owner: JSON.stringify([rows.thing, id, period]) }]
          : [],
      )
    }),
  )

/** Whether a row is the thing of that id, or refers to it. */
export const belongsTo =
  (thing: string, id: string) =>
  (frame: Frame, axis: string, row: number): boolean => {
    const rows = axisOf(frame, axis)
    if (rows.thing === thing) return rows.ids[row] === id
    return [...rows.references.values()].some(({ to, rows: targets }) => {
      const target = axisOf(frame, to)
      return target.thing === thing && target.ids[targets[row]!] === id
    })
  }
