import type { Node } from '../../formula/ast.ts'
import { tightest } from '../../formula/print.ts'
import { isChoice } from '../../model/rule-set.ts'
import type { Table } from '../../model/table.ts'
import { sayCalendar, sayPeriod } from './calendar-words.ts'
import { type PageContext, type Place, quoted, ruleNamed, type SayNode, say, titleOf } from './context.ts'
import { cycleWords } from './cycles.ts'
import { sayExtreme } from './extremes.ts'
import { sayRounding } from './rounding-words.ts'

type Call = Extract<Node, { kind: 'call' }>

/** Whether a function is said as a phrase of its own, not as a name with brackets. */
export const isPhrase = (node: Call): boolean => loosePhrases.has(node.name)

const loosePhrases: ReadonlySet<string> = new Set([
  ...['total', 'first', 'present', 'marginal', 'lookup', 'days', 'months', 'years', 'weekday'],
  ...['day', 'month', 'year', 'addDays', 'addMonths'],
  ...[
    'minutes',
    'hours',
    'workingMinutes',
    'workingHours',
    'workingDays',
    'latest',
    'closing',
    'clock',
    'at',
  ],
])

/** A function in words. */
export const sayCall = (context: PageContext, place: Place, node: Call, sayNode: SayNode): string => {
  const args = node.arguments.map((one) => sayNode(one))
  const named = names[node.name]
  if (named) return say(context, `${named.zh}（${args.join('，')}）`, `${named.en} (${args.join('; ')})`)
  const [a = '', b = ''] = args
  switch (node.name) {
    case 'min':
    case 'max':
      return sayExtreme(context, place, node, sayNode)
    case 'round':
    case 'cut':
    case 'up':
      return sayRounding(context, node.name, a, args[1])
    case 'total': {
      const sum = node.arguments.map((one) => sayNode(one, 5)).join(' + ')
      return say(context, `${sum}（不适用的项不计）`, `${sum} (what does not apply is left out)`)
    }
    case 'first':
      return first(
        context,
        node.arguments.map((one, at) => sayNode(one, at === 0 ? tightest : 0)),
      )
    case 'present':
      return say(context, `有${quoted(a)}`, `there is a value of ${quoted(a)}`)
    case 'exact':
      return say(context, `${a}（取整前）`, `${a} (before rounding)`)
    case 'ago':
      return ago(context, place, sayNode(node.arguments[0]!, tightest), b)
    case 'marginal':
      return marginal(context, place, node, b, sayNode)
    case 'lookup':
      return lookup(context, place, node, args.slice(1))
    case 'latest':
      return say(context, `此前最近一次的${a}`, `the latest ${a} before this period`)
    case 'closing':
      return say(context, `期末的${a}`, `${a} as it stands at the close`)
    case 'clock':
      return say(context, `${a}的时刻`, `time of day of ${a}`)
    case 'at':
      return say(context, `${a} ${b}`, `${b} on ${a}`)
    case 'minutes':
    case 'hours':
    case 'workingMinutes':
    case 'workingHours':
    case 'workingDays':
      return spans[node.name]!(context, a, b)
    case 'date':
      if (node.arguments.length === 1) return say(context, `${a}的日期`, `date of ${a}`)
      return sayCalendar(context, place, node, b, sayNode)
    case 'start':
    case 'end':
    case 'daysIn':
    case 'number':
      return sayCalendar(context, place, node, b, sayNode)
    case 'days':
      return say(context, `${a}至${b}的天数（含首尾）`, `days from ${a} to ${b}, both counted`)
    case 'months':
      return say(context, `${a}至${b}的整月数`, `full months from ${a} to ${b}`)
    case 'years':
      return say(context, `${a}至${b}的满年数`, `full years from ${a} to ${b}`)
    case 'weekday':
      return say(context, `${a}是星期几（周一为 1）`, `day of the week of ${a} (Monday is 1)`)
    case 'day':
      return say(context, `${a}的日（几号）`, `day of the month of ${a}`)
    case 'month':
      return say(context, `${a}的月份`, `month of ${a}`)
    case 'year':
      return say(context, `${a}的年份`, `year of ${a}`)
    case 'addDays':
    case 'addMonths':
      return moved(context, node.name, a, b)
    case 'next':
    case 'previous':
      return sayPeriod(context, place, node, sayNode)
    default:
      return say(context, `${node.name}（${args.join('，')}）`, `${node.name} (${args.join('; ')})`)
  }
}

