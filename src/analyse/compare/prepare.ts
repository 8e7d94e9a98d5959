import { compareCodePoints } from '../../core/code-points.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { MapNode } from '../../source/tree.ts'
import { isWrittenAlike, sameTree } from '../../source/variant/same-tree.ts'
import { type LoadedRules, loadTree } from '../open-rules.ts'
import { combined, headOf, knowing, theHead } from './combine.ts'
import { groupsInOrder, meetings, type Parts, smallestGroups } from './groups.ts'
import { type Influence, influenceOn } from './influence.ts'
import type { Attribution, ClauseChange } from './report.ts'
import { changesOfText, isWording } from './text-changes.ts'

/** A variant that can be put in place of the baseline clause by clause. */
export interface Prepared {
  readonly changes: readonly ClauseChange[]
  /** Changed clauses that may move money, as groups that load without each other, in the order of the changes. */
  readonly groups: readonly Parts[]
  readonly method: Attribution['method']
  readonly limit: number
  /** For each kind of line the parts that may change it. */
  readonly lines: readonly Parts[]
  readonly influence: Influence
  /** The changes of a group; what stands in no group changes no amount. */
  readonly changesIn: (group: Parts) => readonly ClauseChange[]
  /** The baseline with the clauses of some groups as the variant has them; undefined where that does not load. */
  readonly rules: (parts: Parts) => CompiledRuleSet | undefined
}

/** A rule set that loads. */
export interface Whole {
  readonly tree: MapNode
  readonly model: RuleSet
  readonly compiled: CompiledRuleSet
}

/**
 * @param others every file that is compared: each knows the facts of all, so that one set of facts serves all
 * @param limit where more changed clauses than these meet in one line, money is told apart in one stated order
 */
export const prepare = (base: Whole, variant: Whole, others: readonly MapNode[], limit: number): Prepared => {
  const changes = changesOfText(base.tree, variant.tree)
  const known = [base.tree, variant.tree, ...others]
  const treeOf = (taken: ReadonlySet<string>): MapNode => combined(base.tree, variant.tree, taken)
  const isIdle = (change: ClauseChange): boolean =>
    isWording(change) || isKnownHead(change, treeOf, [base.tree, variant.tree])
  const wordings = changes.filter(isIdle)
  const money = changes.filter((change) => !wordings.includes(change))
  const bits = money.map((_, at) => 1n << BigInt(at))
  const changesIn = (parts: Parts): readonly ClauseChange[] =>
    money.filter((_, at) => (parts & bits[at]!) !== 0n)
  const rules = remembered((parts) => {
    // Wordings go with any change of money: they change no amount.
    const taken = parts === 0n ? [] : [...changesIn(parts), ...wordings]
    const tree = treeOf(new Set(taken.map(({ clause }) => clause)))
    return loadBeside(tree, known, [base, variant])
  })
  const influence = influenceOn(base, variant, money)
  const lines = linesOf([base, variant], influence)
  const few = meetings(bits, lines).every((some) => some.length <= limit)
  // By name: the order of the file decides nothing.
  const byName = [...bits].sort((left, right) =>
    compareCodePoints(changesIn(left)[0]!.clause, changesIn(right)[0]!.clause),
  )
  // The baseline is here because it loads.
  const stands = (parts: Parts): boolean => parts === 0n || rules(parts) !== undefined
  const groups = few
    ? smallestGroups({ groups: byName, lines, stands })
    : groupsInOrder({ groups: bits, lines, stands })
  const first = (parts: Parts): number => bits.findIndex((bit) => (parts & bit) !== 0n)
  return {
    changes,
    groups: few ? [...groups].sort((left, right) => first(left) - first(right)) : groups,
    method: few ? 'every order' : 'stated order',
    limit,
    lines,
    influence,
    changesIn,
    rules,
  }
}

/** What may change the lines of each rule that pays on either side; each kind once. */
const linesOf = (sides: readonly Whole[], influence: Influence): readonly Parts[] => {
  const paying = sides.flatMap(({ compiled }) => compiled.plan.rules.filter(({ line }) => line))
  return [...new Set(paying.map(({ name }) => influence(name)))].filter((parts) => parts !== 0n)
}

export const remembered = <T>(answer: (parts: Parts) => T): ((parts: Parts) => T) => {
  const known = new Map<Parts, T>()
  return (parts) => {
    if (!known.has(parts)) known.set(parts, answer(parts))
    return known.get(parts)!
  }
}

/** The same, where one of the rule sets that are there already says just that. */
export const loadBeside = (
  tree: MapNode,
  known: readonly MapNode[],
  loaded: readonly Whole[],
): CompiledRuleSet | undefined => {
  const wanted = withoutExamples(knowing(tree, known))
  return (
    loaded.find((one) => isWrittenAlike(wanted, withoutExamples(one.tree)))?.compiled ?? load(tree, known)
  )
}

/** What no result rests on. */
const withoutExamples = (tree: MapNode): MapNode => ({
  ...tree,
  entries: tree.entries.filter(({ key }) => key !== 'examples'),
})

/** The rules of a tree, with the facts of the others as far as that makes no trouble. */
const load = (tree: MapNode, known: readonly MapNode[]): CompiledRuleSet | undefined =>
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
