import type { BodyValue } from '../model/rule-set.ts'
import { asMap } from './fields.ts'
import { readFormula, readFormulaText } from './formula.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, textAt } from './tree.ts'

type Weights = Extract<BodyValue, { kind: 'weights' }>

/** A map from formulas to their weights; both sides are formulas. */
export const readWeights = (
  problems: Problems,
  node: TreeNode,
  what: string,
): Weights['parts'] | undefined => {
  const map = asMap(problems, node, what)
  if (map === undefined) return undefined
  if (map.entries.length === 0) return report(problems, 'source-empty-value', { key: what }, map.span)
  return map.entries.flatMap(({ key, keySpan, value }) => {
    const of = readFormulaText(problems, textAt(key, keySpan))
    const weight = readFormula(problems, value, key)
    return of && weight ? [{ of, weight }] : []
  })
}
