import { compare, signOf } from '../../../core/exact.ts'
import type { ColumnId } from '../../../plan/type.ts'
import { type Made, movesOf, type StepOf, smoothAll, thereOf, unknown } from './arithmetic.ts'
import { both, type Move, turned } from './move.ts'
import { addForms, around, type Flow, type Form, moveBetween, type Side, timesForm, valueOn } from './side.ts'
import { type Along, rootOf, together } from './stretch.ts'

type Sign = StepOf<'compare'>['sign']

const holds = (sign: Sign, order: number): boolean => {
  switch (sign) {
    case '=':
      return order === 0
    case '≠':
      return order !== 0
    case '<':
      return order < 0
    case '≤':
      return order <= 0
    case '>':
      return order > 0
    case '≥':
      return order >= 0
  }
}

/** A truth that both sides of a border know may have turned there. */
const truthMove = (left: Side, right: Side, otherwise: Move): Move =>
  left.is === undefined || right.is === undefined
    ? otherwise
    : left.is === right.is
      ? 'still'
      : left.is
        ? 'down'
        : 'up'

export const comparedOf = (step: StepOf<'compare'>, along: Along): Made => {
  const flows = together([step.left, step.right], along)
  const [left, right] = flows as [Flow, Flow]
  const there = thereOf(flows)
  const is = decided(step.sign, left.left, right.left, along)
  if (is !== undefined)
    return { move: there === 'any' ? 'any' : 'still', smooth: there !== 'any', side: { there, is } }
  const rises = both(left.move, turned(right.move))
  const move: Move =
    there === 'any'
      ? 'any'
      : rises === 'still'
        ? 'still'
        : step.sign === '>' || step.sign === '≥'
          ? rises
          : step.sign === '<' || step.sign === '≤'
            ? turned(rises)
            : 'any'
  return { move, smooth: move === 'still', side: { there } }
}

const decided = (sign: Sign, left: Side, right: Side, along: Along): boolean | undefined => {
  if (left.form && right.form)
    return decidedByForms(sign, addForms(left.form, timesForm(right.form, { n: -1n, d: 1n })), along)
  if (left.is !== undefined && right.is !== undefined) {
    if (sign === '=') return left.is === right.is
    return sign === '≠' ? left.is !== right.is : undefined
  }
  const above = left.least && right.most && compare(left.least, right.most)
  const below = left.most && right.least && compare(left.most, right.least)
  if (above === 1) return holds(sign, 1)
  if (below === -1) return holds(sign, -1)
  if (above === 0 && (sign === '≥' || sign === '<')) return sign === '≥'
  return below === 0 && (sign === '≤' || sign === '>') ? sign === '≤' : undefined
}

/** Known on a stretch that is cut where it turns. */
const decidedByForms = (sign: Sign, difference: Form, along: Along): boolean | undefined => {
  const root = rootOf(difference)
  if (root) {
    const rises = signOf(difference.slope) > 0
    const itself = sign === '=' || sign === '≠'
    // Where the line rises, ≥ and < turn at the root itself, > and ≤ just after it; where it falls, the other way round.
    const turnsAt = (sign === '≥' || sign === '<') === rises
    if (itself || turnsAt) along.cut({ at: root, after: false })
    if (itself || !turnsAt) along.cut({ at: root, after: true })
  }
  const [point] = along.points
  return point && holds(sign, signOf(valueOn(difference, point)))
}

export const logicOf = (step: StepOf<'logic'>, along: Along): Made => {
  const flows = together(step.of, along)
  const first = flows[0]!
  if (step.how === 'present') {
    const { there } = first.left
    const same = first.left.there === first.right.there && there !== 'any'
    if (same)
      return {
        move: 'still',
        smooth: true,
        side: { there: 'yes', ...(there === 'steady' ? {} : { is: there === 'yes' }) },
      }
    const [before, after] = [first.left.there, first.right.there]
    const turns =
      before === 'no' && after === 'yes' ? 'up' : before === 'yes' && after === 'no' ? 'down' : 'any'
    return { move: turns, smooth: false, side: { there: 'yes' } }
  }
  if (step.how === 'not') {
    const { is } = first.left
    return {
      move: truthMove(first.right, first.left, turned(first.move)),
      smooth: first.smooth,
      side: { there: thereOf(flows), ...(is === undefined ? {} : { is: !is }) },
    }
  }
  return readFromLeft(flows, step.how === 'or')
}

