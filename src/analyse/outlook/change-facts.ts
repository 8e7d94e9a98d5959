import { compare, type Exact, exact, multiply } from '../../core/exact.ts'
import { readNumber, readPercent, toText } from '../../core/number-text.ts'
import { roundTo } from '../../core/rounding.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { numberOf } from '../../run/reference/prepare.ts'
import { type FactTarget, isOf, type NumberFact, textOf } from './fact-target.ts'

/** Facts with some numbers in place of others. */
export interface ChangedFacts {
  readonly facts: readonly PeriodFacts[]
  /** How many numbers were there to change. */
  readonly changed: number
}

/** Another number for each one that is there; what nobody gives, and what cannot be read, stays as it is. */
export const changeFacts = (
  facts: readonly PeriodFacts[],
  target: FactTarget,
  change: (before: Exact, row: FactRow, period: string) => Exact,
): ChangedFacts => {
  let changed = 0
  const { thing, plan } = target
  const rowOf = (row: FactRow, period: string): FactRow => {
    const before = isOf(target, row) ? numberIn(plan, row) : undefined
    if (before === undefined) return row
    changed += 1
    return { ...row, [plan.name]: numberText(plan, change(before, row, period)) }
  }
  return { facts: facts.map((one) => withRows(one, thing, (row) => rowOf(row, one.period))), changed }
}

/** The facts of a period with each row of a thing replaced. */
const withRows = (facts: PeriodFacts, thing: string, rowOf: (row: FactRow) => FactRow): PeriodFacts => {
  const given = facts[thing]
  if (given === undefined || typeof given !== 'object') return facts
  return {
    ...facts,
    [thing]: Array.isArray(given) ? given.map(rowOf) : rowOf(given as FactRow),
  } as PeriodFacts
}

export const numberIn = ({ name, type }: NumberFact, row: FactRow): Exact | undefined => {
  const text = textOf(row[name])
  const read = type.percent ? readPercent(text) : readNumber(text)
  return read.ok ? read.value : undefined
}

/**
 * A number as a fact of its kind: rounded half up to the decimals that the fact may have.
 *
 * @example a money fact: numberText(plan, 1234.565) // '1234.57'
 */
export const numberText = (plan: NumberFact, value: Exact): string => {
  const rounded = quantised(plan, value)
  return plan.type.percent ? `${toText(multiply(rounded, exact(100n)))}%` : toText(rounded)
}

/** Rounded half up to the decimals that the fact may have. */
export const quantised = ({ type }: NumberFact, value: Exact): Exact =>
  roundTo(value, exact(1n, 10n ** BigInt(type.decimals)), 'half up')

/** The nearest number that the fact may have. */
export const intoRange = (plan: NumberFact, value: Exact): Exact => {
  const { allowed, type } = plan
  const unit = exact(1n, 10n ** BigInt(type.decimals))
  const rounded = quantised(plan, value)
  const { from, to } = allowed ?? {}
  const low = from && end(from, unit, 'ceiling')
  const high = to && end(to, unit, 'floor')
  if (low && compare(rounded, low) < 0) return low
  return high && compare(rounded, high) > 0 ? high : rounded
}

/** The outermost number of so many decimals inside an end; one beyond where the end itself is not allowed. */
const end = (
  { value, inclusive }: NonNullable<NonNullable<NumberFact['allowed']>['from']>,
  unit: Exact,
  mode: 'ceiling' | 'floor',
): Exact => {
  const at = numberOf(value)
  const inside = roundTo(at, unit, mode)
  if (inclusive || compare(inside, at) !== 0) return inside
  return { n: inside.n + (mode === 'ceiling' ? 1n : -1n), d: inside.d }
}

/** Whether a fact may have this number. */
export const isAllowed = (plan: NumberFact, value: Exact): boolean =>
  compare(intoRange(plan, value), value) === 0
