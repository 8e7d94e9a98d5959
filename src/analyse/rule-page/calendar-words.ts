import type { Node } from '../../formula/ast.ts'
import { type PageContext, type Place, type SayNode, say } from './context.ts'
import { cycleWords } from './cycles.ts'

type Call = Extract<Node, { kind: 'call' }>

/** `start`, `end`, `daysIn`, `number` and `date` of a period. */
export const sayCalendar = (
  context: PageContext,
  place: Place,
  node: Call,
  second: string,
  sayNode: SayNode,
): string => {
  const period = sayPeriod(context, place, node.arguments[0]!, sayNode)
  switch (node.name) {
    case 'start':
      return say(context, `${period}第一天`, `the first day of ${period}`)
    case 'end':
      return say(context, `${period}最后一天`, `the last day of ${period}`)
    case 'daysIn':
      return say(
        context,
        isCounted(node.arguments[0]!) ? `${period}的天数` : `${period}天数`,
        `the days of ${period}`,
      )
    case 'number':
      return place.each === 'month' && node.arguments[0]!.kind === 'name'
        ? say(context, '月份', 'the number of the month')
        : say(context, `${period}的序号`, `the number of ${period}`)
    default:
      return dayOf(context, place, period, second)
  }
}

/** Days are counted from the first of the period: in a year, the 15th is 15 January. */
const dayOf = (context: PageContext, { each }: Place, period: string, day: string): string => {
  if (each === 'month') return say(context, `${period} ${day} 日`, `day ${day} of ${period}`)
  if (each === 'year' && /^([1-9]|[12]\d|3[01])$/.test(day))
    return say(context, `${period} 1 月 ${day} 日`, `${day} January of ${period}`)
  const weekday = each === 'week' ? weekdays[Number(day) - 1] : undefined
  if (weekday) return say(context, `${period}的${weekday.zh}`, `${weekday.en} of ${period}`)
  return say(context, `${period}第 ${day} 天`, `day ${day} of ${period}`)
}

const weekdays = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
] as const

const isCounted = (node: Node): boolean => node.kind === 'call' && node.arguments.length > 1

/** `period`, `next(period)`, `previous(period, 2)`. */
export const sayPeriod = (context: PageContext, place: Place, node: Node, sayNode: SayNode): string => {
  const words = cycleWords(context, place.each)
  if (node.kind !== 'call') return words.here
  const by = node.arguments[1]
  if (by === undefined) return node.name === 'next' ? words.after : words.before
  const count = sayNode(by)
  return node.name === 'next'
    ? say(context, `往后第 ${count} ${words.many}`, `${count} ${words.many} later`)
    : say(context, `往前第 ${count} ${words.many}`, `${count} ${words.many} earlier`)
}
