import { compare, type Exact, exact, floor, fromInteger, multiply, toInteger } from '../../core/exact.ts'
import { type InstantKind, instantText, readInstant, secondsADay } from '../../core/instant.ts'
import { firstDay, lastDay, type Period } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import { cellValue, knownOn } from './known.ts'
import { type Border, solutionsOf } from './linear.ts'
import { aroundEdge, inside, isInside, type NumberPiece, stepsText } from './numbers.ts'
import type { FactPiece, ThingPieces } from './pieces.ts'
import type { Cell, Row } from './sketch.ts'

/** What a row is drawn for. */
export interface RowTask {
  readonly pieces: ThingPieces
  readonly period: Period
  /** All periods of the population, of which borders of dates are taken. */
  readonly periods: readonly Period[]
  readonly stays: boolean
  /** It was not there in the period before, though there was one. */
  readonly joins: boolean
  /** It is not there in the period after, though there is one. */
  readonly leaves: boolean
  readonly before: Row | undefined
  /** The same row of numbers for all periods of one person, and the row of this period. */
  readonly own: Seeded
  readonly now: Seeded
  readonly refer: (piece: FactPiece, random: Seeded) => number
  /** How often a value lies at a border, in a thousand. */
  readonly borders: number
}

/** What is known of a row while it is drawn: numbers, and dates as their day or second. */
interface Drawing {
  readonly task: RowTask
  readonly row: Record<string, Cell>
  readonly values: Map<string, Exact>
  /** The last instant that was drawn, in seconds: what follows it in a row follows it in time. */
  last: number | undefined
}

/** Draws one row, fact by fact: what is compared with facts before it can be put just at its border. */
export const drawRow = (task: RowTask): Row => {
  const drawing: Drawing = { task, row: {}, values: new Map(), last: undefined }
  for (const piece of task.pieces.facts) {
    const cell = drawFact(drawing, piece)
    if (cell !== undefined) drawing.row[piece.name] = cell
    const value = cellValue(piece, cell)
    if (value) drawing.values.set(piece.name, value)
  }
  return drawing.row
}

const drawFact = (drawing: Drawing, piece: FactPiece): Cell => {
  const { task } = drawing
  const random = task.now.fork(piece.name)
  if (piece.decided) return undefined
  const { kind } = piece.value
  if (kind === 'date' || kind === 'moment') return drawInstant(drawing, piece, kind, random)
  const before = task.before?.[piece.name]
  const lasts = kind === 'word' || kind === 'reference' || kind === 'text' || kind === 'truth' || piece.isLine
  if (
    task.stays &&
    lasts &&
    piece.leftOut !== 'none' &&
    before !== undefined &&
    !random.chance(changes(piece))
  )
    return before
  if (random.fork('left out').chance(leftOutShare(drawing, piece))) return undefined
  switch (piece.value.kind) {
    case 'number':
      return drawNumber(drawing, piece, piece.value, random)
    case 'word':
      return piece.value.words[lower(random, piece.value.words.length)]
    case 'truth':
      return random.chance(piece.default === 'yes' ? 900 : piece.default === 'no' ? 100 : 500) ? 'yes' : 'no'
    case 'text':
      return `${piece.name}-${random.below(20) + 1}`
    case 'reference':
      return { refer: task.refer(piece, random) }
    case 'clock':
      return drawClock(drawing, piece, random)
    default:
      return undefined
  }
}

/** In a thousand: a post seldom changes, a rise of the base wage is rarer still. */
const changes = ({ isLine, value }: FactPiece): number =>
  isLine ? 20 : value.kind === 'text' ? 0 : value.kind === 'truth' ? 100 : 30

const leftOutShare = ({ task }: Drawing, { leftOut, value }: FactPiece): number => {
  if (leftOut === 'never') return 0
  if (value.kind === 'reference') return leftOut === 'none' ? 300 : 0
  return leftOut === 'none' ? (task.stays ? 120 : 150) : 150
}

/** The first of a list more often than the last. */
const lower = (random: Seeded, limit: number): number => Math.min(random.below(limit), random.below(limit))

/** The values of a fact at which something changes sides, given what is drawn already. */
const solved = (drawing: Drawing, fact: string, period = drawing.task.period): readonly Exact[] =>
  solutionsOf(drawing.task.pieces.borders, fact, knownOn(drawing.values, period))

