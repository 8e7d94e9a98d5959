import type { Node } from '../../formula/ast.ts'
import { printFormula } from '../../formula/print.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import type { Scope } from '../state.ts'
import { lowerAggregate } from './aggregates.ts'
import { lowerArithmetic, lowerNegation } from './arithmetic.ts'
import { lowerCall } from './calls.ts'
import { lowerNone, lowerNumber, lowerText, lowerTruth } from './literals.ts'
import { lowerComparison, lowerIf, lowerInterval, lowerList, lowerLogic, lowerNot } from './logic.ts'
import { lowerMember, lowerName } from './names.ts'

/** Lowers a formula to steps on the rows of its scope; undefined where something was reported. */
export const lowerNode = (node: Node, scope: Scope): Operand | undefined => {
  const operand = lowerKind(node, scope)
  // `present(ago(x)) and ago(x) > 3`: it has been asked for.
  const asked = operand?.optional && scope.holds.has(`present(${printFormula(node)})`)
  return asked ? { ...operand, optional: false } : operand
}

const lowerKind = (node: Node, scope: Scope): Operand | undefined => {
  switch (node.kind) {
    case 'number':
      return lowerNumber(node, scope)
    case 'text':
      return lowerText(node, scope)
    case 'truth':
      return lowerTruth(node, scope)
    case 'none':
      return lowerNone(scope)
    case 'name':
      return lowerName(node, scope)
    case 'member':
      return lowerMember(node, scope)
    case 'negate':
      return lowerNegation(node, scope, lowerNode)
    case 'not':
      return lowerNot(node, scope, lowerNode)
    case 'inList':
      return lowerList(node, scope, lowerNode)
    case 'inInterval':
      return lowerInterval(node, scope, lowerNode)
    case 'if':
      return lowerIf(node, scope, lowerNode)
    case 'call':
      return lowerCall(node, scope, lowerNode)
    case 'aggregate':
      return lowerAggregate(node, scope, lowerNode)
    case 'binary':
      if (node.operator === 'and' || node.operator === 'or') return lowerLogic(node, scope, lowerNode)
      return isArithmetic(node.operator)
        ? lowerArithmetic(node, scope, lowerNode)
        : lowerComparison(node, scope, lowerNode)
  }
}

const isArithmetic = (operator: string): boolean => ['+', '-', '×', '÷', 'mod'].includes(operator)
