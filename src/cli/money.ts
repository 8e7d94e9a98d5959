import type { CompiledRuleSet } from '../index.ts'
import { sumOf } from '../io/core.ts'
import type { Say } from './language.ts'

export { sumOf }

/** A title with what is paid under it, where a rule set pays in more than one currency: `bonus (USD)`. */
export const withCurrency = (
  title: string,
  ruleSet: CompiledRuleSet,
  say: Say,
  currency: string = ruleSet.currency,
): string =>
  ruleSet.currencies === undefined ? title : say(`${title}（${currency}）`, `${title} (${currency})`)

/** What is paid in all, each currency apart: `6800.00 CNY + 150.43 USD`; the amount alone where there is one. */
export const totalsText = (
  ruleSet: CompiledRuleSet,
  { total, channels }: { readonly total: string; readonly channels: Readonly<Record<string, string>> },
): string => {
  if (ruleSet.currencies === undefined) return total
  const others = new Map<string, string>()
  for (const { name, currency } of ruleSet.channels)
    if (currency !== undefined && currency !== ruleSet.currency && channels[name] !== undefined)
      others.set(currency, sumOf([...(others.has(currency) ? [others.get(currency)!] : []), channels[name]]))
  return [
    `${total} ${ruleSet.currency}`,
    ...[...others].map(([currency, amount]) => `${amount} ${currency}`),
  ].join(' + ')
}

/** A cell with the currency, in files of rule sets that pay in more than one. */
export const currencyCells = (ruleSet: CompiledRuleSet, text: string): readonly string[] =>
  ruleSet.currencies === undefined ? [] : [text]
