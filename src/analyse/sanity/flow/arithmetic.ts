import { compare, divide, type Exact, isZero, signOf, subtract } from '../../../core/exact.ts'
import { readExact } from '../../../core/number-text.ts'
import { roundTo } from '../../../core/rounding.ts'
import type { Step } from '../../../plan/operations.ts'
import { allOf, type Move, scaled, turned } from './move.ts'
import {
  addForms,
  addRanges,
  around,
  constantIn,
  type Flow,
  flat,
  isNeverZero,
  moveBetween,
  multiplyRanges,
  negateRange,
  type Side,
  signIn,
  timesForm,
  valueOn,
} from './side.ts'
import { type Along, rootOf, together } from './stretch.ts'

export type StepOf<Name extends Step['op']> = Extract<Step, { op: Name }>

/** What an operation makes of its operands; `side` is what is known inside a stretch. */
export interface Made {
  readonly move: Move
  readonly smooth: boolean
  readonly side: Side
}

export const unknown: Made = { move: 'any', smooth: false, side: { there: 'any' } }

/** All have to be there, or nothing is. */
export const thereOf = (flows: readonly Flow[]): Side['there'] => {
  const all = flows.flatMap(({ left, right }) => [left.there, right.there])
  if (flows.some(({ left, right }) => left.there === 'no' && right.there === 'no')) return 'no'
  if (all.some((one) => one === 'any')) return 'any'
  if (flows.some(({ left, right }) => left.there !== right.there)) return 'any'
  return all.includes('steady') ? 'steady' : 'yes'
}

export const smoothAll = (flows: readonly Flow[]): boolean => flows.every(({ smooth }) => smooth)

/** Moves of operands together; where one may come or go, anything may happen. */
export const movesOf = (flows: readonly Flow[], moves = flows.map(({ move }) => move)): Move => {
  const there = thereOf(flows)
  if (there === 'no') return 'still'
  return there === 'any' ? 'any' : allOf(moves)
}

const rangeOver = ({ left, right }: Flow): Pick<Side, 'least' | 'most'> =>
  left === right ? left : around(left, right)

const zero: Exact = { n: 0n, d: 1n }

/** What is not there counts nothing: as in a total, or on a payslip. */
export const asPaid = (flow: Flow, at: Exact | undefined): Flow => {
  const known = (side: Side): boolean => side.there === 'yes' || side.there === 'no'
  const [left, right] = [paid(flow.left), flow.left === flow.right ? paid(flow.left) : paid(flow.right)]
  if (!known(flow.left) || !known(flow.right)) return { ...flow, left, right }
  if (flow.left.there === flow.right.there)
    return flow.left.there === 'no'
      ? { ...flow, move: 'still', smooth: true, left, right }
      : { ...flow, left, right }
  const move = moveBetween(left, right, at)
  return { ...flow, move, smooth: move === 'still', left, right }
}

const paid = (side: Side): Side => {
  if (side.there === 'yes') return side
  if (side.there === 'no') return { there: 'yes', form: flat(zero), least: zero, most: zero }
  const range = around(side, { least: zero, most: zero })
  return side.there === 'steady' ? { there: 'yes', ...range } : { there: 'any', ...range }
}

export const sumOf = (step: StepOf<'sum'>, along: Along): Made => {
  const read = together(
    step.terms.map(({ of }) => of),
    along,
  )
  const flows = step.skip ? read.map((flow) => asPaid(flow, along.at)) : read
  return added(
    flows,
    step.terms.map(({ negative }) => negative),
  )
}

/** A sum whose terms may be negative. */
export const added = (flows: readonly Flow[], negative: readonly boolean[]): Made => {
  const moves = flows.map(({ move }, at) => (negative[at] ? turned(move) : move))
  let side: Side = { there: thereOf(flows), form: flat(zero), least: zero, most: zero }
  for (const [at, { left }] of flows.entries()) {
    const range = negative[at] ? negateRange(left) : left
    const form = left.form && timesForm(left.form, { n: negative[at] ? -1n : 1n, d: 1n })
    const { form: before, least: _, most: __, ...rest } = side
    side = { ...rest, ...addRanges(side, range), ...(form && before ? { form: addForms(before, form) } : {}) }
  }
  return { move: movesOf(flows, moves), smooth: smoothAll(flows), side }
}

