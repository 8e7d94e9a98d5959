import { compare, ZERO } from '../../core/exact.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { exampleText } from './case-text.ts'
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
  const given = unit.inputs
    .flatMap(({ header }, at) => (kept[0]![at] === '' ? [] : [`${header} = ${kept[0]![at]}`]))
    .join(', ')
  const name = { zh: `${unit.heads[head]}，${given}`, en: `${unit.heads[head]} at ${given}` }
  return {
    given,
    rule: unit.heads[head]!,
    value: value[head]!,
    instead: instead[head]!,
    example: exampleText(wholeExample(unit, kept, [value], readings, name)),
  }
}

const differs = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one !== undefined && other !== undefined && one.some((text, at) => text !== other[at])

const isBelowZero = (text: string): boolean => {
  const value = numberOf(text)
  return value !== undefined && compare(value, ZERO) < 0
}
