import type { Node } from '../../formula/ast.ts'
import { namesIn } from '../../formula/names.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { AxisId } from '../../plan/type.ts'
import { pathsBetween, thingOf } from '../axes.ts'
import { cycleOf, isLong, isShort } from '../clock.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { type Aggregate, isOfRowsAlone, isOwn } from './aggregate-type.ts'
import { axisOfEntity, remember } from './names.ts'
import { bringDown, onRows } from './rows.ts'
import { type Longer, lowerToDate, lowerWindow, quotient } from './window.ts'

type Call = Extract<Node, { kind: 'call' }>
type LowerAggregate = (node: Aggregate, scope: Scope, lower: LowerNode) => Operand | undefined

/**
 * A longer period over the shorter ones in it: what each of them brings is kept to date, and read when the longer
 * one closes. Members are put together inside each shorter period first, so that somebody who was there for one month
 * counts for that month.
 */
export const lowerLonger = (
  node: Aggregate,
  members: AxisId,
  scope: Scope,
  lower: LowerNode,
  lowerAggregate: LowerAggregate,
): Operand | undefined => {
  const again = (part: Aggregate): Operand | undefined =>
    lowerLonger(part, members, scope, lower, lowerAggregate)
  if (node.name === 'mean' && !node.over) return quotient(node, again, scope)
  // One's own values, and not those of a group around oneself, of others by a reference, or of days.
  const own =
    thingOf(members) === thingOf(scope.axis) && isOwn(node) && !isShort(members, scope.state.ruleSet.each)
  const axis = own ? members : thingOf(scope.axis)
  const within = cycleOf(scope.axis, scope.state.ruleSet.each) as Longer
  const mixes = countsAtTheClose(node, members, scope) ? {} : { within }
  const inside: Scope = { ...onRows(scope, axis), ...mixes }
  const result = node.over
    ? (own ? lowerWindow : lowerAggregate)(node, inside, lower)
    : own
      ? lowerToDate(node, within, inside, lower)
      : ofMembers(node, within, inside, lower, lowerAggregate)
  return result && atTheClose(node, result, axis, scope)
}

/** `count(employee where takesPart)`, with nothing of the shorter periods in it, counts those there at the close. */
const countsAtTheClose = (node: Aggregate, members: AxisId, scope: Scope): boolean =>
  node.name === 'count' &&
  node.value.kind === 'name' &&
  node.value.name === members &&
  node.where !== undefined &&
  namesIn(node.where).every(({ name }) => {
    const entity = scope.state.entities.get(name)?.[0]
    const from = entity && axisOfEntity(entity, scope)
    return from === undefined || isLong(from, scope.state.ruleSet.each)
  })

/** The members' total of each shorter period stands in for the value; counts are added up. */
const ofMembers = (
  node: Aggregate,
  within: Longer,
  inside: Scope,
  lower: LowerNode,
  lowerAggregate: LowerAggregate,
): Operand | undefined => {
  if (isOfRowsAlone(node)) return report(inside, 'window-of-members', node.range, { name: node.name })
  const total = lowerAggregate(node, inside, lower)
  if (!total) return undefined
  const value: Node = { kind: 'name', name: '$total', range: node.range }
  const withTotal: LowerNode = (tree, at) => (tree === value ? total : lower(tree, at))
  const name = node.name === 'count' ? 'sum' : node.name
  const over = { kind: 'toDate', within } as const
  const whole: Aggregate = { kind: 'aggregate', name, value, range: node.range }
  return lowerToDate(whole, within, inside, withTotal, printFormula({ ...node, over }))
}

/** `closing(x)`: a value of the shorter period as it stands when the longer one closes. */
export const lowerClosing = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of] = node.arguments
  if (!of || node.arguments.length > 1)
    return report(scope, 'function-arguments', node.range, {
      name: 'closing',
      wanted: 'closing(x)',
      text: textOf(scope, node.range),
    })
  const { each } = scope.state.ruleSet
  if (!isLong(scope.axis, each))
    return report(scope, 'closing-of-itself', node.range, { text: textOf(scope, node.range), each })
  const inside: Scope = { ...scope, axis: thingOf(scope.axis), names: [], aggregates: [], locals: new Map() }
  const value = lower(of, inside)
  if (!value) return undefined
  const there = brought(value, inside.axis, scope)
  if (scope.state.builder.isConstant(there.column)) return there
  // What it is made of has rows of the shorter clock: here it is one value, of the row that closes.
  const inner = of.kind === 'name' || of.kind === 'member' ? inside.names[0] : undefined
  const text = printFormula(node)
  const { title = { zh: text, en: text }, show, rule, outcome } = inner ?? {}
  const [path] = pathsBetween(scope.state.axes, scope.axis, inside.axis)
  remember(scope, text, title, there, [...path!, ...(inner?.path ?? [])], {
    ...(show ? { show } : {}),
    ...(rule === undefined ? {} : { rule }),
    ...(outcome === undefined ? {} : { outcome }),
  })
  return there
}

const brought = (value: Operand, axis: AxisId, scope: Scope): Operand => {
  const [path] = pathsBetween(scope.state.axes, scope.axis, axis)
  return { ...value, column: bringDown(scope, value, path!) }
}

/** What the shorter rows hold when the longer period closes. */
const atTheClose = (node: Aggregate, result: Operand, axis: AxisId, scope: Scope): Operand => {
  const there = brought(result, axis, scope)
  const text = textOf(scope, node.range)
  scope.aggregates.push({
    text,
    how: node.name,
    axis: scope.axis,
    value: there.column,
    result: there.column,
    path: [],
    down: [],
    over: text,
  })
  return there
}
