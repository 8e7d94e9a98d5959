import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { Operation } from '../../plan/operations.ts'
import type { ColumnType, NumberType, ValueRange } from '../../plan/type.ts'
import { unitText } from '../../plan/unit-text.ts'
import { atLeastZero, between } from '../range.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { emit, lowerNumeric } from './arithmetic.ts'
import { constantNumber } from './literals.ts'

type Call = Extract<Node, { kind: 'call' }>
type How = Extract<Operation, { op: 'calendar' }>['how']

const counted = (unit: string, range: ValueRange): NumberType => ({
  kind: 'number',
  unit: { [unit]: 1 },
  scale: 0,
  range,
})
const daysOf: Record<string, ValueRange> = {
  day: between('1', '1'),
  week: between('7', '7'),
  'pay period': between('1', '999'),
  'half-month': between('13', '16'),
  month: between('28', '31'),
  quarter: between('90', '92'),
  'half-year': between('181', '184'),
  year: between('365', '366'),
}

/** Functions of the calendar. `period` is the rule's own period, `next(period)` the one after it. */
export const calendarFunctions = [
  'start',
  'end',
  'daysIn',
  'date',
  'days',
  'months',
  'years',
  'weekday',
  'day',
  'month',
  'year',
  'addDays',
  'addMonths',
  'number',
  'clock',
  'at',
  'minutes',
  'hours',
  'workingMinutes',
  'workingHours',
  'workingDays',
] as const

export const lowerCalendar = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [first, second] = node.arguments
  switch (node.name) {
    case 'start':
      return ofPeriod(node, 'firstDay', { kind: 'date' }, scope)
    case 'end':
      return ofPeriod(node, 'lastDay', { kind: 'date' }, scope)
    case 'daysIn':
      return ofPeriod(node, 'daysIn', counted('days', daysOf[clockOf(scope)]!), scope)
    case 'number':
      return ofPeriod(node, 'number', { kind: 'number', unit: {}, scale: 0, range: atLeastZero }, scope)
    case 'clock':
      return ofInstants(node, 'clockOf', { kind: 'clock' }, ['moment'], scope, lower)
    case 'at':
      return ofInstants(node, 'at', { kind: 'moment' }, ['date', 'clock'], scope, lower)
    case 'minutes':
    case 'hours':
    case 'workingMinutes':
    case 'workingHours':
      return span(node, scope, lower)
    case 'date': {
      if (node.arguments.length === 1)
        return ofInstants(node, 'dateOf', { kind: 'date' }, ['moment'], scope, lower)
      const offset = first && periodOffset(first)
      if (offset === undefined || !second || node.arguments.length > 2)
        return report(scope, 'calendar-arguments', node.range, { text: textOf(scope, node.range) })
      const day = wholeNumber(second, 'days', scope, lower)
      return day && calendar(scope, 'dayOfPeriod', { kind: 'date' }, offset, [day])
    }
    case 'day':
    case 'month':
    case 'year': {
      const [how, type] = parts[node.name]
      return ofInstants(node, how, type, ['date'], scope, lower)
    }
    case 'addDays':
      return moved(node, 'addDays', 'days', scope, lower)
    case 'addMonths':
      return moved(node, 'addMonths', 'months', scope, lower)
    case 'weekday':
      return ofInstants(node, 'weekday', weekday, ['date'], scope, lower)
    case 'workingDays':
      if (!hasWorkWeek(node, scope)) return undefined
      return ofInstants(node, 'workingDays', counted('days', atLeastZero), ['date', 'date'], scope, lower)
    default:
      return ofInstants(
        node,
        node.name as How,
        counted(node.name, atLeastZero),
        ['date', 'date'],
        scope,
        lower,
      )
  }
}

const clockOf = (scope: Scope): string => scope.axis.split('/')[1] ?? scope.state.ruleSet.each

const ofPeriod = (node: Call, how: How, type: ColumnType, scope: Scope): Operand | undefined => {
  const offset = node.arguments.length === 1 ? periodOffset(node.arguments[0]!) : undefined
  if (offset === undefined)
    return report(scope, 'calendar-arguments', node.range, { text: textOf(scope, node.range) })
  return calendar(scope, how, type, offset, [])
}

const plain = (from: string, to: string): NumberType => ({
  kind: 'number',
  unit: {},
  scale: 0,
  range: between(from, to),
})
const weekday = plain('1', '7')

