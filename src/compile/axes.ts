import { isLonger } from '../core/period.ts'
import type { Cycle, FactSpec, RuleSet, ThingSpec } from '../model/rule-set.ts'
import type { AxisSpec, ReferenceSpec } from '../plan/plan.ts'
import type { AxisId } from '../plan/type.ts'
import { cycleOf, isLong } from './clock.ts'

/** The axis of a thing in the rule set's own period, on a shorter clock inside it, or on a longer one. */
export const axisFor = (thing: string, each: Cycle, base: Cycle): AxisId =>
  each === base ? thing : `${thing}/${each}`

export const thingOf = (axis: AxisId): string => axis.split('/')[0]!

/** A thing on a clock of its own. */
interface Clocked {
  readonly thing: string
  readonly clock: Cycle
}

/** Every axis of the rule set: each thing, and each other clock that some rule or fact of it runs on. */
export const axesOf = (ruleSet: RuleSet): readonly AxisSpec[] => {
  const clocked = withNeighbours(clocksOf(ruleSet), ruleSet)
  const shorter = clocked.filter(({ clock }) => isLonger(ruleSet.each, clock))
  const longer = clocked.filter(({ clock }) => isLonger(clock, ruleSet.each))
  const references = new Map(
    ruleSet.things.map((thing) => [thing.name, referencesOf(thing, shorter, ruleSet)]),
  )
  const closing = (thing: string): readonly ReferenceSpec[] =>
    longer.flatMap((one) =>
      one.thing === thing ? [{ name: idOf(one), to: idOf(one), by: 'closing' as const }] : [],
    )
  return [
    ...ruleSet.things.map(({ name }) => ({
      id: name,
      thing: name,
      clock: 'period' as const,
      references: [...references.get(name)!, ...closing(name)],
    })),
    ...clocked.map((one) => ({
      id: idOf(one),
      ...one,
      references: [
        { name: one.thing, to: one.thing, by: 'thing' as const },
        ...(longer.includes(one)
          ? references.get(one.thing)!.filter(({ by }) => by !== 'moment')
          : besideOf(references.get(one.thing)!, one.clock)),
      ],
    })),
  ]
}

/** What a thing refers to, on the same day or week: the team's week of an employee's week. */
const besideOf = (references: readonly ReferenceSpec[], clock: Cycle): readonly ReferenceSpec[] =>
  references.flatMap(({ name, to, by }) =>
    by === 'moment' ? [] : [{ name, to: idOf({ thing: to, clock }), by: 'beside' as const }],
  )

/**
 * Days and weeks are those of everything that belongs together: of whatever the things on that clock refer to, and of
 * the owners of dated records that lead to them.
 */
const withNeighbours = (clocked: readonly Clocked[], ruleSet: RuleSet): readonly Clocked[] => {
  const found = new Map(clocked.map((one) => [idOf(one), one]))
  const plain = new Map(ruleSet.things.map((thing) => [thing.name, referencesOf(thing, [], ruleSet)]))
  const reached = (thing: string): readonly string[] => {
    const seen = new Set([thing])
    for (const at of seen) for (const { to } of plain.get(at) ?? []) seen.add(to)
    return [...seen]
  }
  const owners = ruleSet.things.flatMap((thing) => (isDated(thing) && thing.of ? [thing.of] : []))
  for (const { thing, clock } of clocked.filter((one) => isLonger(ruleSet.each, one.clock)))
    for (const from of [thing, ...owners.filter((owner) => reached(owner).includes(thing))])
      for (const one of reached(from)) found.set(idOf({ thing: one, clock }), { thing: one, clock })
  return [...found.values()]
}

const idOf = ({ thing, clock }: Clocked): AxisId => `${thing}/${clock}`

/** Days and weeks for the rules on them; a longer clock also for what a person supplies once in it. */
const clocksOf = ({ each, rules, things, calendar }: RuleSet): readonly Clocked[] => {
  const found = new Map<AxisId, Clocked>()
  const note = (thing: string, clock: Cycle): void => {
    if (clock === 'pay period' && calendar?.days === undefined) return
    const isSub = clock === 'day' || clock === 'week'
    if (isLonger(clock, each) || (isSub && isLonger(each, clock)))
      found.set(idOf({ thing, clock }), { thing, clock })
  }
  for (const rule of rules) note(rule.for, rule.each)
  for (const thing of things) for (const fact of thing.facts) if (fact.each) note(thing.name, fact.each)
  return [...found.values()]
}

/** Whether a fact leads from a member to its group. */
const isMembership = ({ name, type, derived }: FactSpec, { things }: RuleSet, of: string): boolean =>
  derived === true &&
  type.kind === 'reference' &&
  things.some((thing) => thing.name === name && thing.name === type.thing && thing.derived?.of === of)

