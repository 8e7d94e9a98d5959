import { unitTitle } from '../../plan/unit-text.ts'
import { type Measure, type PageContext, say } from './context.ts'

export const points: Measure = 'points'

/** A number with commas between thousands: `50,000`. */
export const grouped = (text: string): string => {
  const [, sign = '', whole = '', rest = ''] = /^([-−]?)(\d+)(\.\d+)?$/.exec(text) ?? []
  return whole === '' ? text : `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}

/** `元/年`, `CNY/year`. */
export const measureText = (context: PageContext, measure: Measure): string => {
  if (measure === points) return say(context, '分', 'points')
  const [above = '', ...below] = measure.split('/')
  if (above === '1') return say(context, `每${unitsText(context, below)}`, `per ${unitsText(context, below)}`)
  const counted = unitTitle(above, context.ruleSet.units)[context.language]
  return [counted, ...(below.length === 0 ? [] : [unitsText(context, below)])].join('/')
}

/** What stands below: one of each, so English says it in the singular. */
const unitsText = (context: PageContext, units: readonly string[]): string =>
  units
    .map((unit) => unitTitle(unit, context.ruleSet.units)[context.language])
    .map((title) => (context.language === 'en' ? singular(title) : title))
    .join('/')

const singular = (title: string): string => ({ people: 'person' })[title] ?? title.replace(/([a-z])s$/, '$1')

/** A number with what it counts: `10 元/次`, `每次 10`. A rate stands by itself: nothing is counted in percent. */
export const amountText = (context: PageContext, text: string, measure: Measure | undefined): string => {
  if (measure?.startsWith('1/')) {
    const per = measureText(context, measure)
    return say(context, `${per} ${text}`, `${text} ${per}`)
  }
  return measure === undefined || /[%‰]$/.test(text) ? text : `${text} ${measureText(context, measure)}`
}
