import type { Formula, Node } from '../../formula/ast.ts'
import { spanOf } from '../../formula/place.ts'
import type { Operand, TierTable } from '../../mechanisms/mechanism.ts'
import { typeWords } from '../../mechanisms/type-words.ts'
import { type Body, type BodyValue, type Choosable, isChoice, type RuleSpec } from '../../model/rule-set.ts'
import type { Table } from '../../model/table.ts'
import { joinTypes } from '../join-types.ts'
import { type AgainLowered, type LowerNode, report, type Scope, type TableKeyType, textOf } from '../state.ts'
import { constantOf } from './literals.ts'
import { remember } from './names.ts'

type Call = Extract<Node, { kind: 'call' }>

/** A table that a formula names, and the outcome column, where it says one. */
export interface NamedTable {
  readonly rule: RuleSpec
  readonly outcome?: string
}

/** A table lowered once more, and its tiers, where it has some. */
export type LookedUp = AgainLowered & { readonly tiers?: TierTable }

/** `lookup(tier.rate, x)`: the outcome of the row that x falls into; x stands in place of the table's own key. */
export const lowerLookup = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of, ...values] = node.arguments
  if (!of || values.length === 0) return argumentsWanted(node, scope)
  const named = tableNamed(of, scope, lower)
  if (!named) return undefined
  const found = lookUp(named, values, node, scope, lower)
  if (!found) return undefined
  const { rule, outcome } = named
  const operand = outcome === undefined ? found.value : found.outcomes[outcome]
  if (!operand) return noSuchColumn(named, found, node, scope)
  const marked = assumed(operand, rule, scope)
  const text = textOf(scope, node.range)
  remember(scope, text, { zh: `查“${rule.title.zh}”`, en: `${rule.title.en} looked up` }, marked, [], {
    ...(rule.show === undefined ? {} : { show: rule.show }),
    table: found.working.body,
  })
  return marked
}

const argumentsWanted = (node: Call, scope: Scope): undefined =>
  report(scope, 'function-arguments', node.range, {
    name: 'lookup',
    wanted: 'lookup(table.column, x)',
    text: textOf(scope, node.range),
  })

/** The rule of a table, as `tier` or `tier.rate`. */
export const tableNamed = (of: Node, scope: Scope, lower: LowerNode): NamedTable | undefined => {
  const [name, outcome] =
    of.kind === 'name'
      ? [of.name]
      : of.kind === 'member' && of.of.kind === 'name'
        ? [of.of.name, of.name]
        : []
  const entity = name === undefined ? undefined : scope.state.entities.get(name)?.[0]
  if (name !== undefined && !entity) {
    lower(of, scope)
    return undefined
  }
  if (entity?.kind !== 'rule' || !isTable(entity.spec.body))
    return report(scope, 'lookup-no-table', of.range, { text: textOf(scope, of.range) })
  scope.state.used.add(entity.spec.name)
  // A rule whose own lowering failed has been reported.
  if (!scope.state.done.has(entity.spec.name)) return undefined
  return { rule: entity.spec, ...(outcome === undefined ? {} : { outcome }) }
}

const isTable = (body: Choosable<Body>): boolean =>
  isChoice(body) ? Object.values(body.options).every(isTable) : body.mechanism === 'table'

/** Lowers the rows of a table once more where the formula stands, with these values in place of its keys. */
export const lookUp = (
  { rule, outcome }: NamedTable,
  values: readonly Node[],
  node: Call,
  scope: Scope,
  lower: LowerNode,
): LookedUp | undefined => {
  const { state } = scope
  const keys = state.tableKeys.get(rule.name)!
  if (keys.length !== values.length)
    return report(scope, 'lookup-keys', node.range, {
      table: rule.name,
      keys: keys.map(({ text }) => text).join(', '),
      wanted: String(keys.length),
      given: String(values.length),
    })
  const given = values.map((value, at) => keyFor(value, keys[at]!, scope, lower))
  if (given.some((one) => one === undefined)) return undefined
  // A cell that names the key means the value that stands in its place.
  const locals = new Map(
    given.flatMap((one, at) => [[localName(at), one!] as const, [keys[at]!.text, one!] as const]),
  )
  // What the rule says of its own key is not asked of another value; a table that is not in force is for nobody.
  const { when, otherwise: _, round: __, ...rest } = rule
  const plain = rule.inForce && when ? { ...rest, when } : rest
  const asked = { ...plain, body: withKeys(rule.body, values, outcome, scope) }
  const before = state.diagnostics.length
  const lowered = lowerTable(asked, scope, locals)
  pointHere(before, node, scope)
  return lowered
}