const parts = {
  day: ['dayOfMonth', plain('1', '31')],
  month: ['monthOfYear', plain('1', '12')],
  year: ['yearOf', plain('1', '9999')],
} as const

/** `addDays(d, n)`, `addMonths(d, n)`: a date so much later, or earlier where n is below zero. */
const moved = (
  node: Call,
  how: 'addDays' | 'addMonths',
  unit: string,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const [from, by] = node.arguments
  const date = from && lower(from, scope)
  if (from && !date) return undefined
  if (!by || node.arguments.length > 2 || date?.type.kind !== 'date')
    return report(scope, 'calendar-arguments', node.range, { text: textOf(scope, node.range) })
  const count = wholeNumber(by, unit, scope, lower)
  return count && calendar(scope, how, { kind: 'date' }, 0, [date, count])
}

/** A count of days or months: whole by its type, plain or in that unit. */
const wholeNumber = (node: Node, unit: string, scope: Scope, lower: LowerNode): Operand | undefined => {
  const count = lowerNumeric(node, scope, lower)
  if (!count) return undefined
  const text = textOf(scope, node.range)
  const own = count.type.unit === 'open' ? '1' : unitText(count.type.unit)
  if (own !== '1' && own !== unit) return report(scope, 'calendar-unit', node.range, { text, own, unit })
  if (count.type.scale === 0) return count
  return report(scope, 'calendar-not-whole', node.range, { text })
}

/** `minutes(a, b)`, `workingHours(a, b)`: the time between two moments, exact to the second. */
const span = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const working = node.name.startsWith('working')
  if (working && !hasWorkWeek(node, scope)) return undefined
  const how = working ? 'workingSeconds' : 'seconds'
  const seconds = ofInstants(node, how, counted('seconds', atLeastZero), ['moment', 'moment'], scope, lower)
  if (!seconds) return undefined
  const minutes = node.name.toLowerCase().endsWith('minutes')
  const type: ColumnType = { ...counted(minutes ? 'minutes' : 'hours', atLeastZero), scale: 'quotient' }
  const by = constantNumber(scope.state, scope.rule, minutes ? '60' : '3600')
  const operation = { op: 'divide', left: seconds.column, right: by.column, remainder: false } as const
  return { column: emit(scope, operation, type, [seconds]), type, optional: seconds.optional }
}

const hasWorkWeek = (node: Call, scope: Scope): boolean => {
  const { workWeek } = scope.state.ruleSet
  if (!workWeek) report(scope, 'work-week-missing', node.range, { name: node.name })
  return workWeek !== undefined
}

const ofInstants = (
  node: Call,
  how: How,
  type: ColumnType,
  kinds: readonly ColumnType['kind'][],
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const dates = node.arguments.map((one) => lower(one, scope))
  if (dates.some((one) => one === undefined)) return undefined
  if (dates.length !== kinds.length || dates.some((one, at) => one!.type.kind !== kinds[at]))
    return report(scope, 'calendar-arguments', node.range, { text: textOf(scope, node.range) })
  return calendar(scope, how, type, 0, dates as Operand[])
}

const calendar = (
  scope: Scope,
  how: How,
  type: ColumnType,
  offset: number,
  of: readonly Operand[],
): Operand => {
  const clocked = scope.axis.includes('/')
  const everywhere = !clocked && of.every((one) => scope.state.builder.isConstant(one.column))
  const axis = everywhere ? undefined : scope.axis
  const column = scope.state.builder.emit(
    { op: 'calendar', how, axis: clocked ? scope.axis : undefined, offset, of: of.map((one) => one.column) },
    scope.rule,
    type,
    axis,
  )
  return { column, type, optional: of.some((one) => one.optional) }
}

/** `period`, `next(period)`, `previous(period)`, `next(period, 2)`: periods from the current one. */
const periodOffset = (node: Node): number | undefined => {
  if (node.kind === 'name') return node.name === 'period' ? 0 : undefined
  if (node.kind !== 'call' || (node.name !== 'next' && node.name !== 'previous')) return undefined
  const [of, by] = node.arguments
  const start = of && periodOffset(of)
  const steps =
    by === undefined
      ? 1
      : by.kind === 'number' && /^\d{1,3}$/.test(by.text)
        ? Number.parseInt(by.text, 10)
        : undefined
  if (start === undefined || steps === undefined) return undefined
  return node.name === 'next' ? start + steps : start - steps
}
