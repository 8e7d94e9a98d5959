import { axisOfColumn, marksAt, openAt, setMark } from '../../reference/frame.ts'
import { notApplicable } from '../../reference/value.ts'
import { rowsByReference } from '../by-reference.ts'
import { combineOthers, joinAll } from '../combine.ts'
import { codeOf, firstAbsence } from '../others.ts'
import { fresh, othersOf, type Run, vectorOf } from '../run.ts'
import { mostDecimals, mostOf, powerOfTen, SAFE, type Vector } from '../vector.ts'
import { unsafeRows } from './arithmetic.ts'
import { branchesInto } from './branches.ts'
import type { OperateColumns, StepOf } from './operate.ts'

export const lookupColumns: OperateColumns<'lookup'> = (step, run) => {
  const keys = step.keys.map((id) => vectorOf(run, id))
  const rows = step.rows.map(({ conditions }) => conditions.map((id) => vectorOf(run, id)))
  const into = fresh(run, step.to)
  const all = [...keys, ...rows.flat()]
  const isPlain = all.every(({ other, marks }) => other === undefined && marks === 0)
  if (isPlain && step.hit === 'first' && rows.every((conditions) => conditions.length < 2)) {
    firstThatHolds(into, rows)
    for (let row = 0; row < into.values.length; row++)
      if (into.values[row] === -1) notFound(step, run, into, row, 'no row')
    return true
  }
  const isMarked = all.some(({ marks }) => marks !== 0)
  for (let row = 0; row < into.values.length; row++) lookUp(step, run, into, row, keys, rows, isMarked)
  return true
}

/** From the last row up, so that the first one that holds is what stays. */
const firstThatHolds = ({ values: into }: Vector, rows: readonly (readonly Vector[])[]): void => {
  into.fill(-1)
  for (let at = rows.length - 1; at >= 0; at--) {
    const condition = rows[at]![0]
    if (!condition || condition.stride === 0) {
      if (!condition || condition.values[0] === 1) into.fill(at)
    } else {
      const { values } = condition
      // Where it holds (1) the row becomes this one, else it stays: without a branch.
      for (let row = 0; row < into.length; row++) into[row]! += values[row]! * (at - into[row]!)
    }
  }
}

/** Conditions are read row by row, from the left, as far as it takes; so are their marks. */
const lookUp = (
  step: StepOf<'lookup'>,
  run: Run,
  into: Vector,
  row: number,
  keys: readonly Vector[],
  rows: readonly (readonly Vector[])[],
  isMarked: boolean,
): void => {
  let marks = 0
  const codeAt = (vector: Vector): number => {
    if (isMarked) marks = run.frame.marks.union(marks, marksAt(vector, row))
    return vector.other?.[row * vector.stride] ?? 0
  }
  let code = 0
  for (const key of keys) {
    const own = codeAt(key)
    code = code === 0 ? firstAbsence(run.shared.others, own, 0) : firstAbsence(run.shared.others, code, own)
  }
  let found = -1
  for (let at = 0; at < rows.length && code === 0; at++) {
    let holds = true
    for (const condition of rows[at]!) {
      code = codeAt(condition)
      holds = code === 0 && condition.values[row * condition.stride] === 1
      if (!holds) break
    }
    if (!holds) continue
    if (found >= 0) {
      found = -2
      break
    }
    found = at
    if (step.hit === 'first') break
  }
  if (code !== 0) othersOf(into)[row] = code
  else if (found < 0) notFound(step, run, into, row, found === -1 ? 'no row' : 'several rows')
  else into.values[row] = found
  if (isMarked) setMark(into, row, marks)
}

const notFound = (
  step: StepOf<'lookup'>,
  run: Run,
  into: Vector,
  row: number,
  why: 'no row' | 'several rows',
): void => {
  const absent = openAt(run.frame, axisOfColumn(run.frame, step.to), row, why, step.rule)
  othersOf(into)[row] = codeOf(run.shared.others, absent)
  into.values[row] = 0
}

export const gatherColumns: OperateColumns<'gather'> = (step, run) => {
  const rows = vectorOf(run, step.row)
  const { others } = run.shared
  if (step.cells.includes('open')) return false
  const nothing = codeOf(others, notApplicable('row', step.rule))
  const branches: Vector[] = []
  const places = step.cells.map((cell) =>
    typeof cell === 'number' ? branches.push(vectorOf(run, cell)) - 1 : -nothing,
  )
  if (
    rows.stride === 1 &&
    !rows.other &&
    rows.marks === 0 &&
    fillFromConstants(run, step.to, rows, places, branches)
  )
    return true
  const choice = new Int32Array(rows.values.length)
  for (let at = 0; at < choice.length; at++) {
    const code = rows.other?.[at] ?? 0
    choice[at] = code === 0 ? places[rows.values[at]!]! : -code
  }
  branchesInto(run, step.to, choice, rows, branches)
  return true
}

/** A table of plain constants is read by its row. */
const fillFromConstants = (
  run: Run,
  to: number,
  rows: Vector,
  places: readonly number[],
  branches: readonly Vector[],
): boolean => {
  const isPlain = branches.every(
    ({ stride, other, marks, divisors }) => stride === 0 && !other && marks === 0 && !divisors,
  )
  if (!isPlain || places.some((place) => place < 0)) return false
  const decimals = Math.max(0, ...branches.map((one) => one.decimals))
  const table = Float64Array.from(places, (place) => {
    const branch = branches[place]!
    return branch.values[0]! * powerOfTen(decimals - branch.decimals)
  })
  if (table.some((value) => !(value >= -SAFE && value <= SAFE))) return false
  const { values } = fresh(run, to, decimals)
  for (let row = 0; row < values.length; row++) values[row] = table[rows.values[row]!]!
  return true
}

