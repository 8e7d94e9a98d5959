import { compile } from '../compile/compile.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Outcome } from '../diagnostics/outcome.ts'
import type { RuleSet } from '../model/rule-set.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import {
  inheritedTree,
  readTrees,
  ruleSetOfTree,
  type SourceFile,
  textWrittenAt,
  wholeTree,
} from '../source/read-rule-set.ts'
import type { MapNode } from '../source/tree.ts'

/** A rule file, by the name that messages show; the first of a list is the one asked for, the rest it may extend. */
export interface RuleSource {
  readonly name: string
  readonly text: string | Uint8Array
}

/** The text of a rule file, or files by name. */
export type RuleSources = string | RuleSource | readonly RuleSource[]

/** A rule file that was read: its model and what runs, where no diagnostic is an error. */
export interface LoadedRules {
  readonly model: RuleSet | undefined
  readonly compiled: CompiledRuleSet | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** The file with everything it inherits, as it was written: what rule sets are compared by. */
  readonly tree: MapNode | undefined
}

/** A rule file that is asked many questions: read once, and compiled with as many changes as somebody tries. */
export interface OpenRules extends LoadedRules {
  /**
   * The same rules with some texts in place of others, by address: `{ publicRate: '0.6%', 'tier[≥ 50000].rate': '2.5%' }`.
   * The id stays, so that a carry of the one is a carry of the other.
   */
  readonly withChanges: (changes: Readonly<Record<string, string>>) => LoadedRules
  /** What is written at an address: `0.5%` at `publicRate`, `≥ 50000` at `tier[≥ 50000].sales`; undefined where no single text stands. */
  readonly textAt: (address: string) => string | undefined
  /** The rules that this file extends, as they were written; undefined where it extends none. */
  readonly inherited: () => MapNode | undefined
}

export const openRules = (sources: RuleSources): OpenRules => {
  const trees = readTrees(sourcesOf(sources))
  const withChanges = (changes: Readonly<Record<string, string>>): LoadedRules =>
    loadTree(wholeTree(trees, changes), trees.sources)
  return {
    ...withChanges({}),
    withChanges,
    textAt: (address) => textWrittenAt(trees, address),
    inherited: () => inheritedTree(trees),
  }
}

export const readAndCompile = (sources: RuleSources): LoadedRules => {
  const trees = readTrees(sourcesOf(sources))
  return loadTree(wholeTree(trees), trees.sources)
}

/** Reads and compiles a whole tree, such as one that was put together from others. */
export const loadTree = (tree: Outcome<MapNode>, sources: readonly SourceFile[] = []): LoadedRules => {
  const read = ruleSetOfTree(tree, sources)
  const made = read.value && compile(read.value)
  return {
    model: read.value,
    compiled: made?.value,
    diagnostics: [...read.diagnostics, ...(made?.diagnostics ?? [])],
    tree: tree.value,
  }
}

const sourcesOf = (sources: RuleSources): readonly RuleSource[] => {
  if (typeof sources === 'string') return [{ name: 'rules.yaml', text: sources }]
  return Array.isArray(sources) ? sources : [sources as RuleSource]
}
