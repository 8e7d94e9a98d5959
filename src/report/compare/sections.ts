import type { CompareReport } from '../../analyse/compare/report.ts'
import type { Html } from '../html.ts'
import { joined } from '../html.ts'
import type { Section } from '../parts.ts'
import type { Pen } from '../pen.ts'
import { problems } from '../problems.ts'
import type { Compared } from './compared.ts'
import { findingsChanged } from './findings.ts'
import { channelsPaid, headline, otherCurrencies } from './headline.ts'
import { clausesPaid, groupsPaid, moneyMoved } from './money.ts'
import { movesBetween } from './moves.ts'
import { overview } from './overview.ts'
import { allPeople, payBefore, winnersAndLosers } from './people.ts'
import { textChanges } from './texts.ts'

/** One after the other, as a person reads: how much, what was changed, which change did it, whom it touches. */
export function compareSections(pen: Pen, report: CompareReport): readonly Section[] {
  const { say } = pen
  if (!report.ok) {
    const says = say(
      '基准方案算不出来，因此没有对比。',
      'The baseline cannot be calculated, so nothing is compared.',
    )
    return [
      { id: 'compare', title: say('方案对比', 'Comparison'), body: problems(pen, says, report.diagnostics) },
    ]
  }
  const several = report.variants.length > 1
  return [
    ...(several
      ? [{ id: 'overview', title: say('各方案一览', 'All variants'), body: overview(pen, report) }]
      : []),
    ...report.variants.flatMap((comparison, at) =>
      comparisonSections(pen, { report, comparison, id: `v${at + 1}` }),
    ),
  ]
}

function comparisonSections(pen: Pen, compared: Compared): readonly Section[] {
  const { say } = pen
  const { report, comparison, id } = compared
  const { side, ok, diagnostics } = comparison
  const title = titleOf(pen, say(side.title), say(report.baseline.title))
  if (!ok) {
    const says = say(
      '这个方案算不出来，因此没有结果。',
      'This variant cannot be calculated, so there is no result.',
    )
    return [{ id, title, body: problems(pen, says, diagnostics) }]
  }
  const deep = (name: string, heading: string, body: Html | undefined): readonly Section[] =>
    body === undefined ? [] : [{ id: `${id}-${name}`, title: heading, deep: true, body }]
  return [
    {
      id,
      title,
      body: joined([headline(pen, compared), channelsPaid(pen, compared), otherCurrencies(pen, compared)]),
    },
    ...deep('text', say('改了什么', 'What was changed'), textChanges(pen, compared)),
    ...deep('money', say('钱差在哪一条', 'Which change moved the money'), moneyMoved(pen, compared)),
    ...deep('winners', say('谁增加，谁减少', 'Who gains and who loses'), winnersAndLosers(pen, compared)),
    ...deep('pay', say('收入分布', 'Distribution of pay'), payBefore(pen, compared)),
    ...deep('groups', say('按所属汇总', 'By what people belong to'), groupsPaid(pen, compared)),
    ...deep('clauses', say('按支付条款汇总', 'By the clause that pays'), clausesPaid(pen, compared)),
    ...deep('moves', say('等级变动', 'Moves between grades'), movesBetween(pen, compared)),
    ...deep(
      'findings',
      say('新增与消失的事项', 'Findings that appear and disappear'),
      findingsChanged(pen, compared),
    ),
    ...deep('people', say('每人明细', 'Everybody'), allPeople(pen, compared)),
  ]
}

const titleOf = ({ say }: Pen, variant: string, baseline: string): string =>
  variant === baseline
    ? say(`${variant}，改后与改前相比`, `${variant}, changed, against the rules as they are`)
    : say(`${variant}，与${baseline}相比`, `${variant} against ${baseline}`)
