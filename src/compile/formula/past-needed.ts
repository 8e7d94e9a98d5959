import type { Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'

/** Functions that have a value although no argument has one. */
const tolerant: ReadonlySet<string> = new Set(['total', 'present'])

const looksBack: ReadonlySet<string> = new Set(['ago', 'latest'])

export const isLookBack = (node: Node): boolean => node.kind === 'call' && looksBack.has(node.name)

/**
 * The parts of a formula for whose want it has no value, where these rules never have one: their names, and the
 * `ago(…)` and `latest(…)` of them. None where it can do without.
 */
export const wanting = (node: Node, never: ReadonlySet<string>): readonly Node[] => {
  const of = (part: Node): readonly Node[] => wanting(part, never)
  switch (node.kind) {
    case 'name':
      return never.has(node.name) ? [node] : []
    case 'member':
      // `grade.rate` is a value of the rule `grade`, whatever else is called `rate`.
      return of(node.of).length > 0 ? [node] : []
    case 'call':
      if (tolerant.has(node.name)) return []
      if (node.name === 'first') return unlessOneHas(node.arguments.map(of))
      return isLookBack(node) && node.arguments.some((one) => of(one).length > 0)
        ? [node]
        : node.arguments.flatMap(of)
    case 'if':
      return [...of(node.condition), ...unlessOneHas([node.then, node.otherwise].map(of))]
    case 'binary':
      // The right side of `and`, `or` matters only sometimes.
      return node.operator === 'and' || node.operator === 'or' ? of(node.left) : childrenOf(node).flatMap(of)
    case 'aggregate':
      return []
    default:
      return childrenOf(node).flatMap(of)
  }
}

const unlessOneHas = (ways: readonly (readonly Node[])[]): readonly Node[] =>
  ways.every((way) => way.length > 0) ? ways.flat() : []