const referencesOf = (
  thing: ThingSpec,
  shorter: readonly Clocked[],
  ruleSet: RuleSet,
): readonly ReferenceSpec[] => {
  if (thing.name === 'company') return []
  const own: ReferenceSpec[] =
    thing.of && thing.of !== 'company' ? [{ name: thing.of, to: thing.of, by: 'fact' }] : []
  for (const fact of thing.facts)
    if (fact.type.kind === 'reference' && fact.name !== thing.of)
      own.push({
        name: fact.name,
        to: fact.type.thing,
        by: isMembership(fact, ruleSet, thing.name) ? 'group' : 'fact',
      })
  const company: ReferenceSpec = { name: 'company', to: 'company', by: 'implicit' }
  const dated = isDated(thing)
  const moments: ReferenceSpec[] = shorter
    .filter(
      (clock) =>
        dated &&
        (clock.thing === 'company' || own.some((one) => one.to === clock.thing && one.name === clock.thing)),
    )
    .map((clock) => ({
      name: `${clock.thing}/${clock.clock}`,
      to: `${clock.thing}/${clock.clock}`,
      by: 'moment',
    }))
  return [...own, company, ...moments]
}

const isDated = (thing: ThingSpec): boolean =>
  thing.facts.some((fact) => fact.name === 'dated' && ['date', 'moment'].includes(fact.type.kind))

/** The group that a word such as `team` means on these rows: in a rule of weeks, that week of the team. */
export const groupOn = (axes: readonly AxisSpec[], axis: AxisId, thing: string, base: Cycle): AxisId => {
  const clock = cycleOf(axis, base)
  const beside = axisFor(thing, clock, base)
  return isLonger(base, clock) && axes.some((one) => one.id === beside) ? beside : thing
}

/** A thing belongs to what a reference of that very name leads to: an employee to its team, an order to its owner. */
const isBelonging = ({ by, name, to }: ReferenceSpec): boolean =>
  (by !== 'fact' && by !== 'beside') || name === thingOf(to)

const belongsTo = (axes: readonly AxisSpec[], from: AxisId, to: AxisId): boolean => {
  const seen = new Set([from])
  for (const at of seen)
    for (const reference of axes.find((axis) => axis.id === at)!.references)
      if (isBelonging(reference)) seen.add(reference.to)
  return seen.has(to)
}

const clockIn = (axis: AxisId): string | undefined => axis.split('/')[1]

/**
 * Shortest reference paths from one axis to another. More than one: the text must say which reference it means.
 * What a thing belongs to (the owner in `order of employee`) wins over other references to the same thing, and a
 * reference to something finer, such as a team's leader, is followed only where the text names it. A group stands in
 * the way of nothing: where something else leads there too, the way through a group is not meant.
 */
export const pathsBetween = (
  axes: readonly AxisSpec[],
  from: AxisId,
  to: AxisId,
  via?: string,
): readonly (readonly string[])[] => {
  if (from === to && via === undefined) return [[]]
  let front: { readonly at: AxisId; readonly path: readonly string[] }[] = [{ at: from, path: [] }]
  for (let length = 0; length < 4 && front.length > 0; length++) {
    const next = front.flatMap(({ at, path }) =>
      axes
        .find((axis) => axis.id === at)!
        .references.filter(({ by }) => by !== 'beside' || clockIn(to) === clockIn(at))
        .filter((reference) =>
          path.length === 0 && via !== undefined
            ? reference.name === via
            : isBelonging(reference) || !belongsTo(axes, reference.to, at),
        )
        .map((reference) => ({ at: reference.to, path: [...path, reference.name] })),
    )
    const found = next.filter((one) => one.at === to).map((one) => one.path)
    if (found.length > 0) {
      const direct = found.filter((path) =>
        everyStep(axes, from, path.slice(0, -1), ({ by }) => by !== 'group'),
      )
      const meant = direct.length > 0 ? direct : found
      const owner = meant.filter((path) => everyStep(axes, from, path, isBelonging))
      return owner.length === 1 ? owner : meant
    }
    front = next
  }
  return []
}

const everyStep = (
  axes: readonly AxisSpec[],
  from: AxisId,
  path: readonly string[],
  holds: (reference: ReferenceSpec) => boolean,
): boolean => {
  let at = from
  for (const name of path) {
    const reference = axes.find((axis) => axis.id === at)!.references.find((one) => one.name === name)!
    if (!holds(reference)) return false
    at = reference.to
  }
  return true
}

/** Whether some reference on a path may be empty: then there may be nothing at its end. */
export const mayLeadNowhere = (ruleSet: RuleSet, from: AxisId, path: readonly string[]): boolean => {
  let at = thingOf(from)
  // What has its rows because a period closes can see everything else that closes with it.
  let closed = cycleOf(from, ruleSet.each)
  return path.some((name) => {
    if (name.includes('/') && isLong(name, ruleSet.each)) {
      const open = isLonger(cycleOf(name, ruleSet.each), closed)
      closed = open ? closed : cycleOf(name, ruleSet.each)
      return open
    }
    const thing = ruleSet.things.find((one) => one.name === at)
    const fact = thing?.facts.find((one) => one.name === name)
    at = fact?.type.kind === 'reference' ? fact.type.thing : thingOf(name)
    return fact?.default === 'none'
  })
}
