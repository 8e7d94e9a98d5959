import type { Formula } from '../../formula/ast.ts'
import { type Body, type BodyValue, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import { formulaText, optionPieces, point } from './body-parts.ts'
import { placeOf, type RulePageContext, say } from './context.ts'
import { sayFormula } from './formula-words.ts'
import { item, plain, table } from './markdown.ts'
import { choiceText, settingText } from './settings.ts'
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
    if (value && isChoice(value)) return 'chosen'
    return value?.kind === 'word' ? value.word : undefined
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
  const beyond = (key: string, zh: string, en: string): string =>
    point(context, say(context, zh, en), beyondText(context, rule, values[key]))
  return [
    ...(rows ? one(rows) : []),
    ...shareNote,
    ...(values.hit && isChoice(values.hit)
      ? [
          point(
            context,
            say(context, '几行符合时', 'Where several rows hold'),
            settingText(context, 'hit', values.hit),
          ),
        ]
      : []),
    beyond('below', '低于第一个点', 'Below the first point'),
    beyond('above', '高于最后一个点', 'Above the last point'),
  ]
}

/** What lies beyond an outermost point: a word of its own, or a value. */
const beyondText = (context: RulePageContext, rule: RuleSpec, value: BodyValue | undefined): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => beyondText(context, rule, one))
  return value.kind === 'word' ? settingText(context, 'below', value) : formulaText(context, rule, value)
}

/** Parts and their weights; or the periods in a longer one, each with the weight of its place. */
export const weightedPieces = (
  context: RulePageContext,
  rule: RuleSpec,
  { values }: Body,
): readonly string[] => {
  const { parts, of, by } = values
  const absent: BodyValue = values.absent ?? { kind: 'word', word: 'refuse' }
  const place = placeOf(rule)
  const weightTable = (first: string, rows: readonly (readonly [string, Formula])[]): string =>
    table(
      [first, say(context, '权重', 'weight')],
      rows.map(([name, weight]) => [plain(name), plain(valueText(context, place, weight, undefined))]),
    )
  const one = (value: BodyValue): readonly string[] => {
    if (isChoice(value)) return optionPieces(context, value, one)
    if (value.kind === 'weights') {
      const rows = value.parts.map(({ of, weight }) => [sayFormula(context, place, of.tree), weight] as const)
      return [weightTable(say(context, '项目', 'part'), rows)]
    }
    if (value.kind !== 'formulas') return []
    const rows = value.formulas.map(
      (weight, at) => [say(context, `第 ${at + 1} 期`, `period ${at + 1}`), weight] as const,
    )
    return [weightTable(say(context, '期次', 'period'), rows)]
  }
  const flow = formulaText(context, rule, of)
  const [weights, how, without] =
    of && by
      ? [
          by,
          say(
            context,
            `各期的${flow}乘以该期的权重后相加，权重合计为 100%`,
            `${flow} of each period times the weight of its place, added up; the weights make 100%`,
          ),
          say(context, '某一期不适用时', 'Where a period has none'),
        ]
      : [
          parts,
          say(
            context,
            '各项乘以权重后相加，权重合计为 100%',
            'each part times its weight, added up; the weights make 100%',
          ),
          say(context, '某一项不适用时', 'Where a part does not apply'),
        ]
  return [
    point(context, say(context, '算法', 'How'), how),
    ...(weights ? one(weights) : []),
    point(context, without, settingText(context, 'absent', absent)),
  ]
}
