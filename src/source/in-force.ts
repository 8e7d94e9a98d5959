import { readDate } from '../core/date.ts'
import type { Formula, Node } from '../formula/ast.ts'
import { parseFormula } from '../formula/parse.ts'
import { type Choosable, isChoice } from '../model/rule-set.ts'
import { textOf } from './fields.ts'
import { type Problems, report } from './problems.ts'
import type { TreeNode } from './tree.ts'

/** From and until which day a rule is in force, both included; the first day of the period decides. */
export interface InForce {
  readonly from?: string
  readonly until?: string
}

export const readInForce = (
  problems: Problems,
  from: TreeNode | undefined,
  until: TreeNode | undefined,
): InForce | undefined => {
  const day = (node: TreeNode | undefined, key: string): string | undefined => {
    const text = textOf(problems, node, key)
    if (text === undefined || readDate(text) !== undefined) return text
    return report(problems, 'source-date', { text }, node!.span)
  }
  const [first, last] = [day(from, 'from'), day(until, 'until')]
  if (first !== undefined && last !== undefined && readDate(last)! < readDate(first)!)
    return report(problems, 'source-in-force', { from: first, until: last }, until!.span)
  if (first === undefined && last === undefined) return undefined
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { until: last }) }
}

/** The rule's own condition, asked only in the periods in which the rule is in force. */
export const withInForce = (
  when: Choosable<Formula> | undefined,
  { from, until }: InForce,
): Choosable<Formula> => {
  const dates = [
    ...(from === undefined ? [] : [`start(period) ≥ ${from}`]),
    ...(until === undefined ? [] : [`start(period) ≤ ${until}`]),
  ].join(' and ')
  if (when === undefined) return parseFormula(dates).value!
  if (!isChoice(when)) return both(when as Formula, dates)
  const options = Object.entries(when.options as Readonly<Record<string, Formula>>)
  return { ...when, options: Object.fromEntries(options.map(([name, one]) => [name, both(one, dates)])) }
}

/** The dates stand behind the text, so that places in it stay right, and before it in the tree: they are asked first. */
const both = (own: Formula, dates: string): Formula => {
  const text = `${own.text} and ${dates}`
  const start = own.text.length + ' and '.length
  const left: Node = parseFormula(`${' '.repeat(start)}${dates}`).value!.tree
  const range = { start: 0, end: text.length }
  return { ...own, text, tree: { kind: 'binary', operator: 'and', left, right: own.tree, range } }
}
