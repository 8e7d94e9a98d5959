import type { Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'
import { type Cycle, cycles } from '../../model/rule-set.ts'
import { factNamed, type PageContext, type Place, ruleNamed, say, thingNamed, titleOf } from './context.ts'
import { counter, cycleWords } from './cycles.ts'

type Aggregate = Extract<Node, { kind: 'aggregate' }>

/** What an aggregate runs over: the instances of a thing, or the periods of one. */
export type Rows = { readonly thing: string } | { readonly cycle: Cycle }

/** The thing that `each` names, or the finest one named inside; without another thing, the periods. */
export const rowsOf = (context: PageContext, place: Place, node: Aggregate): Rows | undefined => {
  if (node.each !== undefined) return { thing: node.each }
  if (node.value.kind === 'name' && thingNamed(context, node.value.name)) return { thing: node.value.name }
  const owners = namesIn(node.value).flatMap((name) => ownerOf(context, name, place) ?? [])
  const others = owners.map(({ thing }) => thing).filter((thing) => thing !== place.thing)
  const finest = others.find((thing) => thingNamed(context, thing)?.of !== undefined) ?? others[0]
  if (finest !== undefined) return { thing: finest }
  if (node.scope !== undefined) return { thing: place.thing }
  if (node.over?.kind === 'last') return { cycle: node.over.unit ?? place.each }
  const finer = owners.flatMap(({ each }) => (each && isFiner(each, place.each) ? [each] : []))
  if (finer[0] !== undefined) return { cycle: finer[0] }
  return node.over?.kind === 'toDate' ? { cycle: place.each } : undefined
}

const isFiner = (one: Cycle, other: Cycle): boolean => cycles.indexOf(one) < cycles.indexOf(other)

const namesIn = (node: Node): readonly string[] =>
  node.kind === 'name' ? [node.name] : childrenOf(node).flatMap(namesIn)

const ownerOf = (
  context: PageContext,
  name: string,
  { thing }: Place,
): { readonly thing: string; readonly each?: Cycle | undefined } | undefined => {
  const rule = ruleNamed(context, name)
  if (rule) return { thing: rule.for, each: rule.each }
  const found = factNamed(context, name, thing)
  return found && { thing: found.thing.name, each: found.fact.each }
}

/** `员工人数`, `天数`: Chinese counts records, people, things and days by different words. */
export const rowsCounted = (context: PageContext, rows: Rows): string => {
  if ('cycle' in rows)
    return say(
      context,
      `${cycleWords(context, rows.cycle).many.replace(/^个/, '')}数`,
      cycleWords(context, rows.cycle).many,
    )
  const title = titleOf(context, rows.thing, rows.thing)
  const records = thingNamed(context, rows.thing)?.of !== undefined
  return say(context, `${title}${records ? '条数' : rows.thing === 'employee' ? '人数' : '个数'}`, title)
}

/** `名员工`, `条订单`, `天`: what stands behind 一 and 每. */
export const oneRow = (context: PageContext, rows: Rows): string => {
  if ('cycle' in rows) return say(context, cycleWords(context, rows.cycle).many, rows.cycle)
  const title = titleOf(context, rows.thing, rows.thing)
  const records = thingNamed(context, rows.thing)?.of !== undefined
  return say(context, `${records ? '条' : counter(rows.thing)}${title}`, title)
}
