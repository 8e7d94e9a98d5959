import type { AggregateName, Node } from '../../formula/ast.ts'
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
  const counted = value.kind === 'name' && thingNamed(context, value.name) ? value.name : undefined
  const each = node.each ?? counted
  const inside = each === undefined ? place : { ...place, thing: each }
  const said = counted === undefined ? sayNode(value, 0, inside) : undefined
  const limits = [
    ...(node.where === undefined ? [] : [condition(context, sayNode(node.where, 0, inside))]),
    ...(node.via === undefined ? [] : [via(context, titleOf(context, node.via, inside.thing))]),
  ]
  const whose = [
    node.scope === undefined ? '' : within(context, node.scope),
    each === undefined ? '' : counted === undefined ? everyOne(context, each) : rowsCounted(context, each),
  ].join('')
  const over = windowText(context, place, node)
  const end = limits.length === 0 ? '' : say(context, `（${limits.join('；')}）`, ` (${limits.join('; ')})`)
  if (node.name === 'count' && said !== undefined && each !== undefined)
    return countOf(context, node, quoted(said), { each, over, end, scope: node.scope })
  const names = how[counted === undefined ? node.name : 'rows']
  if (context.language === 'zh') {
    const of = said === undefined ? whose : `${whose}${whose && '的'}${bracketed(value, said)}`
    return `${of}${of && over && '的'}${over}${names.zh}${end}`
  }
  const scope = node.scope === undefined ? '' : ` in ${within(context, node.scope)}`
  const of = said ?? titleOf(context, each!, place.thing)
  const among = said === undefined || each === undefined ? '' : ` over ${everyOne(context, each)}`
  return `${names.en} ${of}${among}${scope}${over === '' ? '' : `, ${over}`}${end}`
}

/** Those of whom a value is there, or a condition holds. */
const countOf = (
  context: PageContext,
  { value }: Aggregate,
  said: string,
  {
    each,
    over,
    end,
    scope,
  }: {
    readonly each: string
    readonly over: string
    readonly end: string
    readonly scope: string | undefined
  },
): string => {
  const holds = isCondition(context, value, each)
  const where = scope === undefined ? '' : within(context, scope)
  return say(
    context,
    `${where}${over}${holds ? '满足' : '有'}${said}的${rowsCounted(context, each)}${end}`,
    `count of ${titleOf(context, each, each)} with ${said}${where && ` in ${where}`}${over && `, ${over}`}${end}`,
  )
}

const isCondition = (context: PageContext, node: Node, thing: string): boolean => {
  if (node.kind === 'binary') return !['+', '-', '×', '÷', 'mod'].includes(node.operator)
  if (node.kind !== 'name') return node.kind === 'not' || node.kind === 'inList' || node.kind === 'inInterval'
  const made = context.compiled.plan.rules.find(({ name }) => name === node.name)
  return (made?.type.kind ?? factNamed(context, node.name, thing)?.fact.type.kind) === 'truth'
}

const how: Readonly<Record<AggregateName | 'rows', { readonly zh: string; readonly en: string }>> = {
  sum: { zh: '合计', en: 'sum of' },
  count: { zh: '的次数', en: 'how often there is' },
  rows: { zh: '', en: 'count of' },
  min: { zh: '最小值', en: 'least of' },
  max: { zh: '最大值', en: 'greatest of' },
  mean: { zh: '平均值', en: 'mean of' },
  median: { zh: '中位数', en: 'median of' },
  any: { zh: '至少一次成立', en: 'at least once:' },
  all: { zh: '每次都成立', en: 'every time:' },
  only: { zh: '（唯一的一个）', en: 'the only' },
  distinct: { zh: '的不同个数', en: 'number of different' },
}

/** Chinese counts records, people and things by different words. */
const rowsCounted = (context: PageContext, thing: string): string => {
  const title = titleOf(context, thing, thing)
  const records = thingNamed(context, thing)?.of !== undefined
  return records ? `${title}条数` : thing === 'employee' ? `${title}人数` : `${title}个数`
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