export const productOf = (step: StepOf<'multiply'>, along: Along): Made => {
  const flows = together([step.left, step.right], along)
  const [left, right] = flows as [Flow, Flow]
  const moves = [
    scaled(left.move, signIn(rangeOver(right))),
    scaled(right.move, signIn(rangeOver(left))),
  ] as const
  const [a, b] = [constantIn(left.left), constantIn(right.left)]
  const form =
    a && right.left.form
      ? timesForm(right.left.form, a)
      : b && left.left.form
        ? timesForm(left.left.form, b)
        : undefined
  return {
    move: movesOf(flows, moves.slice()),
    smooth: smoothAll(flows),
    side: { there: thereOf(flows), ...multiplyRanges(left.left, right.left), ...(form ? { form } : {}) },
  }
}

export const quotientOf = (step: StepOf<'divide'>, along: Along): Made => {
  const flows = together([step.left, step.right], along)
  const [left, right] = flows as [Flow, Flow]
  const below = rangeOver(right)
  const never = isNeverZero(below)
  const there = thereOf(flows)
  const known = there === 'no' || there === 'any' || never ? there : right.move === 'still' ? 'steady' : 'any'
  const divisor = constantIn(right.left)
  if (divisor && isZero(divisor)) return { move: 'still', smooth: true, side: { there: 'no' } }
  const [a, b] = [constantIn(left.left), divisor]
  if (step.remainder) {
    const still = left.move === 'still' && right.move === 'still'
    return still
      ? { move: 'still', smooth: true, side: { there: known } }
      : { ...unknown, side: { there: known } }
  }
  const sign = signIn(below)
  const moves = [
    scaled(left.move, sign),
    never ? scaled(turned(right.move), signIn(rangeOver(left))) : right.move === 'still' ? 'still' : 'any',
  ] as const
  const inverse = b && divide({ n: 1n, d: 1n }, b)
  const form = inverse && left.left.form ? timesForm(left.left.form, inverse) : undefined
  const range =
    form && a
      ? { least: valueOn(form, zero), most: valueOn(form, zero) }
      : sign !== undefined && signIn(left.left) !== undefined
        ? signIn(left.left)! * sign >= 0
          ? { least: zero }
          : { most: zero }
        : {}
  return {
    move: known === 'any' ? 'any' : allOf(moves),
    smooth: smoothAll(flows) && (never || right.move === 'still'),
    side: { there: known, ...range, ...(form ? { form } : {}) },
  }
}

export const roundedOf = (step: StepOf<'round'>, along: Along): Made => {
  const flow = along.read(step.of)
  const unit = readExact(step.step)!
  const round = (x: Exact | undefined): Exact | undefined => x && roundTo(x, unit, step.mode)
  const { form: _, least, most, ...rest } = flow.left
  const constant = round(constantIn(flow.left))
  const [low, high] = [round(least), round(most)]
  return {
    move: flow.move,
    smooth: flow.smooth,
    side: {
      ...rest,
      ...(low ? { least: low } : {}),
      ...(high ? { most: high } : {}),
      ...(constant ? { form: flat(constant) } : {}),
    },
  }
}

export const extremeOf = (step: StepOf<'extreme'>, along: Along): Made => {
  const flows = together(step.of, along)
  const sides = flows.map(({ left }) => left)
  const pick = (end: 'least' | 'most'): Exact | undefined => {
    const known = sides.flatMap((side) => side[end] ?? [])
    // Of a maximum any known floor holds; its ceiling needs all of them. A minimum is the other way round.
    const anyWill = (step.how === 'max') === (end === 'least')
    if (known.length === 0 || (!anyWill && known.length < sides.length)) return undefined
    return known.reduce((best, one) => (compare(one, best) === (step.how === 'max' ? 1 : -1) ? one : best))
  }
  const [least, most] = [pick('least'), pick('most')]
  const form = along.at ? undefined : outermost(sides, step.how, along)
  const numbers = along.typeOf(step.to).kind === 'number'
  return {
    move: movesOf(flows),
    smooth: smoothAll(flows),
    side: {
      there: thereOf(flows),
      ...(numbers && least ? { least } : {}),
      ...(numbers && most ? { most } : {}),
      ...(form ? { form } : {}),
    },
  }
}

/** The one of several lines that lies above, or below, all others on a whole stretch; where they cross it is cut. */
const outermost = (sides: readonly Side[], how: 'min' | 'max', along: Along): Side['form'] => {
  if (sides.some(({ form }) => !form)) return undefined
  const forms = sides.map(({ form }) => form!)
  for (const [at, one] of forms.entries())
    for (const other of forms.slice(at + 1)) {
      const root = rootOf(addForms(one, timesForm(other, { n: -1n, d: 1n })))
      if (root) along.cut({ at: root, after: false })
    }
  const [point] = along.points
  return (
    point &&
    forms.reduce((best, one) => {
      const sign = signOf(subtract(valueOn(one, point), valueOn(best, point)))
      return sign === (how === 'max' ? 1 : -1) ? one : best
    })
  )
}
