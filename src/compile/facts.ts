import { type Cycle, isLonger } from '../core/period.ts'
import type { DecisionSpec, Operand } from '../mechanisms/mechanism.ts'
import type { FactSpec, RuleSpec, ThingSpec, TypeSpec } from '../model/rule-set.ts'
import type { FactPlan } from '../plan/compiled.ts'
import type { ConstantValue } from '../plan/operations.ts'
import type { AxisId, ColumnType, NumberType, ValueRange } from '../plan/type.ts'
import { unitText } from '../plan/unit-text.ts'
import { unitOf } from './currency.ts'
import { atLeastZero, between } from './range.ts'
import { readFactConstant } from './read-constant.ts'
import type { State } from './state.ts'

/** The column of a fact; made once, on the rows of its thing unless others are named. */
export const factOperand = (
  state: State,
  thing: ThingSpec,
  fact: FactSpec,
  axis: AxisId = thing.name,
): Operand => {
  const type = factType(state, fact)
  const column = state.builder.once(`fact ${axis} ${fact.name}`, () =>
    state.builder.emit({ op: 'input', axis, fact: fact.name, ...defaultOf(fact) }, fact.name, type, axis),
  )
  return { column, type, optional: fact.default === 'none' }
}

const defaultOf = (fact: FactSpec): { readonly whenAbsent?: ConstantValue | null } => {
  if (fact.default === undefined) return {}
  if (fact.default === 'none') return { whenAbsent: null }
  const value = readFactConstant(fact.type, fact.default)
  return value === undefined ? {} : { whenAbsent: value }
}

/** Ranges that hold for a kind of fact where the file declares none. */
const usualRange = (type: TypeSpec): ValueRange => {
  if (type.kind === 'quantity') return atLeastZero
  return type.kind === 'score' ? between('0', '100') : {}
}

const usualDecimals = ({ ruleSet }: State, fact: FactSpec): number => {
  if (fact.decimals !== undefined) return fact.decimals
  const { type } = fact
  if (type.kind === 'money') return ruleSet.currencies[type.currency]!
  if (type.kind === 'quantity' && type.unit.includes('/')) return 6
  const usual: Partial<Record<TypeSpec['kind'], number>> = { score: 2, percent: 4, quantity: 2, number: 6 }
  return usual[type.kind] ?? 0
}

export const factType = (state: State, fact: FactSpec): ColumnType => {
  const { type } = fact
  switch (type.kind) {
    case 'date':
    case 'moment':
    case 'clock':
    case 'text':
    case 'truth':
      return { kind: type.kind }
    case 'word':
      return { kind: 'word', words: type.words }
    case 'reference':
      return { kind: 'reference', thing: type.thing }
    default: {
      const unit =
        type.kind === 'money'
          ? { [type.currency]: 1 }
          : type.kind === 'quantity' && type.unit !== 'count'
            ? unitOf(state, type.unit)!
            : {}
      const scale = usualDecimals(state, fact) + (type.kind === 'percent' ? 2 : 0)
      return { kind: 'number', unit, scale, range: fact.allowed ?? usualRange(type) }
    }
  }
}

/** The fact as a run needs it: how to read and check it. */
export const factPlan = (state: State, fact: FactSpec): FactPlan => {
  const type = factType(state, fact)
  const range = type.kind === 'number' ? type.range : {}
  return {
    name: fact.name,
    title: fact.title,
    type: planType(state, fact, type),
    ...(range.from || range.to ? { allowed: range } : {}),
    ...(fact.default === undefined ? {} : { default: fact.default === 'none' ? null : fact.default }),
    ...(fact.line === undefined ? {} : { line: fact.line }),
    ...(fact.clause === undefined ? {} : { clause: fact.clause }),
    ...longerCycle(state, fact.each),
    ...(fact.derived ? { derived: true as const } : {}),
  }
}

const longerCycle = ({ ruleSet }: State, each: Cycle | undefined): { readonly each?: Cycle } =>
  each !== undefined && isLonger(each, ruleSet.each) ? { each } : {}

const planType = ({ ruleSet }: State, fact: FactSpec, type: ColumnType): FactPlan['type'] => {
  if (type.kind === 'word' || type.kind === 'reference') return type
  if (type.kind !== 'number') return { kind: type.kind === 'row' ? 'text' : type.kind }
  const { type: of } = fact
  const unit =
    of.kind === 'money'
      ? moneyText(ruleSet.currency, of.currency)
      : of.kind === 'quantity'
        ? of.unit
        : of.kind
  return { kind: 'number', decimals: type.scale as number, percent: fact.type.kind === 'percent', unit }
}

/** A fact's own word for the currency of the file. */
const moneyText = (own: string, unit: string): string => (unit === own ? 'money' : unit)

/** What a person decides, as a fact of the rule's name, and its reason, as one of `rule.reason`. */
export const decisionPlans = (
  state: State,
  rule: RuleSpec,
  { unit, scale, range }: NumberType,
  { optional, percent, reason }: DecisionSpec,
): readonly FactPlan[] => {
  const text = unitText(unit)
  const decision: FactPlan = {
    name: rule.name,
    title: rule.title,
    type: {
      kind: 'number',
      decimals: scale as number,
      percent,
      unit: text === '1' || text === '' ? 'number' : moneyText(state.ruleSet.currency, text),
    },
    ...(range.from || range.to ? { allowed: range } : {}),
    ...(optional ? { default: null } : {}),
    clause: rule.clause,
    ...longerCycle(state, rule.each),
  }
  if (!reason) return [decision]
  const { zh, en } = rule.title
  const why: FactPlan = {
    name: `${rule.name}.reason`,
    title: { zh: `${zh}的理由`, en: `reason for ${en}` },
    type: { kind: 'text' },
    default: null,
    clause: rule.clause,
    ...longerCycle(state, rule.each),
  }
  return [decision, why]
}
