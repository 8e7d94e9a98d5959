import type { Label } from './label.ts'
import type { Cycle } from './period-days.ts'

/** What people call one period of a cycle. */
export const cycleLabels: Readonly<Record<Cycle, Label>> = {
  day: { zh: '日', en: 'day' },
  week: { zh: '周', en: 'week' },
  'pay period': { zh: '发薪周期', en: 'pay period' },
  'half-month': { zh: '半月', en: 'half-month' },
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  'half-year': { zh: '半年', en: 'half-year' },
  year: { zh: '年', en: 'year' },
}
