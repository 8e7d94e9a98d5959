import { curveExact } from '../../../calculators/bands.ts'
import { marginalExact } from '../../../calculators/tiers.ts'
import { compare, type Exact, subtract } from '../../../core/exact.ts'
import { type Made, movesOf, type StepOf, smoothAll, thereOf, unknown } from './arithmetic.ts'
import { both, type Move } from './move.ts'
import { constantIn, type Flow, type Form, rangeOfType, signIn, valueOn } from './side.ts'
import { type Along, lineThrough, loosened, rootOf, together } from './stretch.ts'

/** What members read of the row above them: the same, where it is there at all. */
export const loweredOf = (step: StepOf<'down'>, along: Along): Made => {
  const flow = along.read(step.of)
  const { there } = flow.left
  return {
    move: flow.move,
    smooth: flow.smooth,
    side: { ...flow.left, there: there === 'yes' ? 'steady' : there },
  }
}

/** An aggregate of members, of which one may be moved and the others may be anything. */
export const raisedOf = (step: StepOf<'up'>, along: Along): Made => {
  const columns = [step.of, ...(step.where === undefined ? [] : [step.where])]
  const [of, where] = together(columns, along).map((flow, at) =>
    flow.via === undefined ? flow : loosened(flow, along.typeOf(columns[at]!)),
  ) as [Flow, Flow | undefined]
  const flows = where ? [of, where] : [of]
  const counts = step.how === 'sum' || step.how === 'count' || step.how === 'any' || step.how === 'all'
  const there = counts || step.how === 'distinct' ? 'yes' : 'steady'
  if (flows.every(({ move }) => move === 'still')) return { move: 'still', smooth: true, side: { there } }
  if (thereOf(flows) === 'any') return { ...unknown, side: { there: counts ? 'yes' : 'any' } }
  const asked = where?.move ?? 'still'
  const move = ((): Move => {
    switch (step.how) {
      case 'sum':
        if (asked === 'still') return of.move
        return signIn(rangeOfType(along.typeOf(step.of))) === 1 ? both(of.move, asked) : 'any'
      case 'count':
        return asked
      case 'any':
      case 'all':
      case 'min':
      case 'max':
      case 'mean':
      case 'median':
      case 'only':
        return asked === 'still' ? of.move : 'any'
      case 'distinct':
        return 'any'
    }
  })()
  const smooth = asked === 'still' && of.smooth && step.how !== 'distinct'
  return { move, smooth: smooth || move === 'still', side: { there } }
}

/** Slices, and points joined by lines: what they make is one line between two edges. */
export const piecedOf = (step: StepOf<'piece'>, along: Along): Made => {
  const edges = step.edges.flatMap((edge) => edge ?? [])
  const prior = step.prior === undefined ? [] : [step.prior]
  const columns = [step.x, ...prior, ...edges, ...step.values]
  const flows = together(columns, along)
  const there = thereOf(flows)
  const [x, ...others] = flows as [Flow, ...Flow[]]
  const fixed = others.every(({ move }) => move === 'still')
  const values = flows.slice(-step.values.length)
  const steps = flows.slice(1 + prior.length, flows.length - step.values.length)
  const ordered = inOrder(steps)
  const positive = values.every(({ left }) => signIn(left) === 1 || signIn(left) === 0)
  // Rates that rise make a sum of slices that never falls, wherever the edges are.
  const rises =
    step.how === 'marginal'
      ? (positive && ordered) || (signIn(values[0]!.left) === 1 && inOrder(values))
      : ordered && inOrder(values)
  const move = !fixed || !(rises || x.move === 'still') ? 'any' : movesOf(flows, [x.move])
  const form = fixed ? lineOf(step, flows, along) : undefined
  const isPositive =
    step.how === 'marginal'
      ? positive && ordered && signIn(x.left) === 1
      : rises && signIn(values[0]!.left) === 1
  return {
    move: there === 'any' ? 'any' : there === 'no' ? 'still' : move,
    smooth: fixed && smoothAll(flows),
    side: { there, ...(isPositive ? { least: { n: 0n, d: 1n } } : {}), ...(form ? { form } : {}) },
  }
}

const inOrder = (flows: readonly Flow[]): boolean =>
  flows.every((flow, at) => at === 0 || isAtMost(flows[at - 1]!, flow))

const isAtMost = (low: Flow, high: Flow): boolean =>
  low.left.most !== undefined && high.left.least !== undefined && compare(low.left.most, high.left.least) <= 0

const lineOf = (step: StepOf<'piece'>, flows: readonly Flow[], along: Along): Form | undefined => {
  const known = new Map(flows.map((flow, at) => [at, constantIn(flow.left)]))
  const x = flows[0]!.left.form
  const count = flows.length
  const values = step.values.map((_, at) => known.get(count - step.values.length + at))
  const first = step.prior === undefined ? 1 : 2
  const prior = step.prior === undefined ? { n: 0n, d: 1n } : known.get(1)
  let next = first
  const edges = step.edges.map((edge) => (edge === null ? null : known.get(next++)))
  if (!x || !prior || along.at || [...values, ...edges].includes(undefined)) return undefined
  for (const edge of edges) {
    const root = edge && rootOf({ base: subtract(x.base, subtract(edge, prior)), slope: x.slope })
    if (root) along.cut({ at: root, after: false })
  }
  const rows = values.map((value, at) => ({ edge: edges[at] as Exact | null, value: value! }))
  return lineThrough(along.points, (point) => {
    const at = valueOn(x, point)
    if (step.how === 'linear')
      return curveExact(
        rows.map(({ edge, value }) => ({ x: edge!, y: value })),
        at,
      )
    const tiers = rows.map(({ edge, value }) => ({
      edge: edge ?? rows[1]?.edge ?? { n: 0n, d: 1n },
      rate: value,
    }))
    return marginalExact(tiers, at, prior)
  })
}
