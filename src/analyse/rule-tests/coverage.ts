import { compile } from '../../compile/compile.ts'
import type { Branch } from '../../compile/state.ts'
import type { ExampleSpec, RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { walkPeriods } from '../../run/calculate.ts'
import { axisOf, type Frame } from '../../run/reference/frame.ts'
import { factsOf } from '../example-facts.ts'
import type { Scope } from './changed.ts'
import { hintFor } from './hints.ts'
import { type Point, pointsOf } from './points.ts'
import { createReach, mentionsIn } from './reach.ts'
import { type ClauseCoverage, type CoverageReport, partOf, type Uncovered } from './report.ts'

/** What the examples take of every clause, and what of it they compare. */
export interface Covered {
  readonly report: CoverageReport
  /** The points that no example takes and compares, in the order of the file. */
  readonly open: readonly Point[]
}

export const coverageOf = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  examples: readonly ExampleSpec[],
  scope?: Scope,
): Covered => {
  const branches: Branch[] = []
  // Branches have no handle in the plan, so that the rules are compiled once more for whoever asks.
  compile(model, (branch) => branches.push(branch))
  const order = model.clauses.map(({ id }) => id)
  const points = pointsOf(model, compiled, branches)
    .filter((point) => scope === undefined || scope.isAffected(point))
    .toSorted((one, other) => order.indexOf(one.clause) - order.indexOf(other.clause))
  const plans = new Map(compiled.plan.rules.map((rule) => [rule.name, rule]))
  const reach = createReach(compiled)
  const mentions = mentionsIn(model)
  const workedOut = new Set<Point>()
  const checked = new Set<Point>()
  for (const example of examples) {
    const { rules } = reach(example)
    const isCompared = ({ rule, reading }: Point): boolean =>
      rule === undefined ? mentions(reading!.name).some((one) => rules.has(one)) : rules.has(rule)
    walkPeriods(compiled, factsOf(example, compiled), { readings: example.readings }, (frame) => {
      for (const point of points) {
        if (checked.has(point) || !happensIn(frame, point, plans)) continue
        workedOut.add(point)
        if (isCompared(point)) checked.add(point)
      }
    })
  }
  const open = points.filter((point) => !checked.has(point))
  return { report: reportOf(model, points, workedOut, checked), open }
}

const happensIn = (frame: Frame, point: Point, plans: ReadonlyMap<string, RulePlan>): boolean => {
  if (point.rule === undefined) return point.happens(frame, 0)
  const { axis, name } = plans.get(point.rule)!
  const { count } = axisOf(frame, axis)
  // A value that an example supposes is none that was worked out.
  const supposed = frame.replacements.get(`${axis} ${name}`)
  for (let row = 0; row < count; row++) if (!supposed?.has(row) && point.happens(frame, row)) return true
  return false
}

const reportOf = (
  model: RuleSet,
  points: readonly Point[],
  workedOut: ReadonlySet<Point>,
  checked: ReadonlySet<Point>,
): CoverageReport => {
  const parts = (own: readonly Point[]): Pick<ClauseCoverage, 'workedOut' | 'checked' | 'taken'> => {
    const rules = own.filter(({ kind }) => kind === 'rule')
    const others = own.filter(({ kind }) => kind !== 'rule')
    const count = (list: readonly Point[], in_: ReadonlySet<Point>) =>
      partOf(list.filter((one) => in_.has(one)).length, list.length)
    return {
      workedOut: count(rules, workedOut),
      checked: count(rules, checked),
      taken: count(others, checked),
    }
  }
  const clauses = model.clauses.flatMap((clause): readonly ClauseCoverage[] => {
    const own = points.filter((point) => point.clause === clause.id)
    const title = clause.title ?? clause.says
    return own.length === 0 ? [] : [{ clause: clause.id, ...(title ? { title } : {}), ...parts(own) }]
  })
  const uncovered = points
    .filter((point) => !checked.has(point))
    .map((point): Uncovered => {
      const { address, clause, rule, kind, text, span } = point
      return {
        address,
        clause,
        ...(rule === undefined ? {} : { rule }),
        kind,
        workedOut: workedOut.has(point),
        ...(text === undefined ? {} : { text }),
        hint: hintFor(point, workedOut.has(point)),
        ...(span ? { span } : {}),
      }
    })
  return { ...parts(points), clauses, uncovered }
}