/** Lowers a table where the formula stands; what is kept of the rule's own lowering stays. */
export const lowerTable = (
  rule: RuleSpec,
  { state, axis }: Scope,
  locals: Scope['locals'] = new Map(),
): LookedUp | undefined => {
  const [own, keys] = [state.tiers.get(rule.name), state.tableKeys.get(rule.name)!]
  state.tiers.delete(rule.name)
  const lowered = state.lowerAgain(rule, axis, locals)
  const tiers = state.tiers.get(rule.name)
  state.tiers.delete(rule.name)
  if (own) state.tiers.set(rule.name, own)
  state.tableKeys.set(rule.name, keys)
  return lowered && { ...lowered, ...(tiers ? { tiers } : {}) }
}

const localName = (at: number): string => `key ${at + 1}`

/** A value in place of a key: whatever the table can be asked with, its own key or this, has to find its row. */
const keyFor = (value: Node, key: TableKeyType, scope: Scope, lower: LowerNode): Operand | undefined => {
  const operand = lower(value, scope)
  if (!operand) return undefined
  const type = joinTypes(key.type, operand.type)
  if (type) return { ...operand, type }
  return report(scope, 'lookup-key-differs', value.range, {
    text: textOf(scope, value.range),
    key: key.text,
    ...typeWords(key.type, 'wanted'),
    ...typeWords(operand.type, 'given'),
  })
}

/** What does not fit is shown at the table and where it is looked up. */
const pointHere = (before: number, node: Call, scope: Scope): void => {
  const { diagnostics } = scope.state
  const here = spanOf(scope.formula, node.range)
  if (!here) return
  for (let at = before; at < diagnostics.length; at++) {
    const one = diagnostics[at]!
    diagnostics[at] = { ...one, spans: [...(one.spans ?? []), { span: here }] }
  }
}

const withKeys = (
  body: Choosable<Body>,
  values: readonly Node[],
  outcome: string | undefined,
  scope: Scope,
): Choosable<Body> =>
  isChoice(body)
    ? {
        ...body,
        options: mapped(body.options, (one) => withKeys(one, values, outcome, scope)) as typeof body.options,
      }
    : { ...body, values: { ...body.values, rows: keyedBy(body.values.rows!, values, outcome, scope) } }

const keyedBy = (
  value: BodyValue,
  values: readonly Node[],
  outcome: string | undefined,
  scope: Scope,
): BodyValue => {
  if (isChoice(value))
    return {
      ...value,
      options: mapped(value.options, (one) => keyedBy(one, values, outcome, scope)),
    } as BodyValue
  if (value.kind !== 'table') return value
  const table = outcome === undefined ? value.table : onlyColumn(value.table, outcome)
  const keys = table.keys.map((key, at) => ({ ...key, formula: localKey(values[at]!, at, scope) }))
  return { ...value, table: { ...table, keys } }
}

/** What the other columns read is not asked for. */
const onlyColumn = (table: Table, outcome: string): Table => {
  const kept = table.outcomes.map((one) => one.name === outcome)
  if (!kept.includes(true)) return table
  return {
    ...table,
    outcomes: table.outcomes.filter((_, at) => kept[at]),
    rows: table.rows.map((row) => ({ ...row, outcomes: row.outcomes.filter((_, at) => kept[at]) })),
  }
}

const localKey = (value: Node, at: number, scope: Scope): Formula => {
  const span = spanOf(scope.formula, value.range)
  return {
    text: textOf(scope, value.range),
    tree: { kind: 'name', name: localName(at), range: value.range },
    ...(span ? { span } : {}),
  }
}

const mapped = <From, To>(
  options: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(options).map(([name, one]) => [name, change(one)]))

const noSuchColumn = (
  { rule, outcome }: NamedTable,
  { outcomes }: AgainLowered,
  node: Call,
  scope: Scope,
): undefined => {
  const known = Object.keys(outcomes)
  if (outcome === undefined)
    return report(scope, 'several-outcomes', node.range, {
      name: rule.name,
      known: known.map((one) => `${rule.name}.${one}`).join(', '),
    })
  return report(scope, 'no-such-outcome', node.range, {
    name: rule.name,
    outcome,
    near: '',
    known: known.join(', '),
  })
}

/** What is read from a table that is an assumption bears its mark. */
const assumed = (operand: Operand, rule: RuleSpec, { state, rule: reader, axis }: Scope): Operand => {
  if (!rule.assumed) return operand
  const mark = state.builder.mark({
    kind: 'assumed',
    name: rule.name,
    clause: rule.clause,
    text: rule.assumed,
  })
  const yes = constantOf(state, reader, { kind: 'truth', value: true }, { kind: 'truth' }, mark)
  const column = state.builder.emit(
    { op: 'pick', condition: yes.column, then: operand.column },
    reader,
    operand.type,
    axis,
  )
  return { ...operand, column }
}
