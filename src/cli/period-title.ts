import type { Label } from '../index.ts'
import { readPeriod } from '../io/core.ts'

/** A quarter, half-year or year as people say it; shorter periods as they are written. */
export function periodTitle(text: string): Label {
  const { cycle, index } = readPeriod(text) ?? { cycle: 'month', index: 0 }
  if (cycle === 'quarter') {
    const [year, quarter] = [Math.floor(index / 4), (index % 4) + 1]
    return { zh: `${year}年第${quarter}季度`, en: `${year} Q${quarter}` }
  }
  if (cycle === 'half-year') {
    const [year, first] = [Math.floor(index / 2), index % 2 === 0]
    return {
      zh: `${year}年${first ? '上' : '下'}半年`,
      en: `${first ? 'first' : 'second'} half of ${year}`,
    }
  }
  return cycle === 'year' ? { zh: `${index}年`, en: `${index}` } : { zh: text, en: text }
}
