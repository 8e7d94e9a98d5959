import type { Node, Range } from '../../formula/ast.ts'
import { namesIn } from '../../formula/names.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { AggregateWorking } from '../../plan/plan.ts'
import type { AxisId, NumberType } from '../../plan/type.ts'
import { pathsBetween } from '../axes.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { type Aggregate, resultType } from './aggregate-type.ts'
import { conditionAtoms } from './atoms.ts'
import { constantNumber } from './literals.ts'
import { axisOfEntity, entityFor } from './names.ts'
import { lowerWindow } from './window.ts'

/** `sum(value each thing in scope over window where condition)`. */
export const lowerAggregate = (node: Aggregate, scope: Scope, lower: LowerNode): Operand | undefined => {
  const members = membersOf(node, scope)
  if (members === undefined) return undefined
  const cycle = node.over?.kind === 'cycle' && node.over.cycle === scope.state.ruleSet.each
  if (node.over && !cycle && members === scope.axis) return lowerWindow(node, scope, lower)
  if (node.over && !cycle) return overInner(node, members, scope, lower)
  const group = node.scope ?? (members === scope.axis ? undefined : scope.axis)
  if (group === undefined)
    return report(scope, 'aggregate-no-scope', node.range, { text: textOf(scope, node.range) })
  if (!scope.state.axes.some((axis) => axis.id === group))
    return report(scope, 'unknown-thing', node.range, { name: group })
  const path = pathFor(members, group, node.via, node.range, scope)
  const down = path && pathFor(scope.axis, group, undefined, node.range, scope)
  return path && down && aggregate(node, members, group, path, down, scope, lower)
}

const pathFor = (
  from: AxisId,
  to: AxisId,
  via: string | undefined,
  range: Range,
  scope: Scope,
): readonly string[] | undefined => {
  const paths = pathsBetween(scope.state.axes, from, to, via)
  if (paths.length === 1) return paths[0]
  const code = paths.length === 0 ? 'no-path' : 'several-paths'
  return report(scope, code, range, { from, to, known: paths.map((path) => `via ${path[0]}`).join(', ') })
}

const aggregate = (
  node: Aggregate,
  members: AxisId,
  group: AxisId,
  path: readonly string[],
  down: readonly string[],
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const { builder } = scope.state
  const inner: Scope = { ...scope, axis: members, names: [], aggregates: [], locals: new Map() }
  const where = node.where && lower(node.where, inner)
  if (node.where && !where) return undefined
  if (where && where.type.kind !== 'truth')
    return report(scope, 'not-a-condition', node.where!.range, {
      text: textOf(scope, node.where!.range),
      kind: where.type.kind,
    })
  const counts = node.value.kind === 'name' && node.value.name === members
  const value = counts ? constantNumber(scope.state, scope.rule, '1') : lower(node.value, inner)
  if (!value || !fits(node, value, scope)) return undefined
  const type = resultType(node, value)
  const up = builder.emit(
    {
      op: 'up',
      how: node.name,
      axis: group,
      from: members,
      path,
      of: value.column,
      missing: scope.missing ?? 'block',
      ...(where ? { where: where.column } : {}),
    },
    scope.rule,
    type,
    group,
  )
  const column =
    down.length === 0
      ? up
      : builder.emit({ op: 'down', axis: scope.axis, path: down, of: up }, scope.rule, type, scope.axis)
  const working: AggregateWorking = {
    text: textOf(scope, node.range),
    how: node.name,
    axis: members,
    value: value.column,
    result: column,
    path,
    down,
    ...(where ? { where: where.column, conditions: conditionAtoms(node.where!, inner, lower) } : {}),
  }
  scope.aggregates.push(working)
  return {
    column,
    type,
    optional: node.name === 'min' || node.name === 'max' || node.name === 'mean' || node.name === 'only',
  }
}

/** Time inside, members outside: `sum(sales each employee over last 3 months)` sums each member's window. */
const overInner = (node: Aggregate, members: AxisId, scope: Scope, lower: LowerNode): Operand | undefined => {
  const { over, ...rest } = node
  if (node.name === 'mean' || node.name === 'only' || node.name === 'distinct')
    return report(scope, 'window-of-members', node.range, { name: node.name })
  const inner: Scope = { ...scope, axis: members, names: [], aggregates: [], locals: new Map() }
  const counts = node.value.kind === 'name' && node.value.name === members
  const each: Aggregate = {
    kind: 'aggregate',
    name: node.name,
    value: node.value,
    range: node.range,
    ...(over ? { over } : {}),
    ...(node.where ? { where: node.where } : {}),
  }
  const window = counts
    ? report(scope, 'window-of-members', node.range, { name: node.name })
    : lowerWindow(each, inner, lower)
  if (!window) return undefined
  const local = { kind: 'name' as const, name: '$window', range: node.range }
  const { where: _, ...outer } = rest
  return aggregateLocal(
    { ...outer, value: local, name: node.name === 'count' ? 'sum' : node.name },
    members,
    window,
    scope,
    lower,
  )
}

const aggregateLocal = (
  node: Aggregate,
  members: AxisId,
  window: Operand,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const group = node.scope ?? scope.axis
  const path = pathFor(members, group, node.via, node.range, scope)
  const down = path && pathFor(scope.axis, group, undefined, node.range, scope)
  const withWindow: LowerNode = (inner, at) =>
    inner.kind === 'name' && inner.name === '$window' ? window : lower(inner, at)
  return path && down && aggregate(node, members, group, path, down, scope, withWindow)
}

/** The rows an aggregate runs over: what `each` says, else the finest thing whose values it names. */
const membersOf = (node: Aggregate, scope: Scope): AxisId | undefined => {
  if (node.each !== undefined) {
    const axis =
      scope.state.axes.find((one) => one.id === node.each) ??
      scope.state.axes.find((one) => one.id === `${scope.axis}/${node.each}`)
    return axis?.id ?? report(scope, 'unknown-thing', node.range, { name: node.each })
  }
  const uses = [...namesIn(node.value), ...(node.where ? namesIn(node.where) : [])].filter(
    (use) => use.name !== 'period',
  )
  const named = uses.flatMap((use) => {
    const at: Node = { kind: 'name', name: use.name, range: use.range }
    const candidates = scope.state.entities.get(use.name) ?? []
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
  return (
    finest(
      [...new Set(named)].filter((axis): axis is AxisId => axis !== undefined && axis !== ''),
      scope,
    ) ?? scope.axis
  )
}

/** The axis from which all the others can be seen. */
const finest = (axes: readonly AxisId[], scope: Scope): AxisId | undefined =>
  axes.find((axis) => axes.every((other) => pathsBetween(scope.state.axes, axis, other).length > 0))

const fits = (node: Aggregate, value: Operand, scope: Scope): boolean => {
  const { kind } = value.type
  const good =
    node.name === 'any' || node.name === 'all'
      ? kind === 'truth'
      : node.name === 'sum' || node.name === 'mean'
        ? kind === 'number'
        : node.name === 'min' || node.name === 'max'
          ? kind === 'number' || kind === 'date'
          : true
  if (!good)
    report(scope, 'aggregate-kind', node.value.range, {
      name: node.name,
      text: textOf(scope, node.value.range),
      kind,
    })
  if (good && kind === 'number' && node.name === 'sum' && (value.type as NumberType).scale === 'ratio') {
    report(scope, 'ratio-summed', node.value.range, { text: textOf(scope, node.value.range) })
    return false
  }
  return good
}
