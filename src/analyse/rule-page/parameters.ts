import type { ParameterSpec } from '../../model/rule-set.ts'
import { type RulePageContext, said, say } from './context.ts'
import { bold, lines, plain, table } from './markdown.ts'
import { parameterText } from './values.ts'

/** The numbers of a clause: one row for each value, with the day it holds from and whether the text gives it. */
export const parametersMarkdown = (
  context: RulePageContext,
  parameters: readonly ParameterSpec[],
): string => {
  if (parameters.length === 0) return ''
  const rows = parameters.flatMap((parameter) =>
    parameter.values.map(({ from, value }) => [
      plain(said(context, parameter.title)),
      lines(parameterText(context, parameter.name, value)),
      plain(from ?? say(context, '施行时', 'the start')),
      parameter.assumed
        ? `${bold(say(context, '假设', 'assumed'))}${say(context, '：', ': ')}${plain(said(context, parameter.assumed))}`
        : say(context, '条文', 'the document'),
    ]),
  )
  return table(
    [
      say(context, '数值', 'number'),
      say(context, '取值', 'value'),
      say(context, '何时起', 'since'),
      say(context, '出处', 'from'),
    ],
    rows,
  )
}
