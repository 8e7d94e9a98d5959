import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { digitsOf } from '../../plan/currency.ts'
import type { Result } from '../../run/result.ts'
import { amountText, unitsOf } from '../readings/changes.ts'
import { meanOverOrders, oneAfterTheOther } from './divide.ts'
import { groupsInOrder, type Parts, smallestGroups } from './groups.ts'
import { type Prepared, remembered } from './prepare.ts'
import type { Attribution, AttributionPart, ClauseChange } from './report.ts'

/** What a result pays, in minor units by currency; the rule set's own is empty. */
type Paid = ReadonlyMap<string, bigint>

export const paidBy = ({ settled }: Result): Paid => {
  const paid = new Map<string, bigint>()
  for (const { amount, currency = '' } of settled)
    paid.set(currency, (paid.get(currency) ?? 0n) + unitsOf(amount))
  return paid
}

/**
 * Divides the difference over the changed clauses. What cannot be calculated without another clause goes with it.
 *
 * @param run what a combination pays; undefined where it cannot be calculated, which neither end may be
 */
export const attribute = (
  prepared: Prepared,
  ruleSet: CompiledRuleSet,
  run: (parts: Parts) => Paid | undefined,
): Attribution => {
  const { method } = prepared
  let runs = 0
  const paid = remembered((parts) => {
    runs += 1
    return run(parts)
  })
  const stands = (parts: Parts): boolean => paid(parts) !== undefined
  const join = method === 'every order' ? smallestGroups : groupsInOrder
  const groups = join(prepared.groups, stands)
  const whole = groups.reduce((all, group) => all | group, 0n)
  const worthIn =
    (currency: string) =>
    (parts: Parts): bigint =>
      paid(parts)?.get(currency) ?? 0n
  const names = groups.map((group) =>
    JSON.stringify(
      prepared
        .changesIn(group)
        .map(({ clause }) => clause)
        .sort(),
    ),
  )
  const divided = (currency: string): readonly bigint[] =>
    method === 'every order'
      ? meanOverOrders(groups, names, worthIn(currency))
      : oneAfterTheOther(groups, worthIn(currency))
  const own = divided('')
  const others = [...new Set([...paid(0n)!.keys(), ...paid(whole)!.keys()])].filter(
    (currency) => currency !== '' && worthIn(currency)(0n) !== worthIn(currency)(whole),
  )
  const ofOthers = others.map((currency) => [currency, divided(currency)] as const)
  const worth = worthIn('')
  const text = (units: bigint): string => amountText(units, ruleSet.minorDigits)
  const parts = groups.map(
    (group, at): AttributionPart => ({
      ...namesOf(prepared.changesIn(group)),
      difference: text(own[at]!),
      ...(others.length > 0 && {
        others: Object.fromEntries(
          ofOthers.map(([currency, units]) => [
            currency,
            amountText(units[at]!, digitsOf(ruleSet, currency)),
          ]),
        ),
      }),
      ...(method === 'every order' && {
        alone: text(worth(group) - worth(0n)),
        last: text(worth(whole) - worth(whole & ~group)),
      }),
    }),
  )
  const inGroups = new Set(prepared.changesIn(whole))
  const still = prepared.changes.filter((change) => !inGroups.has(change))
  const none = text(0n)
  return {
    method,
    runs,
    parts: [
      ...parts,
      ...still.map((change) => ({ ...namesOf([change]), difference: none, alone: none, last: none })),
    ],
  }
}

const namesOf = (changes: readonly ClauseChange[]) => ({
  clauses: changes.map(({ clause }) => clause),
  titles: changes.map(({ title }) => title),
})

/** How many combinations there are to calculate, as far as that is known before. */
export const runsOf = ({ groups, method }: Prepared): number =>
  method === 'every order' ? 2 ** groups.length : groups.length + 1