const drawNumber = (drawing: Drawing, piece: FactPiece, number: NumberPiece, random: Seeded): string => {
  const { task } = drawing
  const borders = solved(drawing, piece.name)
  const near = random.fork('border')
  if (borders.length > 0 && near.chance(task.borders)) {
    const around = (border: Border): readonly bigint[] => aroundBorder(drawing, border, piece.name, number)
    const reachable = task.pieces.borders.filter((border) => around(border).length > 0)
    if (reachable.length > 0) {
      const border = near.pick(reachable)
      bringOnto(drawing, border, piece.name, number)
      return stepsText(number, near.pick(around(border)))
    }
  }
  if (random.fork('zero').chance(zeros(piece, number)) && isInside(number, 0n)) return stepsText(number, 0n)
  const range = rangeOf(number, borders)
  const level = task.stays ? task.own.fork(piece.name).below(million) : random.below(million)
  const u = BigInt(Math.floor((2 * level + random.below(million)) / 3))
  const isSkewed = number.rare || (number.skewed && range === number.usual)
  const part = isSkewed ? (u * u) / BigInt(million) : u
  const steps = range.from + ((range.to - range.from) * part) / BigInt(million)
  const signed = number.least === undefined && random.fork('sign').chance(40) ? -steps : steps
  return stepsText(number, inside(number, evened(number, signed, random.fork('even'))))
}

const aroundBorder = (
  { task, values }: Drawing,
  border: Border,
  name: string,
  number: NumberPiece,
): readonly bigint[] =>
  solutionsOf([border], name, knownOn(values, task.period)).flatMap((value) => aroundEdge(number, value))

/** So many steps further some other fact lets a sum meet its border, where a step of the last one does not divide it. */
const mostNudges = 24

/** Where a border lies between two steps, another fact of the sum moves by a few of its own until it lies on one. */
const bringOnto = (drawing: Drawing, border: Border, name: string, number: NumberPiece): void => {
  const { task, row, values } = drawing
  const isMet = (): boolean => aroundBorder(drawing, border, name, number).length === 3
  if (border.kind !== 'sum' || isMet()) return
  const other = task.pieces.facts.find(
    (one) =>
      one.name !== name && one.value.kind === 'number' && border.sum.terms.has(one.name) && row[one.name],
  )
  const start = other && values.get(other.name)
  if (other?.value.kind !== 'number' || !start) return
  const before = toInteger(multiply(start, exact(10n ** BigInt(other.value.decimals))))
  for (let nudge = 1n; nudge <= mostNudges; nudge++) {
    const steps = before + nudge
    values.set(other.name, exact(steps, 10n ** BigInt(other.value.decimals)))
    if (isInside(other.value, steps) && isMet()) {
      row[other.name] = stepsText(other.value, steps)
      return
    }
  }
  values.set(other.name, start)
}

/** In a thousand. */
const zeros = ({ isLine, leftOut }: FactPiece, { rare }: NumberPiece): number =>
  rare ? 950 : isLine ? 20 : leftOut === 'default' ? 200 : 60

const million = 1_000_000

/** Round amounts are as frequent as odd ones. */
const evened = ({ usual, skewed, decimals }: NumberPiece, steps: bigint, random: Seeded): bigint => {
  const coarse =
    skewed && random.chance(500) ? 10n ** BigInt(decimals) * (random.chance(500) ? 100n : 1n) : usual.even
  const size = steps < 0n ? -steps : steps
  return coarse > size ? steps : steps - (steps % coarse)
}

/** Where a fact is measured by others, as sales by a plan, most values lie about their borders. */
const rangeOf = (
  number: NumberPiece,
  borders: readonly Exact[],
): { readonly from: bigint; readonly to: bigint } => {
  const positive = borders.filter(({ n }) => n > 0n)
  if (positive.length === 0 || borders.length <= number.edges.length) return number.usual
  const low = positive.reduce((best, one) => (compare(one, best) < 0 ? one : best))
  const high = positive.reduce((best, one) => (compare(one, best) > 0 ? one : best))
  const perOne = 10n ** BigInt(number.decimals)
  const range = {
    from: inside(number, floor(exact((low.n * perOne * 3n) / 4n, low.d))),
    to: inside(number, floor(exact((high.n * perOne * 5n) / 4n, high.d))),
  }
  return range.to > range.from ? range : number.usual
}

const drawClock = (drawing: Drawing, piece: FactPiece, random: Seeded): string => {
  const borders = solved(drawing, piece.name)
  const at =
    borders.length > 0 && random.chance(drawing.task.borders) ? nearInstant(random, borders, 60) : undefined
  const usual = 8 * 3600 + random.below(12 * 60) * 60
  const seconds = at !== undefined && at >= 0 && at <= secondsADay ? at : usual
  drawing.values.set(piece.name, fromInteger(seconds))
  return instantText('clock', seconds)
}

