import { compare, ZERO } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import { showNumberText } from '../../core/show.ts'
import { stateText } from '../../explain/absent-text.ts'
import type { ExampleSpec } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { AbsentValue } from '../../run/result.ts'
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
    says: toldAs(right, { given, rule: unit.heads[head]!, value: value[head]!, instead: instead[head]! }),
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
      const head = (first.parameters as Readonly<Record<string, string>>).rule ?? name
      const given = givenIn(example, id!)
      const told = { given, rule: head, value: expected!, instead: found! }
      const isWhole = example.given.length === 1 && example.given[0]!.rows.length === 1
      const says = toldAs(right, told, isWhole ? undefined : { rule: name, name: example.name })
      return { ...told, says, rule: name, example: exampleText(example) }
    }
    return undefined
  }
}

/** What a case gives for one row: `post = agent`. */
const givenIn = ({ given }: ExampleSpec, id: string): string =>
  given
    .flatMap(({ headers, rows }) =>
      rows
        .filter((row) => row.id === id)
        .map(({ cells }) => cells.map(({ text }, at) => [headers[at]!.name, text])),
    )
    .slice(0, 1)
    .flat()
    .map(([header, text]) => `${header} = ${text}`)
    .join(', ')

/** In both languages: what to give, and what the rules and the mistake make of it. */
const toldAs = (
  { plan }: CompiledRuleSet,
  { given, rule, value, instead }: Omit<Telling, 'says' | 'example'>,
  inCase?: { readonly rule: string; readonly name: string },
): Label => {
  const show = plan.rules.find(({ name }) => name === rule.split('.')[0])?.show
  const [right, wrong] = [value, instead].map((text) => absentIn(text) ?? both(showNumberText(text, show)))
  const zh = given === '' ? '只写编号、别的都不给时' : given
  const en = given === '' ? 'an example that gives nothing but an id' : given
  const write = inCase && `--cases --rule ${inCase.rule}`
  const [caseZh, caseEn] = namesIn(inCase?.name ?? '')
  return {
    zh: `${zh}${write ? `（示例“${caseZh}”，用 ${write} 写出）` : ''}：${rule} 为 ${right!.zh}，改后为 ${wrong!.zh}`,
    en: `${en}${write ? ` (in the case "${caseEn}", which ${write} writes)` : ''} would tell: ${rule} is ${right!.en}, and ${wrong!.en} with the mistake`,
  }
}

const both = (text: string): Label => ({ zh: text, en: text })

/** `none`, or why there is no value: `missing (team)`. */
const absentIn = (text: string): Label | undefined => {
  if (text === 'none') return { zh: '无（none）', en: 'none' }
  const [, state, because] = /^(missing|not applicable|not yet|open) \((.*)\)$/.exec(text) ?? []
  return state === undefined
    ? undefined
    : { zh: `${stateText(state as AbsentValue['state']).zh}（${because}）`, en: text }
}

/** The name of a calculated case without what says that it is to be confirmed. */
const namesIn = (name: string): readonly [string, string] => {
  const [zh = name, en = name] = name.split(' · ')
  return [zh.replace(/^待确认：/, ''), en.replace(/^to confirm: /, '')]
}

const differs = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
  one !== undefined && other !== undefined && one.some((text, at) => text !== other[at])

const isBelowZero = (text: string): boolean => {
  const value = numberOf(text)
  return value !== undefined && compare(value, ZERO) < 0
}
