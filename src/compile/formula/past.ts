import type { Node } from '../../formula/ast.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { CellSpec } from '../../plan/plan.ts'
import type { ColumnType } from '../../plan/type.ts'
import { type LowerNode, report, type Scope, type State } from '../state.ts'

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
  if (scope.axis.includes('/')) return report(scope, 'ago-on-short-clock', node.range)
  return valuesAgo(of, count, scope, lower)[count - 1]
}

/** The values of one, two, … periods before; each cell hands its opening value on to the next. */
export const valuesAgo = (
  of: Node,
  count: number,
  scope: Scope,
  lower: LowerNode,
  label = printFormula(of),
): readonly Operand[] => {
  const { state } = scope
  const type = typeAhead(of, scope, lower)
  const record = state.loop !== undefined
  const found: Operand[] = []
  for (let back = 1; back <= count; back++) {
    const spec: CellSpec = {
      name: cellName(state, `${scope.rule}:ago(${label}${back === 1 ? '' : `, ${back}`})`),
      rule: scope.rule,
      axis: record ? state.loop!.owner : scope.axis,
      type: cellType(type),
      over: record ? 'record' : 'period',
      unbroken: !record,
    }
    const cell = state.builder.cell(spec)
    const column = state.builder.emit({ op: 'opening', axis: scope.axis, cell }, scope.rule, type, scope.axis)
    found.push({ column, type, optional: true })
    const before = found[back - 2]
    const close = (): void => {
      const value = before ?? lower(of, { ...scope, names: [], aggregates: [] })
      if (value) closeCell(scope, cell, value, 'clear')
    }
    if (record) state.loop!.closings.push(close)
    else state.builder.atEnd(close)
  }
  return found
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
  type.kind === 'number' || type.kind === 'truth' || type.kind === 'date' ? type.kind : 'text'

/** The type of a value that may not have been lowered yet, because it refers to its own past. */
const typeAhead = (of: Node, scope: Scope, lower: LowerNode): ColumnType => {
  const name =
    of.kind === 'name' ? of.name : of.kind === 'member' && of.of.kind === 'name' ? of.of.name : undefined
  const rule = name === undefined ? undefined : scope.state.ruleSet.rules.find((one) => one.name === name)
  if (rule && !scope.state.done.has(rule.name)) {
    const unit = rule.line === undefined ? 'open' : { [scope.state.ruleSet.currency]: 1 }
    return isConditionRule(rule.body)
      ? { kind: 'truth' }
      : { kind: 'number', unit, scale: 'quotient', range: {} }
  }
  // Lowered only to learn its type; its steps are idle.
  return (
    lower(of, { ...scope, names: [], aggregates: [] })?.type ?? {
      kind: 'number',
      unit: 'open',
      scale: 0,
      range: {},
    }
  )
}

const isConditionRule = (body: unknown): boolean => {
  const tree = (body as { values?: { formula?: { formula?: { tree?: Node } } } }).values?.formula?.formula
    ?.tree
  if (!tree) return false
  if (tree.kind === 'not' || tree.kind === 'truth' || tree.kind === 'inList' || tree.kind === 'inInterval')
    return true
  return tree.kind === 'binary' && ['and', 'or', '=', '≠', '<', '≤', '>', '≥'].includes(tree.operator)
}
