import { compare, divide, type Exact, exact, floor, multiply, negate } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import { containing, periodText, readPeriodIn } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import { longerClock } from '../../plan/clock.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { BoundColumn, Step } from '../../plan/operations.ts'
import { walkPeriods } from '../../run/calculate.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { axisOf, columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import { isInside, type NumberPiece, stepsText } from './numbers.ts'
import { piecesOf } from './pieces.ts'

type Decision = Extract<Step, { op: 'decision' }>

/** More decisions in a row, each between ends that follow from the one before, than any plan has. */
const mostRounds = 4

/** Decides what persons decide between ends that are worked out: only a run knows the ends. */
export const decide = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  random: Seeded,
  borders: number,
): readonly PeriodFacts[] => {
  if (![...piecesOf(ruleSet).values()].some((own) => own.facts.some(({ decided }) => decided))) return facts
  let decided = facts
  for (let round = 0; round < mostRounds; round++) {
    const made = decisionsIn(ruleSet, decided, random, borders)
    if (made.size === 0) break
    decided = decided.map((period) => withDecisions(period, made))
  }
  return decided
}

/** Facts by period, thing and id. */
type Made = Map<string, FactRow>

const keyOf = (period: string, thing: string, id: string): string => `${period} ${thing} ${id}`

const withDecisions = (facts: PeriodFacts, made: Made): PeriodFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([thing, rows]) => {
      const put = (row: FactRow, id: string): FactRow => ({
        ...row,
        ...made.get(keyOf(facts.period, thing, id)),
      })
      if (thing === 'company') return [thing, put(rows as FactRow, 'company')]
      return [
        thing,
        Array.isArray(rows) && thing !== 'complete'
          ? (rows as FactRow[]).map((row) => put(row, String(row.id)))
          : rows,
      ]
    }),
  ) as unknown as PeriodFacts

const decisionsIn = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  random: Seeded,
  borders: number,
): Made => {
  const made: Made = new Map()
  const steps = ruleSet.plan.blocks.flatMap((block) => block.steps)
  const inputs = new Map(
    steps.flatMap((step) => (step.op === 'input' ? [[step.to, step.fact] as const] : [])),
  )
  walkPeriods(ruleSet, facts, {}, (frame, period) => {
    for (const step of steps) {
      if (step.op !== 'decision') continue
      const axis = ruleSet.plan.axes.find(({ id }) => id === step.axis)!
      const rows = axisOf(frame, step.axis)
      const longer = longerClock(axis, ruleSet.each)
      const given = longer ? textOfLonger(ruleSet, period, longer) : period
      const fact = inputs.get(step.of)
      const piece = piecesOf(ruleSet)
        .get(axis.thing)!
        .facts.find(({ name }) => name === fact)
      if (!piece?.decided || piece.value.kind !== 'number') continue
      for (const [row, id] of rows.ids.entries()) {
        const own = random.fork(`${given} ${axis.thing} ${id} ${piece.name}`)
        if (!isAbsent(valueAt(columnOf(frame, step.of), row))) continue
        if (piece.leftOut !== 'never' && own.chance(500)) continue
        const text = decisionAt(step, frame, row, piece.value, own, borders)
        if (text === undefined) continue
        const reason = step.reason === undefined ? undefined : inputs.get(step.reason)
        const key = keyOf(given, axis.thing, id)
        made.set(key, {
          ...made.get(key),
          [piece.name]: text,
          ...(reason === undefined ? {} : { [reason]: '模拟数据 made up' }),
        })
      }
    }
  })
  return made
}

const textOfLonger = (
  { calendar }: CompiledRuleSet,
  period: string,
  cycle: Parameters<typeof containing>[1],
): string => periodText(containing(readPeriodIn(period, calendar)!, cycle))

const decisionAt = (
  step: Decision,
  frame: Frame,
  row: number,
  piece: NumberPiece,
  random: Seeded,
  borders: number,
): string | undefined => {
  const unit = exact(1n, 10n ** BigInt(piece.decimals))
  const by = step.step === undefined ? unit : readExact(step.step)!
  const least = endOf(step.least, frame, row, by, 'up')
  const most = endOf(step.most, frame, row, by, 'down')
  if (least === 'unknown' || most === 'unknown') return undefined
  const from = least ?? (most ?? 0n) - 20n
  const to = most ?? from + 20n
  if (to < from) return undefined
  const near = random.fork('border')
  const times = near.chance(borders) ? near.pick([from, to]) : from + random.belowBig(to - from + 1n)
  const steps = multiply(multiply(by, exact(times)), exact(10n ** BigInt(piece.decimals)))
  const whole = steps.n / steps.d
  return steps.n % steps.d === 0n && isInside(piece, whole) ? stepsText(piece, whole) : undefined
}

/** An end in multiples of the step, itself allowed; undefined where there is none. */
const endOf = (
  bound: BoundColumn | undefined,
  frame: Frame,
  row: number,
  by: Exact,
  way: 'up' | 'down',
): bigint | undefined | 'unknown' => {
  if (bound === undefined) return undefined
  const value: Value = valueAt(columnOf(frame, bound.column), row)
  if (isAbsent(value) || typeof value !== 'object') return 'unknown'
  const times = divide(value, by)!
  const inwards = way === 'up' ? -floor(negate(times)) : floor(times)
  const itself = compare(exact(inwards), times) === 0
  return bound.inclusive || !itself ? inwards : way === 'up' ? inwards + 1n : inwards - 1n
}
