import type { RuleSet } from '../../model/rule-set.ts'
import type { MapNode } from '../../source/tree.ts'
import { theHead } from '../compare/combine.ts'
import { changesOfText, isWording } from '../compare/text-changes.ts'
import { mentionsIn } from './reach.ts'

/** Part of a rule file that a test may be about. */
export interface Scope {
  /** Rules, parameters and readings in the order in which the clauses name them. */
  readonly names: readonly string[]
  /** Whether a mistake stands in one of them. */
  readonly isChanged: (one: {
    readonly rule?: string
    readonly parameter?: string
    readonly reading?: string
  }) => boolean
  /** Whether it is in a changed rule, or in one that reads a changed parameter or chooses by a changed reading. */
  readonly isAffected: (one: {
    readonly rule?: string
    readonly reading?: { readonly name: string }
  }) => boolean
}

/** What a variant changes or adds; texts that people read and facts do not count. */
export const scopeOfChanges = (model: RuleSet, before: MapNode, after: MapNode): Scope => {
  const known = new Set([...model.rules, ...model.parameters, ...model.readings].map(({ name }) => name))
  const names = new Set(
    changesOfText(before, after).flatMap((change) =>
      change.clause === theHead
        ? []
        : change.items
            .filter((item) => !isWording({ ...change, items: [item] }))
            .map(({ address }) => address.split(/[.[]/)[0]!)
            .filter((name) => known.has(name)),
    ),
  )
  const mentions = mentionsIn(model)
  const isRule = new Set(model.rules.map(({ name }) => name))
  const rules = new Set([...names].flatMap((name) => (isRule.has(name) ? [name] : mentions(name))))
  return {
    names: [...names],
    isChanged: ({ rule, parameter, reading }) =>
      [rule, parameter, reading].some((name) => name !== undefined && names.has(name)),
    isAffected: ({ rule, reading }) =>
      (rule !== undefined && rules.has(rule)) || (reading !== undefined && names.has(reading.name)),
  }
}
