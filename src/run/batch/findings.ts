import type { RulePlan } from '../../plan/plan.ts'
import { collectFindings, type Reporting } from '../collect/findings.ts'
import { sparse } from '../columnar/by-reference.ts'
import { type Run, vectorOf } from '../columnar/run.ts'
import type { Column, Frame } from '../reference/frame.ts'
import type { Finding } from '../result.ts'

/** Findings of a block; only the rows that report are looked at one by one. Those of the company are told once. */
export const findingsOf = (run: Run, isFirst: boolean): readonly Finding[] => {
  const { frame } = run
  const reporting = frame.plan.rules.flatMap((rule): readonly Reporting[] => {
    const rows = isFirst || !isOfCompany(frame, rule) ? reportingRows(run, rule) : []
    return rows.length > 0 ? [{ rule, rows }] : []
  })
  if (reporting.length === 0 && frame.poolFindings.length === 0) return []
  const columns: (Column | undefined)[] = []
  const rowsOf = (axis: string | undefined): readonly number[] =>
    reporting.flatMap(({ rule, rows }) => (rule.axis === axis ? rows : []))
  const make = (id: number): Column => {
    columns[id] ??= sparse(run, id, rowsOf(frame.plan.columns[id]!.axis))
    return columns[id]
  }
  return collectFindings({ ...frame, columns, make }, reporting)
}

const isOfCompany = ({ plan }: Frame, { axis }: RulePlan): boolean =>
  plan.axes.find(({ id }) => id === axis)!.thing === 'company'

const reportingRows = (run: Run, { finding, column }: RulePlan): readonly number[] => {
  if (!finding || column === undefined) return []
  const { kind } = run.frame.plan.columns[column]!.type
  const { values, other } = vectorOf(run, column)
  const none = kind === 'truth' ? 0 : (run.shared.words.places.get('none') ?? -1)
  const rows: number[] = []
  for (let row = 0; row < values.length; row++)
    if (values[row] !== none && (other?.[row] ?? 0) === 0) rows.push(row)
  return rows
}