const names: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  floor: { zh: '向下取整', en: 'whole number below' },
  ceiling: { zh: '向上取整', en: 'whole number above' },
  abs: { zh: '绝对值', en: 'without its sign' },
}

/** Later, or earlier where a sign says so. */
const moved = (context: PageContext, name: string, from: string, by: string): string => {
  const [, back] = /^[-−]\s*(\d+)$/.exec(by) ?? []
  const [zh, en] = name === 'addDays' ? ['天', 'days'] : ['个月', 'months']
  if (back) return say(context, `${from}之前 ${back} ${zh}`, `${back} ${en} before ${from}`)
  return say(
    context,
    name === 'addDays' ? `${from}之后第 ${by} 天` : `${from}满 ${by} 个月之日`,
    `${by} ${en} after ${from}`,
  )
}

type SpanWords = (context: PageContext, from: string, to: string) => string
const spanWords =
  (zh: string, en: string): SpanWords =>
  (context, from, to) =>
    say(context, `${from}至${to}的${zh}`, `${en} from ${from} to ${to}`)

const spans: Readonly<Record<string, SpanWords>> = {
  minutes: spanWords('分钟数', 'minutes'),
  hours: spanWords('小时数', 'hours'),
  workingMinutes: spanWords('工作时间分钟数', 'working minutes'),
  workingHours: spanWords('工作时间小时数', 'working hours'),
  workingDays: spanWords('工作日数（含首尾）', 'working days, both counted,'),
}

const first = (context: PageContext, [value = '', ...others]: readonly string[]): string => {
  const rest = others.map((other) => say(context, `没有时取 ${other}`, `where there is none: ${other}`))
  return say(context, `${value}（${rest.join('，再')}）`, `${value} (${rest.join('; ')})`)
}

const ago = (context: PageContext, place: Place, of: string, count: string): string => {
  if (place.ordered)
    return count === ''
      ? say(context, `上一条记录的${of}`, `${of} of the record before`)
      : say(context, `往前第 ${count} 条记录的${of}`, `${of} of ${count} records before`)
  const words = cycleWords(context, place.each)
  return count === ''
    ? say(context, `${words.before}的${of}`, `${of} of ${words.before}`)
    : say(context, `${count} ${words.many}前的${of}`, `${of} of ${count} ${words.many} before`)
}

/** The first key of the table, slice by slice at the rates of its rows. */
const marginal = (
  context: PageContext,
  place: Place,
  node: Call,
  prior: string,
  sayNode: SayNode,
): string => {
  const rule = tableOf(context, node)
  const body = rule && !isChoice(rule.body) ? rule.body.values.rows : undefined
  const rows: Table | undefined = body && !isChoice(body) && body.kind === 'table' ? body.table : undefined
  const amount = node.arguments[2] ?? rows?.keys[0]?.formula.tree
  const key = amount ? sayNode(amount) : ''
  const by = quoted(rule ? titleOf(context, rule.name, place.thing) : '')
  const after =
    prior === '' || prior === '0' ? '' : say(context, `，从 ${prior} 之后算起`, `, counted from ${prior} on`)
  return say(
    context,
    `${key}按${by}分段累进，各段分别计算后相加${after}`,
    `${key} cut into the slices of ${by}, each at its own rate, added up${after}`,
  )
}

const tableOf = (context: PageContext, node: Call) => {
  const of = node.arguments[0]!
  const root = of.kind === 'member' ? of.of : of
  return root.kind === 'name' ? ruleNamed(context, root.name) : undefined
}

/** The row of a table by another value than its own key. */
const lookup = (context: PageContext, place: Place, node: Call, values: readonly string[]): string => {
  const rule = tableOf(context, node)
  const title = quoted(rule ? titleOf(context, rule.name, place.thing) : '')
  const of = node.arguments[0]!
  const column = of.kind === 'member' ? titleOf(context, of.name, place.thing) : ''
  return say(
    context,
    `按${values.join('、')}查${title}${column ? `的“${column}”` : ''}`,
    `${title} looked up by ${values.join(', ')}${column ? `: ${column}` : ''}`,
  )
}
