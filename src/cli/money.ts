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

function scaled(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`)
}

/**
 * A part of a whole in percent, to one decimal, half away from zero; undefined of nothing.
 *
 * @example percentOf('261.99', '8158.01') // '+3.2%'
 */
export function percentOf(part: string, whole: string): string | undefined {
  const decimals = Math.max(...[part, whole].map((one) => (one.split('.')[1] ?? '').length))
  const [n, d] = [scaled(part, decimals), scaled(whole, decimals)]
  if (d === 0n) return undefined
  const [up, down] = [n < 0n ? -n : n, d < 0n ? -d : d]
  const tenths = (2000n * up + down) / (2n * down)
  const isMinus = n < 0n !== d < 0n
  if (tenths === 0n && n !== 0n) return isMinus ? '-<0.1%' : '+<0.1%'
  return `${n === 0n ? '' : isMinus ? '-' : '+'}${tenths / 10n}.${tenths % 10n}%`
}
