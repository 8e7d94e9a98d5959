import type { Label } from '../core/label.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { sameValues } from '../plan/same-values.ts'
import type { Owner, Result } from '../run/result.ts'
import { wordsOf } from './words.ts'

/** One number that a clause made. */
export interface ClauseNumber extends Owner {
  /** `rule` or `rule.outcome`. */
  readonly address: string
  readonly title: Label
  readonly value: string
  /** The value for people. */
  readonly shown: Label
}

/** Every number that a clause made, in the order of periods, things and rules: the text and the number are one. */
export const clauseNumbers = (
  ruleSet: CompiledRuleSet,
  result: Result,
  clause: string,
): readonly ClauseNumber[] => {
  const rules = new Set(ruleSet.plan.rules.filter((rule) => rule.clause === clause).map((rule) => rule.name))
  const words = wordsOf(ruleSet)
  const twins = sameValues(ruleSet.plan)
  return result.periods.flatMap(({ period, things }) =>
    Object.entries(things).flatMap(([thing, list]) =>
      list.flatMap((one) =>
        Object.entries(one.values).flatMap(([address, value]) => {
          if (!rules.has(address.split('.')[0]!) || twins.has(address) || value.value === undefined) return []
          return [
            {
              thing,
              id: one.id,
              ...(one.name === undefined ? {} : { name: one.name }),
              period,
              ...(one.moment === undefined ? {} : { moment: one.moment }),
              address,
              title: words.title(address),
              value: value.value,
              shown: words.value(value, address),
            },
          ]
        }),
      ),
    ),
  )
}
