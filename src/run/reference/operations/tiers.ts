import { curveExact } from '../../../calculators/bands.ts'
import { marginalExact } from '../../../calculators/tiers.ts'
import { type Exact, ZERO } from '../../../core/exact.ts'
import { columnOf, joinMarks, marksAt, setMark, target, valueAt } from '../frame.ts'
import { absentAmong, type Value } from '../value.ts'
import type { Operate } from './operate.ts'

export const pieced: Operate<'piece'> = (step, frame, from, to) => {
  const into = target(frame, step.to)
  const x = columnOf(frame, step.x)
  const prior = step.prior === undefined ? undefined : columnOf(frame, step.prior)
  const edges = step.edges.map((id) => (id === null ? undefined : columnOf(frame, id)))
  const values = step.values.map((id) => columnOf(frame, id))
  const operands = [x, ...(prior ? [prior] : []), ...edges.filter((edge) => edge !== undefined), ...values]
  for (let row = from; row < to; row++) {
    const absent = absentAmong(operands.map((one) => valueAt(one, row)))
    if (absent) {
      into.values[row] = absent
      continue
    }
    const rows = values.map((value, at) => ({
      edge: edges[at] ? (valueAt(edges[at]!, row) as Exact) : undefined,
      value: valueAt(value, row) as Exact,
    }))
    into.values[row] = amount(
      step.how,
      rows,
      valueAt(x, row) as Exact,
      prior ? (valueAt(prior, row) as Exact) : ZERO,
    )
  }
  joinMarks(frame, into, operands, from, to)
  if (step.mark === undefined) return
  const assumed = frame.marks.single(`assumed:${frame.plan.marks[step.mark]!.name}`)
  for (let row = from; row < to; row++) setMark(into, row, frame.marks.union(marksAt(into, row), assumed))
}

const amount = (
  how: 'marginal' | 'linear',
  rows: readonly { readonly edge: Exact | undefined; readonly value: Exact }[],
  x: Exact,
  prior: Exact,
): Value => {
  if (how === 'linear')
    return curveExact(
      rows.map(({ edge, value }) => ({ x: edge!, y: value })),
      x,
    )
  // The lowest row has no edge of its own: it reaches down from the second row's edge.
  const tiers = rows.map(({ edge, value }) => ({ edge: edge ?? rows[1]?.edge ?? ZERO, rate: value }))
  return marginalExact(tiers, x, prior)
}
