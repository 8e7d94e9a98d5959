import { add, type Exact, equals, ONE, ZERO } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import { weightsOf } from '../collect/problems.ts'
import { columnsOf } from '../collect/things.ts'
import { waiting } from '../columnar/others.ts'
import { type Run, vectorOf } from '../columnar/run.ts'
import { floatOf, powerOfTen, type Vector } from '../columnar/vector.ts'
import { axisOf, columnOf, followPath, isInForce, valueAt } from '../reference/frame.ts'
import { isAbsent } from '../reference/value.ts'

/** Whether anything here may have to be said: then it is looked for row by row. `false` is certain. */
export const mayHaveProblems = (run: Run): boolean => {
  const { plan } = run.frame
  return (
    plan.rules.some((rule) => columnsOf(rule).some(([, column]) => isWaiting(run, vectorOf(run, column)))) ||
    [...run.frame.paths.values()].some(({ target }) => target.includes(-1)) ||
    plan.rules.some((rule) => mayDiffer(run, rule)) ||
    plan.blocks.some(({ steps }) =>
      steps.some(
        (step) => step.op === 'share' && isInForce(run.frame, step.under) && poolMayDiffer(run, step),
      ),
    )
  )
}

const isWaiting = (run: Run, { other }: Vector): boolean => {
  if (!other) return false
  const { kinds } = run.shared.others
  for (let row = 0; row < other.length; row++) if (kinds[other[row]!] === waiting) return true
  return false
}

/** A total that is none of its lines, or weights that do not make 100%. */
const mayDiffer = (run: Run, rule: Run['frame']['plan']['rules'][number]): boolean => {
  const { frame } = run
  const weights = weightsOf(frame, rule.working.body)
  if (weights.some((weight) => frame.plan.columns[weight]!.axis !== undefined)) return true
  const values = weights.map((weight) => valueAt(columnOf(frame, weight), 0))
  if (values.some(isAbsent)) return true
  if (weights.length > 0 && !equals((values as Exact[]).reduce(add, ZERO), ONE)) return true
  return rule.totalOf !== undefined && totalMayDiffer(run, rule)
}

const totalMayDiffer = (run: Run, rule: Run['frame']['plan']['rules'][number]): boolean => {
  const { plan } = run.frame
  const total = vectorOf(run, rule.column!)
  const lines = plan.rules
    .filter((one) => one.axis === rule.axis && one.line?.channel === rule.totalOf)
    .map((one) => vectorOf(run, one.column!))
  if ([total, ...lines].some(({ divisors }) => divisors !== undefined)) return true
  const decimals = Math.max(total.decimals, ...lines.map((one) => one.decimals))
  const count = axisOf(run.frame, rule.axis).count
  const sum = new Float64Array(count)
  for (const line of lines) addTo(sum, line, powerOfTen(decimals - line.decimals))
  const up = powerOfTen(decimals - total.decimals)
  for (let row = 0; row < count; row++)
    if (sum[row] !== total.values[row * total.stride]! * up && (total.other?.[row * total.stride] ?? 0) === 0)
      return true
  return false
}

const addTo = (sum: Float64Array, { values, stride, other }: Vector, factor: number): void => {
  for (let row = 0; row < sum.length; row++)
    if (!other || other[row * stride] === 0) sum[row]! += values[row * stride]! * factor
}

/** Shares, what is kept and what is unplaced make the pool, rounded by at most half a step. */
const poolMayDiffer = (run: Run, step: Extract<Step, { op: 'share' }>): boolean => {
  if (run.frame.replacements.size > 0) return true
  const [shares, kept, unplaced, pool] = [step.to, step.kept, step.unplaced, step.pool].map((id) =>
    vectorOf(run, id),
  ) as [Vector, Vector, Vector, Vector]
  const all = [shares, kept, unplaced, pool]
  if (all.some(({ divisors }) => divisors !== undefined) || kept.other || pool.other) return true
  const decimals = Math.max(...all.map((one) => one.decimals))
  const scaled = (vector: Vector, row: number): number =>
    vector.values[row * vector.stride]! * powerOfTen(decimals - vector.decimals)
  const { target } = followPath(run.frame, step.axis, step.path)
  const placed = new Float64Array(kept.values.length)
  for (let row = 0; row < target.length; row++) {
    const code = shares.other?.[row] ?? 0
    if (code === 0) placed[target[row]!]! += scaled(shares, row)
    else if (!isAbsent(run.shared.others.values[code]!)) return true
  }
  const unit = run.frame.prepared.steps.get(step.poolStep ?? step.unit)!
  const half = step.poolStep === undefined ? 0 : floatOf((unit.n * BigInt(powerOfTen(decimals))) / unit.d) / 2
  for (let group = 0; group < placed.length; group++) {
    const sum = placed[group]! + scaled(kept, group) + scaled(unplaced, group)
    const given = step.negative === 'zero' ? Math.max(0, scaled(pool, group)) : scaled(pool, group)
    if (!(Math.abs(sum - given) <= half)) return true
  }
  return false
}
