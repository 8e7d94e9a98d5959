import { cycleLabels } from '../../core/cycle-label.ts'
import type { Label } from '../../core/label.ts'
import { isLonger } from '../../core/period.ts'
import type { Show } from '../../core/show.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { FactSpec } from '../../model/rule-set.ts'
import type { NamedColumn } from '../../plan/plan.ts'
import type { AxisId } from '../../plan/type.ts'
import { unitText } from '../../plan/unit-text.ts'
import { axisFor, mayLeadNowhere, pathsBetween, thingOf } from '../axes.ts'
import { cycleOf, isLong } from '../clock.ts'
import { factOperand } from '../facts.ts'
import { parameterOperand } from '../parameters.ts'
import { showOfFact, showOfParameter } from '../shows.ts'
import { type DoneRule, type Entity, report, type Scope } from '../state.ts'
import { bringDown } from './rows.ts'

/** A value by its name, brought to the rows of the formula. */
export const lowerName = (node: Extract<Node, { kind: 'name' }>, scope: Scope): Operand | undefined => {
  const local = scope.locals.get(node.name)
  if (local) return local
  const entity = entityFor(node.name, scope, node)
  if (!entity) return undefined
  scope.state.used.add(node.name)
  switch (entity.kind) {
    case 'parameter': {
      const operand = parameterOperand(scope.state, entity.spec)
      if (operand)
        remember(scope, node.name, entity.spec.title, operand, [], shown(showOfParameter(entity.spec)))
      return operand
    }
    case 'fact': {
      const operand = factOperand(scope.state, entity.thing, entity.spec)
      const own = axisOfFact(entity.thing.name, entity.spec, scope)
      if (isFlow(operand) && !sees(scope, own, node, node.name, operand)) return undefined
      return bring(scope, node, operand, entity.thing.name, {
        name: node.name,
        title: entity.spec.title,
        ...shown(showOfFact(entity.spec)),
      })
    }
    case 'rule':
      return ruleValue(scope, node, entity.spec.name, undefined)
    case 'thing':
      return report(scope, 'name-is-thing', node.range, { name: node.name })
    case 'reading':
      return report(scope, 'name-is-reading', node.range, { name: node.name })
  }
}

/** `rule.outcome`, or `reference.name`: a value of the thing that the reference leads to. */
export const lowerMember = (node: Extract<Node, { kind: 'member' }>, scope: Scope): Operand | undefined => {
  if (node.of.kind !== 'name') return report(scope, 'member-too-deep', node.range)
  const owner = node.of.name
  const entities = scope.state.entities.get(owner) ?? []
  if (entities.some((one) => one.kind === 'rule')) return ruleValue(scope, node, owner, node.name)
  const reference = scope.state.axes
    .find((axis) => axis.id === scope.axis)!
    .references.find((one) => one.name === owner)
  if (!reference) {
    const entity = entityFor(owner, scope, node.of)
    if (entity?.kind === 'thing') return thingWithDot(node, owner, scope)
    return entity && report(scope, 'not-a-reference', node.range, { name: owner })
  }
  return lowerThrough(node, reference.to, owner, scope)
}

/** `order.amount`: values of other rows are added up, one's own are read by their name alone. */
const thingWithDot = (
  node: Extract<Node, { kind: 'member' }>,
  thing: string,
  scope: Scope,
): Operand | undefined => {
  const isFiner =
    pathsBetween(scope.state.axes, thing, scope.axis).length > 0 && thing !== thingOf(scope.axis)
  const meant = isFiner ? `sum(${node.name} each ${thing})` : node.name
  return report(scope, 'thing-with-dot', node.range, { thing, name: node.name, meant })
}

/** A number of a month is not one of a quarter until a rule says how; a date or a word is read as it stands at the close. */
const isFlow = ({ type }: Operand): boolean => type.kind === 'number'

/**
 * Whether a formula may read values of these rows as they are: those of a shorter period want an aggregate, unless
 * they are the same in each.
 */
