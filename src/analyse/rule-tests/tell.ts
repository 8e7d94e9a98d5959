import { compare, ZERO } from '../../core/exact.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { checkExample } from '../check-examples.ts'
import { exampleText } from './case-text.ts'
import { specsOf } from './cases.ts'
import { numberOf } from './inputs.ts'
import type { Pool } from './pool.ts'
import type { Telling } from './report.ts'
import { smallest, wholeExample } from './smallest.ts'
import { tryRows } from './try-rows.ts'

/** An input for which a rule with a mistake gives something else, as small as it gets; undefined where none was found. */
export const tellingOf = (
  pool: Pool,
  right: CompiledRuleSet,
  wrong: CompiledRuleSet,
): Telling | undefined => {
  const { unit, rows, outcomes, readings } = pool
  const others = tryRows(wrong, unit, rows, readings)
  const telling = rows.flatMap((_, at) => (differs(outcomes[at], others[at]) ? [at] : []))
  // Plain amounts read better than ones below zero.
  const best = telling.find((at) => rows[at]!.every((text) => !isBelowZero(text))) ?? telling[0]
  if (best === undefined) return undefined
  const kept = smallest(unit, [rows[best]!], [right, wrong], readings)
  const [value, instead] = [outcomes[best]!, others[best]!]
  const head = value.findIndex((text, at) => text !== instead[at])
  const given = [
    ...Object.entries(readings).map(([reading, option]) => `${reading}: ${option}`),
    ...unit.inputs.flatMap(({ header }, at) => (kept[0]![at] === '' ? [] : [`${header} = ${kept[0]![at]}`])),
  ].join(', ')
  const name = { zh: `${unit.heads[head]}，${given}`, en: `${unit.heads[head]} at ${given}` }
  return {
    given,
    rule: unit.heads[head]!,
    value: value[head]!,
    instead: instead[head]!,
    example: exampleText(wholeExample(unit, kept, [value], readings, name)),
  }
}

/** The same by the cases of groups and of time, for rules that look beyond their row. */
export const tellingCases = (
  right: CompiledRuleSet,
): ((rule: string, wrong: CompiledRuleSet) => Telling | undefined) => {
  const known = new Map<string, ReturnType<typeof specsOf>>()
  return (name, wrong) => {
    const rule = right.plan.rules.find((one) => one.name === name)
    if (!rule) return undefined
    if (!known.has(name)) known.set(name, specsOf(right, rule))
    for (const [, example] of known.get(name)!) {
      if (checkExample(example, right).diagnostics.length > 0) continue
      const [first] = checkExample(example, wrong).diagnostics
      if (first?.code !== 'example-differs') continue
      const { id, expected, found } = first.parameters as Readonly<Record<string, string>>
      const given = `${example.name.split(' · ')[1]?.replace(/^to confirm: /, '') ?? example.name} (${id})`
      return { given, rule: name, value: expected!, instead: found!, example: exampleText(example) }
    }
    return undefined
  }
}

const differs = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one !== undefined && other !== undefined && one.some((text, at) => text !== other[at])

const isBelowZero = (text: string): boolean => {
  const value = numberOf(text)
  return value !== undefined && compare(value, ZERO) < 0
}