/** What decides alone decides; what cannot decide is passed over; the rest go together. */
const readFromLeft = (flows: readonly Flow[], deciding: boolean): Made => {
  const asked: Flow[] = []
  let is: boolean | undefined = !deciding
  for (const flow of flows) {
    const { left, right } = flow
    const sure = left.there === 'yes' && right.there === 'yes'
    if (sure && left.is === !deciding && right.is === !deciding) continue
    asked.push(flow)
    if (is !== undefined)
      is = left.is === undefined || !sure ? undefined : left.is === deciding ? deciding : is
    if (sure && left.is === deciding && right.is === deciding) break
  }
  const last = asked.at(-1)
  const ends = last && last.left.is === deciding && last.right.is === deciding && thereOf([last]) === 'yes'
  if (ends && asked.slice(0, -1).every((flow) => thereOf([flow]) === 'yes'))
    return { move: 'still', smooth: true, side: { there: 'yes', is: deciding } }
  const move = movesOf(
    asked,
    asked.map((flow) => truthMove(flow.left, flow.right, flow.move)),
  )
  return {
    move,
    smooth: smoothAll(asked),
    side: { there: thereOf(asked), ...(is === undefined ? {} : { is }) },
  }
}

/** One of two sides, whichever: what holds of both. */
const either = (one: Side, other: Side): Side => ({
  there: one.there === other.there ? one.there : 'any',
  ...around(one, other),
  ...(one.is !== undefined && one.is === other.is ? { is: one.is } : {}),
})

/** The one that is taken on the left, followed by the one taken on the right. */
const selected = (left: Flow, right: Flow, along: Along): Made => {
  if (left === right) return { move: left.move, smooth: left.smooth, side: left.left }
  const move = moveBetween(left.left, right.right, along.at)
  return {
    move,
    smooth: move === 'still',
    side: { there: left.left.there === right.right.there ? 'yes' : 'any' },
  }
}

/** One of several, which one does not follow the driver. */
const oneOf = (flows: readonly Flow[]): Made => ({
  move: flows.reduce<Move>((move, flow) => both(move, flow.move), 'still'),
  smooth: smoothAll(flows),
  side: { ...flows.map(({ left }) => left).reduce(either), there: steadily(flows) },
})

const steadily = (flows: readonly Flow[]): Side['there'] => {
  const all = flows.flatMap(({ left, right }) => [left.there, right.there])
  if (all.includes('any') || flows.some(({ left, right }) => left.there !== right.there)) return 'any'
  return all.every((one) => one === 'yes') ? 'yes' : all.every((one) => one === 'no') ? 'no' : 'steady'
}

export const absent: Flow = {
  move: 'still',
  smooth: true,
  left: { there: 'no' },
  right: { there: 'no' },
}

export const pickedOf = (step: StepOf<'pick'>, along: Along): Made => {
  const columns = [step.condition, step.then, ...(step.otherwise === undefined ? [] : [step.otherwise])]
  const [condition, then, other = absent] = together(columns, along) as [Flow, Flow, Flow | undefined]
  const [left, right] = [condition.left, condition.right]
  if (left.there === 'no' && right.there === 'no')
    return { move: 'still', smooth: true, side: { there: 'no' } }
  if (left.there === 'any' || right.there === 'any' || left.there !== right.there) return unknown
  const withCondition = (made: Made): Made =>
    left.there === 'steady'
      ? { ...made, side: { ...made.side, there: made.side.there === 'yes' ? 'steady' : made.side.there } }
      : made
  const taken = (is: Side['is']): Flow => (is ? then : other)
  if (left.is !== undefined && right.is !== undefined)
    return withCondition(selected(taken(left.is), taken(right.is), along))
  if (condition.move === 'still') return withCondition(oneOf([then, other]))
  const [before, after] = condition.move === 'up' ? [other, then] : [then, other]
  return condition.move === 'any'
    ? unknown
    : { ...inTurn([before, after]), side: withCondition(oneOf([then, other])).side }
}

/** One after the other, in this order, at places that are not known. */
const inTurn = (flows: readonly Flow[]): Pick<Made, 'move' | 'smooth'> => {
  const own = flows.reduce<Move>((move, flow) => both(move, flow.move), 'still')
  const between = flows
    .slice(1)
    .map((flow, at): Move => moveBetween(sideOf(flows[at]!), sideOf(flow), undefined))
  return { move: between.reduce(both, own), smooth: false }
}

