import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { lineDigits } from '../../plan/currency.ts'
import type { Finding, Line, Owner, Result } from '../../run/result.ts'
import type { FindingChange, LineChange } from './report.ts'

/** How one result differs from another: payslip lines and findings. */
export interface Changes {
  readonly lines: readonly LineChange[]
  readonly appear: readonly FindingChange[]
  readonly disappear: readonly FindingChange[]
}

export const nothing: Changes = { lines: [], appear: [], disappear: [] }

/** A result by what can change in it, made once for the base. */
export interface Indexed {
  readonly lines: ReadonlyMap<string, Owner & { readonly line: Line }>
  readonly findings: ReadonlyMap<string, FindingChange>
}

export const indexed = ({ periods, findings }: Result): Indexed => {
  const lines = new Map<string, Owner & { readonly line: Line }>()
  for (const { period, things } of periods)
    for (const [thing, list] of Object.entries(things))
      for (const { id, name, moment, lines: own } of list)
        for (const line of own) {
          const owner = { period, ...(moment && { moment }), thing, id, ...(name !== undefined && { name }) }
          lines.set(JSON.stringify([period, moment, thing, id, line.rule]), { ...owner, line })
        }
  return { lines, findings: new Map(findings.map((one) => [findingKey(one), shortOf(one)])) }
}

const findingKey = ({ period, moment, thing, id, rule }: Finding): string =>
  JSON.stringify([period, moment, thing, id, rule])

const shortOf = ({ period, moment, thing, id, name, rule, title, clause }: Finding): FindingChange => ({
  period,
  ...(moment && { moment }),
  thing,
  id,
  ...(name !== undefined && { name }),
  rule,
  title,
  clause,
})

/** What is different in `after`, in the order of the results. */
export const changesBetween = (before: Indexed, after: Indexed, ruleSet: CompiledRuleSet): Changes => {
  const keys = [...new Set([...before.lines.keys(), ...after.lines.keys()])]
  return {
    lines: keys.flatMap((key) => {
      const old = before.lines.get(key)
      const fresh = after.lines.get(key)
      const { line, ...owner } = (fresh ?? old)!
      if (old?.line.amount === fresh?.line.amount) return []
      const { rule, title, clause, channel, currency } = line
      return {
        ...owner,
        rule,
        title,
        clause,
        channel,
        ...(currency !== undefined && { currency }),
        ...(old && { before: old.line.amount }),
        ...(fresh && { after: fresh.line.amount }),
        difference: amountText(
          unitsOf(fresh?.line.amount) - unitsOf(old?.line.amount),
          lineDigits(ruleSet, channel),
        ),
      }
    }),
    appear: [...after.findings].flatMap(([key, one]) => (before.findings.has(key) ? [] : [one])),
    disappear: [...before.findings].flatMap(([key, one]) => (after.findings.has(key) ? [] : [one])),
  }
}

/** The changes of some rules. */
export const changesOf = ({ lines, appear, disappear }: Changes, rules: ReadonlySet<string>): Changes => {
  const own = ({ rule }: { readonly rule: string }): boolean => rules.has(rule)
  return { lines: lines.filter(own), appear: appear.filter(own), disappear: disappear.filter(own) }
}

export const isNothing = ({ lines, appear, disappear }: Changes): boolean =>
  lines.length + appear.length + disappear.length === 0

/** Whether both change the same to the same; results list things in one order, so theirs is one too. */
export const areSame = (one: Changes | undefined, other: Changes | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other
  const lists = ['lines', 'appear', 'disappear'] as const
  return lists.every(
    (list) =>
      one[list].length === other[list].length &&
      one[list].every((change, at) => isSame(change, other[list][at]!)),
  )
}

const isSame = (one: FindingChange | LineChange, other: FindingChange | LineChange): boolean =>
  one.id === other.id &&
  one.rule === other.rule &&
  one.period === other.period &&
  one.thing === other.thing &&
  one.moment === other.moment &&
  ('after' in one ? one.after : undefined) === ('after' in other ? other.after : undefined)

/** An amount of a line in units of the currency's last decimal, which every amount of a line is written to. */
export const unitsOf = (amount = '0'): bigint => BigInt(amount.replace('.', ''))

export const amountText = (units: bigint, minorDigits: number): string => {
  const digits = `${units < 0n ? -units : units}`.padStart(minorDigits + 1, '0')
  const point = digits.length - minorDigits
  const fraction = minorDigits === 0 ? '' : `.${digits.slice(point)}`
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`
}

/** The lines in the rule set's own currency added up: others stand apart, by channel. */
export const unitsIn = (
  lines: readonly { readonly difference: string; readonly currency?: string }[],
): bigint =>
  lines.reduce(
    (sum, { difference, currency }) => (currency === undefined ? sum + unitsOf(difference) : sum),
    0n,
  )

/** Amounts of each channel added up, in its own currency. */
export const channelSums = (
  lines: readonly { readonly channel: string; readonly amount: string }[],
  ruleSet: CompiledRuleSet,
): Readonly<Record<string, string>> => {
  const sums = new Map<string, bigint>()
  for (const { channel, amount } of lines) sums.set(channel, (sums.get(channel) ?? 0n) + unitsOf(amount))
  return Object.fromEntries(
    [...sums].map(([channel, units]) => [channel, amountText(units, lineDigits(ruleSet, channel))]),
  )
}
