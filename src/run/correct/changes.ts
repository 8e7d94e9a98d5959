import { readPeriod } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Finding, Result } from '../result.ts'
import type { Correction } from './correction.ts'

/** Findings on one side only. One whose evidence changed is on both lists: whoever decided saw other figures. */
export const changedFindings = (before: Result, after: Result): Correction['findings'] => {
  const without = (list: readonly Finding[], others: readonly Finding[]): readonly Finding[] => {
    const known = new Set(others.map(keyOf))
    return list.filter((one) => !known.has(keyOf(one)))
  }
  return {
    appeared: without(after.findings, before.findings),
    disappeared: without(before.findings, after.findings),
  }
}

const keyOf = ({ period, moment, thing, id, rule, evidence }: Finding): string =>
  JSON.stringify([
    period,
    moment,
    thing,
    id,
    rule,
    evidence.map(({ name, value, history }) => [name, value, history]),
  ])

/** Whoever is on one side only, among the things that are paid. */
export const changedPeople = (
  before: Result,
  after: Result,
  ruleSets: readonly CompiledRuleSet[],
): readonly Diagnostic[] => {
  const { each } = ruleSets[0]!
  const paid = new Set(
    ruleSets.flatMap(({ plan }) =>
      plan.rules
        .filter(({ line }) => line)
        .map(({ axis }) => plan.axes.find((one) => one.id === axis)!.thing),
    ),
  )
  const said = (code: 'correction-joined' | 'correction-left', from: Result, to: Result) => {
    const known = new Set(whoIsIn(to).map(({ key }) => key))
    return whoIsIn(from)
      .filter(
        ({ key, thing, period }) => !known.has(key) && paid.has(thing) && readPeriod(period)?.cycle === each,
      )
      .map(({ thing, id, period }) =>
        diagnostic(code, { id, period }, { place: { table: thing, period, id } }),
      )
  }
  return [...said('correction-joined', after, before), ...said('correction-left', before, after)]
}

const whoIsIn = ({ periods }: Result) =>
  periods.flatMap(({ period, things }) =>
    Object.entries(things).flatMap(([thing, list]) =>
      [...new Set(list.map(({ id }) => id))].map((id) => ({
        key: JSON.stringify([period, thing, id]),
        thing,
        id,
        period,
      })),
    ),
  )
