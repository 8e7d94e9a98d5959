import { absolute, compare, type Exact, signOf, subtract, ZERO } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { factText } from './made-up.ts'
import { type Payslip, payslipOf } from './paid.ts'
import { othersBeside as othersIn, type Pair, rowsIn } from './pairs.ts'
import { movedOf } from './proof.ts'
import type { Jump, OtherJump, Paid, Witness } from './report.ts'
import type { Followed } from './search.ts'
import { type Better, numberIn } from './tendency.ts'

/** A place on a curve where pay jumps, or a stretch on which it falls. */
interface Candidate {
  readonly one: Followed
  readonly below: string
  readonly at: string
  readonly before: Exact
  readonly after: Exact
  readonly difference: Exact
  readonly rules: readonly string[]
}

/** What is looked at of a rule set. */
export interface Looked {
  readonly model: RuleSet
  readonly compiled: CompiledRuleSet
  /** The smallest difference worth telling. */
  readonly least: Exact
}

/** Jumps of pay at borders, and stretches on which more effort pays less: of each rule and number the largest each way. */
export const jumpsAlong = (
  looked: Looked,
  pair: Pair,
  followed: readonly Followed[],
  better: Better | undefined,
): { readonly cliffs: readonly Jump[]; readonly drops: readonly Jump[] } => {
  const against = (difference: Exact): boolean =>
    better !== undefined && pair.isEarning && signOf(difference) === (better === 'more' ? -1 : 1)
  const jumps = followed.flatMap((one) => bordersOf(one, looked))
  const falls = followed
    .flatMap((one) => fallsOf(one, looked))
    .filter(({ difference }) => against(difference))
  // Nothing to divide by, nothing delivered: zero of what only seems to be better in small numbers is another case.
  const isNothing = ({ below }: Candidate): boolean =>
    pair.better === undefined && better === 'less' && signOf(readExact(below)!) === 0
  const up = jumps.filter(({ difference }) => !against(difference))
  const down = [...jumps.filter(({ difference }) => against(difference)), ...falls]
  const cliffs = largest(looked, pair, up, better, () => false)
  const drops = largest(
    looked,
    pair,
    down.filter((one) => !isNothing(one)),
    better,
    // Where the better side calls somebody to decide, something is wrong with the facts there.
    (left, right) => (better === 'less' ? left.findings > right.findings : right.findings > left.findings),
  )
  return { cliffs, drops }
}

const bordersOf = (one: Followed, { least }: Looked): readonly Candidate[] =>
  one.curve.borders.flatMap(({ below, at, before, after, jump, because }) => {
    const [left, right, size] = [numberIn(before), numberIn(after), numberIn(jump)]
    if (!left || !right || !size || compare(absolute(size), least) < 0) return []
    const difference = subtract(right, left)
    // A step of the slope may outweigh the jump; then nobody is better off on the other side.
    if (signOf(difference) !== signOf(size) || compare(absolute(difference), least) < 0) return []
    return [
      { one, below, at, before: left, after: right, difference, rules: because.map(({ rule }) => rule) },
    ]
  })

/** Stretches that go down, or up where less is better. */
const fallsOf = (one: Followed, { least }: Looked): readonly Candidate[] =>
  one.curve.pieces.flatMap((piece, at) => {
    const [left, right] = [numberIn(piece.fromValue), numberIn(piece.toValue)]
    if (!left || !right || piece.from === piece.to) return []
    if (compare(absolute(subtract(right, left)), least) < 0) return []
    const border = one.curve.borders[at - 1] ?? one.curve.borders[at]
    const rules = (border?.because ?? []).map(({ rule }) => rule)
    return [
      {
        one,
        below: piece.from,
        at: piece.to,
        before: left,
        after: right,
        difference: subtract(right, left),
        rules,
      },
    ]
  })

/** Two sides that are no fair comparison. */
type IsOther = (left: Payslip, right: Payslip) => boolean

