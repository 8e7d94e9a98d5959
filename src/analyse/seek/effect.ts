import { add, type Exact, signOf, subtract, ZERO } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { columnOf, type Frame, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import { ownLines, placesIn } from './places.ts'
import type { SeekEffect } from './report.ts'

/** Rules with the run they made. */
interface Run {
  readonly ruleSet: CompiledRuleSet
  readonly frames: readonly Frame[]
}

/** What one run pays to whom, against another: in the rule set's own currency, over all periods. */
export const effectOf = (before: Run, after: Run): SeekEffect => {
  const [old, fresh] = [before, after].map(paidBy) as [Paid, Paid]
  const differences = [...new Set([...old.keys(), ...fresh.keys()])].map((key) =>
    subtract(fresh.get(key) ?? ZERO, old.get(key) ?? ZERO),
  )
  const text = (value: Exact): string => toText(value, before.ruleSet.minorDigits)
  const gains = differences.filter((one) => signOf(one) > 0)
  const losses = differences.filter((one) => signOf(one) < 0)
  return {
    before: text(sumOf([...old.values()])),
    after: text(sumOf([...fresh.values()])),
    difference: text(sumOf(differences)),
    more: text(sumOf(gains)),
    less: text(sumOf(losses)),
    winners: gains.length,
    losers: losses.length,
    untouched: differences.length - gains.length - losses.length,
  }
}

type Paid = ReadonlyMap<string, Exact>

const paidBy = ({ ruleSet, frames }: Run): Paid => {
  const paid = new Map<string, Exact>()
  const columns = ownLines(ruleSet).map(({ column }) => column!)
  for (const { frame, column, row, owner } of placesIn(frames, columns)) {
    const value = valueAt(columnOf(frames[frame]!, column), row)
    if (isAbsent(value)) continue
    const [thing, id] = JSON.parse(owner) as readonly string[]
    const key = JSON.stringify([thing, id])
    paid.set(key, add(paid.get(key) ?? ZERO, value as Exact))
  }
  return paid
}

const sumOf = (all: readonly Exact[]): Exact => all.reduce(add, ZERO)
