import { type Body, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import { formulaText, groupText, point } from './body-parts.ts'
import { quoted, type RulePageContext, say, titleOf } from './context.ts'
import { everyOne } from './cycles.ts'
import { namesText, oddOfUnit, oddUnits, settingText } from './settings.ts'

/** A pool and how it is divided. */
export const sharePieces = (
  context: RulePageContext,
  rule: RuleSpec,
  { values }: Body,
): readonly string[] => {
  const formula = (key: string): string => formulaText(context, rule, values[key])
  const line = (zh: string, en: string, text: string): string => point(context, say(context, zh, en), text)
  const everyone = everyOne(context, rule.for)
  const among = formula('among')
  const by = values.by
  const equal =
    by &&
    !isChoice(by) &&
    by.kind === 'formula' &&
    by.formula.tree.kind === 'name' &&
    by.formula.tree.name === 'equal'
  const inFen = Object.keys(context.ruleSet.currencies).every((one) => one === 'CNY')
  const oddBy = namesText(context, values.oddBy, (name) => titleOf(context, name, rule.for))
  return [
    line('分配的总额', 'The pool', formula('pool')),
    line('在哪里分', 'Shared within', groupText(context, rule, values.within)),
    line(
      '谁参加分配',
      'Who takes part',
      among === ''
        ? everyone
        : say(
            context,
            `满足${quoted(among)}的${everyone.replace(/^各/, '')}`,
            `${everyone} with ${quoted(among)}`,
          ),
    ),
    line(
      '怎样分',
      'Shared by',
      equal
        ? say(context, '平均分', 'equal parts')
        : say(context, `按${quoted(formula('by'))}的比例`, `in proportion to ${quoted(formula('by'))}`),
    ),
    line('份额取到', 'In multiples of', formula('unit')),
    values.unit !== undefined
      ? line('除不尽的尾数', 'The odd unit', settingText(context, 'odd', values.odd, oddOfUnit))
      : inFen
        ? line('除不尽的分', 'The odd fen', settingText(context, 'odd', values.odd))
        : line('除不尽的零头', 'The odd units', settingText(context, 'odd', values.odd, oddUnits)),
    line('余数相同时依次比较', 'Where remainders tie', oddBy),
    line('每人最少', 'At least for each', formula('floor')),
    line('每人最多', 'At most for each', formula('cap')),
    line(
      '总额不够各人最少数时',
      'A pool below what everyone has at least',
      values.floor ? settingText(context, 'short', values.short ?? { kind: 'word', word: 'refuse' }) : '',
    ),
    line('没有人可分时', 'Where there is nobody', settingText(context, 'nobody', values.nobody)),
    line(
      '总额为负时',
      'A pool below zero',
      values.negative ? settingText(context, 'negative', values.negative) : '',
    ),
  ]
}
