import { axisOf, type Column, type Frame, marksAt, setMark } from '../../reference/frame.ts'
import { NO_MARKS } from '../../reference/marks.ts'
import { shareOne } from '../../reference/operations/shares.ts'
import { notApplicable } from '../../reference/value.ts'
import { sparse } from '../by-reference.ts'
import { membersOf } from '../members.ts'
import { codeOf } from '../others.ts'
import { fresh, othersOf, putValue, type Run, vectorOf } from '../run.ts'
import { floatOf, powerOfTen, SAFE, type Vector } from '../vector.ts'
import type { OperateColumns, StepOf } from './operate.ts'
import { isPlain, readMarks } from './places.ts'

/** What the groups of one step have in common. */
interface Sharing {
  readonly step: StepOf<'share'>
  readonly run: Run
  readonly rows: Int32Array
  readonly pool: Vector
  readonly weight: Vector
  readonly among: Vector | undefined
  readonly shares: Vector
  readonly exact: Vector
  readonly kept: Vector
  readonly unplaced: Vector
  /** Units in one of the pool's smallest decimals, or the other way round. */
  readonly up: number
  readonly down: number
  /** The unit in its own decimals. */
  readonly size: number
  readonly outside: number
  readonly taking: Int32Array
  readonly remainders: Float64Array
}

export const shareColumns: OperateColumns<'share'> = (step, run) => {
  const { frame } = run
  const pool = vectorOf(run, step.pool)
  const weight = vectorOf(run, step.weight)
  const among = step.among === undefined ? undefined : vectorOf(run, step.among)
  if (step.floor !== undefined || step.cap !== undefined || step.oddBy.length > 0) return false
  if (step.odd === 'to the first' || weight.divisors || pool.divisors) return false
  if (frame.incomplete.has(axisOf(frame, step.axis).thing)) return false
  if (!isPlain(run, weight) || (among && !isPlain(run, among))) return false
  const unit = frame.prepared.steps.get(step.unit)!
  const scale = step.unit.includes('.') ? step.unit.length - step.unit.indexOf('.') - 1 : 0
  const size = floatOf(unit.n * (10n ** BigInt(scale) / unit.d))
  const isWhole = pool.decimals <= scale && size === 1
  if (step.poolStep === undefined ? !isWhole : step.poolStep !== step.unit) return false
  const { rows, starts } = membersOf(frame, step.axis, step.path)
  const most = largestGroup(starts)
  const sharing: Sharing = {
    step,
    run,
    rows,
    pool,
    weight,
    among,
    shares: fresh(run, step.to, scale),
    exact: fresh(run, step.exact, scale, true),
    kept: fresh(run, step.kept, scale),
    unplaced: fresh(run, step.unplaced, scale),
    up: powerOfTen(Math.max(0, scale - pool.decimals)),
    down: powerOfTen(Math.max(0, pool.decimals - scale)) * size,
    size,
    outside: codeOf(run.shared.others, notApplicable('not sharing', step.rule)),
    taking: new Int32Array(most),
    remainders: new Float64Array(most),
  }
  othersOf(sharing.shares).fill(sharing.outside)
  othersOf(sharing.exact).fill(sharing.outside)
  const isMarked = [pool, weight, among].some((one) => one !== undefined && one.marks !== NO_MARKS)
  const slow: number[] = []
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!]
    if (!shareGroup(sharing, group, from, to)) slow.push(group)
    if (isMarked) markShares(sharing, group, from, to)
  }
  byReference(sharing, starts, slow)
  return true
}

const largestGroup = (starts: Int32Array): number => {
  let most = 0
  for (let group = 0; group + 1 < starts.length; group++) {
    const count = starts[group + 1]! - starts[group]!
    if (count > most) most = count
  }
  return most
}