const sees = (
  scope: Scope,
  from: AxisId,
  node: Node,
  name: string,
  operand: Operand | undefined,
): boolean => {
  const { each } = scope.state.ruleSet
  const [own, other] = [cycleOf(scope.axis, each), cycleOf(from, each)]
  if (!isLong(scope.axis, each) || !isLonger(own, other)) return true
  if (operand && scope.state.builder.isSteady(operand.column)) return true
  const kind = operand?.type.kind
  report(scope, 'needs-window', node.range, {
    name,
    cycle: other,
    cycleZh: cycleLabels[other].zh,
    own,
    ownZh: cycleLabels[own].zh,
    [kind === 'number' || kind === 'truth' ? kind : 'other']: kind ?? 'other',
  })
  return false
}

/**
 * The result of a quarter is there in the month that closes it: while a quarter or year puts its months together, all
 * others would be left out unseen.
 */
const closesLater = (scope: Scope, from: AxisId, node: Node, name: string): boolean => {
  const { each } = scope.state.ruleSet
  const [own, other] = [cycleOf(scope.axis, each), cycleOf(from, each)]
  if (scope.within === undefined || !isLonger(other, own) || !isLong(from, each)) return false
  report(scope, 'closes-later', node.range, {
    name,
    cycle: other,
    cycleZh: cycleLabels[other].zh,
    own,
    ownZh: cycleLabels[own].zh,
  })
  return true
}

/** What holds for a name holds for one that a reference leads to: `leader.sales` of which month? */
const seesThrough = (
  node: Extract<Node, { kind: 'member' }>,
  via: string,
  operand: Operand,
  there: Scope,
  scope: Scope,
): boolean => {
  const entity = entityFor(node.name, there, node)
  const from = entity && axisOfEntity(entity, there)
  if (from === undefined || (entity?.kind === 'fact' && !isFlow(operand))) return true
  return sees(scope, from, node, `${via}.${node.name}`, operand)
}

const lowerThrough = (
  node: Extract<Node, { kind: 'member' }>,
  to: AxisId,
  via: string,
  scope: Scope,
): Operand | undefined => {
  const there: Scope = { ...scope, axis: to, names: [], aggregates: [], locals: new Map() }
  const operand = lowerName({ kind: 'name', name: node.name, range: node.range }, there)
  if (!operand || scope.state.builder.typeOf(operand.column) === undefined) return undefined
  if (!seesThrough(node, via, operand, there, scope)) return undefined
  const column = bringDown(scope, operand, [via])
  const asked = scope.holds.has(`present(${via}.${node.name})`)
  const optional = !asked && (operand.optional || mayLeadNowhere(scope.state.ruleSet, scope.axis, [via]))
  const brought = { ...operand, column, optional }
  const { title = { zh: node.name, en: node.name }, show } = there.names[0] ?? {}
  const owner = scope.state.entities.get(via)?.[0]?.spec
  const reference = owner && 'title' in owner ? owner.title : { zh: via, en: via }
  const name = `${via}.${node.name}`
  remember(scope, name, within(reference, title), brought, [via], shown(show))
  return brought
}

