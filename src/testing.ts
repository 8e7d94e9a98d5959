/**
 * `jixiao/testing`: facts of a rule set as arbitraries of fast-check, for property tests of what is built round it. A
 * failing case is made simpler: fewer people, fewer records, plainer values.
 */
import fc from 'fast-check'
import { assemble } from './analyse/population/assemble.ts'
import { decide } from './analyse/population/decide.ts'
import { knownOn } from './analyse/population/known.ts'
import { solutionsOf } from './analyse/population/linear.ts'
import { valuesOf } from './analyse/population/meet.ts'
import { aroundEdge, isInside, type NumberPiece, stepsText } from './analyse/population/numbers.ts'
import { type FactPiece, piecesOf, type ThingPieces } from './analyse/population/pieces.ts'
import { periodsFrom } from './analyse/population/population.ts'
import type { Instance, Row, Sketch } from './analyse/population/sketch.ts'
import { inOrder, isOfCompany, kindOf, onlyWords, usualCount } from './analyse/population/things.ts'
import { JixiaoError } from './core/error.ts'
import { exact } from './core/exact.ts'
import { type InstantKind, instantText, secondsADay } from './core/instant.ts'
import { firstDay, lastDay, type Period, periodText } from './core/period.ts'
import { seeded } from './core/seeded.ts'
import type { CompiledRuleSet, ThingPlan } from './plan/compiled.ts'
import { calculate } from './run/calculate.ts'
import type { PeriodFacts } from './run/facts.ts'

export interface PeriodFactsConstraints {
  /** At most so many people; 4 unless said otherwise. */
  readonly people?: number
  /** So many periods; 1 unless said otherwise. */
  readonly periods?: number
  /** The first period; the first of 2026 unless said otherwise. */
  readonly period?: string
  /** At most so many records (orders, tickets) of each kind in a period; twice the people unless said otherwise. */
  readonly records?: number
}

/**
 * Facts of some periods that `calculate` takes without an error, with many values at the borders of the rules.
 *
 * @throws JixiaoError `bad-period` where the first period is none of the rule set's own cycle
 * @example fc.assert(fc.property(periodFacts(lampShop, { people: 3 }), (facts) => calculate(lampShop, facts).ok))
 */
export const periodFacts = (
  ruleSet: CompiledRuleSet,
  constraints: PeriodFactsConstraints = {},
): fc.Arbitrary<readonly PeriodFacts[]> => {
  const { people = 4, periods: count = 1, records = people * 2 } = constraints
  const periods = periodsFrom(ruleSet, constraints.period, count)
  if (!periods)
    throw new JixiaoError('bad-period', `Not a ${ruleSet.each}: ${constraints.period}`, {
      period: `${constraints.period}`,
    })
  return sketches(ruleSet, { people, records, periods })
    .map((sketch) => decide(ruleSet, assemble(ruleSet, sketch), seeded('decisions'), 250))
    .filter((facts) => calculate(ruleSet, facts).ok)
}

/**
 * The values that one fact may have, as they are handed over; undefined is one of them where nobody need give it.
 * A reference is the number of an instance, as text, and a date lies in 2026.
 *
 * @throws JixiaoError `no-such-fact` where the rule set declares no such fact of the thing
 * @example factValues(lampShop, 'employee', 'sales') // '20000', '49999.99', '0', …
 */
export const factValues = (
  ruleSet: CompiledRuleSet,
  thing: string,
  fact: string,
): fc.Arbitrary<string | undefined> => {
  const piece = piecesOf(ruleSet)
    .get(thing)
    ?.facts.find(({ name }) => name === fact)
  if (!piece) throw new JixiaoError('no-such-fact', `No fact ${fact} of ${thing}`, { thing, fact })
  const { value } = piece
  if (value.kind === 'reference') return optional(piece, fc.integer({ min: 1, max: 9 }).map(String))
  const { kind } = value
  if (kind !== 'date' && kind !== 'moment') return optional(piece, plainValues(piece) as fc.Arbitrary<string>)
  const day = fc.integer({ min: 0, max: 364 }).map((days) => 20454 + days)
  return optional(
    piece,
    day.map((one) => instantText(kind, one * (kind === 'date' ? 1 : secondsADay))),
  )
}

interface Size {
  readonly people: number
  readonly records: number
  readonly periods: readonly Period[]
}

