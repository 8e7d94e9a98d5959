import { cycleLabels } from '../../core/cycle-label.ts'
import type { Formula, Node } from '../../formula/ast.ts'
import type { LoweredFormula, Lowering, Operand } from '../../mechanisms/mechanism.ts'
import type { Cycle } from '../../model/rule-set.ts'
import { cycleOf, isLong } from '../clock.ts'
import { report, type Scope } from '../state.ts'
import type { Aggregate } from './aggregate-type.ts'
import { lowerAggregate } from './aggregates.ts'
import { emit, multiplied, type NumberOperand } from './arithmetic.ts'
import { constantNumber } from './literals.ts'
import { lowerLonger } from './longer.ts'
import { lowerNode } from './lower.ts'
import { membersOf } from './members.ts'

/** How many periods of a shorter cycle a longer one has; weeks and days vary. */
const counts: Partial<Record<`${Cycle} ${Cycle}`, number>> = {
  'half-month month': 2,
  'half-month quarter': 6,
  'month quarter': 3,
  'month half-year': 6,
  'month year': 12,
  'quarter half-year': 2,
  'quarter year': 4,
  'half-year year': 2,
}

type Weights = Parameters<Lowering['byPosition']>[1]
type Lowered = ReturnType<Lowering['byPosition']>

/** Sums the values of the shorter periods, each times the weight of its position, and the weights of those that have one. */
export const lowerByPosition = (of: Formula, weights: Weights, scope: Scope): Lowered => {
  const value: Node = { kind: 'name', name: '$weighed', range: of.tree.range }
  const weighed: Aggregate = { kind: 'aggregate', name: 'sum', value: of.tree, range: of.tree.range }
  const members = membersOf(weighed, scope)
  if (members === undefined) return undefined
  const { each } = scope.state.ruleSet
  const [shorter, longer] = [cycleOf(members, each), cycleOf(scope.axis, each)]
  if (!isLong(scope.axis, each) || counts[`${shorter} ${longer}`] !== weights.length)
    return report(scope, 'positions-differ', of.tree.range, {
      given: String(weights.length),
      cycle: shorter,
      cycleZh: cycleLabels[shorter].zh,
      longer,
      longerZh: cycleLabels[longer].zh,
      wanted: String(counts[`${shorter} ${longer}`] ?? ''),
    })
  const { isConstant, isSteady } = scope.state.builder
  const changing = weights.find(({ operand: { column } }) => !isConstant(column) || !isSteady(column))
  if (changing)
    return report({ ...scope, formula: changing.formula }, 'positions-change', changing.formula.tree.range, {
      text: changing.formula.text,
      longer,
      longerZh: cycleLabels[longer].zh,
    })
  const part = (label: string, make: (at: Scope) => Operand | undefined): Operand | undefined => {
    const node: Aggregate = {
      ...weighed,
      value: {
        kind: 'binary',
        operator: '×',
        left: of.tree,
        right: { ...value, name: label },
        range: of.tree.range,
      },
    }
    return lowerLonger(
      node,
      members,
      scope,
      (tree, at) => (tree === node.value ? make(at) : lowerNode(tree, at)),
      lowerAggregate,
    )
  }
  const sum = part('weight', (at) => {
    const own = lowerNode(of.tree, at) as NumberOperand | undefined
    return own && multiplied(own, weightAt(weights, longer, at), at)
  })
  const held = part('held', (at) => {
    const own = lowerNode(of.tree, at)
    const present =
      own && emit(at, { op: 'logic', how: 'present', of: [own.column] }, { kind: 'truth' }, [own])
    const weight = weightAt(weights, longer, at)
    return present === undefined
      ? undefined
      : {
          ...weight,
          column: at.state.builder.emit(
            { op: 'pick', condition: present, then: weight.column },
            at.rule,
            weight.type,
            at.axis,
          ),
          optional: true,
        }
  })
  const lowered: LoweredFormula | undefined = sum && {
    ...sum,
    names: scope.names,
    aggregates: scope.aggregates.slice(0, 1),
  }
  return lowered && held && { sum: lowered, held }
}

/** The weight of the position that the shorter period has in the longer one. */
const weightAt = (weights: Weights, within: Cycle, scope: Scope): NumberOperand => {
  const { builder } = scope.state
  const axis = scope.axis.includes('/') ? scope.axis : undefined
  const type = weights[0]!.operand.type as NumberOperand['type']
  const position = builder.emit(
    { op: 'calendar', how: 'position', axis, within, offset: 0, of: [] },
    scope.rule,
    { kind: 'number', unit: {}, scale: 0, range: {} },
    axis,
  )
  const last = weights.at(-1)!.operand.column
  const column = weights.slice(0, -1).reduceRight((otherwise, { operand }, at) => {
    const right = constantNumber(scope.state, scope.rule, String(at + 1)).column
    const here = builder.emit(
      { op: 'compare', left: position, right, sign: '=' },
      scope.rule,
      { kind: 'truth' },
      axis,
    )
    return builder.emit(
      { op: 'pick', condition: here, then: operand.column, otherwise },
      scope.rule,
      type,
      axis,
    )
  }, last)
  return { column, type: { ...type, unit: {} }, optional: false }
}
