import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { digitsOf } from '../../plan/currency.ts'
import { amountText } from '../readings/changes.ts'
import { type Game, meanOverOrders, oneAfterTheOther } from './divide.ts'
import { groupsInOrder, meetings, type Parts, smallestGroups, together, unionsOf } from './groups.ts'
import type { Paid } from './paid.ts'
import { type Prepared, remembered } from './prepare.ts'
import type { Attribution, AttributionPart, ClauseChange } from './report.ts'

/**
 * Divides the difference over the changed clauses. What cannot be calculated without another clause goes with it.
 * Lines that other clauses stand behind are divided by themselves: a clause adds nothing to a line that it cannot change.
 *
 * @param run what a combination pays; undefined where it cannot be calculated, which neither end may be
 */
export const attribute = (
  prepared: Prepared,
  ruleSet: CompiledRuleSet,
  run: (parts: Parts) => Paid | undefined,
): Attribution => {
  const { influence, limit } = prepared
  let runs = 0
  const paid = remembered((parts) => {
    runs += 1
    return run(parts)
  })
  const whole = together(prepared.groups)
  const lines = prepared.method === 'every order' ? linesThatAdd(prepared, paid, whole) : [whole]
  const isMean = meetings(prepared.groups, lines).every((some) => some.length <= limit)
  const grouping = { groups: prepared.groups, lines, stands: (parts: Parts) => paid(parts) !== undefined }
  const groups = isMean ? smallestGroups(grouping) : groupsInOrder(grouping)
  const kinds = new Set(lines)
  /** What the lines of one kind pay; of all lines where they were not told apart. */
  const worthIn =
    (currency: string, kind: Parts) =>
    (parts: Parts): bigint => {
      let units = 0n
      for (const [rule, one] of paid(parts) ?? [])
        if (one.currency === currency && (lines.length === 1 || kindOf(rule) === kind)) units += one.units
      return units
    }
  const kindOf = (rule: string): Parts => (kinds.has(influence(rule)) ? influence(rule) : whole)
  const gamesIn = (currency: string): readonly Game[] =>
    meetings(groups, lines).map((some, at) => ({ groups: some, worth: worthIn(currency, lines[at]!) }))
  const names = groups.map((group) =>
    JSON.stringify(
      prepared
        .changesIn(group)
        .map(({ clause }) => clause)
        .sort(),
    ),
  )
  const divided = (currency: string): readonly bigint[] =>
    isMean
      ? meanOverOrders(groups, names, gamesIn(currency))
      : oneAfterTheOther(groups, worthIn(currency, whole))
  const own = divided('')
  const others = currenciesIn([paid(0n)!, paid(whole)!]).map(
    (currency) => [currency, divided(currency)] as const,
  )
  const games = gamesIn('')
  const text = (units: bigint): string => amountText(units, ruleSet.minorDigits)
  /** What a group adds behind some others: only those that meet it anywhere have to be known. */
  const added = (group: Parts, behind: (some: readonly Parts[]) => Parts): string =>
    text(
      games.reduce((sum, { groups: some, worth }) => {
        if (!some.includes(group)) return sum
        const before = behind(some.filter((one) => one !== group))
        return sum + worth(before | group) - worth(before)
      }, 0n),
    )
  const parts = groups.map((group, at): AttributionPart => {
    const moved = others.filter(([, units]) => units.some((one) => one !== 0n))
    return {
      ...namesOf(prepared.changesIn(group)),
      difference: text(own[at]!),
      ...(moved.length > 0 && {
        others: Object.fromEntries(
          moved.map(([currency, units]) => [currency, amountText(units[at]!, digitsOf(ruleSet, currency))]),
        ),
      }),
      ...(isMean && { alone: added(group, () => 0n), last: added(group, together) }),
    }
  })
  const inGroups = new Set(prepared.changesIn(whole))
  const none = text(0n)
  const idle = prepared.changes
    .filter((change) => !inGroups.has(change))
    .map((change) => ({
      ...namesOf([change]),
      difference: none,
      ...(isMean && { alone: none, last: none }),
    }))
  const place = ({ clauses }: AttributionPart): number =>
    prepared.changes.findIndex(({ clause }) => clause === clauses[0])
  return {
    method: isMean ? 'every order' : 'stated order',
    runs,
    parts: [...parts, ...idle].sort((left, right) => place(left) - place(right)),
  }
}

/**
 * Kinds of lines that can be divided by themselves: with their own clauses alone they pay what they pay with all. That
 * is so by what the rules read; where it were not, all lines would be divided as one.
 */
const linesThatAdd = (
  { groups, lines, influence }: Prepared,
  paid: (parts: Parts) => Paid | undefined,
  whole: Parts,
): readonly Parts[] => {
  const all = paid(whole)!
  const isKept = [0n, ...lines].every((kind) => {
    const [some = []] = meetings(groups, [kind])
    const alone = paid(together(some))
    if (alone === undefined) return false
    return [...new Set([...all.keys(), ...alone.keys()])].every(
      (rule) => influence(rule) !== kind || unitsOf(all, rule) === unitsOf(alone, rule),
    )
  })
  return isKept ? lines : [whole]
}

const unitsOf = (paid: Paid, rule: string): bigint => paid.get(rule)?.units ?? 0n

const currenciesIn = (sides: readonly Paid[]): readonly string[] => [
  ...new Set(
    sides.flatMap((paid) => [...paid.values()].map(({ currency }) => currency)).filter((one) => one !== ''),
  ),
]

const namesOf = (changes: readonly ClauseChange[]) => ({
  clauses: changes.map(({ clause }) => clause),
  titles: changes.map(({ title }) => title),
})

/** How many combinations there are to calculate, as far as that is known before. */
export const runsOf = ({ groups, method, lines }: Prepared): number =>
  method === 'every order'
    ? new Set([0n, together(groups), ...meetings(groups, lines).flatMap(unionsOf)]).size
    : groups.length + 1
