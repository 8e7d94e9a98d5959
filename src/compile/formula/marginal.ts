import type { Node } from '../../formula/ast.ts'
import type { Operand, TierTable } from '../../mechanisms/mechanism.ts'
import { typeWords } from '../../mechanisms/type-words.ts'
import type { RuleSpec } from '../../model/rule-set.ts'
import type { MarkId, NumberType } from '../../plan/type.ts'
import { productScale } from '../join-types.ts'
import { atLeastZero, isAtLeastZero } from '../range.ts'
import { chooseOption, openReading, readingMark, settle } from '../readings.ts'
import { type LowerNode, report, type Scope, textOf } from '../state.ts'
import { productUnit, sameUnit } from '../unit.ts'
import { emit, isNumber, lowerNumeric, type NumberOperand } from './arithmetic.ts'
import { type LookedUp, lookUp, lowerTable, type NamedTable, tableNamed } from './lookup.ts'

type Call = Extract<Node, { kind: 'call' }>

/**
 * `marginal(tier.rate)`: the key slice by slice, each at its row's rate; `marginal(tier.rate, prior)` starts after
 * `prior`, and `marginal(tier.rate, prior, x)` goes with x in place of the key.
 */
export const lowerMarginal = (node: Call, scope: Scope, lower: LowerNode): Operand | undefined => {
  const [of, before, amount, ...more] = node.arguments
  if (!of || more.length > 0)
    return report(scope, 'function-arguments', node.range, {
      name: 'marginal',
      wanted: 'marginal(table.rate), marginal(table.rate, prior), marginal(table.rate, prior, x)',
      text: textOf(scope, node.range),
    })
  const named = tableNamed(of, scope, lower)
  if (!named) return undefined
  const own = scope.state.done.get(named.rule.name)!
  if (!amount && own.axis !== scope.axis)
    return report(scope, 'needs-aggregate', node.range, {
      name: named.rule.name,
      of: own.axis,
      on: scope.axis,
    })
  return eachOption(named.rule, scope, (rule) => {
    const found = amount
      ? lookUp({ ...named, rule }, [amount], node, scope, lower)
      : rule === named.rule
        ? { tiers: scope.state.tiers.get(rule.name), outcomes: own.outcomes }
        : lowerTable(rule, scope)
    return found && inSlices({ ...named, rule }, found, before, node, scope, lower)
  })
}

/** Where a reading chooses the table, each of its options is cut by its own rows. */
const eachOption = (
  rule: RuleSpec,
  scope: Scope,
  lowerOne: (rule: RuleSpec) => Operand | undefined,
): Operand | undefined => {
  const choice = openReading(rule.body)
  if (!choice) return lowerOne(rule)
  const { state } = scope
  const mark = readingMark(state, choice.reading)
  const outside = state.under
  const options = Object.keys(choice.options).map((name) => {
    state.under = [...outside, { mark, option: name }]
    const { when: _, otherwise: __, ...plain } = rule
    const settled = { ...plain, body: settle(rule.body, choice.reading, name) }
    return { name, operand: eachOption(settled, scope, lowerOne) }
  })
  state.under = outside
  if (options.some(({ operand }) => operand === undefined)) return undefined
  return chooseOption(state, scope.rule, mark, options as { name: string; operand: Operand }[], scope.axis)
}

/** The tiers of one table: T(prior + x) − T(prior). */
const inSlices = (
  named: NamedTable,
  { tiers: table, outcomes }: { readonly tiers?: TierTable | undefined } & Pick<LookedUp, 'outcomes'>,
  before: Node | undefined,
  node: Call,
  scope: Scope,
  lower: LowerNode,
): Operand | undefined => {
  const { name } = named.rule
  const column = named.outcome ?? (Object.keys(outcomes).length === 1 ? Object.keys(outcomes)[0]! : name)
  const rates = table?.rows.map((row) => row.values[column])
  if (!table || !isNumber(table.key) || rates?.some((rate) => rate === undefined || !isNumber(rate)))
    return report(scope, 'marginal-no-tiers', node.range, { table: name, ...why(table, column) })
  const prior = before && lowerNumeric(before, scope, lower)
  if (before && !prior) return undefined
  if (prior && sameUnit(prior.type.unit, table.key.type.unit) === undefined)
    return report(scope, 'compare-units', node.range, {
      text: textOf(scope, node.range),
      ...typeWords(table.key.type, 'left'),
      ...typeWords(prior.type, 'right'),
    })
  return piece(
    table.key,
    table.rows.map((row) => row.edge),
    rates as NumberOperand[],
    prior,
    assumedMark(name, scope),
    scope,
  )
}

/** The row without a number, where the table is one of tiers but for that. */
const why = (table: TierTable | undefined, column: string): { readonly row?: string } => {
  const row = table?.rows.find((one) => !one.values[column] || !isNumber(one.values[column]))
  return row ? { row: row.name } : {}
}

/** Rates of a table that is an assumption mark what is worked out with them. */
const assumedMark = (rule: string, scope: Scope): MarkId | undefined => {
  const spec = scope.state.ruleSet.rules.find((one) => one.name === rule)
  if (!spec?.assumed) return undefined
  return scope.state.builder.mark({ kind: 'assumed', name: rule, clause: spec.clause, text: spec.assumed })
}

const piece = (
  key: NumberOperand,
  edges: readonly (Operand | undefined)[],
  rates: readonly NumberOperand[],
  prior: NumberOperand | undefined,
  mark: MarkId | undefined,
  scope: Scope,
): Operand => {
  const rate = rates[0]!.type
  const scales = rates.map((one) => productScale(key.type.scale, one.type.scale))
  const type: NumberType = {
    kind: 'number',
    // Slices of a quotient, such as sales ÷ quota, are no money, though slices of pieces may be.
    unit:
      key.type.scale === 'ratio' && rate.unit === 'open'
        ? key.type.unit
        : productUnit(key.type.unit, rate.unit),
    scale: scales.reduce((most, one) =>
      typeof most === 'number' && typeof one === 'number'
        ? Math.max(most, one)
        : typeof most === 'number'
          ? one
          : most,
    ),
    range:
      isAtLeastZero(key.type.range) && rates.every((one) => isAtLeastZero(one.type.range)) ? atLeastZero : {},
  }
  const operands = [key, ...(prior ? [prior] : []), ...edges.filter((edge) => edge !== undefined), ...rates]
  const column = emit(
    scope,
    {
      op: 'piece',
      how: 'marginal',
      x: key.column,
      edges: edges.map((edge) => edge?.column ?? null),
      values: rates.map((one) => one.column),
      ...(prior ? { prior: prior.column } : {}),
      ...(mark === undefined ? {} : { mark }),
    },
    type,
    operands,
  )
  return { column, type, optional: operands.some((one) => one.optional) }
}
