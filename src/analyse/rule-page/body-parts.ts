import { type BodyValue, type Choice, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import {
  placeOf,
  quoted,
  type RulePageContext,
  readingNamed,
  said,
  say,
  thingNamed,
  titleOf,
} from './context.ts'
import { bold, item, plain } from './markdown.ts'
import { choiceText, optionTitle } from './settings.ts'
import { valueText } from './values.ts'

/** `- **总额**：…`; further lines of the text stand beneath. */
export const point = (context: RulePageContext, label: string, text: string): string => {
  const [first = '', ...more] = text.split('\n').map(plain)
  return text === ''
    ? ''
    : item(
        [`${bold(label)}${say(context, '：', ': ')}${first}`, ...more.map((line) => `  - ${line}`)].join(
          '\n',
        ),
      )
}

/** Options that need more than a line, one after the other. */
export const optionPieces = <T>(
  context: RulePageContext,
  { reading, options }: Choice<T>,
  pieces: (option: T) => readonly string[],
): readonly string[] => {
  const { question, default: standard } = readingNamed(context, reading)
  return Object.entries(options).flatMap(([name, option]) => {
    const mark = name === standard ? say(context, '（默认）', ' (default)') : ''
    const title = quoted(optionTitle(context, reading, name))
    const ask = quoted(said(context, question))
    const label = say(context, `问题${ask}选${title}${mark}时`, `Where ${ask} is answered ${title}${mark}`)
    return [bold(label), ...pieces(option)]
  })
}

/** A formula of a setting, also where a reading chooses it. */
export const formulaText = (
  context: RulePageContext,
  rule: RuleSpec,
  value: BodyValue | undefined,
): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => formulaText(context, rule, one))
  if (value.kind !== 'formula') return ''
  const place = placeOf(rule)
  const own = context.measureOf({ kind: 'name', name: rule.name, range: { start: 0, end: 0 } }, place)
  return valueText(context, place, value.formula, own)
}

/** The thing that members are ranked or share in. */
export const groupText = (context: RulePageContext, rule: RuleSpec, value: BodyValue | undefined): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => groupText(context, rule, one))
  if (value.kind !== 'word') return ''
  const thing = thingNamed(context, value.word)
  const title = thing ? said(context, thing.title) : titleOf(context, value.word, rule.for)
  if (value.word === 'company') return say(context, '全公司', 'the whole company')
  return say(context, `同一${title}内`, `the same ${title}`)
}
