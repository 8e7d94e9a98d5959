import { add, compare, type Exact, floorDivide, isZero, signOf, subtract, ZERO } from '../../core/exact.ts'
import type { Step } from '../../plan/operations.ts'
import { type Column, columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { order } from '../../run/reference/operations/logic.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import type { PlacedStep } from './relevant.ts'
import type { TouchedRows } from './touched.ts'

/** A place where a run may go one way or another, and which way it went. */
export interface Turn {
  readonly step: Step
  readonly row: number
  readonly way: string
  /**
   * By how much the way was taken, so that where it turns can be worked out: left less right of a comparison, the divisor,
   * for a place own less each other's. Worked out only where somebody asks.
   */
  readonly margins?: () => readonly (Exact | undefined)[]
}

/**
 * Which way a run went at every turn between the number that is moved and the result: comparisons, rows, the operand that
 * is the least, slices, places. Runs that went the same way everywhere follow one formula.
 *
 * @param rowsOf the rows that can move at all, where that is known
 */
export const turnsOf = (
  frames: readonly Frame[],
  steps: readonly PlacedStep[],
  rowsOf?: TouchedRows,
): readonly Turn[] => {
  const turns: Turn[] = []
  for (const frame of frames)
    for (const { step } of steps) {
      const ways = wayOf(step, frame)
      if (!ways) continue
      const rows = rowsOf?.(step)
      const count = rows ? rows.length : columnOf(frame, step.to).values.length
      for (let at = 0; at < count; at++) {
        const row = rows ? rows[at]! : at
        const { way, margins } = ways(row)
        turns.push(margins ? { step, row, way, margins } : { step, row, way })
      }
    }
  return turns
}

type Ways = (row: number) => Pick<Turn, 'way' | 'margins'>

const wayOf = (step: Step, frame: Frame): Ways | undefined => {
  const column = (id: number): Column => columnOf(frame, id)
  const own = column(step.to)
  const here = (row: number): Value => valueAt(own, row)
  switch (step.op) {
    case 'compare':
      return (row) => {
        const value = here(row)
        if (isAbsent(value)) return { way: 'absent' }
        const [left, right] = [valueAt(column(step.left), row), valueAt(column(step.right), row)]
        if (typeof left !== 'object') return { way: truth(value) }
        const isEquality = step.sign === '=' || step.sign === '≠'
        const way = isEquality ? `${compare(left as Exact, right as Exact)}` : truth(value)
        return { way, margins: () => [subtract(left as Exact, right as Exact)] }
      }
    case 'logic':
      return step.how === 'present' ? (row) => ({ way: truth(here(row)) }) : undefined
    case 'lookup':
      return (row) => {
        const at = here(row)
        return { way: typeof at === 'number' ? `${at}` : 'none' }
      }
    case 'first':
    case 'extreme':
      return (row) => ({ way: `${winner(step.of.map(column), here(row), row)}` })
    case 'piece':
      return (row) => ({ way: isAbsent(here(row)) ? 'absent' : sliceOf(step, frame, row) })
    case 'up':
      if (step.how === 'sum' || step.how === 'mean' || step.how === 'median') return undefined
      return (row) => {
        const value = here(row)
        if (isAbsent(value)) return { way: 'absent' }
        if (step.how !== 'min' && step.how !== 'max')
          return { way: typeof value === 'object' ? 'there' : `${value}` }
        return { way: `${memberThatWins(step, frame, row)}` }
      }
    case 'rank':
      return (row) => {
        const place = here(row)
        if (isAbsent(place)) return { way: 'none' }
        return { way: `${(place as Exact).n}`, margins: () => marginsOf(step, frame, row) }
      }
    case 'divide': {
      const [left, right] = [column(step.left), column(step.right)]
      return (row) => {
        const divisor = valueAt(right, row)
        if (isAbsent(divisor) || (isAbsent(here(row)) && !isZero(divisor as Exact))) return { way: 'absent' }
        // A divisor that changes its sign was zero on the way, where nothing is there.
        if (!step.remainder) return { way: `${signOf(divisor as Exact)}`, margins: () => [divisor as Exact] }
        return { way: `${floorDivide(valueAt(left, row) as Exact, divisor as Exact)?.n}` }
      }
    }
    case 'decision':
    case 'share':
      return (row) => ({ way: isAbsent(here(row)) ? 'absent' : 'there' })
    default:
      return undefined
  }
}

const marginsOf = (
  step: Extract<Step, { op: 'rank' }>,
  frame: Frame,
  row: number,
): readonly (Exact | undefined)[] => {
  const of = columnOf(frame, step.of)
  const own = valueAt(of, row)
  const { target, members } = followPath(frame, step.axis, step.path)
  return (members[target[row] ?? -1] ?? []).map((member) => {
    const other = valueAt(of, member)
    if (typeof own !== 'object' || typeof other !== 'object' || isAbsent(own) || isAbsent(other))
      return undefined
    return subtract(own, other)
  })
}

const truth = (value: Value): string => (isAbsent(value) ? 'absent' : value === true ? 'yes' : 'no')

/** The operand that the result is; of equal ones the first. */
export const winner = (operands: readonly Column[], result: Value, row: number): number =>
  operands.findIndex((operand) => {
    const value = valueAt(operand, row)
    if (isAbsent(value) || isAbsent(result)) return value === result
    return typeof value === 'object' && typeof result === 'object'
      ? compare(value, result as Exact) === 0
      : value === result
  })

/** The row of the member whose value is the group's least or greatest. */
export const memberThatWins = (step: Extract<Step, { op: 'up' }>, frame: Frame, row: number): number => {
  const of = columnOf(frame, step.of)
  const where = step.where === undefined ? undefined : columnOf(frame, step.where)
  const result = valueAt(columnOf(frame, step.to), row)
  const members = followPath(frame, step.from, step.path).members[row] ?? []
  return (
    members.find((member) => {
      const counts = where === undefined || valueAt(where, member) === true
      const value = valueAt(of, member)
      return counts && !isAbsent(value) && order(value, result) === 0
    }) ?? -1
  )
}

/** How many edges x has passed, and how many what came before it. */
const sliceOf = (step: Extract<Step, { op: 'piece' }>, frame: Frame, row: number): string => {
  const passed = (x: Exact): number =>
    step.edges.filter((id) => {
      const edge = id === null ? undefined : valueAt(columnOf(frame, id), row)
      return edge !== undefined && !isAbsent(edge) && compare(x, edge as Exact) >= 0
    }).length
  const prior = step.prior === undefined ? ZERO : (valueAt(columnOf(frame, step.prior), row) as Exact)
  const x = valueAt(columnOf(frame, step.x), row) as Exact
  return `${passed(add(prior, x))}/${passed(prior)}`
}
