import { periodText } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { Finding } from '../../run/result.ts'
import { amountText } from '../readings/changes.ts'
import { compareUnits } from '../readings/prices.ts'
import type { ComingFinding, ComingLine, ForecastPeriod, ForecastPerson } from './forecast-report.ts'
import type { LightLine, LightRun } from './light-run.ts'
import { paidIn } from './paid-in.ts'
import type { ProjectionPlan } from './projection-options.ts'
import { type Quantiles, quantilesOf } from './quantiles.ts'

type Runs = readonly Pick<LightRun, 'lines' | 'findings'>[]

/** What runs say together: of one run its amounts, of several their quantiles. */
export interface Gathered {
  readonly periods: readonly ForecastPeriod[]
  readonly people: readonly ForecastPerson[]
  readonly coming: readonly ComingLine[]
  readonly findings: readonly ComingFinding[]
  readonly quantiles?: Quantiles
}

/** Collects runs one after the other, so that none has to be kept. */
export const gatherer = (
  { ruleSet, targets }: Pick<ProjectionPlan, 'ruleSet' | 'targets'>,
  drawn: boolean,
) => {
  const place = paidIn(ruleSet)
  const { minorDigits } = ruleSet
  const periods = targets.map(periodText)
  const byPeriod = new Map(periods.map((period) => [period, [] as bigint[]]))
  const people = new Map<string, { readonly who: ForecastPerson; readonly units: Map<number, bigint> }>()
  const lines = new Map<string, Coming>()
  const findings = new Map<string, { readonly one: ComingFinding; runs: number }>()
  const findingCounts = new Map<string, number>()
  const totals: bigint[] = []
  let runs = 0

  const add = ({ lines: own, findings: found }: Runs[number]): void => {
    const sums = new Map(periods.map((period) => [period, 0n]))
    let total = 0n
    for (const line of own) {
      if (line.currency !== undefined) continue
      const period = place(line.period)
      sums.set(period, (sums.get(period) ?? 0n) + line.units)
      total += line.units
      const key = JSON.stringify([line.thing, line.id])
      const { thing, id, name } = line
      const person = people.get(key) ?? {
        who: { thing, id, ...(name !== undefined && { name }) },
        units: new Map<number, bigint>(),
      }
      people.set(key, person)
      person.units.set(runs, (person.units.get(runs) ?? 0n) + line.units)
    }
    for (const [period, list] of byPeriod) list.push(sums.get(period)!)
    totals.push(total)
    gatherComing(own, periods.length, place, lines)
    const seen = new Set<string>()
    for (const one of found) {
      const short = shortOf(one)
      const key = JSON.stringify([short.period, short.moment, short.thing, short.id, short.rule])
      findingCounts.set(place(one.period), (findingCounts.get(place(one.period)) ?? 0) + 1)
      if (seen.has(key)) continue
      seen.add(key)
      const known = findings.get(key)
      findings.set(key, { one: short, runs: (known?.runs ?? 0) + 1 })
    }
    runs += 1
  }

  const done = (): Gathered => {
    const quantiles = drawn ? quantilesOf(totals, minorDigits) : undefined
    return {
      ...(quantiles && { quantiles }),
      periods: periods.map((period) => {
        const of = drawn ? quantilesOf(byPeriod.get(period)!, minorDigits) : undefined
        return { period, ...(drawn ? of && { quantiles: of } : { findings: findingCounts.get(period) ?? 0 }) }
      }),
      people: [...people.values()].map(({ who, units }) => {
        const all = Array.from({ length: runs }, (_, run) => units.get(run) ?? 0n)
        return {
          ...who,
          ...(drawn
            ? { quantiles: quantilesOf(all, minorDigits)! }
            : { total: amountText(all[0]!, minorDigits) }),
        }
      }),
      coming: [...lines.values()].map((one) => comingLine(one, ruleSet, drawn)).sort(byTime(periods)),
      findings: [...findings.values()]
        .map(({ one, runs: count }) => (drawn ? { ...one, runs: count } : one))
        .sort((left, right) => periods.indexOf(place(left.period)) - periods.indexOf(place(right.period))),
    }
  }
  return { add, done }
}

interface Coming {
  readonly line: LightLine
  readonly period: string
  readonly units: bigint[]
}

/** Lines of those who have one of the rule in some of the periods only. */
const gatherComing = (
  own: readonly LightLine[],
  count: number,
  place: (period: string) => string,
  lines: Map<string, Coming>,
): void => {
  const paid = new Map<string, Map<string, { line: LightLine; units: bigint }>>()
  for (const line of own) {
    if (line.units === 0n) continue
    const key = JSON.stringify([line.thing, line.id, line.rule])
    const of = paid.get(key) ?? new Map<string, { line: LightLine; units: bigint }>()
    paid.set(key, of)
    const period = place(line.period)
    of.set(period, { line, units: (of.get(period)?.units ?? 0n) + line.units })
  }
  for (const [key, of] of paid) {
    if (of.size >= count) continue
    for (const [period, { line, units }] of of) {
      const known = lines.get(`${period} ${key}`) ?? { line, period, units: [] }
      known.units.push(units)
      lines.set(`${period} ${key}`, known)
    }
  }
}

const comingLine = (
  { line, period, units }: Coming,
  ruleSet: CompiledRuleSet,
  drawn: boolean,
): ComingLine => {
  const { thing, id, name, rule, channel, currency } = line
  const { title, clause } = ruleSet.plan.rules.find((one) => one.name === rule)!
  const text = (amount: bigint): string => amountText(amount, lineDigits(ruleSet, channel))
  const sorted = [...units].sort(compareUnits)
  return {
    period,
    thing,
    id,
    ...(name !== undefined && { name }),
    rule,
    title,
    clause,
    channel,
    ...(currency !== undefined && { currency }),
    ...(drawn
      ? { low: text(sorted[0]!), high: text(sorted.at(-1)!), runs: units.length }
      : { amount: text(units[0]!) }),
  }
}

const byTime =
  (periods: readonly string[]) =>
  (left: ComingLine, right: ComingLine): number =>
    periods.indexOf(left.period) - periods.indexOf(right.period)

const shortOf = ({ period, moment, thing, id, name, rule, title, clause }: Finding): ComingFinding => ({
  period,
  ...(moment !== undefined && { moment }),
  thing,
  id,
  ...(name !== undefined && { name }),
  rule,
  title,
  clause,
})
