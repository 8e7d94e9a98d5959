import { isInstantKind } from '../../core/instant.ts'
import type { Label } from '../../core/label.ts'
import type { Node } from '../../formula/ast.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { CellSpec } from '../../plan/plan.ts'
import type { ColumnType } from '../../plan/type.ts'
import { isShort } from '../clock.ts'
import { type LowerNode, report, type Scope, type State } from '../state.ts'
import { remember } from './names.ts'
import { anyNumber, typeFromText } from './type-ahead.ts'

type Call = Extract<Node, { kind: 'call' }>

/** `ago(x)`, `ago(x, 2)`: the value of that many periods (or, in an ordered rule, records) before. */
export const lowerAgo = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of, back] = node.arguments
  const count =
    back === undefined
      ? 1
      : back.kind === 'number' && /^[1-9]\d?$/.test(back.text)
        ? Number.parseInt(back.text, 10)
        : undefined
  if (!of || count === undefined || node.arguments.length > 2)
    return report(scope, 'function-arguments', node.range, {
      name: 'ago',
      wanted: 'ago(x), ago(x, 2)',
      text: printFormula(node),
    })
  if (!looksBack(scope, node)) return undefined
  const found = valuesAgo(of, count, scope, lower)[count - 1]!
  const title = titleOf(of, scope)
  const isRecord = scope.state.loop?.axis === scope.axis
  const [one, zh] = isRecord ? ['record before', '条'] : ['period ago', '期']
  remember(
    scope,
    printFormula(node),
    {
      zh: count === 1 ? `上${isRecord ? '一' : ''}${zh}${title.zh}` : `前 ${count} ${zh}${title.zh}`,
      en: `${title.en} ${count === 1 ? `one ${one}` : `${count} ${one.replace(' ', 's ')}`}`,
    },
    found,
    [],
  )
  return found
}

/** What is looked back at: a name by its title, anything else as it is written. */
const titleOf = (of: Node, { state }: Scope): Label => {
  const spec = of.kind === 'name' ? state.entities.get(of.name)?.[0]?.spec : undefined
  const text = printFormula(of)
  const { zh, en } = spec && 'title' in spec ? spec.title : { zh: text, en: text }
  // Chinese and Latin stand apart.
  return { zh: /^[!-~]/.test(zh) ? ` ${zh}` : zh, en }
}

/** `latest(x)`: the last value there was before this period, such as the grade of the quarter closed last. */
export const lowerLatest = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of] = node.arguments
  if (!of || node.arguments.length > 1)
    return report(scope, 'function-arguments', node.range, {
      name: 'latest',
      wanted: 'latest(x)',
      text: printFormula(node),
    })
  if (!looksBack(scope, node)) return undefined
  if (scope.state.loop?.axis === scope.axis) return report(scope, 'latest-of-record', node.range)
  const type = typeAhead(of, scope, lower)
  const { state } = scope
  const { under } = state
  const spec: CellSpec = {
    name: cellName(state, `${scope.rule}:${printFormula(node)}`),
    rule: scope.rule,
    axis: scope.axis,
    type: cellType(type),
    over: 'period',
    unbroken: false,
  }
  const close = (cell: number): void => {
    const outside = state.under
    state.under = under
    const value = lower(of, { ...scope, within: undefined, names: [], aggregates: [] })
    state.under = outside
    if (value) closeCell(scope, cell, value, 'keep')
  }
  const column = openCell(scope, spec, type, (cell) => state.builder.atEnd(() => close(cell)))
  const found = { column, type, optional: true }
  const title = titleOf(of, scope)
  remember(scope, printFormula(node), { zh: `最近一次${title.zh}`, en: `the latest ${title.en}` }, found, [])
  return found
}

