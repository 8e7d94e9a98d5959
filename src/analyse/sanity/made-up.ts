import { addMonths, type Day, dateText, readDate } from '../../core/date.ts'
import { add, compare, type Exact, floor, multiply, subtract } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import { type Cycle, isLonger, lastDay, periodOfDay, periodText } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'

/** Where numbers of a fact matter, from the proof: they are drawn round these. */
export type EdgesOf = (thing: string, fact: string) => readonly Exact[]

/** One person with everything that belongs to one, in the period that closes a year. */
export const madeUpPerson = (
  ruleSet: CompiledRuleSet,
  random: Seeded,
  edgesOf: EdgesOf,
): readonly PeriodFacts[] => {
  const { calendar, each, things } = ruleSet
  const start = `2026-${String(calendar?.yearStart ?? 1).padStart(2, '0')}-01`
  const day = lastDay(periodOfDay(readDate(start)!, 'year', calendar))
  const periodFor = (cycle: Cycle): string => periodText(periodOfDay(day, cycle, calendar))
  const own: Record<string, FactRow[]> = {}
  const longer = new Map<Cycle, Record<string, FactRow[]>>()
  for (const thing of things.filter(({ derived }) => derived === undefined)) {
    const count = thing.of === undefined ? 1 : 1 + random.below(3)
    for (let at = 1; at <= count; at++) {
      const id = idOf(thing.name, at)
      const row: Record<string, string> = { id }
      for (const fact of thing.facts.filter(({ derived }) => !derived)) {
        const value = valueOf(fact, thing, day, random.fork(`${id} ${fact.name}`), edgesOf)
        if (value === undefined) continue
        if (fact.each === undefined || !isLonger(fact.each, each)) row[fact.name] = value
        else {
          const rows = longer.get(fact.each) ?? {}
          longer.set(fact.each, rows)
          rows[thing.name] = [...(rows[thing.name] ?? []), { id, [fact.name]: value }]
        }
      }
      own[thing.name] = [...(own[thing.name] ?? []), row]
    }
  }
  return [
    ...[...longer].map(([cycle, rows]) => asFacts(periodFor(cycle), rows)),
    asFacts(periodFor(each), own),
  ]
}

const asFacts = (period: string, { company, ...rows }: Record<string, FactRow[]>): PeriodFacts => ({
  period,
  complete: true,
  ...(company ? { company: company[0]! } : {}),
  ...rows,
})

const idOf = (thing: string, at: number): string => `${thing}${at}`

const valueOf = (
  fact: FactPlan,
  thing: ThingPlan,
  day: Day,
  random: Seeded,
  edgesOf: EdgesOf,
): string | undefined => {
  const { type } = fact
  // What has a usual value is most often left at it.
  if (fact.default !== undefined && random.chance(fact.default === null ? 300 : 500)) return undefined
  switch (type.kind) {
    case 'number':
      return numberOf(fact, random, edgesOf(thing.name, fact.name))
    case 'word':
      return random.pick(type.words)
    case 'truth':
      return random.chance(500) ? 'yes' : 'no'
    case 'reference':
      return type.thing === thing.name ? undefined : idOf(type.thing, 1)
    case 'date':
      return dateText(fact.name === 'dated' ? day - random.below(28) : addMonths(day, -1 - random.below(120)))
    case 'moment':
      return `${dateText(day - random.below(28))} 10:00`
    case 'clock':
      return '09:00'
    case 'text':
      return 'A'
  }
}

/** A number round an edge, or somewhere in what is allowed. */
const numberOf = (fact: FactPlan, random: Seeded, edges: readonly Exact[]): string => {
  const { from, to } = sensibleRange(fact, edges, undefined)
  const { step } = stepOf(fact)
  const inside = edges.filter((edge) => compare(from, edge) <= 0 && compare(edge, to) <= 0)
  const start = inside.length > 0 && random.chance(600) ? random.pick(inside) : undefined
  const room = floor(multiply(subtract(to, from), stepOf(fact).perUnit))
  const number = start ?? add(from, multiply(step, { n: random.belowBig(room + 1n), d: 1n }))
  const whole = floor(multiply(number, stepOf(fact).perUnit))
  return factText(fact, multiply({ n: whole, d: 1n }, step))
}

export const stepOf = ({ type }: FactPlan): { readonly step: Exact; readonly perUnit: Exact } => {
  const units = 10n ** BigInt(type.kind === 'number' ? type.decimals : 0)
  return { step: { n: 1n, d: units }, perUnit: { n: units, d: 1n } }
}

/** As a caller writes it. */
export const factText = ({ type }: FactPlan, value: Exact): string =>
  type.kind === 'number' && type.percent ? `${toText(multiply(value, { n: 100n, d: 1n }))}%` : toText(value)

/** What is allowed; without an end, up to twice the last edge, or four times what is given. */
export const sensibleRange = (
  fact: FactPlan,
  edges: readonly Exact[],
  given: Exact | undefined,
): { readonly from: Exact; readonly to: Exact } => {
  const { step } = stepOf(fact)
  const { allowed, type } = fact
  const end = (side: 'from' | 'to'): Exact | undefined => {
    const one = allowed?.[side]
    if (!one) return undefined
    const value = readExact(one.value)!
    return one.inclusive ? value : side === 'from' ? add(value, step) : subtract(value, step)
  }
  const from = end('from') ?? { n: 0n, d: 1n }
  const usual: Exact = {
    n:
      type.kind === 'number' && type.unit === 'money'
        ? 20_000n
        : type.kind === 'number' && type.percent
          ? 2n
          : 40n,
    d: 1n,
  }
  const wanted = [
    ...edges.map((edge) => multiply(edge, { n: 2n, d: 1n })),
    ...(given ? [multiply(given, { n: 4n, d: 1n })] : []),
  ]
  const most = wanted.reduce(
    (best, one) => (compare(one, best) > 0 ? one : best),
    edges.length > 0 ? from : usual,
  )
  const top = end('to')
  const to = top && (compare(top, most) < 0 || allowed?.from) ? top : most
  return { from, to: compare(to, from) > 0 ? to : add(from, usual) }
}
