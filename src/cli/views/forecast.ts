import type { ForecastReport, Quantiles } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { totalsText } from '../money.ts'
import { bar, farthest, whoText } from './amounts.ts'
import type { OutlookLooks } from './sensitivity.ts'
import { spanText } from './span.ts'
import { drawTable } from './table.ts'

/** So many people, lines and findings are named; the file has all of them. */
const named = 12

/** Each period with its cost, or the quantiles of the runs; then what comes, and how the facts were made. */
export function drawForecast(
  ruleSet: CompiledRuleSet,
  report: ForecastReport,
  looks: OutlookLooks,
): readonly string[] {
  const { say, strong } = looks
  const { periods, drawn, cost, quantiles } = report
  const span = spanText(
    periods.map(({ period }) => period),
    say,
  )
  return [
    strong(say(`${ruleSet.title.zh} · 推算 ${span}`, `${ruleSet.title.en} · forecast ${span}`)),
    drawn === undefined
      ? say(`合计 ${totalsText(ruleSet, cost!)}。`, `${totalsText(ruleSet, cost!)} in all.`)
      : drawnText(drawn, looks),
    '',
    ...(quantiles === undefined ? drawPlain(report, looks) : drawQuantiles(report, quantiles, looks)),
    ...drawPeople(report, looks),
    ...drawComing(report, looks),
    ...drawFindings(report, looks),
    ...drawProjected(report, looks),
  ]
}

/** How often was drawn, and how the quantiles are to be read. */
export const drawnText = (
  { runs, seed }: NonNullable<ForecastReport['drawn']>,
  { say }: Pick<OutlookLooks, 'say'>,
): string =>
  say(
    `抽取 ${runs} 次，种子 ${seed}。分位数按最近名次：p5 表示有 5% 的次数不超过它。`,
    `${runs} runs, seed ${seed}. Quantiles by the nearest rank: 5% of the runs are at or below p5.`,
  )

function drawPlain({ periods }: ForecastReport, { say }: OutlookLooks): readonly string[] {
  const most = farthest(periods.map(({ cost }) => cost!.total))
  const headers = [say('期间', 'period'), say('合计', 'total'), say('事项', 'findings'), '']
  const rows = periods.map(({ period, cost, findings = 0 }) => [
    period,
    cost!.total,
    `${findings}`,
    bar(cost!.total, most, 30),
  ])
  return [...drawTable({ headers, rows, right: [1, 2] }), '']
}

const quantileNames = ['p5', 'p25', 'p50', 'p75', 'p95'] as const

const cellsOf = (quantiles: Quantiles | undefined): readonly string[] =>
  quantileNames.map((name) => quantiles?.[name] ?? '')

/** Periods with the quantiles of their cost, and of all together. */
export function drawQuantiles(
  { periods }: Pick<ForecastReport, 'periods'>,
  quantiles: Quantiles,
  { say }: OutlookLooks,
): readonly string[] {
  return [
    ...drawTable({
      headers: [say('期间', 'period'), ...quantileNames],
      rows: periods.map((one) => [one.period, ...cellsOf(one.quantiles)]),
      footer: [say('各期合计', 'all periods'), ...cellsOf(quantiles)],
      right: [1, 2, 3, 4, 5],
    }),
    '',
  ]
}

/** Everybody with the amount, or the quantiles of it. */
export function drawPeople(
  { people, drawn }: Pick<ForecastReport, 'people' | 'drawn'>,
  { say }: OutlookLooks,
): readonly string[] {
  if (people.length === 0) return []
  const headers = [say('人员', 'who'), ...(drawn ? quantileNames : [say('合计', 'total')])]
  const rows = people
    .slice(0, named)
    .map((one) => [whoText(one, say), ...(drawn ? cellsOf(one.quantiles) : [one.total!])])
  return [
    ...drawTable({ headers, rows, right: headers.map((_, at) => at).slice(1) }),
    ...moreOf(people.length, { say }),
    '',
  ]
}

const moreOf = (count: number, { say }: Pick<OutlookLooks, 'say'>): readonly string[] =>
  count > named
    ? [say(`  另有 ${count - named} 条，见 -o 或 --json`, `  ${count - named} more: see -o or --json`)]
    : []