/** The plain case: a pool that is there, weights that are, and products that a float holds. `false` where it is not. */
const shareGroup = (sharing: Sharing, group: number, from: number, to: number): boolean => {
  const { pool, weight, among, rows, shares, exact, taking, remainders, outside, size } = sharing
  const at = group * pool.stride
  if ((pool.other?.[at] ?? 0) !== 0 || pool.values[at]! < 0) return false
  const given = pool.values[at]! * sharing.up
  if (given > SAFE) return false
  const total = roundHalfUp(given, sharing.down)
  const isEqual = weight.stride === 0
  let count = 0
  let sum = 0
  for (let member = from; member < to; member++) {
    const row = rows[member]!
    const isIn =
      among === undefined ||
      (among.values[row * among.stride] === 1 && (among.other?.[row * among.stride] ?? 0) === 0)
    const code = weight.other?.[row * weight.stride] ?? 0
    if (!isIn || code !== 0) {
      shares.other![row] = exact.other![row] = isIn ? code : outside
      continue
    }
    const own = isEqual ? 1 : weight.values[row]!
    if (own < 0 || own * total * size > SAFE) return false
    sum += own
    taking[count++] = row
  }
  if ((isEqual && weight.values[0]! <= 0) || sum <= 0 || sum > SAFE || total * size > SAFE) return false
  let given2 = 0
  for (let member = 0; member < count; member++) {
    const row = taking[member]!
    const part = total * (isEqual ? 1 : weight.values[row]!)
    const cut = Math.floor(part / sum)
    const remainder = part - cut * sum
    remainders[member] = remainder
    const odd = sharing.step.odd === 'each rounded' && remainder >= sum - remainder && remainder > 0 ? 1 : 0
    given2 += cut + odd
    shares.values[row] = (cut + odd) * size
    exact.values[row] = part * size
    exact.divisors![row] = sum
    shares.other![row] = exact.other![row] = 0
  }
  if (sharing.step.odd === 'largest remainder') {
    const left = total - given2
    giveOdd(sharing, count, left, isEqual)
    given2 += left
  }
  sharing.kept.values[group] = (total - given2) * size
  return true
}

/** To the pool's step; there is no half of it below zero. */
const roundHalfUp = (value: number, whole: number): number => {
  if (whole === 1) return value
  const steps = Math.floor(value / whole)
  const rest = value - steps * whole
  return rest >= whole - rest ? steps + 1 : steps
}

/** One unit more for those who lost most; members stand in the order of ids, which decides among equals. */
const giveOdd = (
  { shares, taking, remainders, size }: Sharing,
  count: number,
  left: number,
  isEqual: boolean,
): void => {
  if (isEqual) {
    for (let member = 0; member < left; member++) shares.values[taking[member]!]! += size
    return
  }
  for (let unit = 0; unit < left; unit++) {
    let most = -1
    for (let member = 0; member < count; member++)
      if (remainders[member]! > 0 && (most < 0 || remainders[member]! > remainders[most]!)) most = member
    shares.values[taking[most]!]! += size
    remainders[most] = 0
  }
}

const markShares = (
  { run, rows, pool, weight, among, shares, exact, kept, unplaced }: Sharing,
  group: number,
  from: number,
  to: number,
): void => {
  const marks = readMarks(run, rows, from, to, weight, among, marksAt(pool, group))
  for (let member = from; member < to; member++) {
    setMark(shares, rows[member]!, marks)
    setMark(exact, rows[member]!, marks)
  }
  setMark(kept, group, marks)
  setMark(unplaced, group, marks)
}

/** Groups that are anything but plain, as the reference shares them. */
const byReference = (
  { step, run, rows, ...into }: Sharing,
  starts: Int32Array,
  groups: readonly number[],
): void => {
  for (const group of groups) {
    const members = [...rows.subarray(starts[group]!, starts[group + 1]!)]
    const columns: (Column | undefined)[] = []
    columns[step.pool] = sparse(run, step.pool, [group])
    for (const id of [step.weight, step.among]) if (id !== undefined) columns[id] = sparse(run, id, members)
    const results = [step.to, step.exact, step.kept, step.unplaced].map((id): Column => {
      const made: Column = { values: [], stride: 1, marks: NO_MARKS }
      columns[id] = made
      return made
    })
    const frame: Frame = { ...run.frame, columns }
    shareOne(step, frame, group, members)
    const [shares, exact, kept, unplaced] = results as [Column, Column, Column, Column]
    for (const row of members) {
      putValue(run, into.shares, row, shares.values[row]!)
      putValue(run, into.exact, row, exact.values[row]!)
    }
    putValue(run, into.kept, group, kept.values[group]!)
    putValue(run, into.unplaced, group, unplaced.values[group]!)
  }
}
