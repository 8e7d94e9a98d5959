import type { Operand } from '../mechanisms/mechanism.ts'
import { typeWords } from '../mechanisms/type-words.ts'
import { type Choice, isChoice, type RuleSpec } from '../model/rule-set.ts'
import type { AxisId, MarkId } from '../plan/type.ts'
import { joinOperands } from './join-types.ts'
import { reportAt, type State } from './state.ts'

/** The mark of a reading, with the question it answers and every option some place offers. */
export const readingMark = (state: State, name: string): MarkId => {
  const known = state.readingMarks.get(name) ?? newMark(state, name)
  state.readingMarks.set(name, known)
  return known
}

const newMark = (state: State, name: string): MarkId => {
  const spec = state.ruleSet.readings.find((one) => one.name === name)!
  const options = offered(state, name).map((option) => ({
    name: option,
    title: spec.options[option] ?? { zh: option, en: option },
  }))
  return state.builder.mark({
    kind: 'reading',
    name,
    clause: spec.clause,
    text: spec.question,
    options,
    default: spec.default,
  })
}

/** The options of a reading: the same wherever it is used; the order is that of their titles, or of a use. */
const offered = ({ ruleSet }: State, name: string): readonly string[] => {
  const spec = ruleSet.readings.find((one) => one.name === name)!
  const titled = Object.keys(spec.options)
  const places = [...ruleSet.rules.map(choosable), ...ruleSet.parameters.map((one) => one.values)]
  const used = places.map((place) => optionsIn(place, name)).find((one) => one !== undefined) ?? []
  return [...titled.filter((one) => used.includes(one)), ...used.filter((one) => !titled.includes(one))]
}

/** A formula or a table: no choice stands inside. The settings of a table body have a key `rows` too. */
const isWritten = (value: object): boolean => 'tree' in value || ('rows' in value && 'outcomes' in value)

const optionsIn = (value: unknown, reading: string): readonly string[] | undefined => {
  if (typeof value !== 'object' || value === null || isWritten(value)) return undefined
  if (isChoice(value) && value.reading === reading) return Object.keys(value.options)
  for (const one of Object.values(value)) {
    const found = optionsIn(one, reading)
    if (found) return found
  }
  return undefined
}

/** The first reading that a rule still leaves open, anywhere in its settings. */
export const openReading = (value: unknown): Choice<unknown> | undefined => {
  if (typeof value !== 'object' || value === null || isWritten(value)) return undefined
  if (isChoice(value)) return value
  for (const one of Object.values(value)) {
    const found = openReading(one)
    if (found) return found
  }
  return undefined
}

/** The rule with one reading settled, wherever it stands in it. Formulas and tables hold no choices and stay as they are. */
export const settle = <T>(value: T, reading: string, option: string): T => {
  if (typeof value !== 'object' || value === null) return value
  if (isChoice(value)) {
    if (value.reading === reading)
      return settle((value.options as Record<string, T>)[option]!, reading, option)
    const options = Object.fromEntries(
      Object.entries(value.options).map(([name, one]) => [name, settle(one, reading, option)]),
    )
    return { ...value, options } as T
  }
  if (isWritten(value)) return value
  if (Array.isArray(value)) return value.map((one) => settle(one, reading, option)) as T
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, settle(one, reading, option)]),
  ) as T
}

/** Parts of a rule in which a reading may stand. */
export const choosable = (rule: RuleSpec): unknown => [rule.when, rule.body, rule.otherwise, rule.round]

/** Whether some option of a rule's readings has that word at that key of its body. */
export const couldBe = ({ ruleSet }: State, rule: string, key: string, word: string): boolean =>
  allOf(ruleSet.rules.find((one) => one.name === rule)!.body)
    .flatMap(({ values }) => (values[key] === undefined ? [] : allOf(values[key])))
    .some((one) => one.kind === 'word' && one.word === word)

const allOf = <T>(value: T): readonly Exclude<T, Choice<unknown>>[] =>
  isChoice(value)
    ? Object.values(value.options as Record<string, T>).flatMap(allOf)
    : [value as Exclude<T, Choice<unknown>>]

/** One value for all options of a reading: the one in force is taken at run time, and marked. */
export const chooseOption = (
  state: State,
  rule: string,
  mark: MarkId,
  options: readonly { readonly name: string; readonly operand: Operand }[],
  axis: AxisId | undefined,
): Operand | undefined => {
  const type = joinOperands(options.map(({ operand }) => operand))
  if (!type) {
    const list = (side: 'kind' | 'kindZh'): string =>
      options.map(({ name, operand }) => `${name}: ${typeWords(operand.type, 'kind')[side]}`).join(' | ')
    const span = state.ruleSet.rules.find((one) => one.name === rule)?.span
    return reportAt(state, 'options-differ', { rule, options: list('kind'), optionsZh: list('kindZh') }, span)
  }
  const column = state.builder.emit(
    { op: 'choose', mark, options: options.map(({ name, operand }) => ({ name, of: operand.column })) },
    rule,
    type,
    axis,
  )
  return { column, type, optional: options.some(({ operand }) => operand.optional) }
}
