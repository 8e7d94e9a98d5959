import { compare, divide, type Exact, equals, fromInteger, multiply, subtract } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Frame } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import type { Driver } from './driver.ts'
import { type Following, type Follows, together } from './follows.ts'
import type { Border, Cause, CurveSide, PayCurve, Piece } from './pay-curve.ts'
import type { Turn } from './signature.ts'
import { baseOf, type Examined, type TraceOptions, type Visit, walkAlong } from './stretches.ts'
import { placesOf, type Target, targetOf, type Watched, watchedText, watchedValue } from './target.ts'

/**
 * How one result follows one number while everything else stays: exactly, with every border on the way. Each run of the
 * rules says which way it went at every comparison, row and place; runs that went the same way follow one formula, and
 * where that is a line (or a rounded one) the two ends of a piece prove all that lies between them.
 *
 * @returns no value where the rules cannot be calculated at one of the numbers: the diagnostics say why
 * @example sales × (2% from 50,000 on, else 1%): two pieces, and a jump of 500 between 49,999.99 and 50,000
 */
export const traceCurve = (
  driver: Driver,
  watched: Watched,
  of: CurveSide,
  options: TraceOptions = {},
): Outcome<PayCurve> => {
  const ruleSet = baseOf(driver)
  const target = targetOf(ruleSet, watched)
  const columns = target.columns.flatMap(({ paid, exact }) => [paid, exact])
  const follows = (one: Examined): Follows => followsTarget(one, target, 'paid')
  const walked = walkAlong(driver, { columns, follows }, options)
  if (!walked.value) return { value: undefined, diagnostics: walked.diagnostics }
  const { last, numberAt, stretches, proved, visited } = walked.value
  const textAt = (index: bigint): string => toText(numberAt(index))
  const whole = joined(stretches, target)
  const pieces = whole.map((one) => pieceOf(one, target, textAt))
  const borders = whole.slice(1).map((one, at) => borderOf(whole[at]!, one, { target, ruleSet, textAt }))
  const value: PayCurve = {
    along: {
      ...driver.side,
      from: toText(driver.from),
      to: textAt(last),
      step: toText(driver.step),
    },
    of,
    pieces,
    borders,
    proof: proved ? { kind: 'proved' } : { kind: 'searched', points: visited() },
  }
  return { value, diagnostics: [] }
}

/** Neighbours between which the result goes straight on, though something turned: a place, a condition without effect. */
const joined = (all: readonly Examined[], target: Target): readonly Examined[] => {
  const made: Examined[] = []
  for (const one of all) {
    const before = made.at(-1)
    if (before && goesOn(before, one, target))
      made[made.length - 1] = { ...before, to: one.to, high: one.high, following: both(before, one, target) }
    else made.push(one)
  }
  return made
}

const goesOn = (low: Examined, high: Examined, target: Target): boolean => {
  const [a, b] = [low, high].map((one) => followsTarget(one, target, 'exact'))
  const known = (one: Follows, { from, to }: Examined): boolean =>
    from === to || one.kind === 'fixed' || one.kind === 'straight'
  if (!known(a!, low) || !known(b!, high)) return false
  const values = [low.low, low.high, high.low, high.high].map((visit) =>
    watchedValue(target, visit.frames, 'exact'),
  )
  const [start, before, after, end] = values.map(numberOf)
  if (start === undefined || before === undefined || after === undefined || end === undefined)
    return values.every((value) => textOf(value) === textOf(values[0]))
  const rise = subtract(after, before)
  const fits = (from: Exact, to: Exact, length: bigint): boolean =>
    equals(subtract(to, from), multiply(rise, { n: length, d: 1n }))
  return fits(start, before, low.to - low.from) && fits(after, end, high.to - high.from)
}

const textOf = (value: Value | undefined): string =>
  value === undefined || isAbsent(value) ? 'absent' : String(value)

/** What is known of both together: of a single number everything is. */
const both = (low: Examined, high: Examined, target: Target): Following => {
  const known = low.from === low.to ? high : low
  const paid = [low, high]
    .filter(({ from, to }) => from < to)
    .map((one) => followsTarget(one, target, 'paid').kind)
  return {
    of: known.following.of,
    proved: low.following.proved && high.following.proved && !paid.includes('free'),
  }
}

