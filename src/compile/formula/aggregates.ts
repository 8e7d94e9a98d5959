import { isLonger } from '../../core/period.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { Node, Range } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import { kindWords } from '../../mechanisms/type-words.ts'
import type { AggregateWorking } from '../../plan/plan.ts'
import type { AxisId } from '../../plan/type.ts'
import { groupOn, pathsBetween, thingOf } from '../axes.ts'
import { cycleOf, isLong } from '../clock.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { type Aggregate, fits, isOfRowsAlone, isOwn, resultType } from './aggregate-type.ts'
import { emit } from './arithmetic.ts'
import { conditionAtoms } from './atoms.ts'
import { constantNumber } from './literals.ts'
import { lowerLonger } from './longer.ts'
import { membersOf, unknownThing } from './members.ts'
import { bringDown, onRows } from './rows.ts'
import { lowerWindow } from './window.ts'

/** `sum(value each thing in scope over window where condition)`. */
export const lowerAggregate = (node: Aggregate, scope: Scope, lower: LowerNode): Operand | undefined => {
  const members = membersOf(node, scope)
  if (members === undefined) return undefined
  const own = cycleOf(scope.axis, scope.state.ruleSet.each)
  const cycle = node.over?.kind === 'cycle' && node.over.cycle === own
  if (
    isLong(scope.axis, scope.state.ruleSet.each) &&
    isLonger(own, cycleOf(members, scope.state.ruleSet.each))
  )
    return lowerLonger(cycle ? withoutWindow(node) : node, members, scope, lower, lowerAggregate)
  if (node.over && !cycle && members === scope.axis && isOwn(node)) return lowerWindow(node, scope, lower)
  if (node.over && !cycle && isOwn(node) && isLonger(cycleOf(members, scope.state.ruleSet.each), own))
    if (thingOf(members) === thingOf(scope.axis)) return whenClosed(node, members, scope, lower)
  if (node.over && !cycle) return overInner(node, members, scope, lower)
  const group = groupOf(node, members, scope)
  if (group === undefined)
    return report(scope, isExtreme(node) ? 'extreme-no-scope' : 'aggregate-no-scope', node.range, {
      text: textOf(scope, node.range),
      name: node.name,
    })
  if (!scope.state.axes.some((axis) => axis.id === group)) return unknownThing(group, node.range, scope)
  return aggregate(node, members, group, scope, lower)
}

/** A window over one's own longer periods, such as `sum(ofQuarter over year to date)`: there when one of them closes. */
const whenClosed = (
  node: Aggregate,
  members: AxisId,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const there: Scope = { ...scope, axis: members, names: [], aggregates: [], looks: [], locals: new Map() }
  const window = lowerWindow(node, there, lower)
  const path = window && pathFor(scope.axis, members, undefined, node.range, scope)
  if (!window || !path) return undefined
  const { builder } = scope.state
  const operation = { op: 'down', axis: scope.axis, path, of: window.column } as const
  const column = builder.emit(operation, scope.rule, window.type, scope.axis)
  const text = textOf(scope, node.range)
  const rows = { axis: scope.axis, value: column, result: column, path: [], down: [] }
  scope.aggregates.push({ text, how: node.name, ...rows, over: text })
  return { ...window, column, optional: true }
}

/** What `in team` means: in a rule of weeks that week of the team, where the members belong to one. */
const groupOf = (node: Aggregate, members: AxisId, { state, axis }: Scope): AxisId | undefined => {
  if (node.scope === undefined) return members === axis && node.via === undefined ? undefined : axis
  const beside = groupOn(state.axes, axis, node.scope, state.ruleSet.each)
  return pathsBetween(state.axes, members, beside, node.via).length > 0 ? beside : node.scope
}

const isExtreme = ({ name }: Aggregate): boolean => name === 'min' || name === 'max'

const withoutWindow = ({ over: _, ...node }: Aggregate): Aggregate => node

