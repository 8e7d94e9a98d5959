import type { Label } from '../core/label.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { Result } from '../run/result.ts'

/** One number that a clause made. */
export interface ClauseNumber {
  readonly thing: string
  readonly id: string
  readonly name?: string
  readonly period: string
  readonly moment?: string
  /** `rule` or `rule.outcome`. */
  readonly address: string
  readonly title: Label
  readonly value: string
}

/** Every number that a clause made, in the order of periods, things and rules: the text and the number are one. */
export const clauseNumbers = (
  ruleSet: CompiledRuleSet,
  result: Result,
  clause: string,
): readonly ClauseNumber[] => {
  const rules = new Map(
    ruleSet.plan.rules.filter((rule) => rule.clause === clause).map((rule) => [rule.name, rule]),
  )
  return result.periods.flatMap(({ period, things }) =>
    Object.entries(things).flatMap(([thing, list]) =>
      list.flatMap((one) =>
        Object.entries(one.values).flatMap(([address, value]) => {
          const [name, outcome] = address.split('.') as [string, string?]
          const rule = rules.get(name)
          if (!rule || value.value === undefined) return []
          const title =
            outcome === undefined
              ? rule.title
              : { zh: `${rule.title.zh}·${outcome}`, en: `${rule.title.en}: ${outcome}` }
          return [
            {
              thing,
              id: one.id,
              ...(one.name === undefined ? {} : { name: one.name }),
              period,
              ...(one.moment === undefined ? {} : { moment: one.moment }),
              address,
              title,
              value: value.value,
            },
          ]
        }),
      ),
    ),
  )
}
