/** What pays: channels, each in the currency of the rule set unless it says another. */
interface Pay {
  readonly currency: string
  readonly channels: readonly { readonly name: string; readonly currency?: string }[]
}

/** The currency that a channel pays in. */
export const currencyOf = ({ currency, channels }: Pay, channel: string): string =>
  channels.find(({ name }) => name === channel)?.currency ?? currency

/** The same where it is not the rule set's own, as results say it. */
export const otherCurrency = (pay: Pay, channel: string): { readonly currency?: string } => {
  const currency = currencyOf(pay, channel)
  return currency === pay.currency ? {} : { currency }
}

/** Decimals of the minor unit of a currency of the rule set; unsaid, of its own. */
export const digitsOf = (
  {
    minorDigits,
    currencies,
  }: { readonly minorDigits: number; readonly currencies?: Readonly<Record<string, number>> },
  currency: string | undefined,
): number => (currency === undefined ? minorDigits : (currencies?.[currency] ?? minorDigits))

/** Decimals of the lines of a channel, and of their total. */
export const lineDigits = (ruleSet: Pay & Parameters<typeof digitsOf>[0], channel: string): number =>
  digitsOf(ruleSet, currencyOf(ruleSet, channel))
