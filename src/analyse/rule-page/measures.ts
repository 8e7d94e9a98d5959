import type { Formula, Node } from '../../formula/ast.ts'
import { childrenOf } from '../../formula/children.ts'
import { type Body, type BodyValue, type Choosable, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import type { Table } from '../../model/table.ts'
import { unitText } from '../../plan/unit-text.ts'
import { points } from './amounts.ts'
import {
  factNamed,
  type PageContext,
  type Place,
  placeOf,
  type RulePageContext,
  ruleNamed,
} from './context.ts'
import { type Groups, type Join, newGroups } from './groups.ts'
import { factsOf, learnUnits } from './known-units.ts'

/**
 * A literal or a parameter without a unit takes the unit of its use. So what is compared, added or handed on as it is
 * counts the same: those form groups, and one known member tells the measure of all. Where two differ, none is shown.
 *
 * Points are no unit to the compiler: a column of a table may mix them with plain numbers, so they do not pass through.
 */
export const measuresOf = (context: PageContext): RulePageContext['measureOf'] => {
  const units = readAll(context, true, ({ learn }) => learnUnits(context, learn))
  const scores = readAll(context, false, ({ learn }) => {
    for (const { thing, fact } of factsOf(context))
      if (fact.type.kind === 'score') learn(`${thing} ${fact.name}`, points)
  })
  return (node, place) => {
    const [unit, score] = [units(node, place), scores(node, place)]
    return unit === undefined || score === undefined ? (unit ?? score) : undefined
  }
}

/** Groups from every formula and table of the rule set, and from the columns of tables where those tell anything. */
const readAll = (
  context: PageContext,
  outcomes: boolean,
  learnAll: (groups: Groups) => void,
): RulePageContext['measureOf'] => {
  const groups = newGroups()
  const { join } = groups
  const read: Read = (node, place) => groupOf(context, node, place, join)
  learnAll(groups)
  for (const rule of context.ruleSet.rules) {
    for (const node of formulasOf(rule)) read(node, placeOf(rule))
    for (const body of optionsOf(rule.body)) joinBody(body, rule, outcomes, read, join)
  }
  return (node, place) => groups.measureOf(read(node, place))
}

type Read = (node: Node, place: Place) => string | undefined

const optionsOf = <T>(value: Choosable<T>): readonly T[] =>
  isChoice(value) ? (Object.values(value.options) as T[]) : [value]

const valuesOf = (body: Body): readonly Exclude<BodyValue, { readonly reading: string }>[] =>
  Object.values(body.values).flatMap(
    (value) =>
      (isChoice(value) ? Object.values(value.options) : [value]) as Exclude<
        BodyValue,
        { readonly reading: string }
      >[],
  )

const formulasOf = (rule: RuleSpec): readonly Node[] => {
  const formulas: readonly Formula[] = [
    ...(rule.when ? optionsOf(rule.when) : []),
    ...(rule.otherwise ? optionsOf(rule.otherwise) : []),
    ...optionsOf(rule.body).flatMap((body) =>
      valuesOf(body).flatMap((value) => {
        if (value.kind === 'formula') return [value.formula]
        if (value.kind !== 'bounds') return []
        return [value.from, value.to].flatMap((end) => end?.formula ?? [])
      }),
    ),
  ]
  return formulas.map(({ tree }) => tree)
}

/** A rule counts what its body counts. */
const joinBody = (body: Body, rule: RuleSpec, outcomes: boolean, read: Read, join: Join): void => {
  const place = placeOf(rule)
  for (const value of valuesOf(body)) {
    if (value.kind === 'formula' && body.mechanism === 'is') join(rule.name, read(value.formula.tree, place))
    if (value.kind === 'weights') for (const { of } of value.parts) join(rule.name, read(of.tree, place))
    if (value.kind === 'table') joinTable(value.table, rule, outcomes, read, join)
  }
}

const joinTable = (table: Table, rule: RuleSpec, outcomes: boolean, read: Read, join: Join): void => {
  const place = placeOf(rule)
  const names = [...new Set(table.outcomes.map(({ name }) => name))]
  if (outcomes && (names.length === 1 || names.includes(rule.name)))
    join(rule.name, `${rule.name}.${names.length === 1 ? names[0] : rule.name}`)
  for (const row of table.rows) {
    for (const [at, cell] of row.keys.entries()) {
      const key = read(table.keys[at]!.formula.tree, place)
      const edges =
        cell.kind === 'edge'
          ? [cell.value]
          : cell.kind === 'interval'
            ? [cell.from?.value, cell.to?.value]
            : []
      for (const edge of edges) if (edge && key) join(key, read(edge.tree, place))
    }
    for (const [at, cell] of row.outcomes.entries())
      if (outcomes && cell.kind === 'value' && cell.formula)
        join(`${rule.name}.${table.outcomes[at]!.name}`, read(cell.formula.tree, place))
  }
}

/** The group a formula counts in, joining on the way what has to count the same. */
const groupOf = (context: PageContext, node: Node, place: Place, join: Join): string | undefined => {
  const inner = (part: Node, at = place): string | undefined => groupOf(context, part, at, join)
  const same = (parts: readonly Node[]): string | undefined =>
    parts.map((part) => inner(part)).reduce(join, undefined)
  switch (node.kind) {
    case 'name':
      return addressOf(context, node.name, place)
    case 'member':
      return node.of.kind === 'name' && ruleNamed(context, node.of.name)
        ? `${node.of.name}.${node.name}`
        : addressOf(context, node.name, place)
    case 'negate':
      return inner(node.of)
    case 'binary':
      return binaryGroup(context, node, place, inner, same)
    case 'if':
      inner(node.condition)
      return same([node.then, node.otherwise])
    case 'inInterval':
      same([node.of, ...(node.from ? [node.from.value] : []), ...(node.to ? [node.to.value] : [])])
      return undefined
    case 'call':
      if (sameInside.has(node.name)) return same(node.arguments)
      if (firstInside.has(node.name)) return inner(node.arguments[0]!)
      for (const part of node.arguments) inner(part)
      return undefined
    case 'aggregate': {
      const inside = node.each === undefined ? place : { ...place, thing: node.each }
      if (node.where) inner(node.where, inside)
      const group = inner(node.value, inside)
      return ['sum', 'min', 'max', 'mean', 'median', 'only'].includes(node.name) ? group : undefined
    }
    default:
      for (const part of childrenOf(node)) inner(part)
      return undefined
  }
}

const sameInside: ReadonlySet<string> = new Set(['min', 'max', 'total', 'first'])
const firstInside: ReadonlySet<string> = new Set([
  'round',
  'cut',
  'up',
  'floor',
  'ceiling',
  'abs',
  'exact',
  'ago',
])

const binaryGroup = (
  context: PageContext,
  node: Extract<Node, { kind: 'binary' }>,
  place: Place,
  inner: (part: Node) => string | undefined,
  same: (parts: readonly Node[]) => string | undefined,
): string | undefined => {
  switch (node.operator) {
    case '+':
    case '-':
      return same([node.left, node.right])
    case '×': {
      const [left, right] = [inner(node.left), inner(node.right)]
      // A plain number times something counts what that counts.
      if (isPlain(context, node.left, place)) return right
      return isPlain(context, node.right, place) ? left : undefined
    }
    case '÷':
    case 'mod': {
      const left = inner(node.left)
      inner(node.right)
      return isPlain(context, node.right, place) ? left : undefined
    }
    case 'and':
    case 'or':
      inner(node.left)
      inner(node.right)
      return undefined
    default:
      same([node.left, node.right])
      return undefined
  }
}

const addressOf = (context: PageContext, name: string, place: Place): string => {
  const found = ruleNamed(context, name) ? undefined : factNamed(context, name, place.thing)
  return found ? `${found.thing.name} ${name}` : name
}

/** A rule or fact that counts nothing. A literal is none: it takes a unit from its use. */
const isPlain = (context: PageContext, node: Node, place: Place): boolean => {
  if (node.kind !== 'name') return false
  const rule = context.compiled.plan.rules.find(({ name }) => name === node.name)
  if (rule)
    return rule.type.kind === 'number' && rule.type.unit !== 'open' && unitText(rule.type.unit) === '1'
  const fact = factNamed(context, node.name, place.thing)?.fact
  return fact !== undefined && ['number', 'score', 'percent'].includes(fact.type.kind)
}