const ruleValue = (
  scope: Scope,
  node: Extract<Node, { kind: 'name' | 'member' }>,
  name: string,
  outcome: string | undefined,
): Operand | undefined => {
  const done = scope.state.done.get(name)
  const spec = (scope.state.entities.get(name) ?? []).find((one) => one.kind === 'rule')!.spec
  scope.state.used.add(name)
  const read = outcome === undefined ? done?.value : done?.outcomes[outcome]
  if (done && !sees(scope, done.axis, node, name, read)) return undefined
  if (done && closesLater(scope, done.axis, node, name)) return undefined
  // A rule whose own lowering failed has been reported; nothing more is said here.
  if (!done) return undefined
  const group = outcome === undefined ? undefined : done.ofGroup?.[outcome]
  if (group)
    return bring(scope, node, group.operand, group.axis, {
      name: `${name}.${outcome}`,
      title: spec.title,
      ...shown(spec.show),
    })
  if (outcome !== undefined && Object.keys(done.outcomes).length === 0)
    return report(scope, 'not-a-reference', node.range, { name })
  if (outcome !== undefined && done.outcomes[outcome] === undefined)
    return report(scope, 'no-such-outcome', node.range, {
      name,
      outcome,
      near: nearest(outcome, Object.keys(done.outcomes)) ?? '',
      known: Object.keys(done.outcomes).join(', '),
    })
  const operand = outcome === undefined ? done.value : done.outcomes[outcome]
  if (!operand)
    return report(scope, 'several-outcomes', node.range, {
      name,
      known: Object.keys(done.outcomes)
        .map((one) => `${name}.${one}`)
        .join(', '),
    })
  const settled = { ...operand, optional: operand.optional && !isKnownPresent(scope, done, name, outcome) }
  const title = outcome === undefined ? spec.title : outcomeTitle(scope, spec.title, outcome)
  return bring(scope, node, settled, done.axis, {
    name: outcome === undefined ? name : `${name}.${outcome}`,
    title,
    rule: name,
    ...(outcome === undefined ? {} : { outcome }),
    ...shown(spec.show),
  })
}

/** `评估等级·系数`: a part of something, under the title of the whole. */
const within = (whole: Label, part: Label): Label => ({
  zh: `${whole.zh}·${part.zh}`,
  en: `${whole.en}: ${part.en}`,
})

const outcomeTitle = (scope: Scope, rule: Label, outcome: string): Label =>
  within(rule, scope.state.ruleSet.words[outcome] ?? { zh: outcome, en: outcome })

const shown = (show: Show | undefined): Pick<NamedColumn, 'show'> => (show === undefined ? {} : { show })

/** A rule is there where its own conditions are among those that hold here, or where `present(rule)` was asked. */
export const isKnownPresent = (
  scope: Scope,
  done: DoneRule,
  name: string,
  outcome: string | undefined,
): boolean => {
  if (scope.holds.has(`present(${outcome === undefined ? name : `${name}.${outcome}`})`)) return true
  return (
    done.presentWhen !== undefined && [...done.presentWhen].every((condition) => scope.holds.has(condition))
  )
}

/** Brings a value from its own rows down to the rows of the formula. */
const bring = (
  scope: Scope,
  node: Node,
  operand: Operand,
  from: AxisId,
  named: Omit<NamedColumn, 'column'>,
): Operand | undefined => {
  const asked = scope.holds.has(`present(${named.name})`)
  const settled = asked ? { ...operand, optional: false } : operand
  if (from === scope.axis) {
    remember(scope, named.name, named.title, settled, [], named)
    return settled
  }
  const paths = pathsBetween(scope.state.axes, scope.axis, from)
  if (paths.length === 0)
    return report(scope, 'needs-aggregate', node.range, { name: named.name, of: from, on: scope.axis })
  if (paths.length > 1)
    return report(scope, 'several-references', node.range, {
      name: named.name,
      known: paths.map((path) => `${path[0]}.${named.name}`).join(', '),
    })
  const path = paths[0]!
  const column = scope.state.builder.once(`down ${scope.axis} ${path.join('>')} ${settled.column}`, () =>
    bringDown(scope, settled, path),
  )
  const optional = !asked && (settled.optional || mayLeadNowhere(scope.state.ruleSet, scope.axis, path))
  const brought = { ...settled, column, optional }
  remember(scope, named.name, named.title, brought, path, named)
  return brought
}

/** Keeps what a formula reads for its explanation. */
export const remember = (
  scope: Scope,
  name: string,
  title: NamedColumn['title'],
  operand: Operand,
  path: readonly string[],
  more: Partial<NamedColumn> = {},
): void => {
  const unit = operand.type.kind === 'number' ? unitText(operand.type.unit) : ''
  scope.names.push({
    ...more,
    name,
    title,
    column: operand.column,
    path,
    ...(unit === '' || unit === '1' ? {} : { unit }),
    ...(scope.looks.length > 0 ? { looks: [scope.looks] } : {}),
  })
}

