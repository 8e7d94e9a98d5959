import { compareCodePoints } from '../../core/code-points.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { MapNode } from '../../source/tree.ts'
import { sameTree } from '../../source/variant/same-tree.ts'
import { type LoadedRules, loadTree } from '../open-rules.ts'
import { combined, headOf, knowing, theHead } from './combine.ts'
import { groupsInOrder, type Parts, smallestGroups } from './groups.ts'
import type { Attribution, ClauseChange } from './report.ts'
import { changesOfText, isWording } from './text-changes.ts'

/** A variant that can be put in place of the baseline clause by clause. */
export interface Prepared {
  readonly changes: readonly ClauseChange[]
  /** Changed clauses that may move money, as groups that load without each other, in the order of the changes. */
  readonly groups: readonly Parts[]
  readonly method: Attribution['method']
  /** The changes of a group; what stands in no group changes no amount. */
  readonly changesIn: (group: Parts) => readonly ClauseChange[]
  /** The baseline with the clauses of some groups as the variant has them; undefined where that does not load. */
  readonly rules: (parts: Parts) => CompiledRuleSet | undefined
}

/**
 * @param others every file that is compared: each knows the facts of all, so that one set of facts serves all
 * @param limit with more changed clauses than these their money is told apart in one stated order
 */
export const prepare = (
  base: MapNode,
  variant: MapNode,
  others: readonly MapNode[],
  limit: number,
): Prepared => {
  const changes = changesOfText(base, variant)
  const known = [base, variant, ...others]
  const treeOf = (taken: ReadonlySet<string>): MapNode => combined(base, variant, taken)
  const movesMoney = changes.filter(
    (change) => !isWording(change) && !isKnownHead(change, treeOf, [base, variant]),
  )
  const bitOf = new Map(movesMoney.map(({ clause }, at) => [clause, 1n << BigInt(at)]))
  const changesIn = (parts: Parts): readonly ClauseChange[] =>
    movesMoney.filter(({ clause }) => (parts & bitOf.get(clause)!) !== 0n)
  const wordings = changes.filter((change) => !movesMoney.includes(change))
  const whole = [...bitOf.values()].reduce((all, bit) => all | bit, 0n)
  const rules = remembered((parts) => {
    // Wordings go with the first change; where nothing else changes, with the whole.
    const taken = parts === 0n ? [] : [...changesIn(parts), ...wordings]
    return load(treeOf(new Set(taken.map(({ clause }) => clause))), known)
  })
  const stands = (parts: Parts): boolean => rules(parts) !== undefined
  const few = movesMoney.length <= limit
  // By name: the order of the file decides nothing.
  const byName = [...bitOf].sort(([left], [right]) => compareCodePoints(left, right)).map(([, bit]) => bit)
  const groups = !stands(whole)
    ? [whole]
    : few
      ? smallestGroups(byName, stands)
      : groupsInOrder([...bitOf.values()], stands)
  return {
    changes,
    groups: few ? [...groups].sort((left, right) => ((left & -left) < (right & -right) ? -1 : 1)) : groups,
    method: few ? 'every order' : 'stated order',
    changesIn,
    rules,
  }
}

export const remembered = <T>(answer: (parts: Parts) => T): ((parts: Parts) => T) => {
  const known = new Map<Parts, T>()
  return (parts) => {
    if (!known.has(parts)) known.set(parts, answer(parts))
    return known.get(parts)!
  }
}

/** The rules of a tree, with the facts of the others as far as that makes no trouble. */
export const load = (tree: MapNode, known: readonly MapNode[]): CompiledRuleSet | undefined =>
  rulesOf(loadTree({ value: knowing(tree, known), diagnostics: [] })) ??
  rulesOf(loadTree({ value: tree, diagnostics: [] }))

const rulesOf = ({ compiled, diagnostics }: LoadedRules): CompiledRuleSet | undefined =>
  hasErrors(diagnostics) ? undefined : compiled

/** A head that only adds or drops facts and the like changes no amount: all know them anyway. */
const isKnownHead = (
  { clause }: ClauseChange,
  treeOf: (taken: ReadonlySet<string>) => MapNode,
  both: readonly MapNode[],
): boolean => {
  if (clause !== theHead) return false
  const heads = [new Set<string>(), new Set([theHead])].map((taken) => knowing(treeOf(taken), both))
  const [without, with_] = heads as [MapNode, MapNode]
  return (
    sameTree(headOf(without), headOf(with_)) &&
    [without, with_].every((tree) => rulesOf(loadTree({ value: tree, diagnostics: [] })))
  )
}
