import type { AggregateName, Node } from '../../formula/ast.ts'
import { oneRow, type Rows, rowsCounted, rowsOf } from './aggregate-rows.ts'
import {
  factNamed,
  type PageContext,
  type Place,
  quoted,
  type SayNode,
  say,
  thingNamed,
  titleOf,
} from './context.ts'
import { cycleWords, everyOne, toDate } from './cycles.ts'

type Aggregate = Extract<Node, { kind: 'aggregate' }>

/** `各送水记录的桶数合计（只计：计提成）`, `sum of barrels over each delivery (only where earns commission)`. */
export const sayAggregate = (
  context: PageContext,
  place: Place,
  node: Aggregate,
  sayNode: SayNode,
): string => {
  const { value } = node
  const { said, each, where, over, end, rows } = partsOf(context, place, node, sayNode)
  if (rows && node.name === 'count' && said !== undefined)
    return countOf(context, node, quoted(said), { rows, over, end, where })
  if (rows && (node.name === 'any' || node.name === 'all'))
    return holdsFor(context, place, node, sayNode, node.name)
  const whose = [where, each === undefined ? '' : everyOne(context, each)].join('')
  if (node.name === 'distinct')
    return differentOf(context, bracketed(value, said ?? ''), { whose, over, end })
  if (said === undefined && rows)
    return say(
      context,
      [`${where}${rowsCounted(context, rows)}`].map((of) => (over ? `${over}的${of}` : of)).join('') + end,
      `count of ${rowsCounted(context, rows)}${where && ` in ${where}`}${over && `, ${over}`}${end}`,
    )
  const names = how[node.name]
  if (context.language === 'zh') {
    const of = `${whose}${whose && '的'}${bracketed(value, said ?? '')}`
    return `${of}${of && over && '的'}${over}${names.zh}${end}`
  }
  const among = each === undefined ? '' : ` over ${everyOne(context, each)}`
  return `${names.en} ${said}${among}${where && ` in ${where}`}${over && `, ${over}`}${end}`
}

/** Everything of an aggregate said by itself: empty where it has none. */
const partsOf = (context: PageContext, place: Place, node: Aggregate, sayNode: SayNode) => {
  const { value } = node
  const rows = rowsOf(context, place, node)
  // A thing's name by itself means its rows; behind it, a reference that bears the name.
  const isThing =
    value.kind === 'name' &&
    thingNamed(context, value.name) !== undefined &&
    node.each === undefined &&
    node.name !== 'distinct'
  const each = node.each ?? (isThing && value.kind === 'name' ? value.name : undefined)
  const inside = each === undefined ? place : { ...place, thing: each }
  const limits = [
    ...(node.where === undefined ? [] : [condition(context, sayNode(node.where, 0, inside))]),
    ...(node.via === undefined ? [] : [via(context, titleOf(context, node.via, inside.thing))]),
  ]
  return {
    rows,
    each,
    said: isThing ? undefined : sayNode(value, 0, inside),
    where: node.scope === undefined ? '' : within(context, node.scope),
    over: windowText(context, place, node),
    end: limits.length === 0 ? '' : say(context, `（${limits.join('；')}）`, ` (${limits.join('; ')})`),
  }
}

type Said = { readonly where: string; readonly over: string; readonly end: string }

/** Those of whom a value is there, or a condition holds. */
const countOf = (
  context: PageContext,
  { value }: Aggregate,
  said: string,
  { rows, over, end, where }: Said & { readonly rows: Rows },
): string => {
  const holds = isCondition(context, value, 'thing' in rows ? rows.thing : '')
  return say(
    context,
    `${where}${over}${holds ? '满足' : '有'}${said}的${rowsCounted(context, rows)}${end}`,
    `count of ${rowsCounted(context, rows)} with ${said}${where && ` in ${where}`}${over && `, ${over}`}${end}`,
  )
}

/** `班组内没有一名员工满足“…”`: whether a condition holds for some, for all, for none. */
export const holdsFor = (
  context: PageContext,
  place: Place,
  node: Aggregate,
  sayNode: SayNode,
  quantity: 'any' | 'all' | 'none',
): string => {
  const { said, where, over, end, rows } = partsOf(context, place, node, sayNode)
  const one = rows === undefined ? say(context, '次', 'time') : oneRow(context, rows)
  const { zh, en } = quantities[quantity]
  const meets = said === undefined ? '' : say(context, `${zh.meets}${quoted(said)}`, ` meets ${quoted(said)}`)
  return say(
    context,
    `${where}${over}${zh.of}${one}${meets}${end}`,
    `${en} ${one}${where && ` in ${where}`}${over && `, ${over},`}${meets}${end}`,
  )
}

const quantities = {
  any: { zh: { of: '至少有一', meets: '满足' }, en: 'at least one' },
  all: { zh: { of: '每', meets: '都满足' }, en: 'every' },
  none: { zh: { of: '没有一', meets: '满足' }, en: 'no' },
} as const

const differentOf = (
  context: PageContext,
  said: string,
  { whose, over, end }: { readonly whose: string; readonly over: string; readonly end: string },
): string => {
  const of = [whose, over].filter((text) => text !== '').join('，')
  return say(
    context,
    `${of}${of && '中'}不同${said}的个数${end}`,
    `number of different ${said}${whose && ` over ${whose}`}${over && `, ${over}`}${end}`,
  )
}

const isCondition = (context: PageContext, node: Node, thing: string): boolean => {
  if (node.kind === 'binary') return !['+', '-', '×', '÷', 'mod'].includes(node.operator)
  if (node.kind !== 'name') return node.kind === 'not' || node.kind === 'inList' || node.kind === 'inInterval'
  const made = context.compiled.plan.rules.find(({ name }) => name === node.name)
  return (made?.type.kind ?? factNamed(context, node.name, thing)?.fact.type.kind) === 'truth'
}

const how: Readonly<Record<AggregateName, { readonly zh: string; readonly en: string }>> = {
  sum: { zh: '合计', en: 'sum of' },
  count: { zh: '的次数', en: 'how often there is' },
  min: { zh: '最小值', en: 'least of' },
  max: { zh: '最大值', en: 'greatest of' },
  mean: { zh: '平均值', en: 'mean of' },
  median: { zh: '中位数', en: 'median of' },
  any: { zh: '至少一次成立', en: 'at least once:' },
  all: { zh: '每次都成立', en: 'every time:' },
  only: { zh: '（唯一的一个）', en: 'the only' },
  distinct: { zh: '的不同个数', en: 'number of different' },
}

/** What is more than a name is one thing in front of what is done with it. */
const bracketed = (value: Node, said: string): string =>
  value.kind === 'name' || value.kind === 'member' ? said : `（${said}）`

const condition = (context: PageContext, said: string): string =>
  say(context, `只计：${said}`, `only where ${said}`)

const via = (context: PageContext, said: string): string => say(context, `按${said}归属`, `by its ${said}`)

const within = (context: PageContext, thing: string): string => {
  if (thing === 'company') return say(context, '全公司', 'the whole company')
  const title = thingNamed(context, thing)?.title[context.language] ?? thing
  return say(context, `${title}内`, `the ${title}`)
}

const windowText = (context: PageContext, place: Place, { over }: Aggregate): string => {
  if (over === undefined) return ''
  if (over.kind === 'toDate') return toDate(context, over.within)
  const unit = over.kind === 'cycle' ? over.cycle : (over.unit ?? place.each)
  const words = cycleWords(context, unit)
  if (over.kind === 'cycle') return words.here
  return say(context, `近 ${over.count} ${words.many}`, `last ${over.count} ${words.many}`)
}