function drawComing({ coming, drawn }: ForecastReport, { say }: OutlookLooks): readonly string[] {
  if (coming.length === 0) return []
  const headers = [
    say('期间', 'period'),
    say('人员', 'who'),
    say('条款', 'clause'),
    say('项目', 'line'),
    ...(drawn ? [say('次数', 'runs'), say('最低', 'least'), say('最高', 'most')] : [say('金额', 'amount')]),
  ]
  const rows = coming
    .slice(0, named)
    .map((one) => [
      one.period,
      whoText(one, say),
      one.clause,
      say(one.title),
      ...(drawn ? [`${one.runs}`, one.low!, one.high!] : [one.amount!]),
    ])
  return [
    say('不是每期都有的工资项：', 'Lines that are not there in every period:'),
    ...drawTable({ headers, rows, right: drawn ? [4, 5, 6] : [4] }),
    ...moreOf(coming.length, { say }),
    '',
  ]
}

function drawFindings({ findings, drawn }: ForecastReport, { say }: OutlookLooks): readonly string[] {
  if (findings.length === 0) return []
  const headers = [
    say('期间', 'period'),
    say('对象', 'who'),
    say('条款', 'clause'),
    say('事项', 'finding'),
    ...(drawn ? [say('次数', 'runs')] : []),
  ]
  const rows = findings
    .slice(0, named)
    .map((one) => [
      one.period,
      whoText(one, say),
      one.clause,
      say(one.title),
      ...(drawn ? [`${one.runs}`] : []),
    ])
  return [
    say('将会出现的事项：', 'Findings that will come:'),
    ...drawTable({ headers, rows, right: [4] }),
    ...moreOf(findings.length, { say }),
    '',
  ]
}

/** How the facts were made, and what the scenario did not have. */
function drawProjected(
  { projected, notThere, notDrawn, leftOut, drawn }: ForecastReport,
  { say, why }: OutlookLooks,
): readonly string[] {
  const how = {
    repeat: say('照最近一期', 'as in the last period'),
    'last-year': say('照去年同期', 'as a year before'),
    resample: say('从本人以往各期抽取', 'drawn from the past of each'),
    'as now': say('照现在', 'as it is now'),
    fixed: say('日期不变', 'the date stays'),
    moved: say('日期随期移动', 'the date moves with the period'),
  }
  const headers = [
    say('数据', 'fact'),
    say('名称', 'title'),
    say('怎样推算', 'how'),
    say('每期增长', 'growth'),
    say('抽取', 'drawn'),
  ]
  const rows = projected.map((one) => [
    one.fact,
    say(one.title),
    how[one.how],
    one.growth ?? '',
    one.draw ?? '',
  ])
  const list = (names: readonly string[]): string =>
    `${names.slice(0, named).join(say('、', ', '))}${names.length > named ? ' …' : ''}`
  return [
    say('数据怎样推算（没有人入职、离职）：', 'How the facts were made (nobody joins or leaves):'),
    ...drawTable({ headers, rows }),
    ...(notThere.length === 0
      ? []
      : [
          say(
            `去年同期不在、照最近一期的：${list(notThere)}`,
            `Not there a year before, as in the last period: ${list(notThere)}`,
          ),
        ]),
    ...(notDrawn.length === 0
      ? []
      : [
          say(
            `缺少必需数据、没有参与抽取的：${list(notDrawn)}`,
            `Never drawn, because a fact is not there: ${list(notDrawn)}`,
          ),
        ]),
    ...(leftOut === 0 || drawn
      ? []
      : [
          say(
            `主人已不在最近一期的明细没有推算：${leftOut} 条`,
            `Records of those who are not there any more are left out: ${leftOut}`,
          ),
        ]),
    ...(drawn && drawn.failed > 0 && drawn.why[0]
      ? [
          say(
            `算不出的次数里第一处：${why(drawn.why[0])}`,
            `The first of the runs that failed: ${why(drawn.why[0])}`,
          ),
        ]
      : []),
    '',
  ]
}

/** Rows for a CSV file: one for each period. */
export const forecastRows = ({ periods, drawn, cost }: ForecastReport): readonly (readonly string[])[] => {
  if (drawn)
    return [['period', ...quantileNames], ...periods.map((one) => [one.period, ...cellsOf(one.quantiles)])]
  const channels = Object.keys(cost?.channels ?? {})
  return [
    ['period', 'total', ...channels, 'findings'],
    ...periods.map((one) => [
      one.period,
      one.cost!.total,
      ...channels.map((channel) => one.cost!.channels[channel] ?? ''),
      `${one.findings ?? 0}`,
    ]),
  ]
}
