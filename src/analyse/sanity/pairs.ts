import type { Exact } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import type { Driver } from './flow/walk.ts'
import type { ProvedLine } from './proof.ts'

/** All that a channel pays to a thing, along a number that it hangs on. */
export interface Pair {
  readonly driver: Driver
  readonly fact: FactPlan
  /** Which way is effort, where the file says so. */
  readonly better?: 'more' | 'less'
  readonly paid: string
  readonly channel: string
  /** A channel whose amounts are surely for somebody, and not taken away. */
  readonly isEarning: boolean
  readonly lines: readonly ProvedLine[]
  /** Edges that are known whatever the other facts are. */
  readonly edges: readonly Exact[]
  /** No line can jump or turn back. */
  readonly proved: boolean
}

/** What the whole company gives (days of the month, a rate of exchange) is nobody's effort, unless the file says so. */
export const pairsOf = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  lines: readonly ProvedLine[],
): readonly Pair[] => {
  const hasEarnings = compiled.plan.rules.some(({ line }) => line?.channel === 'earning')
  const pairs = new Map<string, ProvedLine[]>()
  for (const line of lines) {
    const { driver, proved } = line
    // What is paid in another currency adds up to nothing with the rest.
    if (proved.of.currency !== undefined) continue
    const key = `${driver.thing} ${driver.fact} ${proved.of.thing} ${proved.of.channel}`
    pairs.set(key, [...(pairs.get(key) ?? []), line])
  }
  return [...pairs.values()].flatMap((own): readonly Pair[] => {
    const { driver, proved } = own[0]!
    const spec = model.things
      .find(({ name }) => name === driver.thing)
      ?.facts.find(({ name }) => name === driver.fact)
    if (driver.thing === 'company' && spec?.better === undefined) return []
    const fact = compiled.things
      .find(({ name }) => name === driver.thing)!
      .facts.find(({ name }) => name === driver.fact)!
    const directions = new Set(own.map((line) => line.proved.direction))
    directions.delete('stays the same')
    return [
      {
        driver,
        fact,
        ...(spec?.better ? { better: spec.better } : {}),
        paid: proved.of.thing,
        channel: proved.of.channel,
        isEarning: proved.of.channel === 'earning' || !hasEarnings,
        lines: own,
        edges: own.flatMap((line) => line.proved.jumps.map(({ at }) => readExact(at)!)),
        proved:
          own.every((line) => line.proved.continuous === 'everywhere') &&
          directions.size <= 1 &&
          !directions.has('unknown'),
      },
    ]
  })
}

/** A row whose number is moved, and a row that is paid by it. */
export interface Place {
  readonly period: string
  readonly id: string
  readonly paid: string
  readonly given: string | undefined
}

/** Rows that belong together: the same one, the owner of a record, the members of a team. */
export const placesIn = (
  compiled: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  { driver, paid }: Pick<Pair, 'driver' | 'paid'>,
): readonly Place[] => {
  const last = facts.findLast((one) => rowsIn(one, driver.thing).length > 0)
  if (!last) return []
  const refersTo = (thing: string, to: string): readonly string[] =>
    compiled.things
      .find(({ name }) => name === thing)!
      .facts.flatMap(({ name, type }) => (type.kind === 'reference' && type.thing === to ? [name] : []))
  const payees = rowsIn(last, paid)
  return rowsIn(last, driver.thing).flatMap((row): readonly Place[] => {
    const id = String(row.id ?? 'company')
    const given = row[driver.fact]
    const up = refersTo(driver.thing, paid).flatMap((name) => (row[name] ? [String(row[name])] : []))
    const down = refersTo(paid, driver.thing)
    const whose =
      driver.thing === paid
        ? [id]
        : paid === 'company'
          ? ['company']
          : up.length > 0
            ? up.slice(0, 1)
            : payees
                .filter((one) => down.length === 0 || down.some((name) => String(one[name]) === id))
                .slice(0, 1)
                .map((one) => String(one.id))
    return whose.map((one) => ({
      period: last.period,
      id,
      paid: one,
      given: given === undefined || given === null ? undefined : String(given),
    }))
  })
}

/**
 * How many records of the same owner stand beside the one that moves: where there are some it is their sum that meets a
 * border, and the number of the record says nothing to a reader.
 */
export const othersBeside = (
  facts: readonly PeriodFacts[],
  { driver, paid }: Pick<Pair, 'driver' | 'paid'>,
  place: Place,
): number => {
  if (driver.thing === paid) return 0
  const own = facts.find(({ period }) => period === place.period)
  return (own ? rowsIn(own, driver.thing) : []).filter(
    (row) => row.id !== place.id && Object.values(row).includes(place.paid),
  ).length
}

export const rowsIn = (facts: PeriodFacts, thing: string): readonly FactRow[] => {
  const rows = facts[thing]
  if (Array.isArray(rows)) return rows as readonly FactRow[]
  return thing === 'company' ? [(rows as FactRow | undefined) ?? {}] : []
}
