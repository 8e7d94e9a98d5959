import type { Formula, Node } from '../../formula/ast.ts'
import { type Choosable, isChoice } from '../../model/rule-set.ts'
import { amountText } from './amounts.ts'
import { type Measure, type Place, type RulePageContext, remark } from './context.ts'
import { sayFormula } from './formula-words.ts'
import { choiceText } from './settings.ts'

/** A formula in words; a bare number with what it counts, a bare parameter with its value. */
export const valueText = (
  context: RulePageContext,
  place: Place,
  { tree }: Pick<Formula, 'tree'>,
  measure: Measure | undefined,
): string => {
  const text = sayFormula(context, place, tree)
  if (isNumber(tree)) return amountText(context, text, measure)
  return tree.kind === 'name' ? `${text}${remark(context, knownValue(context, tree.name))}` : text
}

const isNumber = (node: Node): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && node.of.kind === 'number')

/** The value of a parameter that has had only one. */
const knownValue = (context: RulePageContext, name: string): string => {
  const [only, ...others] = context.ruleSet.parameters.find((one) => one.name === name)?.values ?? []
  return only && others.length === 0 && !isChoice(only.value) ? parameterText(context, name, only.value) : ''
}

/** A value of a parameter with its unit, also where a reading chooses it. */
export const parameterText = (context: RulePageContext, name: string, value: Choosable<Formula>): string => {
  const place: Place = { thing: 'company', each: context.ruleSet.each, ordered: false }
  const measure = context.measureOf({ kind: 'name', name, range: { start: 0, end: 0 } }, place)
  if (isChoice(value))
    return choiceText(context, value, (one) => valueText(context, place, one as Formula, measure))
  return valueText(context, place, value as Formula, measure)
}
