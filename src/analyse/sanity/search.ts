import { compare, type Exact } from '../../core/exact.ts'
import { readExact, readPercent } from '../../core/number-text.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import type { Driver as CurveDriver } from '../pay-curve/driver.ts'
import { withFact } from '../pay-curve/driver.ts'
import type { PayCurve } from '../pay-curve/pay-curve.ts'
import { traceCurve } from '../pay-curve/trace.ts'
import { factText, sensibleRange, stepOf } from './made-up.ts'
import { othersBeside, type Pair, type Place, placesIn } from './pairs.ts'
import type { Scenario } from './scenarios.ts'

/** All that is paid to somebody, followed along one number of a scenario. */
export interface Followed {
  readonly pair: Pair
  readonly scenario: Scenario
  readonly place: Place
  readonly curve: PayCurve
  /** The facts with the number at another value. */
  readonly at: (value: Exact) => readonly PeriodFacts[]
}

export interface Search {
  readonly followed: readonly Followed[]
  readonly points: number
  readonly leftOut: number
}

export interface SearchLimits {
  /** Curves in all. */
  readonly curves: number
  /** Points in all, more or less: no curve is begun beyond them. */
  readonly points: number
}

/**
 * Follows pay along every number that it hangs on, scenario by scenario, each number once before any comes again, and
 * its first row before the others; what is proved needs few curves, to show it.
 */
export const search = (
  compiled: CompiledRuleSet,
  pairs: readonly Pair[],
  scenarios: readonly Scenario[],
  limits: SearchLimits,
): Search => {
  const followed: Followed[] = []
  const ofChannel = byChannel(compiled)
  const done = new Map<Pair, Done>()
  let points = 0
  let leftOut = 0
  for (const { pair, scenario, place } of inRounds(compiled, pairs, scenarios)) {
    const before = done.get(pair) ?? { curves: 0, points: 0 }
    if (isEnough(pair, before)) continue
    if (followed.length >= limits.curves || points >= limits.points) {
      leftOut += 1
      continue
    }
    const one = follow(ofChannel(pair.channel), pair, scenario, place)
    if (!one) continue
    followed.push(one)
    const own = pointsOf(one.curve)
    points += own
    done.set(pair, { curves: before.curves + 1, points: before.points + own })
  }
  return { followed, points, leftOut }
}

interface Asked {
  readonly pair: Pair
  readonly scenario: Scenario
  readonly place: Place
}

/** The first row of every scenario before the second of any. */
const inRounds = (
  compiled: CompiledRuleSet,
  pairs: readonly Pair[],
  scenarios: readonly Scenario[],
): readonly Asked[] => {
  const all = scenarios.flatMap((scenario) =>
    pairs.map((pair) => ({ pair, scenario, places: aloneFirst(compiled, scenario, pair) })),
  )
  return [0, 1, 2].flatMap((round) =>
    all.flatMap(({ pair, scenario, places }) =>
      places[round] ? [{ pair, scenario, place: places[round] }] : [],
    ),
  )
}

const aloneFirst = (compiled: CompiledRuleSet, { facts }: Scenario, pair: Pair): readonly Place[] =>
  [...placesIn(compiled, facts, pair)].sort(
    (left, right) => othersBeside(facts, pair, left) - othersBeside(facts, pair, right),
  )

interface Done {
  readonly curves: number
  readonly points: number
}

/** Where nothing can happen one curve shows it, and so it does where all jumps are known; others are seen on several. */
const isEnough = ({ proved, lines }: Pair, { curves, points }: Done): boolean => {
  const known = lines.every(
    ({ proved: one }) => one.continuous !== 'unknown' && one.jumps.every(({ by }) => by !== undefined),
  )
  return curves >= (proved || known ? 1 : 6) || (curves >= 2 && points >= 100)
}

const pointsOf = ({ proof, pieces }: PayCurve): number =>
  proof.kind === 'searched' ? proof.points : 2 * pieces.length

/** The same rules with the payslip lines of one channel alone: what is deducted is no pay. */
export const byChannel = (compiled: CompiledRuleSet): ((channel: string) => CompiledRuleSet) => {
  const made = new Map<string, CompiledRuleSet>()
  return (channel) => {
    const known = made.get(channel)
    if (known) return known
    const rules = compiled.plan.rules.map((rule): RulePlan => {
      const { line, ...rest } = rule
      return line === undefined || line.channel === channel ? rule : rest
    })
    const one = { ...compiled, plan: { ...compiled.plan, rules } }
    made.set(channel, one)
    return one
  }
}

const follow = (
  ruleSet: CompiledRuleSet,
  pair: Pair,
  scenario: Scenario,
  place: Place,
): Followed | undefined => {
  const { driver, fact, paid, edges } = pair
  const given = place.given === undefined ? undefined : numberIn(place.given, fact.type)
  const { from, to } = sensibleRange(fact, edges, given)
  if (compare(from, to) >= 0) return undefined
  const at = (value: Exact): readonly PeriodFacts[] =>
    scenario.facts.map((one) =>
      one.period === place.period ? withFact(one, { ...driver, id: place.id }, factText(fact, value)) : one,
    )
  const axes = new Set(ruleSet.plan.axes.filter(({ thing }) => thing === driver.thing).map(({ id }) => id))
  const moved: CurveDriver = {
    side: { name: fact.name, title: fact.title },
    from,
    to,
    step: stepOf(fact).step,
    at: (value) => ({ ruleSet, facts: at(value), options: { readings: scenario.readings } }),
    isSource: (step) => step.op === 'input' && step.fact === driver.fact && axes.has(step.axis),
  }
  const title = { zh: '应发合计', en: 'pay in all' }
  const { value } = traceCurve(moved, { thing: paid, id: place.paid }, { name: 'pay', title }, limits)
  return value && { pair, scenario, place, curve: value, at }
}

const limits = { limit: 40, points: 8 } as const

const numberIn = (text: string, type: Pair['fact']['type']): Exact | undefined => {
  if (type.kind !== 'number' || !type.percent) return readExact(text)
  const read = readPercent(text)
  return read.ok ? read.value : undefined
}
