import { exact, multiply } from '../../core/exact.ts'
import { readNumber } from '../../core/read-number.ts'
import { toText } from '../../core/to-text.ts'
import type { RangeSpec } from '../../model/rule-set.ts'
import { amountText, grouped, measureText } from './amounts.ts'
import { type Measure, type PageContext, say } from './context.ts'
import { rangeText } from './edges.ts'

/** `1,000 至 1,200 元`; ends that are left out are said as such. */
export const closedRange = (
  context: PageContext,
  { from, to }: RangeSpec,
  measure: Measure | undefined,
): string => {
  if (measure === percent) {
    const inPercent = (one: typeof from) => one && { text: percentText(one.value), inclusive: one.inclusive }
    return rangeText(context, { from: inPercent(from), to: inPercent(to) })
  }
  if (from?.inclusive && to?.inclusive) {
    const both = say(
      context,
      `${grouped(from.value)} 至 ${grouped(to.value)}`,
      `${grouped(from.value)} to ${grouped(to.value)}`,
    )
    return measure === undefined ? both : `${both} ${measureText(context, measure)}`
  }
  const end = (one: typeof from) =>
    one && { text: amountText(context, grouped(one.value), measure), inclusive: one.inclusive }
  return rangeText(context, { from: end(from), to: end(to) })
}

/** Ranges of percentages are kept as plain decimals: `0.8` is 80%. */
export const percent: Measure = 'percent'

const percentText = (text: string): string => {
  const number = readNumber(text)
  return number.ok ? `${toText(multiply(number.value, exact(100n)))}%` : text
}
