import type { ClauseSpec } from '../../model/rule-set.ts'
import { type RulePageContext, readingNamed, said, say } from './context.ts'
import { bold, heading, item, joined, paragraph, plain, quotation } from './markdown.ts'
import { parametersMarkdown } from './parameters.ts'
import { optionNames } from './readings.ts'
import { ruleMarkdown } from './rule.ts'
import { optionTitle } from './settings.ts'

/** The heading under which a clause stands, which links lead to. */
export const clauseHeading = (context: RulePageContext, { id, title }: ClauseSpec): string =>
  title ? `${id} ${said(context, title)}` : id

/** A clause: what it says, its numbers, its open questions, its rules, or why it has none. */
export const clauseMarkdown = (context: RulePageContext, clause: ClauseSpec): string => {
  const { ruleSet } = context
  const of = <Item extends { readonly clause: string }>(items: readonly Item[]): readonly Item[] =>
    items.filter((one) => one.clause === clause.id)
  return joined([
    heading(3, clauseHeading(context, clause)),
    clause.says ? quotation(said(context, clause.says)) : '',
    clause.noRule
      ? paragraph(
          say(context, `本条没有规则：${clause.noRule.zh}`, `This clause has no rule. ${clause.noRule.en}`),
        )
      : '',
    parametersMarkdown(context, of(ruleSet.parameters)),
    ...of(ruleSet.readings).flatMap(({ name }) => questionPieces(context, name)),
    ...of(ruleSet.rules).map((rule) => ruleMarkdown(context, rule)),
  ])
}

const questionPieces = (context: RulePageContext, reading: string): readonly string[] => {
  const { question, default: standard } = readingNamed(context, reading)
  return [
    `${bold(say(context, '待定问题', 'Open question'))}${say(context, '：', ': ')}${plain(said(context, question))}`,
    ...optionNames(context, reading).map((option) =>
      item(
        option === standard
          ? `${bold(optionTitle(context, reading, option))}${say(context, '（默认）', ' (default)')}`
          : plain(optionTitle(context, reading, option)),
      ),
    ),
  ]
}