const largest = (
  looked: Looked,
  pair: Pair,
  candidates: readonly Candidate[],
  better: Better | undefined,
  isOther: IsOther,
): readonly Jump[] => {
  const groups = new Map<string, Candidate[]>()
  for (const one of candidates) {
    const key = [signOf(one.difference), ...one.rules].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const found = [...groups.values()].flatMap((group): readonly Jump[] => {
    // A case that the file gives says more than a larger one that is made up.
    const sorted = [...group].sort(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        othersBeside(a.one) - othersBeside(b.one) ||
        compare(absolute(b.difference), absolute(a.difference)) ||
        compare(readExact(a.at)!, readExact(b.at)!),
    )
    for (const one of sorted.slice(0, mostTries)) {
      const jump = confirmed(looked, pair, one, better, isOther)
      if (jump) return [{ ...jump, others: othersOf(looked, pair, group) }]
    }
    return []
  })
  return largestOfEach(found)
}

/** Every border of a group, each where it is largest. */
const othersOf = (
  { compiled }: Looked,
  { fact }: Pair,
  group: readonly Candidate[],
): readonly OtherJump[] => {
  const text = (amount: Exact): string => toText(amount, compiled.minorDigits)
  const bySize = [...group].sort((a, b) => compare(absolute(b.difference), absolute(a.difference)))
  return firstAt(
    bySize.map(({ one: { scenario, place }, below, at, before, after, difference }) => ({
      below: factText(fact, readExact(below)!),
      at: factText(fact, readExact(at)!),
      before: text(before),
      after: text(after),
      difference: text(difference),
      witness: { kind: scenario.kind, name: scenario.name, id: place.id },
    })),
  )
}

const firstAt = (others: readonly OtherJump[]): readonly OtherJump[] =>
  others.filter(({ at }, place) => others.findIndex((one) => one.at === at) === place)

/** Borders at which other things turn too are of the rule that moves the money all the same. */
const largestOfEach = (jumps: readonly Jump[]): readonly Jump[] => {
  const kept = new Map<string, Jump>()
  for (const jump of jumps) {
    const key = `${jump.rule} ${jump.difference.startsWith('-')}`
    const before = kept.get(key)
    const others = firstAt([...(before?.others ?? []), ...jump.others])
    kept.set(key, { ...(before && !isAbove(jump, before) ? before : jump), others })
  }
  return [...kept.values()].map((jump) => {
    const others = jump.others
      .filter(({ at }) => at !== jump.at)
      .sort((a, b) => compare(numberOf(a.at), numberOf(b.at)))
    return { ...jump, others, borders: others.length + 1 }
  })
}

const numberOf = (text: string): Exact => readExact(text.replace('%', ''))!

const isAbove = (one: Jump, other: Jump): boolean => {
  const [a, b] = [one, other].map(({ witness }) => (witness.kind === 'example' ? 1 : 0))
  return a === b
    ? compare(absolute(readExact(one.difference)!), absolute(readExact(other.difference)!)) > 0
    : a! > b!
}

const placeOf = ({ one }: Candidate): number => (one.scenario.kind === 'example' ? 0 : 1)

const othersBeside = ({ pair, place, scenario }: Followed): number => othersIn(scenario.facts, pair, place)

/** Of a group so many are tried: those on facts that wait for something cannot be confirmed. */
const mostTries = 6

/** Two plain runs, and the facts made as few as still show the same. */
const confirmed = (
  looked: Looked,
  pair: Pair,
  { one, below, at, rules }: Candidate,
  better: Better | undefined,
  isOther: IsOther,
): Jump | undefined => {
  const { compiled, model } = looked
  const { scenario, place } = one
  const who = { thing: pair.paid, id: place.paid, channel: pair.channel }
  const sides = (
    facts: (value: Exact) => readonly PeriodFacts[],
  ): readonly [Payslip, Payslip] | undefined => {
    const [left, right] = [below, at].map((text) =>
      payslipOf(compiled, facts(readExact(text)!), scenario.readings, who),
    )
    return left && right ? [left, right] : undefined
  }
  const whole = sides(one.at)
  if (!whole) return undefined
  const [left, right] = whole
  const difference = subtract(right.total, left.total)
  if (signOf(difference) === 0 || isOther(left, right)) return undefined
  const changed = changedLines(left, right)
  // A line with a condition of its own is the cause itself; otherwise the first thing that turned.
  const rule = rules.includes(changed[0]!) ? changed[0]! : (rules[0] ?? changed[0]!)
  const few = fewer(one)
  const reduced = few && sides(few)
  const isSame =
    reduced && compare(reduced[0].total, left.total) === 0 && compare(reduced[1].total, right.total) === 0
  const facts = (few && isSame ? few : one.at)(readExact(below)!)
  const declared = [...rules, ...changed].flatMap(
    (name) => model.rules.find((spec) => spec.name === name)?.jumps ?? [],
  )[0]
  const text = (amount: Exact): string => toText(amount, compiled.minorDigits)
  return {
    along: movedOf(pair.driver, pair.fact),
    of: paidOf(looked, pair, changed),
    rule,
    clause: compiled.plan.rules.find(({ name }) => name === rule)?.clause ?? '',
    below: factText(pair.fact, readExact(below)!),
    at: factText(pair.fact, readExact(at)!),
    before: text(left.total),
    after: text(right.total),
    difference: text(difference),
    ...(better ? { better } : {}),
    ...(declared ? { declared } : {}),
    witness: witnessOf(one, facts),
    borders: 1,
    others: [],
  }
}

/** Lines that are other ones on both sides, the one that changes most first. */
const changedLines = (left: Payslip, right: Payslip): readonly string[] => {
  const sizeOf = (rule: string): Exact =>
    absolute(subtract(right.lines.get(rule) ?? ZERO, left.lines.get(rule) ?? ZERO))
  return [...new Set([...left.lines.keys(), ...right.lines.keys()])]
    .filter((rule) => signOf(sizeOf(rule)) > 0)
    .sort((a, b) => compare(sizeOf(b), sizeOf(a)))
}

export const paidOf = ({ compiled }: Looked, pair: Pair, changed: readonly string[]): Paid => {
  const [only, second] = changed
  const channel = compiled.channels.find(({ name }) => name === pair.channel && name !== 'earning')
  const rule = second === undefined ? compiled.plan.rules.find(({ name }) => name === only) : undefined
  return {
    thing: pair.paid,
    channel: pair.channel,
    ...(rule ? { rule: rule.name } : {}),
    title: rule?.title ?? channel?.title ?? { zh: '应发合计', en: 'pay in all' },
  }
}

export const witnessOf = ({ scenario, place }: Followed, facts: readonly PeriodFacts[]): Witness => ({
  kind: scenario.kind,
  name: scenario.name,
  period: place.period,
  id: place.id,
  paid: place.paid,
  facts,
  ...(Object.keys(scenario.readings).length > 0 ? { readings: scenario.readings } : {}),
})

/** The same facts without rows of the moved and the paid thing that are neither; undefined where there are none. */
const fewer = ({ at, place, pair, scenario }: Followed): Followed['at'] | undefined => {
  const keep = new Map<string, Set<string>>()
  for (const [thing, id] of [
    [pair.driver.thing, place.id],
    [pair.paid, place.paid],
  ] as const)
    keep.set(thing, (keep.get(thing) ?? new Set()).add(id))
  const kept = (one: PeriodFacts): PeriodFacts => ({
    ...one,
    ...Object.fromEntries(
      [...keep].flatMap(([thing, ids]) => {
        const rows = one[thing]
        return Array.isArray(rows) ? [[thing, rows.filter((row) => ids.has(String(row.id)))]] : []
      }),
    ),
  })
  const others = scenario.facts.some((one) =>
    [...keep].some(([thing, ids]) =>
      rowsIn(one, thing).some(({ id }) => id !== undefined && !ids.has(String(id))),
    ),
  )
  return others ? (value) => at(value).map(kept) : undefined
}
