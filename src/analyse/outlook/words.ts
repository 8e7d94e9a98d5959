import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Result } from '../../run/result.ts'
import type { WordCount } from './report.ts'

/** Person-periods by rule and word. */
export type Words = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The words that rules gave, such as grades; those of days and weeks apart, which are no person-periods. */
export const wordsIn = ({ periods }: Result): Words => {
  const rules = new Map<string, Map<string, number>>()
  for (const { things } of periods)
    for (const list of Object.values(things))
      for (const { values, moment } of list) {
        if (moment !== undefined) continue
        for (const [rule, { type, value }] of Object.entries(values)) {
          if (type !== 'word' || value === undefined || rule.includes('.')) continue
          const counts = rules.get(rule) ?? new Map<string, number>()
          rules.set(rule, counts.set(value, (counts.get(value) ?? 0) + 1))
        }
      }
  return rules
}

/** Both sides beside each other, in the order of the rules. */
export const wordCounts = (before: Words, after: Words, ruleSet: CompiledRuleSet): readonly WordCount[] =>
  ruleSet.plan.rules.flatMap(({ name: rule, title }) => {
    const [old, fresh] = [before.get(rule), after.get(rule)]
    return [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort().map((word) => ({
      rule,
      title,
      word,
      wordTitle: ruleSet.words[word] ?? { zh: word, en: word },
      count: fresh?.get(word) ?? 0,
      before: old?.get(word) ?? 0,
    }))
  })