/** How the watched sum follows: known where none of its parts goes against another. */
const followsTarget = (one: Examined, target: Target, which: 'paid' | 'exact'): Follows => {
  const parts = one.low.frames.flatMap((frame: Frame, at) =>
    placesOf(target, frame).map((place) => one.following.of(at, place[which], place.row)),
  )
  return together(parts, () => parts.find(({ kind }) => kind !== 'fixed')!)
}

const pieceOf = (one: Examined, target: Target, textAt: (index: bigint) => string): Piece => {
  const fromValue = watchedText(target, one.low.frames)
  const toValue = watchedText(target, one.high.frames)
  const paid = followsTarget(one, target, 'paid')
  const shape =
    paid.kind === 'fixed' || paid.kind === 'straight'
      ? 'straight'
      : paid.kind === 'rounded'
        ? 'rounded'
        : 'bent'
  return {
    from: textAt(one.from),
    to: textAt(one.to),
    ...(fromValue === undefined ? {} : { fromValue }),
    ...(toValue === undefined ? {} : { toValue }),
    shape: one.from === one.to ? 'straight' : shape,
    monotone: one.from === one.to || (one.following.proved && paid.kind !== 'free'),
  }
}

const borderOf = (
  low: Examined,
  high: Examined,
  {
    target,
    ruleSet,
    textAt,
  }: {
    readonly target: Target
    readonly ruleSet: CompiledRuleSet
    readonly textAt: (index: bigint) => string
  },
): Border => {
  const before = watchedText(target, low.high.frames)
  const after = watchedText(target, high.low.frames)
  const jump = jumpOf(low, high, target)
  return {
    below: textAt(low.to),
    at: textAt(high.from),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(jump === undefined ? {} : { jump: toText(jump) }),
    because: causes(low.high, high.low, ruleSet),
  }
}

/** What is there beyond one more step of the steeper of both pieces, before anything is rounded. */
const jumpOf = (low: Examined, high: Examined, target: Target): Exact | undefined => {
  const at = (visit: Visit): Exact | undefined => numberOf(watchedValue(target, visit.frames, 'exact'))
  const [start, before, after, end] = [at(low.low), at(low.high), at(high.low), at(high.high)]
  if (before === undefined || after === undefined) return undefined
  const slope = (from: Exact | undefined, to: Exact | undefined, length: bigint): Exact | undefined =>
    from === undefined || to === undefined || length === 0n
      ? undefined
      : divide(subtract(to, from), { n: length, d: 1n })
  const rise = subtract(after, before)
  const slopes = [slope(start, before, low.to - low.from), slope(after, end, high.to - high.from)].filter(
    (one) => one !== undefined,
  )
  const expected = slopes.map((one) => subtract(rise, one))
  // A step of either piece explains it: the curve only bends here.
  const least = expected.sort((a, b) => compare(size(a), size(b)))[0] ?? rise
  const bends = slopes.length === 2 && compare(slopes[0]!, rise) * compare(slopes[1]!, rise) <= 0
  return bends ? fromInteger(0) : least
}

const size = (x: Exact): Exact => (x.n < 0n ? { n: -x.n, d: x.d } : x)

const numberOf = (value: Value | undefined): Exact | undefined =>
  typeof value === 'object' && !isAbsent(value) ? value : undefined

/** Rows and conditions that are other ones on both sides, tables first. */
const causes = (low: Visit, high: Visit, { plan }: CompiledRuleSet): readonly Cause[] => {
  if (low.turns.length !== high.turns.length) return []
  const found = low.turns.flatMap((turn, at) => {
    const other = high.turns[at]!
    if (turn.way === other.way) return []
    return [{ rule: turn.step.rule, isTable: turn.step.op === 'lookup', ...named(turn, other) }]
  })
  const tables = found.filter(({ isTable }) => isTable)
  const rules = new Set(tables.map(({ rule }) => rule))
  const others = found.filter(({ isTable, rule }) => !isTable && !rules.has(rule))
  const seen = new Set<string>()
  return [...tables, ...others].flatMap(({ rule, before, after }) => {
    if (seen.has(rule)) return []
    seen.add(rule)
    const title = plan.rules.find(({ name }) => name === rule)?.title ?? { zh: rule, en: rule }
    return [{ rule, title, before, after }]
  })
}

const named = (low: Turn, high: Turn): { readonly before: string; readonly after: string } => {
  const { step } = low
  const name = (way: string): string =>
    step.op === 'lookup' ? (step.rows[/^\d+$/.test(way) ? Number(way) : -1]?.name ?? way) : way
  return { before: name(low.way), after: name(high.way) }
}
