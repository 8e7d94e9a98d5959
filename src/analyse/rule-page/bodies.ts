import { type Body, type BodyValue, type Choice, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import { measureText } from './amounts.ts'
import {
  list,
  placeOf,
  quoted,
  type RulePageContext,
  readingNamed,
  said,
  say,
  thingNamed,
  titleOf,
} from './context.ts'
import { cycleWords, everyOne } from './cycles.ts'
import { sayFormula } from './formula-words.ts'
import { bold, item, plain, table } from './markdown.ts'
import { closedRange } from './ranges.ts'
import { choiceText, namesText, optionTitle, settingText } from './settings.ts'
import { tableMarkdown, tableNotes } from './table-words.ts'
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

/** Options that need more than a line, one after the other. */
const optionPieces = <T>(
  context: RulePageContext,
  { reading, options }: Choice<T>,
  pieces: (option: T) => readonly string[],
): readonly string[] => {
  const { question, default: standard } = readingNamed(context, reading)
  return Object.entries(options).flatMap(([name, option]) => {
    const mark = name === standard ? say(context, '（默认）', ' (default)') : ''
    const title = quoted(context, optionTitle(context, reading, name))
    const ask = quoted(context, said(context, question))
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
          settingText(context, 'first', values.first ?? { kind: 'word', word: 'highest' }),
        ),
        line('在哪里排', 'Among', groupText(context, rule, values.among)),
        line('谁参加', 'Who takes part', formula('where')),
        line('并列', 'Ties', setting('ties')),
        line('并列时依次比较', 'Ties are split by', names('by')),
      ]
    case 'share':
      return sharePieces(context, rule, body)
    case 'streak': {
      const { many } = cycleWords(context, rule.each)
      const of = quoted(context, formula('of'))
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
    default:
      return decidedPieces(context, rule, body)
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

const tablePieces = (context: RulePageContext, rule: RuleSpec, { values }: Body): readonly string[] => {
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

const weightedPieces = (context: RulePageContext, rule: RuleSpec, { values }: Body): readonly string[] => {
  const { parts, absent } = values
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

const sharePieces = (context: RulePageContext, rule: RuleSpec, { values }: Body): readonly string[] => {
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
            `满足${quoted(context, among)}的${everyone.replace(/^各/, '')}`,
            `${everyone} with ${quoted(context, among)}`,
          ),
    ),
    line(
      '怎样分',
      'Shared by',
      equal
        ? say(context, '平均分', 'equal parts')
        : say(
            context,
            `按${quoted(context, formula('by'))}的比例`,
            `in proportion to ${quoted(context, formula('by'))}`,
          ),
    ),
    line('除不尽的分', 'The odd fen', settingText(context, 'odd', values.odd)),
    line('余数相同时依次比较', 'Where remainders tie', oddBy),
    line('每人最多', 'At most for each', formula('cap')),
    line('没有人可分时', 'Where there is nobody', settingText(context, 'nobody', values.nobody)),
    line(
      '总额为负时',
      'A pool below zero',
      values.negative ? settingText(context, 'negative', values.negative) : '',
    ),
  ]
}

const groupText = (context: RulePageContext, rule: RuleSpec, value: BodyValue | undefined): string => {
  if (value === undefined) return ''
  if (isChoice(value)) return choiceText(context, value, (one) => groupText(context, rule, one))
  if (value.kind !== 'word') return ''
  const thing = thingNamed(context, value.word)
  const title = thing ? said(context, thing.title) : titleOf(context, value.word, rule.for)
  if (value.word === 'company') return say(context, '全公司', 'the whole company')
  return say(context, `同一${title}内`, `the same ${title}`)
}

const decidedPieces = (context: RulePageContext, rule: RuleSpec, { values }: Body): readonly string[] => {
  const { by, range, unit } = values
  const measure = unit && !isChoice(unit) && unit.kind === 'word' ? unit.word : undefined
  const who = by && !isChoice(by) && by.kind === 'label' ? said(context, by.label) : ''
  const silent = formulaText(context, rule, values.silent)
  const allowed = (value: BodyValue | undefined): string => {
    if (value === undefined) return ''
    if (isChoice(value)) return choiceText(context, value, allowed)
    return value.kind === 'range' ? closedRange(context, value.range, measure) : ''
  }
  return [
    point(context, say(context, '由谁决定', 'Decided by'), who),
    point(
      context,
      say(context, '允许范围', 'Allowed'),
      allowed(range) || (measure ? list(context, [measureText(context, measure)]) : ''),
    ),
    point(
      context,
      say(context, '没有作出决定时', 'Where nobody decided'),
      silent || say(context, '缺少数据，需要补上', 'the fact is missing and has to be given'),
    ),
  ]
}
