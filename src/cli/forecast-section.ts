import type { ForecastReport } from '../analyse.ts'
import type { ForecastSection } from '../report.ts'

/** What coming periods cost, as a page shows it: bands from the 5th to the 95th percentile, or of one scenario the amount. */
export function forecastSection({ currency, drawn, periods, ...report }: ForecastReport): ForecastSection {
  const all = bandOf(report)
  return {
    currency,
    within: '90%',
    runs: drawn ? drawn.runs - drawn.failed : 1,
    periods: periods.flatMap(({ period, ...one }) => {
      const band = bandOf(one)
      return band ? [{ period, ...band }] : []
    }),
    ...(all && { all }),
    says: report.projected.map(({ title, how, growth, draw }) => {
      const more = [
        growth && { zh: `每期增长 ${growth}`, en: `grows by ${growth} per period` },
        draw && { zh: draw, en: draw },
      ]
      const parts = [ways[how], ...more.filter((one) => one !== undefined && one !== '')]
      return {
        zh: `${title.zh}：${parts.map(({ zh }) => zh).join('，')}`,
        en: `${title.en}: ${parts.map(({ en }) => en).join(', ')}`,
      }
    }),
  }
}

type Band = Pick<ForecastSection['periods'][number], 'low' | 'median' | 'high'>

function bandOf({ cost, quantiles }: Pick<ForecastReport, 'cost' | 'quantiles'>): Band | undefined {
  if (quantiles) return { low: quantiles.p5, median: quantiles.p50, high: quantiles.p95 }
  return cost && { low: cost.total, median: cost.total, high: cost.total }
}

const ways = {
  repeat: { zh: '照最近一期', en: 'as in the last period' },
  'last-year': { zh: '照去年同期', en: 'as in the same period a year before' },
  resample: { zh: '从各人以往各期中抽取', en: 'drawn from the past of each' },
  'as now': { zh: '照现在', en: 'as it is now' },
  fixed: { zh: '不变的日期', en: 'a date that stays' },
  moved: { zh: '随期移动的日期', en: 'a date that moves with the period' },
} as const