/** What a name means here: a fact may be named alike on several things, and the nearest one is meant. */
export const entityFor = (name: string, scope: Scope, node: Node): Entity | undefined => {
  const entities = scope.state.entities.get(name) ?? []
  if (entities.length === 1) return entities[0]
  if (entities.length === 0) return unknownName(name, scope, node)
  const onAxis = entities.filter((one) => one.kind === 'fact' && one.thing.name === thingOf(scope.axis))
  if (onAxis.length === 1) return onAxis[0]
  const reachable = entities.filter(
    (one) => one.kind === 'fact' && pathsBetween(scope.state.axes, scope.axis, one.thing.name).length > 0,
  )
  if (reachable.length === 1) return reachable[0]
  // What a group goes by is the same in it and in its members: the fact itself is meant.
  const given = reachable.filter((one) => one.kind !== 'fact' || !one.spec.derived)
  if (given.length === 1) return given[0]
  const near = given.length === 0 ? nearestOf(reachable, scope) : undefined
  if (near) return near
  const things = entities.flatMap((one) => (one.kind === 'fact' ? [one.thing.name] : []))
  return report(scope, 'ambiguous-name', node.range, {
    name,
    known: things.map((thing) => `${thing}.${name}`).join(', '),
  })
}

/** The one of several that the fewest references lead to. */
const nearestOf = (entities: readonly Entity[], scope: Scope): Entity | undefined => {
  const stepsTo = (one: Entity): number =>
    one.kind === 'fact' ? pathsBetween(scope.state.axes, scope.axis, one.thing.name)[0]!.length : 0
  const least = Math.min(...entities.map(stepsTo))
  const nearest = entities.filter((one) => stepsTo(one) === least)
  return nearest.length === 1 ? nearest[0] : undefined
}

const unknownName = (name: string, scope: Scope, node: Node): undefined => {
  if (name === 'period') return report(scope, 'period-is-no-value', node.range)
  if (scope.state.ruleSet.words[name] !== undefined || isWordOfAFact(name, scope))
    return report(scope, 'word-without-quotes', node.range, { name })
  const known = [...scope.state.entities.keys(), ...scope.locals.keys()]
  return report(scope, 'unknown-name', node.range, {
    name,
    near: nearest(name, known, titlesOf(scope)) ?? '',
  })
}

const isWordOfAFact = (name: string, scope: Scope): boolean =>
  scope.state.ruleSet.things.some((thing) =>
    thing.facts.some((fact) => fact.type.kind === 'word' && fact.type.words.includes(name)),
  )

const titlesOf = (scope: Scope): ReadonlyMap<string, string> =>
  new Map(
    [...scope.state.entities].flatMap(([name, entities]) =>
      entities.flatMap((one) =>
        'title' in one.spec ? [[one.spec.title.zh, name] as const, [one.spec.title.en, name] as const] : [],
      ),
    ),
  )

/** A fact of a quarter is one value of the quarter, though every month in it can see it. */
const axisOfFact = (thing: string, { each }: FactSpec, scope: Scope): AxisId => {
  const axis = axisFor(thing, each ?? scope.state.ruleSet.each, scope.state.ruleSet.each)
  return each !== undefined && isLong(axis, scope.state.ruleSet.each) ? axis : thing
}

export const axisOfEntity = (entity: Entity, scope: Scope): AxisId | undefined => {
  if (entity.kind === 'fact') return axisOfFact(entity.thing.name, entity.spec, scope)
  if (entity.kind === 'rule') return axisFor(entity.spec.for, entity.spec.each, scope.state.ruleSet.each)
  return entity.kind === 'thing' ? entity.spec.name : undefined
}
