import { add, divide, type Exact, exact, floor, subtract, ZERO } from '../../core/exact.ts'
import type { Period } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Aggregate } from './borders.ts'
import { cellValue, knownOn } from './known.ts'
import { isConstant, type Linear, solutionsOf, valueOf } from './linear.ts'
import { aroundEdge, stepsText } from './numbers.ts'
import { piecesOf, type ThingPieces } from './pieces.ts'
import { type RowValue, rowValue } from './row-value.ts'
import type { Cell, Row } from './sketch.ts'

/** The records of one owner in one period, and the owner's own row. */
export interface Owning {
  readonly ruleSet: CompiledRuleSet
  readonly owner: string
  readonly records: string
  readonly row: Row
  readonly period: Period
}

/** The numbers of a row by fact, dates as days. */
export const valuesOf = ({ facts }: ThingPieces, row: Row): ReadonlyMap<string, Exact> =>
  new Map(
    facts.flatMap((piece) => {
      const value = cellValue(piece, row[piece.name])
      return value ? [[piece.name, value] as const] : []
    }),
  )

/** What a record adds to a sum; undefined where it takes more than its own facts to know. */
const addedBy = (
  ruleSet: CompiledRuleSet,
  { records, adds, where }: Aggregate,
  row: Row,
): Exact | undefined => {
  const pieces = piecesOf(ruleSet).get(records)!
  const values = valuesOf(pieces, row)
  const takesPart = where === undefined ? true : rowValue(ruleSet, where, factIn(pieces, row, values))
  if (typeof takesPart !== 'boolean') return undefined
  return takesPart ? valueOf(adds, (name) => values.get(name)) : ZERO
}

const factIn =
  ({ facts }: ThingPieces, row: Row, values: ReadonlyMap<string, Exact>) =>
  (name: string): RowValue | undefined => {
    const number = values.get(name)
    if (number) return number
    const piece = facts.find((one) => one.name === name)
    const text = row[name] ?? piece?.default
    if (typeof text !== 'string') return undefined
    return piece?.value.kind === 'truth' ? text === 'yes' : text
  }

/** Where the borders of the owner put a sum over these records, as far as its own row says. */
const goalsOf = ({ ruleSet, owner, row, period }: Owning, { name }: Aggregate): readonly Exact[] => {
  const own = piecesOf(ruleSet).get(owner)!
  return solutionsOf(own.borders, name, knownOn(valuesOf(own, row), period))
}

/** How many records there should be, so that their number lies at a border or one beside it; undefined: it does not matter. */
export const countAtBorder = (owning: Owning, random: Seeded, most: number): number | undefined => {
  const { ruleSet, owner, records } = owning
  const counts = piecesOf(ruleSet)
    .get(owner)!
    .aggregates.filter((one) => one.records === records && isConstant(one.adds) && one.where === undefined)
  const goals = counts.flatMap((one) => goalsOf(owning, one)).map((goal) => Number(floor(goal)))
  const near = goals.filter((goal) => goal >= 0 && goal <= most)
  return near.length === 0 ? undefined : Math.max(0, random.pick(near) + random.below(3) - 1)
}

/** The records so that a sum over them lies at a border: the last that takes part makes up what the others leave. */
export const meetBorder = (owning: Owning, rows: readonly Row[], random: Seeded): readonly Row[] => {
  const { ruleSet, owner, records } = owning
  const pieces = piecesOf(ruleSet).get(records)!
  const ways = piecesOf(ruleSet)
    .get(owner)!
    .aggregates.filter((one) => one.records === records && !isConstant(one.adds))
    .flatMap((aggregate) =>
      goalsOf(owning, aggregate).flatMap((goal) => {
        const met = closed(ruleSet, pieces, aggregate, rows, goal, random)
        return met ? [met] : []
      }),
    )
  return ways.length === 0 ? rows : random.pick(ways)
}

const closed = (
  ruleSet: CompiledRuleSet,
  pieces: ThingPieces,
  aggregate: Aggregate,
  rows: readonly Row[],
  goal: Exact,
  random: Seeded,
): readonly Row[] | undefined => {
  const parts = rows.map((row) => addedBy(ruleSet, aggregate, row))
  if (parts.some((part) => part === undefined)) return undefined
  const last = parts.findLastIndex((part) => part!.n !== 0n)
  if (last < 0) return undefined
  const others = parts.reduce<Exact>((sum, part, at) => (at === last ? sum : add(sum, part!)), ZERO)
  const made = withPart(pieces, aggregate.adds, rows[last]!, subtract(goal, others), random)
  // What it now says may keep it from taking part.
  const part = made && addedBy(ruleSet, aggregate, made)
  return part && part.n !== 0n ? rows.map((row, at) => (at === last ? made : row)) : undefined
}

/** A record that adds so much, or one step beside it. */
const withPart = (
  pieces: ThingPieces,
  adds: Linear,
  row: Row,
  part: Exact,
  random: Seeded,
): Row | undefined => {
  const piece = pieces.facts.findLast(
    ({ name, value }) =>
      value.kind === 'number' && (adds.terms.get(name)?.n ?? 0n) > 0n && typeof row[name] === 'string',
  )
  if (piece?.value.kind !== 'number') return undefined
  const number = piece.value
  const times = adds.terms.get(piece.name)!
  const rest = valueOf(
    { ...adds, terms: new Map([...adds.terms].filter(([name]) => name !== piece.name)) },
    (name) => valuesOf(pieces, row).get(name),
  )
  const wanted = rest && divide(subtract(part, rest), times)
  // A goal below what the others add up to would take a record that gives back.
  if (!wanted || (wanted.n < 0n && number.least === undefined)) return undefined
  const around = aroundEdge(number, wanted)
  return around.length === 0
    ? undefined
    : { ...row, [piece.name]: stepsText(number, random.pick(around)) as Cell }
}

/** Whether a sum over records lies at a border of their owner, or one step beside it; undefined where none is known. */
export const isSumAtBorder = (
  owning: Owning,
  aggregate: Aggregate,
  rows: readonly Row[],
): boolean | undefined => {
  const goals = goalsOf(owning, aggregate)
  const parts = rows.map((row) => addedBy(owning.ruleSet, aggregate, row))
  if (goals.length === 0 || rows.length === 0 || parts.some((part) => part === undefined)) return undefined
  const sum = parts.reduce<Exact>((all, part) => add(all, part!), ZERO)
  const step = stepOf(owning.ruleSet, aggregate)
  return goals.some((goal) => {
    const beside = subtract(sum, goal)
    const size = beside.n < 0n ? { n: -beside.n, d: beside.d } : beside
    return size.n * step.d <= step.n * size.d
  })
}

/** The smallest step that a sum can make by one of its records. */
const stepOf = (ruleSet: CompiledRuleSet, { records, adds }: Aggregate): Exact => {
  const piece = piecesOf(ruleSet)
    .get(records)!
    .facts.findLast(({ name, value }) => value.kind === 'number' && adds.terms.has(name))
  if (piece?.value.kind !== 'number') return exact(1n)
  const times = adds.terms.get(piece.name)!
  return { n: times.n < 0n ? -times.n : times.n, d: times.d * 10n ** BigInt(piece.value.decimals) }
}
