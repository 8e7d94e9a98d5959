import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors, type Outcome } from '../diagnostics/outcome.ts'
import type { RuleSet } from '../model/rule-set.ts'
import { checkCharacters } from './characters.ts'
import { composeTree } from './compose.ts'
import { decodeSource, type Encoding } from './decode.ts'
import { asMap } from './fields.ts'
import type { Problems } from './problems.ts'
import { ruleSetOf } from './rule-set.ts'
import type { MapEntry, MapNode } from './tree.ts'
import { addressText } from './variant/address-text.ts'
import { applyChange } from './variant/change.ts'
import { inheritedBy, resolveVariant } from './variant/resolve.ts'

/** A rule file: its name, for messages, and its text or bytes. */
export interface SourceFile {
  readonly name: string
  readonly text: string | Uint8Array
}

export interface ReadOptions {
  /** Encoding of files given as bytes; UTF-8 unless said otherwise, a byte-order mark decides. */
  readonly encoding?: Encoding
}

/** Rule files as trees: read once, and turned into as many rule sets as somebody asks about. */
export interface RuleTrees {
  readonly sources: readonly SourceFile[]
  readonly roots: readonly (MapNode | undefined)[]
  readonly problems: readonly Diagnostic[]
}

/**
 * Reads a rule set from its file; the other files are the parents that it and they name by `extends`. All problems
 * are told at once; the value is there exactly when none of them is an error.
 */
export const readRuleSet = (sources: readonly SourceFile[], options: ReadOptions = {}): Outcome<RuleSet> =>
  ruleSetFrom(readTrees(sources, options))

export const readTrees = (sources: readonly SourceFile[], options: ReadOptions = {}): RuleTrees => {
  const problems: Problems = []
  const roots = sources.map((source) => readTree(source, options, problems))
  return { sources, roots, problems }
}

/**
 * The rule set of trees, with changes made to it by address, as a variant would make them.
 *
 * @param changes `{ publicRate: '0.6%', 'tier[≥ 50000].rate': '2.5%' }`; one that cannot be made, or changes nothing, is an error
 */
export const ruleSetFrom = (
  trees: RuleTrees,
  changes: Readonly<Record<string, string>> = {},
): Outcome<RuleSet> => ruleSetOfTree(wholeTree(trees, changes), trees.sources)

/** The one tree of a file and those that it extends, with changes made to it; undefined where there is none. */
export const wholeTree = (
  { roots, problems: before }: RuleTrees,
  changes: Readonly<Record<string, string>> = {},
): Outcome<MapNode> => {
  const problems: Problems = [...before]
  const [first, ...parents] = roots
  if (first === undefined) return { value: undefined, diagnostics: problems }
  const known = parents.filter((parent) => parent !== undefined)
  const resolved = resolveVariant(first, known, problems)
  const value =
    resolved && changesOf(changes).reduce((tree, change) => applyChange(tree, change, problems), resolved)
  return { value, diagnostics: problems }
}

/** The rule set that a whole tree says; `sources` put what is wrong with it in order. */
export const ruleSetOfTree = (
  { value: root, diagnostics: before }: Outcome<MapNode>,
  sources: readonly SourceFile[] = [],
): Outcome<RuleSet> => {
  const problems: Problems = [...before]
  const value = root && ruleSetOf(root, problems)
  const diagnostics = inOrder(problems, sources)
  return { value: hasErrors(diagnostics) ? undefined : value, diagnostics }
}

/** What is written at an address of trees: `publicRate` is `0.5%`; undefined where no single text stands there. */
export const textWrittenAt = ({ roots }: RuleTrees, address: string): string | undefined => {
  const [first, ...parents] = roots
  const known = parents.filter((parent) => parent !== undefined)
  const root = first && resolveVariant(first, known, [])
  return root && addressText(root, address)
}

/** The tree that the first file changes: the parent that it extends, with what that one inherits; undefined where there is none. */
export const inheritedTree = ({ roots: [first, ...parents] }: RuleTrees): MapNode | undefined =>
  first &&
  inheritedBy(
    first,
    parents.filter((parent) => parent !== undefined),
  )

/** Changes from outside a file have a place of their own: the text that was given, under the address as its name. */
const changesOf = (changes: Readonly<Record<string, string>>): readonly MapEntry[] =>
  Object.entries(changes).map(([key, text]) => {
    const span = { source: key, start: 0, end: text.length }
    return { key, keySpan: span, value: { kind: 'text', text, span, offset: 0, style: 'plain' } }
  })

/** The tree of one file, or nothing and the reason. */
export const readTree = (
  { name, text }: SourceFile,
  options: ReadOptions,
  problems: Problems,
): MapNode | undefined => {
  const decoded = decodeSource(name, text, options.encoding)
  problems.push(...decoded.diagnostics)
  if (decoded.value === undefined) return undefined
  const before = problems.length
  checkCharacters(name, decoded.value, problems)
  if (problems.length > before) return undefined
  const tree = composeTree(name, decoded.value)
  problems.push(...tree.diagnostics)
  return asMap(problems, tree.value, name)
}

/** By file and place: the order in which a person mends them. */
const inOrder = (problems: Problems, sources: readonly SourceFile[]): readonly Diagnostic[] => {
  const fileOf = ({ spans }: Diagnostic): number =>
    sources.findIndex(({ name }) => name === spans?.[0]?.span.source)
  const startOf = ({ spans }: Diagnostic): number => spans?.[0]?.span.start ?? 0
  return problems.toSorted((a, b) => fileOf(a) - fileOf(b) || startOf(a) - startOf(b))
}