/** What a row is made of before its dates are put in order: texts, numbers of instances, and seconds for dates. */
type Raw = Readonly<Record<string, string | { readonly refer: number } | number | undefined>>

const sketches = (ruleSet: CompiledRuleSet, size: Size): fc.Arbitrary<Sketch> => {
  const things = inOrder(ruleSet)
  const groups = ruleSet.things.filter(
    (thing) => thing.derived && piecesOf(ruleSet).get(thing.name)!.facts.length > 0,
  )
  return fc
    .tuple(
      fc.tuple(...things.map((thing) => instancesOf(ruleSet, thing, size))),
      fc.tuple(
        ...groups.map(({ name }) =>
          fc.array(
            rowsOf(piecesOf(ruleSet).get(name)!, size.periods[0]!, () => true),
            {
              minLength: 1,
              maxLength: 3,
            },
          ),
        ),
      ),
    )
    .map(([instances, ofGroups]) => ({
      periods: size.periods,
      things: Object.fromEntries(things.map(({ name }, at) => [name, instances[at]!])),
      groups: Object.fromEntries(groups.map(({ name }, at) => [name, ofGroups[at]!])),
    }))
}

const instancesOf = (
  ruleSet: CompiledRuleSet,
  thing: ThingPlan,
  { people, records, periods }: Size,
): fc.Arbitrary<readonly Instance[]> => {
  const pieces = piecesOf(ruleSet).get(thing.name)!
  const kind = kindOf(ruleSet, thing)
  if (kind === 'record')
    return fc
      .tuple(
        ...periods.map((period) =>
          fc.array(
            rowsOf(pieces, period, () => true),
            { maxLength: records },
          ),
        ),
      )
      .map((lists) =>
        lists.flatMap((rows, at) => rows.map((row, nth) => record(thing, periods, at, nth, row))),
      )
      .map((all) => all.map((one, number) => ({ ...one, number })))
  const one = staying(pieces, periods)
  const words = onlyWords(ruleSet, thing)
  const most = isOfCompany(thing) ? usualCount(ruleSet, thing, people) : people
  const list = words
    ? fc.constant(words.map((word) => periods.map((): Row => ({ [pieces.facts[0]!.name]: word }))))
    : kind === 'company'
      ? one.map((rows) => [rows])
      : somebody(one, most)
  return list.map((all) =>
    all.map((rows, number) => ({
      number,
      id: kind === 'company' ? 'company' : `${thing.name.slice(0, 1).toUpperCase()}${number + 1}`,
      // The first is always there, so that nobody refers to an empty list.
      rows: number === 0 ? rows.map((row) => row ?? rows.find((other) => other)) : rows,
    })),
  )
}

/** A list from which each can be taken out by itself: a list alone becomes shorter from its beginning only. */
const somebody = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly T[]> =>
  fc
    .array(fc.option(one, { nil: undefined, freq: 30 }), { minLength: Math.min(1, most), maxLength: most })
    .map((list) => list.filter((given) => given !== undefined))

const record = (
  { name }: ThingPlan,
  periods: readonly Period[],
  at: number,
  nth: number,
  row: Row,
): Instance => ({
  number: nth,
  id: `${name}-${periodText(periods[at]!)}-${nth + 1}`,
  rows: periods.map((_, other) => (other === at ? row : undefined)),
})

/** Rows of one that stays: what lasts is the same in all of them; it may join after the first and leave before the last. */
const staying = (
  pieces: ThingPieces,
  periods: readonly Period[],
): fc.Arbitrary<readonly (Row | undefined)[]> =>
  fc
    .record({
      lasting: rowsOf(pieces, periods[0]!, lasts, true),
      changing: fc.tuple(...periods.map((period) => rowsOf(pieces, period, (piece) => !lasts(piece)))),
      borders: fc.tuple(...periods.map(() => aBorder)),
      from: fc.nat({ max: periods.length - 1 }),
      gone: fc.nat({ max: periods.length - 1 }),
    })
    .map(({ lasting, changing, borders, from, gone }) => {
      const to = Math.max(from, periods.length - 1 - gone)
      return changing.map((row, at) =>
        at < from || at > to
          ? undefined
          : atBorder(pieces, { ...lasting, ...row }, periods[at]!, borders[at]),
      )
    })

/** Which border, if any, a row lies at: that of a plan by its sales, or of a weighted score. */
const aBorder = fc.option(fc.nat({ max: 9999 }), { nil: undefined, freq: 2 })

