import type { Label } from './label.ts'
import { readPeriod } from './period.ts'

/** A quarter, half-year or year, half of a month or pay period as people say it; others as they are written. */
export function periodTitle(text: string): Label {
  const { cycle, index, calendar } = readPeriod(text) ?? { cycle: 'month', index: 0 }
  const [first = '', length = ''] = text.split('/')
  const month = text.slice(0, 7)
  switch (cycle) {
    case 'quarter': {
      const year = yearTitle(Math.floor(index / 4), calendar?.yearStart)
      return { zh: `${year.zh}第${(index % 4) + 1}季度`, en: `${year.en} Q${(index % 4) + 1}` }
    }
    case 'half-year': {
      const year = yearTitle(Math.floor(index / 2), calendar?.yearStart)
      return { zh: `${year.zh}${half(index).zh}半年`, en: `${half(index).en} half of ${year.en}` }
    }
    case 'year':
      return yearTitle(index, calendar?.yearStart)
    case 'half-month':
      return { zh: `${month} ${half(index).zh}半月`, en: `${half(index).en} half of ${month}` }
    case 'pay period':
      return { zh: `${first} 起 ${length.slice(1, -1)} 天`, en: `${length.slice(1, -1)} days from ${first}` }
    default:
      return { zh: text, en: text }
  }
}

const half = (index: number): Label =>
  index % 2 === 0 ? { zh: '上', en: 'first' } : { zh: '下', en: 'second' }

/** A year that does not begin in January says so. */
const yearTitle = (year: number, start: number | undefined): Label =>
  start === undefined
    ? { zh: `${year}年`, en: `${year}` }
    : { zh: `${year}财年（${start}月起）`, en: `FY${year} (from month ${start})` }