const pathFor = (
  from: AxisId,
  to: AxisId,
  via: string | undefined,
  range: Range,
  scope: Scope,
): readonly string[] | undefined => {
  const paths = pathsBetween(scope.state.axes, from, to, via)
  if (paths.length === 1) return paths[0]
  const references = scope.state.axes.find((axis) => axis.id === from)!.references
  if (via !== undefined && !references.some((one) => one.name === via)) {
    const known = references.flatMap((one) => (one.by === 'fact' || one.by === 'group' ? [one.name] : []))
    const near = nearest(via, known) ?? ''
    return report(scope, 'unknown-reference', range, { from, name: via, near, known: known.join(', ') })
  }
  const code = paths.length === 0 ? 'no-path' : 'several-paths'
  return report(scope, code, range, { from, to, known: paths.map((path) => `via ${path[0]}`).join(', ') })
}

/** Up from the members to their group, and down to the rows of the formula where those are finer. */
const aggregate = (
  node: Aggregate,
  members: AxisId,
  group: AxisId,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const path = pathFor(members, group, node.via, node.range, scope)
  const down = path && pathFor(scope.axis, group, undefined, node.range, scope)
  if (!path || !down) return undefined
  const { builder } = scope.state
  const inner = onRows(scope, members)
  const where = node.where && lower(node.where, inner)
  if (node.where && !where) return undefined
  if (where && where.type.kind !== 'truth')
    return report(scope, 'not-a-condition', node.where!.range, {
      text: textOf(scope, node.where!.range),
      ...kindWords(where.type.kind),
    })
  const written = countsThing(node, members)
    ? constantNumber(scope.state, scope.rule, '1')
    : lower(node.value, inner)
  if (!written || !fits(node, written, scope)) return undefined
  const value = node.name === 'count' ? whereItHolds(written, inner) : written
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
  const column = down.length === 0 ? up : bringDown(scope, { column: up, type }, down)
  const working: AggregateWorking = {
    text: textOf(scope, node.range),
    how: node.name,
    axis: members,
    value: value.column,
    result: column,
    path,
    down,
    ...(scope.looks.length > 0 ? { looks: [scope.looks] } : {}),
    ...(where ? { where: where.column, conditions: conditionAtoms(node.where!, inner, lower) } : {}),
  }
  scope.aggregates.push(working)
  return {
    column,
    type,
    optional: ['min', 'max', 'mean', 'median', 'only'].includes(node.name),
  }
}

/** `count(order where …)` counts the rows themselves. */
const countsThing = (node: Aggregate, members: AxisId): boolean =>
  node.name === 'count' && node.value.kind === 'name' && node.value.name === members

/** `count(late)` of a yes or no counts those for whom it holds; of anything else, those who have a value. */
const whereItHolds = (value: Operand, inner: Scope): Operand =>
  value.type.kind === 'truth'
    ? {
        column: emit(inner, { op: 'pick', condition: value.column, then: value.column }, value.type, [value]),
        type: value.type,
        optional: true,
      }
    : value

/** Time inside, members outside: `sum(sales each employee over last 3 months)` sums each member's window. */
const overInner = (node: Aggregate, members: AxisId, scope: Scope, lower: LowerNode): Operand | undefined => {
  const { over, ...rest } = node
  if (node.name === 'mean' || isOfRowsAlone(node))
    return report(scope, 'window-of-members', node.range, { name: node.name })
  const inner = onRows(scope, members)
  const each: Aggregate = {
    kind: 'aggregate',
    name: node.name,
    value: node.value,
    range: node.range,
    ...(over ? { over } : {}),
    ...(node.where ? { where: node.where } : {}),
  }
  if (countsThing(node, members)) return report(scope, 'window-of-members', node.range, { name: node.name })
  const window = lowerWindow(each, inner, lower)
  if (!window) return undefined
  // The window of each member stands in for the value; what it counted is added up.
  const value: Node = { kind: 'name', name: '$window', range: node.range }
  const { where: _, ...outer } = rest
  const withWindow: LowerNode = (tree, at) => (tree === value ? window : lower(tree, at))
  const name = node.name === 'count' ? 'sum' : node.name
  return aggregate({ ...outer, value, name }, members, node.scope ?? scope.axis, scope, withWindow)
}