const atBorder = (pieces: ThingPieces, row: Row, period: Period, which: number | undefined): Row => {
  if (which === undefined) return row
  const known = knownOn(valuesOf(pieces, row), period)
  const several = pieces.borders.filter((border) => border.kind === 'sum' && border.sum.terms.size > 1)
  const ways = pieces.facts.flatMap(({ name, value }) =>
    value.kind === 'number' && typeof row[name] === 'string'
      ? solutionsOf(several, name, known)
          .flatMap((edge) => aroundEdge(value, edge))
          .map((steps) => ({ [name]: stepsText(value, steps) }))
      : [],
  )
  return ways.length === 0 ? row : { ...row, ...ways[which % ways.length] }
}

const lasts = ({ value, leftOut, isLine }: FactPiece): boolean =>
  isLine || (value.kind !== 'number' && leftOut !== 'none')

const rowsOf = (
  { facts }: ThingPieces,
  period: Period,
  takes: (piece: FactPiece) => boolean,
  past = false,
): fc.Arbitrary<Row> => {
  const taken = facts.filter((piece) => takes(piece) && !piece.decided)
  return fc
    .record(Object.fromEntries(taken.map((piece) => [piece.name, optional(piece, rawValues(piece, period))])))
    .map((raw) => inTime(taken, raw, period, past))
}

const optional = <T>({ leftOut }: FactPiece, values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  leftOut === 'never' ? values : fc.option(values, { nil: undefined, freq: 4 })

const rawValues = (piece: FactPiece, period: Period): fc.Arbitrary<Raw[string]> => {
  const { kind } = piece.value
  if (kind === 'reference') return fc.nat({ max: 9 }).map((refer) => ({ refer }))
  if (kind !== 'date' && kind !== 'moment') return plainValues(piece)
  const days = lastDay(period) - firstDay(period)
  return kind === 'date'
    ? fc.nat({ max: days }).map((day) => day * secondsADay)
    : fc.nat({ max: (days + 1) * 24 * 60 - 1 }).map((minutes) => minutes * 60)
}

const plainValues = ({ name, value }: FactPiece): fc.Arbitrary<string> => {
  switch (value.kind) {
    case 'number':
      return numbers(value)
    case 'word':
      return fc.constantFrom(...value.words)
    case 'truth':
      return fc.constantFrom('no', 'yes')
    case 'clock':
      return fc.nat({ max: 24 * 60 - 1 }).map((minutes) => instantText('clock', minutes * 60))
    default:
      return fc.integer({ min: 1, max: 9 }).map((n) => `${name}-${n}`)
  }
}

/** Plain sizes, made smaller towards zero or the least; and just below, at and above what the rules compare with. */
const numbers = (piece: NumberPiece): fc.Arbitrary<string> => {
  const { usual, decimals } = piece
  const min = isInside(piece, 0n) && usual.from > 0n ? 0n : usual.from
  const plain = fc.bigInt({ min, max: usual.to })
  const edges = piece.edges.flatMap((edge) => aroundEdge(piece, exact(edge, 10n ** BigInt(decimals))))
  const all =
    edges.length === 0
      ? plain
      : fc.oneof(
          { withCrossShrink: true },
          { arbitrary: plain, weight: 2 },
          { arbitrary: fc.constantFrom(...edges), weight: 1 },
        )
  return all.map((steps) => stepsText(piece, steps))
}

/** Dates in the order in which a row names them, and `dated` in its period; those of one that stays lie before it. */
const inTime = (facts: readonly FactPiece[], raw: Raw, period: Period, past: boolean): Row => {
  const first = firstDay(period) * secondsADay
  const end = (lastDay(period) + 1) * secondsADay - 1
  const row: Record<string, Row[string]> = {}
  const dated = facts.findIndex(({ name }) => name === 'dated')
  let last = Number.NEGATIVE_INFINITY
  for (const [at, { name, value }] of facts.entries()) {
    const given = raw[name]
    if (typeof given !== 'number') {
      row[name] = given
      continue
    }
    const kind = value.kind as Exclude<InstantKind, 'clock'>
    const wanted = past
      ? first - given * 30 - secondsADay
      : at < dated
        ? first - given - secondsADay
        : first + given
    last = at === dated ? Math.min(Math.max(wanted, last), end) : Math.max(wanted, last)
    row[name] = instantText(kind, kind === 'date' ? Math.floor(last / secondsADay) : last)
  }
  return row
}
