import type { Span } from '../core/span.ts'
import { stepText } from '../core/step.ts'
import { typeWords } from '../mechanisms/type-words.ts'
import type { RuleSpec } from '../model/rule-set.ts'
import { currencyOf } from '../plan/currency.ts'
import type { ColumnType, Unit } from '../plan/type.ts'
import { unitCalled, unitText } from '../plan/unit-text.ts'
import { reportAt, type State } from './state.ts'
import { readUnit } from './unit.ts'

/** What a rule pays in: the currency of its channel, or the file's own. */
export const payOf = ({ ruleSet }: State, { line, totalOf }: Pick<RuleSpec, 'line' | 'totalOf'>): string =>
  currencyOf(ruleSet, line ?? totalOf ?? '')

/** The currency that a unit is, where it is one and nothing else. */
export const currencyIn = ({ ruleSet }: State, unit: Unit | 'open'): string | undefined => {
  const text = unitText(unit)
  return text in ruleSet.currencies ? text : undefined
}

/** The minor unit of a currency as a step: 0.01, 1 for yen. */
export const minorStep = ({ ruleSet }: State, currency: string): string =>
  stepText(ruleSet.currencies[currency]!)

/** A unit as it is written: `CNY`, `days`, `CNY/year`. */
export const unitOf = ({ ruleSet }: State, text: string): Unit | undefined => {
  const named = text
    .split('/')
    .map((part) => unitCalled(part.trim(), ruleSet.units))
    .join('/')
  return readUnit(named, [...Object.keys(ruleSet.currencies), ...Object.keys(ruleSet.units)])
}

/** A payslip line has to be in what it pays in. */
export const lineNotMoney = (
  state: State,
  rule: string,
  type: ColumnType,
  currency: string,
  span: Span | undefined,
): undefined => {
  const other = type.kind === 'number' ? currencyIn(state, type.unit) : undefined
  if (other === undefined)
    return reportAt(state, 'line-not-money', { rule, ...typeWords(type, 'unit'), currency }, span)
  const parameters = { rule, other, currency, ...conversion(state, rule, other, currency) }
  return reportAt(state, 'line-other-currency', parameters, span)
}

interface Said {
  readonly type: ColumnType
  readonly text: string
}

/** What a message says of values of different currencies, with the conversion to write; undefined where they are not. */
export const currenciesMixed = (
  state: State,
  all: readonly Said[],
): Readonly<Record<string, string>> | undefined => {
  const money = all.flatMap(({ type, text }) => {
    const currency = type.kind === 'number' ? currencyIn(state, type.unit) : undefined
    return currency === undefined ? [] : { currency, text }
  })
  const left = money[0]
  const right = money.find(({ currency }) => currency !== left?.currency)
  if (!left || !right) return undefined
  const words = { left: left.currency, right: right.currency }
  return { ...words, ...conversion(state, right.text, right.currency, left.currency) }
}

/** `bonus × usd`, with a rate of the file; where it has none, the unit that one would have. */
const conversion = (
  state: State,
  text: string,
  from: string,
  to: string,
): Readonly<Record<string, string>> => {
  const amount = /^[\p{L}\p{N}_.…]+$/u.test(text) ? text : `(${text})`
  const rate = rateOf(state, `${to}/${from}`)
  if (rate !== undefined) return { conversion: `${amount} × ${rate}` }
  const back = rateOf(state, `${from}/${to}`)
  if (back !== undefined) return { conversion: `${amount} ÷ ${back}` }
  return { wanted: `${to}/${from}`, example: `${amount} × rate` }
}

/** A parameter, fact or rule of a unit. */
const rateOf = (state: State, wanted: string): string | undefined => {
  const isWanted = (text: string | undefined): boolean => {
    const unit = text === undefined ? undefined : unitOf(state, text)
    return unit !== undefined && unitText(unit) === wanted
  }
  const facts = state.ruleSet.things.flatMap((thing) => thing.facts)
  return (
    state.ruleSet.parameters.find(({ unit }) => isWanted(unit))?.name ??
    facts.find(({ type }) => type.kind === 'quantity' && isWanted(type.unit))?.name ??
    [...state.done].find(
      ([, { value }]) => value?.type.kind === 'number' && unitText(value.type.unit) === wanted,
    )?.[0]
  )
}
