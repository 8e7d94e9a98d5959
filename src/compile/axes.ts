import type { Cycle, RuleSet, ThingSpec } from '../model/rule-set.ts'
import type { AxisSpec, ReferenceSpec } from '../plan/plan.ts'
import type { AxisId } from '../plan/type.ts'

/** The axis of a thing in the rule set's own period, or on a shorter clock inside it. */
export const axisFor = (thing: string, each: Cycle, base: Cycle): AxisId =>
  each === base ? thing : `${thing}/${each}`

export const thingOf = (axis: AxisId): string => axis.split('/')[0]!

/** Every axis of the rule set: each thing, and each shorter clock that some rule runs on. */
export const axesOf = (ruleSet: RuleSet): readonly AxisSpec[] => {
  const clocks = new Map<string, Set<'day' | 'week'>>()
  for (const rule of ruleSet.rules)
    if (rule.each !== ruleSet.each && (rule.each === 'day' || rule.each === 'week'))
      clocks.set(rule.for, (clocks.get(rule.for) ?? new Set()).add(rule.each))
  const shorter = [...clocks].flatMap(([thing, cycles]) => [...cycles].map((clock) => ({ thing, clock })))
  return [
    ...ruleSet.things.map((thing) => ({
      id: thing.name,
      thing: thing.name,
      clock: 'period' as const,
      references: referencesOf(thing, shorter),
    })),
    ...shorter.map(({ thing, clock }) => ({
      id: `${thing}/${clock}`,
      thing,
      clock,
      references: [{ name: thing, to: thing, by: 'thing' as const }],
    })),
  ]
}

const referencesOf = (
  thing: ThingSpec,
  shorter: readonly { readonly thing: string; readonly clock: 'day' | 'week' }[],
): readonly ReferenceSpec[] => {
  if (thing.name === 'company') return []
  const own: ReferenceSpec[] =
    thing.of && thing.of !== 'company' ? [{ name: thing.of, to: thing.of, by: 'fact' }] : []
  for (const fact of thing.facts)
    if (fact.type.kind === 'reference' && fact.name !== thing.of)
      own.push({ name: fact.name, to: fact.type.thing, by: 'fact' })
  const company: ReferenceSpec = { name: 'company', to: 'company', by: 'implicit' }
  const dated = thing.facts.some((fact) => fact.name === 'dated' && fact.type.kind === 'date')
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

/** A thing belongs to what a reference of that very name leads to: an employee to its team, an order to its owner. */
const isBelonging = (reference: ReferenceSpec): boolean =>
  reference.by !== 'fact' || reference.name === reference.to

const belongsTo = (axes: readonly AxisSpec[], from: AxisId, to: AxisId): boolean => {
  const seen = new Set([from])
  for (const at of seen)
    for (const reference of axes.find((axis) => axis.id === at)!.references)
      if (isBelonging(reference)) seen.add(reference.to)
  return seen.has(to)
}

/**
 * Shortest reference paths from one axis to another. More than one: the text must say which reference it means.
 * What a thing belongs to (the owner in `order of employee`) wins over other references to the same thing, and a
 * reference to something finer, such as a team's leader, is followed only where the text names it.
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
        .references.filter((reference) =>
          path.length === 0 && via !== undefined
            ? reference.name === via
            : isBelonging(reference) || !belongsTo(axes, reference.to, at),
        )
        .map((reference) => ({ at: reference.to, path: [...path, reference.name] })),
    )
    const found = next.filter((one) => one.at === to).map((one) => one.path)
    if (found.length > 0) {
      const owner = found.filter((path) => isBelongingPath(axes, from, path))
      return owner.length === 1 ? owner : found
    }
    front = next
  }
  return []
}

const isBelongingPath = (axes: readonly AxisSpec[], from: AxisId, path: readonly string[]): boolean => {
  let at = from
  for (const name of path) {
    const reference = axes.find((axis) => axis.id === at)!.references.find((one) => one.name === name)!
    if (!isBelonging(reference)) return false
    at = reference.to
  }
  return true
}

/** Whether some reference on a path may be empty: then there may be nothing at its end. */
export const mayLeadNowhere = (ruleSet: RuleSet, from: AxisId, path: readonly string[]): boolean => {
  let at = thingOf(from)
  return path.some((name) => {
    const thing = ruleSet.things.find((one) => one.name === at)
    const fact = thing?.facts.find((one) => one.name === name)
    at = fact?.type.kind === 'reference' ? fact.type.thing : thingOf(name)
    return fact?.default === 'none'
  })
}
