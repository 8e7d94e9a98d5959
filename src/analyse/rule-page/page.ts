import { clockText } from '../../core/instant.ts'
import type { Language } from '../../core/label.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { carryMarkdown } from './carry.ts'
import { clauseMarkdown } from './clause.ts'
import { type RulePageContext, said, say } from './context.ts'
import { cycleWords } from './cycles.ts'
import { factsMarkdown } from './facts.ts'
import { code, heading, joined, paragraph } from './markdown.ts'
import { measuresOf } from './measures.ts'
import { assumptionsMarkdown, clausesMarkdown, questionsMarkdown, resultsMarkdown } from './summary.ts'

/** A rule set as a page of Markdown for people who sign it and have never seen a rule file. */
export const rulePage = (ruleSet: RuleSet, compiled: CompiledRuleSet, language: Language): string => {
  const plainContext = { language, ruleSet, compiled }
  const context: RulePageContext = { ...plainContext, measureOf: measuresOf(plainContext) }
  const part = (zh: string, en: string, text: string): readonly string[] => [
    heading(2, say(context, zh, en)),
    text,
  ]
  return `${joined([
    heading(1, said(context, ruleSet.title)),
    introduction(context),
    ...part('条款一览', 'The clauses', clausesMarkdown(context)),
    ...part('算出什么', 'What is worked out', resultsMarkdown(context)),
    ...part('待定问题', 'Open questions', joined([questionsRemark(context), questionsMarkdown(context)])),
    ...part('假设', 'Assumptions', joined([assumptionsRemark(context), assumptionsMarkdown(context)])),
    ...part(
      '逐条说明',
      'Clause by clause',
      joined(ruleSet.clauses.map((one) => clauseMarkdown(context, one))),
    ),
    ...part('需要提供的数据', 'What has to be supplied', factsMarkdown(context)),
    ...part('逐期保存的数', 'What is kept from period to period', carryMarkdown(context)),
  ])}\n`
}

const introduction = (context: RulePageContext): string => {
  const { id, currency, currencies, each, since } = context.ruleSet
  const others = Object.keys(currencies).filter((one) => one !== currency)
  const often = cycleWords(context, each).each
  return (
    [
      say(context, `编号 ${code(id)}`, `Id ${code(id)}`),
      say(context, `${often}计算一次`, `worked out ${often}`),
      say(context, `币种 ${currency}`, `currency ${currency}`),
      ...(others.length === 0
        ? []
        : [say(context, `另有币种 ${others.join('、')}`, `also in ${others.join(', ')}`)]),
      since === undefined
        ? say(context, '施行日期原文未写', 'the document gives no date of effect')
        : say(context, `自 ${since} 起施行`, `in force from ${since}`),
      ...workWeekText(context),
    ].join(say(context, '；', '; ')) + say(context, '。', '.')
  )
}

/** When the company works, where some rule counts working time. */
const workWeekText = (context: RulePageContext): readonly string[] => {
  const { workWeek } = context.ruleSet
  if (!workWeek) return []
  const hours = workWeek.hours.map(({ from, to }) => `${clockText(from)}–${clockText(to)}`)
  const days = workWeek.days.map(
    (day) =>
      (context.language === 'zh' ? '一二三四五六日' : 'Mon Tue Wed Thu Fri Sat Sun'.split(' '))[day - 1]!,
  )
  return [
    say(
      context,
      `工作时间：星期${days.join('、')}，${hours.join('、')}`,
      `working time: ${days.join(', ')}, ${hours.join(', ')}`,
    ),
  ]
}

const questionsRemark = (context: RulePageContext): string =>
  context.ruleSet.readings.length === 0
    ? ''
    : paragraph(
        say(
          context,
          '条文可以有不止一种理解的地方。没有选定时按默认计算，并在受影响的每个数上注明。',
          'Where the document can be understood in more than one way. The default is used until somebody chooses, and is marked on every number it touches.',
        ),
      )

const assumptionsRemark = (context: RulePageContext): string =>
  paragraph(
    say(
      context,
      '条文没有给出、由规则文件代填的内容。签发前请逐项确认；受影响的每个数都有注明。',
      'What the document does not give and the rule file fills in. Please confirm each before you rely on it; every number it touches is marked.',
    ),
  )