export const pieceColumns: OperateColumns<'piece'> = (step, run) => {
  if (step.how !== 'marginal') return false
  const x = vectorOf(run, step.x)
  const prior = step.prior === undefined ? undefined : vectorOf(run, step.prior)
  const edges = step.edges.map((id) => (id === null ? undefined : vectorOf(run, id)))
  const rates = step.values.map((id) => vectorOf(run, id))
  const table = [...edges, ...rates].filter((one) => one !== undefined)
  const operands = [x, ...(prior ? [prior] : []), ...table]
  if (table.some(({ stride, other, divisors }) => stride !== 0 || other !== undefined || divisors))
    return false
  if (x.divisors || prior?.divisors) return false
  const wide = Math.max(x.decimals, prior?.decimals ?? 0, ...edges.map((one) => one?.decimals ?? 0))
  const fine = Math.max(...rates.map((one) => one.decimals))
  if (wide + fine > mostDecimals) return false
  const into = fresh(run, step.to, wide + fine)
  const slow = combineOthers(run, into, operands)
  const slices = slicesOf(edges, rates, wide, fine)
  const up = powerOfTen(wide - x.decimals)
  const most = mostOfPiece(mostOf(x) * up, slices)
  const isSafe = prior
    ? marginalAfter(into.values, x, up, prior, powerOfTen(wide - prior.decimals), slices)
    : most <= SAFE
      ? marginalThatFits(into, x, up, slices, most)
      : marginal(into.values, x, up, slices)
  rowsByReference(run, step, into, isSafe ? slow : unsafeRows(into, slow))
  joinAll(run, into, operands)
  if (step.mark === undefined) return true
  const { marks, plan } = run.frame
  const assumed = marks.single(`assumed:${plan.marks[step.mark]!.name}`)
  if (typeof into.marks === 'number') into.marks = marks.union(into.marks, assumed)
  else
    for (let row = 0; row < into.values.length; row++)
      setMark(into, row, marks.union(marksAt(into, row), assumed))
  return true
}

/** From each edge on the rate is that much higher than below it. */
interface Slices {
  readonly lowest: number
  readonly edges: Float64Array
  readonly rises: Float64Array
}

const slicesOf = (
  edges: readonly (Vector | undefined)[],
  rates: readonly Vector[],
  wide: number,
  fine: number,
): Slices => {
  const rate = (at: number): number => rates[at]!.values[0]! * powerOfTen(fine - rates[at]!.decimals)
  // The lowest row's rate holds below its edge too, so its edge changes nothing.
  const upper = edges.slice(1)
  return {
    lowest: rates.length === 0 ? 0 : rate(0),
    edges: Float64Array.from(upper, (edge) =>
      edge ? edge.values[0]! * powerOfTen(wide - edge.decimals) : 0,
    ),
    rises: Float64Array.from(upper, (_, at) => rate(at + 1) - rate(at)),
  }
}

/** No part of an amount is larger. */
const mostOfPiece = (x: number, { lowest, edges, rises }: Slices): number =>
  edges.reduce((sum, edge, at) => sum + Math.abs(rises[at]!) * (x + Math.abs(edge)), Math.abs(lowest) * x)

const marginalThatFits = (
  into: Vector,
  { values: x, stride }: Vector,
  up: number,
  { lowest, edges, rises }: Slices,
  most: number,
): true => {
  const { values } = into
  into.most = most
  for (let row = 0; row < values.length; row++) values[row] = x[row * stride]! * up * lowest
  for (let at = 0; at < edges.length; at++) {
    const [edge, rise] = [edges[at]!, rises[at]!]
    for (let row = 0; row < values.length; row++)
      values[row]! += Math.max(0, x[row * stride]! * up - edge) * rise
  }
  return true
}

const marginal = (into: Float64Array, x: Vector, up: number, slices: Slices): boolean => {
  let isSafe = true
  for (let row = 0; row < into.length; row++) {
    const amount = pieceOf(x.values[row * x.stride]! * up, slices)
    if (!(amount >= -SAFE && amount <= SAFE)) isSafe = false
    into[row] = amount
  }
  return isSafe
}

const marginalAfter = (
  into: Float64Array,
  x: Vector,
  up: number,
  prior: Vector,
  priorUp: number,
  slices: Slices,
): boolean => {
  let isSafe = true
  for (let row = 0; row < into.length; row++) {
    const before = prior.values[row * prior.stride]! * priorUp
    const now = x.values[row * x.stride]! * up
    const amount = pieceOf(before + now, slices) - pieceOf(before, slices)
    if (!(amount >= -SAFE && amount <= SAFE)) isSafe = false
    into[row] = amount
  }
  return isSafe
}

/** T(x) in the product of both decimals; no number where a float does not hold a part of it. */
const pieceOf = (x: number, { lowest, edges, rises }: Slices): number => {
  let amount = lowest * x
  for (let at = 0; at < edges.length; at++) {
    const above = x - edges[at]!
    if (above <= 0) continue
    amount += rises[at]! * above
    if (!(amount >= -SAFE && amount <= SAFE)) return Number.NaN
  }
  return amount >= -SAFE && amount <= SAFE ? amount : Number.NaN
}
