import { isInstantKind } from '../../core/instant.ts'
import type { Label, Language } from '../../core/label.ts'
import type { Node } from '../../formula/ast.ts'
import {
  type Body,
  type BodyValue,
  type Choice,
  type Cycle,
  type FactSpec,
  isChoice,
  type ReadingSpec,
  type RuleSet,
  type RuleSpec,
  type ThingSpec,
} from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'

/** What every part of a page reads. */
export interface PageContext {
  readonly language: Language
  readonly ruleSet: RuleSet
  readonly compiled: CompiledRuleSet
}

/** With what the numbers count, which is worked out once. */
export interface RulePageContext extends PageContext {
  readonly measureOf: (node: Node, place: Place) => Measure | undefined
}

/** What a number counts: a unit as the rule file writes it, or the points of a score. */
export type Measure = string

/** Whose value a formula is, and when: what a name in it means. */
export interface Place {
  readonly thing: string
  readonly each: Cycle
  /** Rules over ordered records look back at the record before. */
  readonly ordered: boolean
}

/** Says a part of a formula, perhaps of another place; in brackets where it holds together less tightly than asked. */
export type SayNode = (node: Node, atLeast?: number, place?: Place) => string

export const placeOf = (rule: RuleSpec): Place => ({
  thing: rule.for,
  each: rule.each,
  ordered: rule.order !== undefined,
})

export const said = ({ language }: PageContext, label: Label): string => label[language]

/** Both languages side by side, so that neither is forgotten. */
export const say = ({ language }: PageContext, zh: string, en: string): string =>
  language === 'zh' ? zh : en

export const list = (context: PageContext, texts: readonly string[]): string =>
  texts.join(say(context, '、', ', '))

/** Quotations inside become single ones. */
export const quoted = (text: string): string => `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`

/** A remark behind what it is about. */
export const remark = (context: PageContext, text: string): string =>
  text === '' ? '' : say(context, `（${text}）`, ` (${text})`)

export const thingNamed = (context: PageContext, name: string): ThingSpec | undefined =>
  context.ruleSet.things.find((thing) => thing.name === name)

export const ruleNamed = (context: PageContext, name: string): RuleSpec | undefined =>
  context.ruleSet.rules.find((rule) => rule.name === name)

export const readingNamed = (context: PageContext, name: string): ReadingSpec =>
  context.ruleSet.readings.find((reading) => reading.name === name)!

/** The fact that a name means for a thing: its own first, for records share names such as `dated`. */
export const factNamed = (
  context: PageContext,
  name: string,
  thing: string,
): { readonly thing: ThingSpec; readonly fact: FactSpec } | undefined => {
  const { things } = context.ruleSet
  const own = things.filter((one) => one.name === thing)
  for (const one of [...own, ...things]) {
    const fact = one.facts.find((each) => each.name === name)
    if (fact) return { thing: one, fact }
  }
  return undefined
}

/** What people call what a name stands for. */
export const titleOf = (context: PageContext, name: string, thing: string): string => {
  const { ruleSet } = context
  const title =
    ruleNamed(context, name)?.title ??
    ruleSet.parameters.find((parameter) => parameter.name === name)?.title ??
    factNamed(context, name, thing)?.fact.title ??
    thingNamed(context, name)?.title ??
    ruleSet.readings.find((reading) => reading.name === name)?.question
  return title ? said(context, title) : name
}

/** A word used as a value. */
export const wordTitle = (context: PageContext, word: string): string => {
  if (word === 'yes') return say(context, '是', 'yes')
  if (word === 'no') return say(context, '否', 'no')
  const title = context.ruleSet.words[word]
  return title ? said(context, title) : word
}

/** A column of a rule's results. */
export const columnTitle = (context: PageContext, rule: RuleSpec | undefined, column: string): string => {
  if (rule && isOnlyColumn(rule, column)) return said(context, rule.title)
  const title = context.ruleSet.words[column] ?? columns[column]
  return title ? said(context, title) : column
}

/** The column of the rule's own name, and one that stands alone: they are what the rule gives. */
const isOnlyColumn = (rule: RuleSpec, column: string): boolean => {
  if (column === rule.name) return true
  const bodies = isChoice(rule.body) ? (Object.values(rule.body.options) as Body[]) : [rule.body]
  const rows = bodies.flatMap(({ values }) => values.rows ?? [])
  const tables = rows.flatMap((value) =>
    isChoice(value) ? (Object.values(value.options) as Exclude<BodyValue, Choice<BodyValue>>[]) : [value],
  )
  return (
    tables.length > 0 &&
    tables.every(
      (value) => value.kind === 'table' && value.table.outcomes.every(({ name }) => name === column),
    )
  )
}

/** A column read from elsewhere: `评级·系数`, or the rule alone where there is nothing to tell apart. */
export const columnOf = (
  context: PageContext,
  rule: RuleSpec | undefined,
  owner: string,
  column: string,
): string => {
  if (rule && isOnlyColumn(rule, column)) return owner
  const title = columnTitle(context, rule, column)
  return say(context, `${owner}·${title}`, `${owner}: ${title}`)
}

const columns: Readonly<Record<string, Label>> = {
  kept: { zh: '留存部分', en: 'what is kept' },
  unplaced: { zh: '因上限未分出的部分', en: 'what the cap leaves over' },
}

/** Dates are earlier and later, not smaller and greater. */
export const isDate = (context: PageContext, node: Node, { thing }: Place): boolean => {
  if (node.kind === 'call') return dateCalls.includes(node.name)
  if (node.kind !== 'name') return false
  const made = context.compiled.plan.rules.find(({ name }) => name === node.name)
  return isInstantKind(made?.type.kind ?? factNamed(context, node.name, thing)?.fact.type.kind ?? '')
}

const dateCalls: readonly string[] = ['date', 'start', 'end', 'addDays', 'addMonths', 'at', 'clock']

/** English headings begin with a capital. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
