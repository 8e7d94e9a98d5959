import type { ClauseSpec } from '../../model/rule-set.ts'
import { clauseHeading } from './clause.ts'
import { list, placeOf, type RulePageContext, said, say } from './context.ts'
import { ownerText } from './cycles.ts'
import { anchor, bold, item, joined, lines, paragraph, plain, table } from './markdown.ts'
import { optionNames } from './readings.ts'
import { channelTitle } from './rule.ts'
import { optionTitle } from './settings.ts'
import { parameterText } from './values.ts'

/** A link to a clause of the page. */
const clauseLink = (context: RulePageContext, id: string): string => {
  const clause = context.ruleSet.clauses.find((one) => one.id === id)
  return clause ? `[${plain(id)}](${anchor(clauseHeading(context, clause))})` : plain(id)
}

/** Every clause in a row, with what it has. */
export const clausesMarkdown = (context: RulePageContext): string => {
  const { ruleSet } = context
  const count = (items: readonly { readonly clause: string }[], { id }: ClauseSpec): string =>
    `${items.filter(({ clause }) => clause === id).length || '–'}`
  const assumed = assumptionsOf(context)
  return table(
    [
      say(context, '条款', 'clause'),
      say(context, '内容', 'what it says'),
      say(context, '数值', 'numbers'),
      say(context, '规则', 'rules'),
      say(context, '假设', 'assumptions'),
      say(context, '待定问题', 'open questions'),
    ],
    ruleSet.clauses.map((clause) => [
      clauseLink(context, clause.id),
      plain(summaryOf(context, clause)),
      count(ruleSet.parameters, clause),
      count(ruleSet.rules, clause),
      count(assumed, clause),
      count(ruleSet.readings, clause),
    ]),
  )
}

const summaryOf = (context: RulePageContext, { id, title, says, noRule }: ClauseSpec): string => {
  if (noRule) return say(context, `无规则：${noRule.zh}`, `No rule. ${noRule.en}`)
  const text = title ?? says
  if (text) return said(context, text)
  const rules = context.ruleSet.rules.filter((rule) => rule.clause === id)
  return list(
    context,
    rules.map((rule) => said(context, rule.title)),
  )
}

interface Assumption {
  readonly clause: string
  readonly what: string
  readonly value: string
  readonly why: string
}

const assumptionsOf = (context: RulePageContext): readonly Assumption[] => {
  const parameters = context.ruleSet.parameters.flatMap((one) =>
    one.assumed === undefined
      ? []
      : [
          {
            clause: one.clause,
            what: said(context, one.title),
            value: one.values.map(({ value }) => parameterText(context, one.name, value)).join('\n'),
            why: said(context, one.assumed),
          },
        ],
  )
  const rules = context.ruleSet.rules.flatMap(({ clause, title, assumed }) =>
    assumed === undefined
      ? []
      : [
          {
            clause,
            what: said(context, title),
            value: say(context, '见该条', 'see the clause'),
            why: said(context, assumed),
          },
        ],
  )
  const order = context.ruleSet.clauses.map(({ id }) => id)
  return [...parameters, ...rules].sort(
    (one, other) => order.indexOf(one.clause) - order.indexOf(other.clause),
  )
}

export const assumptionsMarkdown = (context: RulePageContext): string => {
  const all = assumptionsOf(context)
  if (all.length === 0) return paragraph(say(context, '没有。', 'None.'))
  return table(
    [
      say(context, '条款', 'clause'),
      say(context, '项目', 'what'),
      say(context, '假设的取值', 'assumed value'),
      say(context, '原因', 'why'),
    ],
    all.map(({ clause, what, value, why }) => [
      clauseLink(context, clause),
      plain(what),
      lines(value),
      plain(why),
    ]),
  )
}

export const questionsMarkdown = (context: RulePageContext): string => {
  const { readings } = context.ruleSet
  if (readings.length === 0) return paragraph(say(context, '没有。', 'None.'))
  return table(
    [
      say(context, '条款', 'clause'),
      say(context, '问题', 'question'),
      say(context, '默认', 'default'),
      say(context, '其他选择', 'other options'),
    ],
    readings.map(({ name, clause, question, default: standard }) => [
      clauseLink(context, clause),
      plain(said(context, question)),
      bold(optionTitle(context, name, standard)),
      optionNames(context, name)
        .filter((option) => option !== standard)
        .map((option) => plain(optionTitle(context, name, option)))
        .join('<br>'),
    ]),
  )
}

/** What comes out: payslip lines by channel, then what is reported for a person to decide on. */
export const resultsMarkdown = (context: RulePageContext): string => {
  const { ruleSet } = context
  const facts = ruleSet.things.flatMap((thing) =>
    thing.facts.flatMap(({ title, line, clause }) =>
      line === undefined
        ? []
        : [
            {
              title,
              line,
              clause,
              each: ownerText(context, { thing: thing.name, each: ruleSet.each, ordered: false }),
              given: true,
            },
          ],
    ),
  )
  const rules = ruleSet.rules.flatMap((rule) =>
    rule.line === undefined
      ? []
      : [
          {
            title: rule.title,
            line: rule.line,
            clause: rule.clause,
            each: ownerText(context, placeOf(rule)),
            given: false,
          },
        ],
  )
  const all = [...facts, ...rules]
  const channels = [...new Set(all.map(({ line }) => line))]
  const rows = channels.flatMap((channel) =>
    all
      .filter(({ line }) => line === channel)
      .map(({ title, clause, each, given }) => [
        plain(channelTitle(context, channel)),
        `${plain(said(context, title))}${given ? say(context, '（由外部提供）', ' (supplied)') : ''}`,
        plain(each),
        clause === undefined ? '–' : clauseLink(context, clause),
      ]),
  )
  const findings = ruleSet.rules.filter(({ finding }) => finding !== undefined)
  return joined([
    rows.length === 0
      ? paragraph(say(context, '没有工资条项目。', 'There are no payslip lines.'))
      : table(
          [
            say(context, '部分', 'part'),
            say(context, '工资条项目', 'payslip line'),
            say(context, '对象', 'of'),
            say(context, '条款', 'clause'),
          ],
          rows,
        ),
    ...totalPieces(context),
    ...(findings.length === 0
      ? []
      : [
          paragraph(
            say(
              context,
              '下列事项只作提示，由人决定，系统不作任何处理：',
              'These are only reported; a person decides, and the system does nothing by itself:',
            ),
          ),
          table(
            [
              say(context, '事项', 'finding'),
              say(context, '对象', 'of'),
              say(context, '处理前须有', 'needed before anybody acts'),
              say(context, '条款', 'clause'),
            ],
            findings.map((rule) => [
              plain(said(context, rule.title)),
              plain(ownerText(context, placeOf(rule))),
              rule.needs ? plain(said(context, rule.needs)) : '–',
              clauseLink(context, rule.clause),
            ]),
          ),
        ]),
  ])
}

const totalPieces = (context: RulePageContext): readonly string[] =>
  context.ruleSet.rules.flatMap(({ title, totalOf, clause }) =>
    totalOf === undefined
      ? []
      : [
          item(
            `${bold(said(context, title))} = ${plain(
              say(
                context,
                `${channelTitle(context, totalOf)}各行之和，每次计算都核对`,
                `the sum of the lines of ${channelTitle(context, totalOf)}, checked in every run`,
              ),
            )}${say(context, '（', ' (')}${clauseLink(context, clause)}${say(context, '）', ')')}`,
          ),
        ],
  )
