import { nearest } from '../../diagnostics/suggest.ts'
import type { Node, Range } from '../../formula/ast.ts'
import { partsOnRows } from '../../formula/children.ts'
import { type NameUse, namesIn } from '../../formula/names.ts'
import type { AxisSpec } from '../../plan/plan.ts'
import type { AxisId } from '../../plan/type.ts'
import { axisFor, pathsBetween } from '../axes.ts'
import { cycleOf, finestFirst } from '../clock.ts'
import { report, type Scope } from '../state.ts'
import type { Aggregate } from './aggregate-type.ts'
import { axisOfEntity, entityFor } from './names.ts'

/** The rows an aggregate runs over: what `each` says, else the finest thing whose values it names. */
export const membersOf = (node: Aggregate, scope: Scope): AxisId | undefined => {
  if (node.each !== undefined) {
    const axis =
      besideOf(node, node.each, scope) ??
      scope.state.axes.find((one) => one.id === node.each) ??
      scope.state.axes.find((one) => one.id === `${scope.axis}/${node.each}`)
    return axis?.id ?? unknownThing(node.each, node.range, scope)
  }
  // `count(employee where …)` counts employees, also where a record has a reference of that name.
  const counted = node.name === 'count' && node.value.kind === 'name' ? node.value.name : undefined
  const thing = scope.state.axes.find((one) => one.id === counted)?.id
  const uses = [...(thing === undefined ? [node.value] : []), node.where]
    .flatMap((part) => (part ? namesOutside(part) : []))
    .filter((use) => use.name !== 'period')
  const named = uses.flatMap((use) => {
    const at: Node = { kind: 'name', name: use.name, range: use.range }
    const candidates = scope.state.entities.get(use.name) ?? []
    if (
      thing !== undefined &&
      candidates.length > 1 &&
      candidates.some((one) => axisOfEntity(one, scope) === thing)
    )
      return [thing]
    const entity =
      candidates.length > 1
        ? finest(
            candidates.flatMap((one) => axisOfEntity(one, scope) ?? []),
            scope,
          )
        : undefined
    if (entity !== undefined) return [entity]
    const known = entityFor(use.name, scope, at)
    return known ? [axisOfEntity(known, scope) ?? ''] : [undefined]
  })
  if (named.includes(undefined)) return undefined
  const axes = [...new Set([thing, ...named])].filter(
    (axis): axis is AxisId => axis !== undefined && axis !== '',
  )
  return finest(axes, scope) ?? thing ?? scope.axis
}

/** `max(ofWeek each employee)` in a rule of weeks, or of quarters: those of employees, where such a value is named. */
const besideOf = (node: Aggregate, each: string, scope: Scope): AxisSpec | undefined => {
  const { axes, ruleSet, entities } = scope.state
  const beside = axisFor(each, cycleOf(scope.axis, ruleSet.each), ruleSet.each)
  if (beside === each || !axes.some((one) => one.id === beside)) return undefined
  const uses = [node.value, node.where].flatMap((part) => (part ? namesOutside(part) : []))
  const isNamed = uses.some(({ name }) =>
    (entities.get(name) ?? []).some((one) => axisOfEntity(one, scope) === beside),
  )
  return isNamed ? axes.find((one) => one.id === beside) : undefined
}

/** Names outside inner aggregates, whose members are their own. */
const namesOutside = (node: Node): readonly NameUse[] => {
  if (node.kind === 'aggregate') return []
  return node.kind === 'name' || node.kind === 'member'
    ? namesIn(node)
    : partsOnRows(node).flatMap(namesOutside)
}

/** The axis from which all the others can be seen; of a month and its quarter, the month. */
const finest = (axes: readonly AxisId[], scope: Scope): AxisId | undefined =>
  finestFirst(axes, scope.state.ruleSet.each).find((axis) =>
    axes.every((other) => pathsBetween(scope.state.axes, axis, other).length > 0),
  )

export const unknownThing = (name: string, range: Range, scope: Scope): undefined => {
  const known = scope.state.ruleSet.things.map((thing) => thing.name)
  return report(scope, 'unknown-thing', range, {
    name,
    near: nearest(name, known) ?? '',
    known: known.join(', '),
  })
}