/** Whether the rows of a formula have a past: those of days and weeks have none, records only where they are ordered. */
export const looksBack = (scope: Scope, node: Node): boolean => {
  const record = scope.state.ruleSet.things.find((thing) => thing.name === scope.axis)
  if (isShort(scope.axis, scope.state.ruleSet.each)) report(scope, 'ago-on-short-clock', node.range)
  else if (!record?.of || !record.facts.some((fact) => fact.name === 'dated')) return true
  else if (node.kind === 'aggregate')
    report(scope, 'window-on-record', node.range, { record: record.name, of: record.of })
  else if (scope.state.loop?.axis === scope.axis) return true
  else report(scope, 'ago-needs-order', node.range, { record: record.name })
  return false
}

/** The values of one, two, … periods before; each cell hands its opening value on to the next. */
export const valuesAgo = (
  of: Node,
  count: number,
  scope: Scope,
  lower: LowerNode,
  nameOf = (back: number): string => `ago(${printFormula(of)}${back === 1 ? '' : `, ${back}`})`,
): readonly Operand[] => {
  const { state } = scope
  const type = typeAhead(of, scope, lower)
  const loop = state.loop?.axis === scope.axis ? state.loop : undefined
  const found: Operand[] = []
  for (let back = 1; back <= count; back++) {
    const spec: CellSpec = {
      name: cellName(state, `${scope.rule}:${nameOf(back)}`),
      rule: scope.rule,
      axis: loop ? loop.owner : scope.axis,
      type: cellType(type),
      over: loop ? 'record' : 'period',
      unbroken: !loop,
      ...(loop?.restarts ? { reset: loop.restarts } : {}),
    }
    const before = found[back - 2]
    const { under } = state
    const close = (cell: number): void => {
      const outside = state.under
      state.under = under
      const value = before ?? lower(of, { ...scope, within: undefined, names: [], aggregates: [] })
      state.under = outside
      if (value) closeCell(scope, cell, value, 'clear')
    }
    const column = openCell(scope, spec, type, (cell) => {
      if (loop) loop.closings.push(() => close(cell))
      else state.builder.atEnd(() => close(cell))
    })
    found.push({ column, type, optional: true })
  }
  return found
}

/** A cell as it stands before the period; opened once, however often a rule asks for the same one. */
export const openCell = (
  scope: Scope,
  spec: CellSpec,
  type: ColumnType,
  opened: (cell: number) => void,
): number => {
  const { builder } = scope.state
  return builder.once(`cell ${spec.axis} ${scope.axis} ${spec.name}`, () => {
    const cell = builder.cell(spec)
    opened(cell)
    return builder.emit({ op: 'opening', axis: scope.axis, cell }, scope.rule, type, scope.axis)
  })
}

export const closeCell = (scope: Scope, cell: number, value: Operand, absent: 'keep' | 'clear'): void => {
  const { builder } = scope.state
  const to = builder.column(value.type, scope.axis)
  builder.emitInto(to, { op: 'closing', axis: scope.axis, cell, of: value.column, absent }, scope.rule)
}

/** Each option of a reading keeps cells of its own, so that a change of reading finds its history. */
export const cellName = (state: State, name: string): string =>
  state.under.length === 0 ? name : `${name}[${state.under.map((one) => one.option).join(', ')}]`

export const cellType = (type: ColumnType): CellSpec['type'] =>
  type.kind === 'number' || type.kind === 'truth' || isInstantKind(type.kind) ? type.kind : 'text'

/** The type of a value that may not have been lowered yet, because it refers to its own past. */
const typeAhead = (of: Node, scope: Scope, lower: LowerNode): ColumnType => {
  const name =
    of.kind === 'name' ? of.name : of.kind === 'member' && of.of.kind === 'name' ? of.of.name : undefined
  const rule = name === undefined ? undefined : scope.state.ruleSet.rules.find((one) => one.name === name)
  if (rule && !scope.state.done.has(rule.name)) return typeFromText(rule, scope.state)
  // Lowered only to learn its type; its steps are idle.
  return lower(of, { ...scope, within: undefined, names: [], aggregates: [] })?.type ?? anyNumber
}
