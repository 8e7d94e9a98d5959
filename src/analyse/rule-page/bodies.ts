import type { Node } from '../../formula/ast.ts'
import { type Body, type BodyValue, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import { measureText } from './amounts.ts'
import { formulaText, groupText, optionPieces, point } from './body-parts.ts'
import { isDate, list, placeOf, quoted, type RulePageContext, said, say, titleOf } from './context.ts'
import { cycleWords } from './cycles.ts'
import { rangeOfDecision } from './ranges-decided.ts'
import { choiceText, firstOfInstants, namesText, settingText } from './settings.ts'
import { sharePieces } from './share-body.ts'
import { tablePieces, weightedPieces } from './table-body.ts'

/** What a rule computes, or what each option of a reading makes of it. */
export const bodyPieces = (context: RulePageContext, rule: RuleSpec): readonly string[] => {
  const { body } = rule
  if (!isChoice(body)) return onePieces(context, rule, body)
  const how = say(context, '算法', 'How')
  const formulas = Object.values(body.options).every(({ mechanism }) => mechanism === 'is')
  if (formulas)
    return [
      point(
        context,
        how,
        choiceText(context, body, ({ values }) => formulaText(context, rule, values.formula)),
      ),
    ]
  return optionPieces(context, body, (option) => onePieces(context, rule, option))
}

const onePieces = (context: RulePageContext, rule: RuleSpec, body: Body): readonly string[] => {
  const { values } = body
  const formula = (key: string): string => formulaText(context, rule, values[key])
  const setting = (key: string): string => settingText(context, key, values[key])
  const names = (key: string): string =>
    namesText(context, values[key], (name) => titleOf(context, name, rule.for))
  const line = (zh: string, en: string, text: string): string => point(context, say(context, zh, en), text)
  switch (body.mechanism) {
    case 'is':
      return isJustYes(rule, body) ? [] : [line('算法', 'How', formula('formula'))]
    case 'table':
      return tablePieces(context, rule, body)
    case 'weighted':
      return weightedPieces(context, rule, body)
    case 'rank':
      return [
        line('按什么排名', 'Ranked by', formula('of')),
        line(
          '谁在前',
          'Who comes first',
          settingText(
            context,
            'first',
            values.first ?? { kind: 'word', word: 'highest' },
            ranksDates(context, rule, values.of) ? firstOfInstants : undefined,
          ),
        ),
        line('在哪里排', 'Among', groupText(context, rule, values.among)),
        line('谁参加', 'Who takes part', formula('where')),
        line('并列', 'Ties', setting('ties')),
        splitById(context, body),
        line('并列时依次比较', 'Ties are split by', names('by')),
      ]
    case 'share':
      return sharePieces(context, rule, body)
    case 'streak': {
      const { many } = cycleWords(context, rule.each)
      const of = quoted(formula('of'))
      return [
        line(
          '算法',
          'How',
          say(
            context,
            `到本期为止，连续满足${of}的${many.replace(/^个/, '')}数`,
            `for how many ${many} in a row, up to this one, ${of} has held`,
          ),
        ),
        line('条件不适用的一期', 'A period in which it does not apply', setting('gap')),
      ]
    }
    case 'decided':
      return decidedPieces(context, rule, body)
    default:
      return []
  }
}

/** A finding's condition stands under `when`; its value says nothing more. */
const isJustYes = (rule: RuleSpec, { values }: Body): boolean => {
  const value = values.formula
  return (
    rule.finding !== undefined &&
    value !== undefined &&
    !isChoice(value) &&
    value.kind === 'formula' &&
    value.formula.tree.kind === 'truth'
  )
}

const decidedPieces = (context: RulePageContext, rule: RuleSpec, { values }: Body): readonly string[] => {
  const { by, range } = values
  const own: Node = { kind: 'name', name: rule.name, range: { start: 0, end: 0 } }
  const measure = context.measureOf(own, placeOf(rule))
  const who = by && !isChoice(by) && by.kind === 'label' ? said(context, by.label) : ''
  const silent = formulaText(context, rule, values.silent)
  const allowed = (value: BodyValue | undefined): string => {
    if (value === undefined) return ''
    if (isChoice(value)) return choiceText(context, value, allowed)
    return rangeOfDecision(context, rule, value, measure)
  }
  return [
    point(context, say(context, '由谁决定', 'Decided by'), who),
    point(
      context,
      say(context, '允许范围', 'Allowed'),
      allowed(range) || (measure ? list(context, [measureText(context, measure)]) : ''),
    ),
    point(context, say(context, '须为其整数倍', 'In multiples of'), formulaText(context, rule, values.step)),
    point(
      context,
      say(context, '没有作出决定时', 'Where nobody decided'),
      silent || say(context, '缺少数据，需要补上', 'the fact is missing and has to be given'),
    ),
    point(context, say(context, '理由', 'Reason'), settingText(context, 'reason', values.reason)),
  ]
}

/** Where nothing else splits those who tie, their ids do. */
const splitById = (context: RulePageContext, { values }: Body): string => {
  const { ties, by } = values
  const ordinal = ties && !isChoice(ties) && ties.kind === 'word' && ties.word === 'ordinal'
  return ordinal && !by
    ? point(context, say(context, '先后', 'Split'), say(context, '按编号', 'by their ids'))
    : ''
}

const ranksDates = (context: RulePageContext, rule: RuleSpec, of: BodyValue | undefined): boolean =>
  of !== undefined &&
  !isChoice(of) &&
  of.kind === 'formula' &&
  isDate(context, of.formula.tree, placeOf(rule))