/** All that a value may be on both sides, without its line: places are not known. */
const sideOf = ({ left, right }: Flow): Side => {
  const { form: _, ...side } = left === right ? left : either(left, right)
  return side
}

export const firstOf = (step: StepOf<'first'>, along: Along): Made => {
  const flows = together(step.of, along)
  const rest = flows.filter(({ left, right }) => left.there !== 'no' || right.there !== 'no')
  const [only, ...others] = rest
  if (!only) return { move: 'still', smooth: true, side: { there: 'no' } }
  if (only.left.there === 'yes' && only.right.there === 'yes')
    return { move: only.move, smooth: only.smooth, side: only.left }
  if (others.length === 0) return { move: only.move, smooth: only.smooth, side: only.left }
  const taken = (of: 'left' | 'right'): Flow | undefined => {
    const found = rest.find((flow) => flow[of].there !== 'no')
    return found?.[of].there === 'yes' ? found : undefined
  }
  const [before, after] = [taken('left'), taken('right')]
  if (before && after) return selected(before, after, along)
  const made = oneOf(rest)
  const same = rest.every(({ left, right }) => left.there === right.there && left.there !== 'any')
  const there = rest.some(({ left }) => left.there === 'yes') && same ? 'yes' : same ? 'steady' : 'any'
  return {
    ...made,
    move: same ? made.move : 'any',
    smooth: made.smooth && same,
    side: { ...made.side, there },
  }
}

export const foundOf = (step: StepOf<'lookup'>, along: Along): Made => {
  const columns = [...step.keys, ...step.rows.flatMap(({ conditions }) => conditions)]
  const flows = together(columns, along)
  const there = thereOf(flows.slice(0, step.keys.length))
  if (there === 'no') return { move: 'still', smooth: true, side: { there } }
  const known = new Map<ColumnId, Flow>(columns.map((column, at) => [column, flows[at]!]))
  const rows = step.rows.map(({ conditions }) => conditions.map((one) => known.get(one)!))
  const [left, right] = [rowOn(rows, 'left'), rowOn(rows, 'right')]
  const side: Side = { there, ...(left === undefined ? {} : { is: left }) }
  if (left !== undefined && right !== undefined) {
    const move = left === right ? 'still' : left < right ? 'up' : 'down'
    return { move: there === 'any' ? 'any' : move, smooth: left === right && there !== 'any', side }
  }
  const turns = rows.flat().reduce<Move>((move, one) => both(move, one.move), 'still')
  // Conditions that only come true let only rows further up hold.
  const move = there === 'any' || (step.hit === 'one' && turns !== 'still') ? 'any' : turned(turns)
  return { move, smooth: move === 'still', side }
}

/** The row that holds, where everything asked on the way to it is known. */
const rowOn = (rows: readonly (readonly Flow[])[], of: 'left' | 'right'): number | undefined => {
  for (const [at, conditions] of rows.entries()) {
    if (conditions.every((one) => one[of].is === true)) return at
    if (conditions.every((one) => one[of].is !== false)) return undefined
  }
  return undefined
}

export const gatheredOf = (step: StepOf<'gather'>, along: Along): Made => {
  const columns = [step.row, ...step.cells.flatMap((cell) => (typeof cell === 'number' ? [cell] : []))]
  const flows = together(columns, along)
  const row = flows[0]!
  const known = new Map<ColumnId, Flow>(columns.map((column, at) => [column, flows[at]!]))
  const cells = step.cells.map((cell): Flow | undefined =>
    cell === 'none' ? absent : cell === 'open' ? undefined : known.get(cell)!,
  )
  if (row.left.there === 'no' && row.right.there === 'no')
    return { move: 'still', smooth: true, side: { there: 'no' } }
  const withRow = (made: Made): Made =>
    row.left.there === 'yes' && row.right.there === 'yes'
      ? made
      : { ...made, side: { ...made.side, there: made.side.there === 'yes' ? 'steady' : made.side.there } }
  const [before, after] = [row.left.is, row.right.is]
  if (typeof before === 'number' && typeof after === 'number') {
    const [left, right] = [cells[before], cells[after]]
    return left && right ? withRow(selected(left, right, along)) : unknown
  }
  if (cells.includes(undefined) || row.move === 'any') return unknown
  const all = cells as readonly Flow[]
  if (row.move === 'still') return withRow(oneOf(all))
  const { side } = withRow(oneOf(all))
  return { ...inTurn(row.move === 'up' ? all : [...all].reverse()), side }
}
