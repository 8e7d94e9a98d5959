import { type Body, type BodyValue, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import { formulaText, optionPieces, point } from './body-parts.ts'
import { placeOf, type RulePageContext, say } from './context.ts'
import { sayFormula } from './formula-words.ts'
import { item, plain, table } from './markdown.ts'
import { settingText } from './settings.ts'
import { tableMarkdown, tableNotes } from './table-words.ts'
import { valueText } from './values.ts'

/** A table, drawn, with how it is read. */
export const tablePieces = (
  context: RulePageContext,
  rule: RuleSpec,
  { values }: Body,
): readonly string[] => {
  const { rows, edgesOf } = values
  const word = (key: string): string | undefined => {
    const value = values[key]
    return value && !isChoice(value) && value.kind === 'word' ? value.word : undefined
  }
  const share = formulaText(context, rule, edgesOf)
  const shareNote =
    share === ''
      ? []
      : [
          item(
            plain(
              say(
                context,
                `表中的界限是“${share}”的百分比。`,
                `The edges in the table are shares of “${share}”.`,
              ),
            ),
          ),
        ]
  const one = (value: BodyValue): readonly string[] => {
    if (isChoice(value)) return optionPieces(context, value, one)
    if (value.kind !== 'table') return []
    const notes = tableNotes(context, value.table, { hit: word('hit'), between: word('between') })
    return [tableMarkdown(context, rule, value.table), ...notes.map((note) => item(plain(note)))]
  }
  return [...(rows ? one(rows) : []), ...shareNote]
}

/** Parts and their weights. */
/** The periods in a longer one, each with the weight of its place. */
const positionPieces = (
  context: RulePageContext,
  rule: RuleSpec,
  of: BodyValue,
  by: BodyValue,
  absent: BodyValue | undefined,
): readonly string[] => {
  const place = placeOf(rule)
  const one = (value: BodyValue): readonly string[] => {
    if (isChoice(value)) return optionPieces(context, value, one)
    if (value.kind !== 'formulas') return []
    const rows = value.formulas.map((weight, at) => [
      say(context, `第 ${at + 1} 期`, `period ${at + 1}`),
      plain(valueText(context, place, weight, undefined)),
    ])
    return [table([say(context, '期次', 'period'), say(context, '权重', 'weight')], rows)]
  }
  return [
    point(
      context,
      say(context, '算法', 'How'),
      say(
        context,
        `各期的${formulaText(context, rule, of)}乘以该期的权重后相加，权重合计为 100%`,
        `${formulaText(context, rule, of)} of each period times the weight of its place, added up; the weights make 100%`,
      ),
    ),
    ...one(by),
    point(
      context,
      say(context, '某一期不适用时', 'Where a period has none'),
      settingText(context, 'absent', absent ?? { kind: 'word', word: 'refuse' }),
    ),
  ]
}

export const weightedPieces = (
  context: RulePageContext,
  rule: RuleSpec,
  { values }: Body,
): readonly string[] => {
  const { parts, absent, of, by } = values
  if (of && by) return positionPieces(context, rule, of, by, absent)
  const place = placeOf(rule)
  const one = (value: BodyValue): readonly string[] => {
    if (isChoice(value)) return optionPieces(context, value, one)
    if (value.kind !== 'weights') return []
    const rows = value.parts.map(({ of, weight }) =>
      [sayFormula(context, place, of.tree), valueText(context, place, weight, undefined)].map(plain),
    )
    return [table([say(context, '项目', 'part'), say(context, '权重', 'weight')], rows)]
  }
  return [
    point(
      context,
      say(context, '算法', 'How'),
      say(
        context,
        '各项乘以权重后相加，权重合计为 100%',
        'each part times its weight, added up; the weights make 100%',
      ),
    ),
    ...(parts ? one(parts) : []),
    point(
      context,
      say(context, '某一项不适用时', 'Where a part does not apply'),
      settingText(context, 'absent', absent ?? { kind: 'word', word: 'refuse' }),
    ),
  ]
}