const nearInstant = (random: Seeded, borders: readonly Exact[], step: number): number =>
  Number(floor(random.pick(borders))) + (random.below(3) - 1) * step

const drawInstant = (
  drawing: Drawing,
  piece: FactPiece,
  kind: Exclude<InstantKind, 'clock'>,
  random: Seeded,
): Cell => {
  const { task, values } = drawing
  const seconds = task.stays
    ? dayThatStays(drawing, piece, kind, random)
    : instantOfRecord(drawing, piece, kind, random)
  if (seconds === undefined) return undefined
  const value = kind === 'date' ? Math.floor(seconds / secondsADay) : seconds
  values.set(piece.name, fromInteger(value))
  drawing.last = seconds
  return instantText(kind, value)
}

const asSeconds = (kind: InstantKind, value: number): number =>
  kind === 'date' ? value * secondsADay : value

/** A date of somebody who stays is given once and stays; one that need not be given belongs to a period now and then. */
const dayThatStays = (
  drawing: Drawing,
  piece: FactPiece,
  kind: 'date' | 'moment',
  random: Seeded,
): number | undefined => {
  const { task, last } = drawing
  const before = task.before?.[piece.name]
  if (piece.leftOut === 'never' && typeof before === 'string')
    return asSeconds(kind, readInstant(kind, before)!)
  const first = firstDay(task.period)
  const inPeriod = first + random.below(lastDay(task.period) - first + 1)
  if (piece.leftOut !== 'never') {
    if (!random.fork('left out').chance(task.leaves ? 800 : 30)) return undefined
    return Math.max(withClock(kind, inPeriod, random), last ?? 0)
  }
  if (task.joins) return withClock(kind, inPeriod, random)
  const near = task.own.fork(`${piece.name} border`)
  const borders = solved(drawing, piece.name, near.pick(task.periods))
  const day =
    borders.length > 0 && near.chance(task.borders)
      ? nearInstant(near, borders, kind === 'date' ? 1 : 60)
      : asValue(kind, firstDay(task.periods[0]!) - 1 - past(task.own.fork(piece.name)), random)
  const latest = asValue(kind, lastDay(task.period), random)
  return Math.max(asSeconds(kind, Math.min(day, latest)), last ?? 0)
}

/** Days ago: mostly a few years, seldom a dozen. */
const past = (random: Seeded): number => Math.min(random.below(4400), random.below(4400))

const withClock = (kind: InstantKind, day: number, random: Seeded): number =>
  day * secondsADay + (kind === 'date' ? 0 : 8 * 3600 + random.fork('clock').below(12 * 60) * 60)

const asValue = (kind: InstantKind, day: number, random: Seeded): number =>
  kind === 'date' ? day : withClock(kind, day, random)

/** `dated` lies in the period; what stands before it in a row came before it, and what stands behind followed. */
const instantOfRecord = (
  drawing: Drawing,
  piece: FactPiece,
  kind: 'date' | 'moment',
  random: Seeded,
): number | undefined => {
  const { task, last } = drawing
  const first = firstDay(task.period)
  const days = lastDay(task.period) - first + 1
  const end = (first + days) * secondsADay - 1
  const isDated = piece.name === 'dated'
  if (!isDated && piece.leftOut !== 'never' && random.fork('left out').chance(200)) return undefined
  const borders = solved(drawing, piece.name)
  if (borders.length > 0 && random.fork('border').chance(task.borders)) {
    const at = asSeconds(kind, nearInstant(random, borders, kind === 'date' ? 1 : 60))
    if (at >= (last ?? 0) && (!isDated || (at >= first * secondsADay && at <= end))) return at
  }
  const waits = task.pieces.facts.findIndex(({ name }) => name === 'dated')
  const isBefore = task.pieces.facts.findIndex(({ name }) => name === piece.name) < waits
  const somewhere = withClock(kind, first + random.below(days), random)
  if (isBefore) return somewhere - random.below(60) * secondsADay - days * secondsADay
  if (last === undefined || isDated) return Math.max(somewhere, Math.min(last ?? 0, end))
  return last + gap(kind, random)
}

/** How long after: minutes to hours mostly, seldom days. */
const gap = (kind: InstantKind, random: Seeded): number => {
  if (kind === 'date') return Math.min(random.below(15), random.below(15)) * secondsADay
  const most = random.chance(700) ? 60 : random.chance(800) ? 24 * 60 : 10 * 24 * 60
  return random.below(most) * 60
}
