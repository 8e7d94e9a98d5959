import { isInstantKind } from '../core/instant.ts'
import type { Formula } from '../formula/ast.ts'
import type { Lowering, Operand } from './mechanism.ts'
import { kindWords } from './type-words.ts'

/** Whether a formula of a body gave a number; reports where it did not. */
export const isNumber = (formula: Formula, operand: Operand, lowering: Lowering): boolean => {
  const { kind } = operand.type
  if (kind === 'number') return true
  lowering.report(
    'not-a-number',
    { text: formula.text, rule: lowering.rule.name, ...kindWords(kind), [kind]: kind },
    formula.span,
  )
  return false
}

/** Whether a formula of a body gave what has an order: numbers, dates, moments, clocks; reports where it did not. */
export const isOrdered = (formula: Formula, operand: Operand, lowering: Lowering): boolean =>
  isInstantKind(operand.type.kind) || isNumber(formula, operand, lowering)

/** Whether a formula of a body gave yes or no; reports where it did not. */
export const isCondition = (formula: Formula, operand: Operand, lowering: Lowering): boolean => {
  const { kind } = operand.type
  if (kind === 'truth') return true
  lowering.report(
    'not-a-condition',
    { text: formula.text, rule: lowering.rule.name, ...kindWords(kind) },
    formula.span,
  )
  return false
}
