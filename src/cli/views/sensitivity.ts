import type { SensitivityReport, SensitivityRow } from '../../analyse.ts'
import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import type { Say } from '../language.ts'
import { totalsText } from '../money.ts'
import { differenceBar, farthest, signed, whoText } from './amounts.ts'
import { spanText } from './span.ts'
import { drawTable } from './table.ts'

export interface OutlookLooks {
  readonly say: Say
  readonly strong: (text: string) => string
  readonly why: (one: Diagnostic) => string
}

/** A table of one thing that is varied, or a grid of two; then who gains and loses most, grades, and what was refused. */
export function drawSensitivity(
  ruleSet: CompiledRuleSet,
  report: SensitivityReport,
  looks: OutlookLooks,
): readonly string[] {
  const { say, strong } = looks
  const span = spanText(report.periods, say)
  const total = totalsText(ruleSet, report.base)
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    say(
      `现状：合计 ${total}，待处理事项 ${report.base.findings} 项。`,
      `As it stands: ${total} in all, ${report.base.findings} ${report.base.findings === 1 ? 'finding' : 'findings'}.`,
    ),
    '',
    ...(report.varied.length === 1 ? drawOne(report, looks) : drawGrid(report, looks)),
    ...drawWords(report, looks),
    ...drawRefused(report, looks),
  ]
}

function drawOne({ rows, varied }: SensitivityReport, { say }: OutlookLooks): readonly string[] {
  const most = farthest(rows.map(({ difference }) => difference))
  const headers = [
    varied[0]!,
    say('合计', 'total'),
    say('差额', 'difference'),
    say('多发', 'paid more'),
    say('少发', 'paid less'),
    say('增加/减少人数', 'people more/less'),
    say('影响最大', 'most affected'),
    say('事项', 'findings'),
    '',
  ]
  const cells = rows.map((row) => {
    const value = row.isBase ? say(`${row.values[0]}（现状）`, `${row.values[0]} (now)`) : row.values[0]!
    if (!row.ok) return [value, say('算不出', 'refused')]
    const [first] = row.people
    return [
      value,
      row.total,
      signed(row.difference),
      signed(row.more),
      row.less,
      `${row.winners}/${row.losers}`,
      first === undefined ? '' : `${whoText(first, say)} ${signed(first.difference)}`,
      findingsText(row),
      differenceBar(row.difference, most, 20),
    ]
  })
  return [...drawTable({ headers, rows: cells, right: [0, 1, 2, 3, 4, 5] }), '']
}

const findingsText = ({ findings: { count, appear, disappear } }: SensitivityRow): string =>
  appear.length + disappear.length === 0 ? `${count}` : `${count} (+${appear.length} −${disappear.length})`

/** Differences to what is now; the first thing down, the second across. */
function drawGrid({ rows, varied }: SensitivityReport, { say }: OutlookLooks): readonly string[] {
  const across = [...new Set(rows.map(({ values }) => values[1]!))]
  const down = [...new Set(rows.map(({ values }) => values[0]!))]
  const cell = (one: string, other: string): string => {
    const row = rows.find(({ values }) => values[0] === one && values[1] === other)!
    if (!row.ok) return say('算不出', 'refused')
    return row.isBase ? say(`${row.difference}（现状）`, `${row.difference} (now)`) : signed(row.difference)
  }
  return [
    say(
      `与现状的差额；纵向 ${varied[0]}，横向 ${varied[1]}：`,
      `Difference to what is now; down ${varied[0]}, across ${varied[1]}:`,
    ),
    ...drawTable({
      headers: ['', ...across],
      rows: down.map((one) => [one, ...across.map((other) => cell(one, other))]),
      right: [0, ...across.map((_, at) => at + 1)],
    }),
    '',
  ]
}

/** Rules whose words change, such as grades: how many person-periods have each. */
function drawWords({ rows }: SensitivityReport, { say }: OutlookLooks): readonly string[] {
  const good = rows.filter(({ ok }) => ok)
  const changed = new Set(
    good.flatMap(({ words }) => words.flatMap(({ rule, count, before }) => (count === before ? [] : [rule]))),
  )
  return [...changed].flatMap((rule) => {
    const all = good.flatMap(({ words }) => words.filter((one) => one.rule === rule))
    const names = [...new Map(all.map((one) => [one.word, one.wordTitle]))]
    return [
      say(`${say(all[0]!.title)}（人次）：`, `${say(all[0]!.title)} (person-periods):`),
      ...drawTable({
        headers: ['', ...names.map(([, title]) => say(title))],
        rows: good.map(({ values, words }) => [
          values.join(' | '),
          ...names.map(
            ([word]) => `${words.find((one) => one.rule === rule && one.word === word)?.count ?? 0}`,
          ),
        ]),
        right: [0, ...names.map((_, at) => at + 1)],
      }),
      '',
    ]
  })
}

/** Values that are refused, each with its first reason. */
function drawRefused({ rows }: SensitivityReport, { say, why }: OutlookLooks): readonly string[] {
  const refused = rows.filter(({ ok }) => !ok)
  if (refused.length === 0) return []
  return [
    say('算不出的：', 'Refused:'),
    ...refused.map(({ values, diagnostics }) => {
      const more = diagnostics.length - 1
      const rest = more > 0 ? say(`（另有 ${more} 处）`, ` (and ${more} more)`) : ''
      return `  ${values.join(' | ')}: ${diagnostics[0] ? why(diagnostics[0]) : ''}${rest}`
    }),
    '',
  ]
}

/** Rows for a CSV file: one for each value, or pair of values. */
export const sensitivityRows = (
  { rows, varied }: SensitivityReport,
  say: Say,
): readonly (readonly string[])[] => [
  [
    ...varied,
    'ok',
    'total',
    'difference',
    'more',
    'less',
    'winners',
    'losers',
    'findings',
    'words',
    'problem',
  ],
  ...rows.map((row) => [
    ...row.values,
    row.ok ? 'yes' : 'no',
    row.total,
    row.difference,
    row.more,
    row.less,
    `${row.winners}`,
    `${row.losers}`,
    `${row.findings.count}`,
    row.words.map(({ rule, wordTitle, count }) => `${rule} ${say(wordTitle)}=${count}`).join('; '),
    row.diagnostics.map(({ code }) => code).join('; '),
  ]),
]
