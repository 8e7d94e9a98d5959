import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import type { Result } from '../../run/result.ts'
import type { Moves } from './report.ts'

/** Words by rule and then by whose they are and when. */
type Words = ReadonlyMap<string, ReadonlyMap<string, string | undefined>>

/** How many move between the words of each rule that both sides have; rules in which nobody moves are left out. */
export const movesIn = (
  before: Result,
  after: Result,
  base: CompiledRuleSet,
  variant: CompiledRuleSet,
): readonly Moves[] => {
  const [old, fresh] = [wordsIn(before, base), wordsIn(after, variant)]
  return [...fresh].flatMap(([address, to]) => {
    const from = old.get(address)
    if (from === undefined) return []
    const cells = new Map<string, { from?: string; to?: string; count: number }>()
    for (const key of new Set([...from.keys(), ...to.keys()])) {
      const [was, is] = [from.get(key), to.get(key)]
      if (was === undefined && is === undefined) continue
      const name = JSON.stringify([was, is])
      const cell = cells.get(name) ?? {
        ...(was !== undefined && { from: was }),
        ...(is !== undefined && { to: is }),
        count: 0,
      }
      cells.set(name, { ...cell, count: cell.count + 1 })
    }
    if ([...cells.values()].every((cell) => cell.from === cell.to)) return []
    const { name, title, clause } = ruleOf(variant, address)!
    return [
      {
        rule: address,
        title: withOutcome(title, address.slice(name.length + 1)),
        clause,
        cells: inOrder([...cells.values()], base, variant, address),
      },
    ]
  })
}

/** Records are no people, and days no periods of theirs. */
const wordsIn = ({ periods }: Result, ruleSet: CompiledRuleSet): Words => {
  const words = new Map<string, Map<string, string | undefined>>()
  const records = new Set(ruleSet.things.flatMap(({ name, of }) => (of === undefined ? [] : [name])))
  for (const { period, things } of periods)
    for (const [thing, rows] of Object.entries(things)) {
      if (records.has(thing)) continue
      for (const { id, moment, values } of rows)
        for (const [address, { type, value }] of Object.entries(values)) {
          if (type !== 'word' || moment !== undefined || isSecondName(ruleSet, address)) continue
          const own = words.get(address) ?? new Map<string, string | undefined>()
          words.set(address, own)
          own.set(JSON.stringify([period, thing, id]), value)
        }
    }
  return words
}

/** The one outcome of a table is the rule's own value under another name. */
const isSecondName = (ruleSet: CompiledRuleSet, address: string): boolean => {
  const rule = ruleOf(ruleSet, address)
  return rule?.column !== undefined && rule.outcomes?.[address.slice(rule.name.length + 1)] === rule.column
}

/** A table with several outcomes has one name for all of them. */
const withOutcome = ({ zh, en }: Label, outcome: string): Label =>
  outcome === '' ? { zh, en } : { zh: `${zh}（${outcome}）`, en: `${en} (${outcome})` }

const ruleOf = ({ plan }: CompiledRuleSet, address: string): RulePlan | undefined =>
  plan.rules.find(({ name }) => name === address) ??
  plan.rules.find(({ name }) => address.startsWith(`${name}.`))

/** As the words stand in the file, with what they are called. */
const inOrder = (
  cells: readonly { readonly from?: string; readonly to?: string; readonly count: number }[],
  base: CompiledRuleSet,
  variant: CompiledRuleSet,
  address: string,
): Moves['cells'] => {
  const order = [...new Set([...wordList(base, address), ...wordList(variant, address)])]
  const place = (word: string | undefined): number =>
    word === undefined ? order.length : order.indexOf(word)
  const titled = (key: 'fromTitle' | 'toTitle', { words }: CompiledRuleSet, word: string | undefined) => {
    const title: Label | undefined = word === undefined ? undefined : words[word]
    return title && { [key]: title }
  }
  return [...cells]
    .sort((left, right) => place(left.from) - place(right.from) || place(left.to) - place(right.to))
    .map((cell) => ({
      ...cell,
      ...titled('fromTitle', base, cell.from),
      ...titled('toTitle', variant, cell.to),
    }))
}

const wordList = (ruleSet: CompiledRuleSet, address: string): readonly string[] => {
  const rule = ruleOf(ruleSet, address)
  const column =
    rule && (rule.name === address ? rule.column : rule.outcomes?.[address.slice(rule.name.length + 1)])
  const type = column === undefined ? undefined : ruleSet.plan.columns[column]!.type
  return type?.kind === 'word' ? type.words : []
}
