import { compareCodePoints } from '../../core/code-points.ts'
import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Line, Result, ThingResult } from '../../run/result.ts'
import { amountText, type Changes, unitsOf } from '../readings/changes.ts'
import { compareUnits } from '../readings/prices.ts'
import type { LineChange } from '../readings/report.ts'
import { theHead } from './combine.ts'
import type { ClauseDifference, Comparison, GroupDifference, PersonDifference } from './report.ts'

/** A person while the two results are read, in minor units. */
interface Person {
  readonly thing: string
  readonly id: string
  name?: string
  belongsTo: Readonly<Record<string, string>>
  before: bigint
  after: bigint
  readonly lines: LineChange[]
}

/** Everybody who is paid on either side, the largest difference first; equal ones by id. */
export const peopleIn = (
  before: Result,
  after: Result,
  { lines }: Changes,
  { minorDigits }: CompiledRuleSet,
): readonly PersonDifference[] => {
  const people = new Map<string, Person>()
  for (const [result, side] of [
    [before, 'before'],
    [after, 'after'],
  ] as const)
    for (const [thing, row] of rowsOf(result)) {
      if (row.lines.length === 0) continue
      const key = JSON.stringify([thing, row.id])
      const person: Person = people.get(key) ?? {
        thing,
        id: row.id,
        belongsTo: {},
        before: 0n,
        after: 0n,
        lines: [],
      }
      people.set(key, person)
      person[side] += ownUnits(row.lines)
      person.belongsTo = row.belongsTo
      if (row.name !== undefined) person.name = row.name
    }
  for (const line of lines) people.get(JSON.stringify([line.thing, line.id]))!.lines.push(line)
  return [...people.values()]
    .sort(
      (left, right) =>
        compareUnits(size(right.after - right.before), size(left.after - left.before)) ||
        Number(right.lines.length > 0) - Number(left.lines.length > 0) ||
        compareCodePoints(left.id, right.id),
    )
    .map(({ thing, id, name, belongsTo, lines: own, ...one }) => ({
      thing,
      id,
      ...(name !== undefined && { name }),
      belongsTo,
      before: amountText(one.before, minorDigits),
      after: amountText(one.after, minorDigits),
      difference: amountText(one.after - one.before, minorDigits),
      lines: own,
    }))
}

const size = (units: bigint): bigint => (units < 0n ? -units : units)

const ownUnits = (lines: readonly Line[]): bigint =>
  lines.reduce((sum, { amount, currency }) => (currency === undefined ? sum + unitsOf(amount) : sum), 0n)

export const rowsOf = ({ periods }: Result): readonly (readonly [string, ThingResult])[] =>
  periods.flatMap(({ things }) =>
    Object.entries(things).flatMap(([thing, rows]) => rows.map((row) => [thing, row] as const)),
  )

/** 1 for who gets more, −1 for less; by what is paid in another currency where the rest is the same. */
const signOf = ({ difference, lines }: PersonDifference): bigint => {
  const own = unitsOf(difference)
  if (own !== 0n) return own
  const others = lines.filter(({ currency }) => currency !== undefined)
  return others.map((line) => unitsOf(line.difference)).find((units) => units !== 0n) ?? 0n
}

export const countsOf = (people: readonly PersonDifference[]): Comparison['counts'] => ({
  winners: people.filter((one) => signOf(one) > 0n).length,
  losers: people.filter((one) => signOf(one) < 0n).length,
  untouched: people.filter((one) => signOf(one) === 0n).length,
})

/** What those get more who get more, and those less who get less. */
export const moreAndLess = (people: readonly PersonDifference[], digits: number) => {
  const units = people.map(({ difference }) => unitsOf(difference))
  const sum = (some: readonly bigint[]): string =>
    amountText(
      some.reduce((all, one) => all + one, 0n),
      digits,
    )
  return { more: sum(units.filter((one) => one > 0n)), less: sum(units.filter((one) => one < 0n)) }
}

/** People by each thing they belong to, by id. */
export const groupsIn = (
  people: readonly PersonDifference[],
  result: Result,
  ruleSet: CompiledRuleSet,
): readonly GroupDifference[] => {
  const groups = new Map<string, PersonDifference[]>()
  for (const one of people)
    for (const [reference, id] of Object.entries(one.belongsTo)) {
      const key = JSON.stringify([reference, id])
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
  const names = new Map(
    rowsOf(result).flatMap(([thing, { id, name }]) =>
      name === undefined ? [] : [[JSON.stringify([thing, id]), name]],
    ),
  )
  const text = (members: readonly PersonDifference[], key: 'before' | 'after' | 'difference'): string =>
    amountText(
      members.reduce((sum, one) => sum + unitsOf(one[key]), 0n),
      ruleSet.minorDigits,
    )
  return [...groups]
    .map(([key, members]): GroupDifference => {
      const [reference, id] = JSON.parse(key) as [string, string]
      const name = names.get(JSON.stringify([thingOf(reference, members[0]!.thing, ruleSet), id]))
      const { winners, losers } = countsOf(members)
      return {
        thing: reference,
        id,
        ...(name !== undefined && { name }),
        people: members.length,
        before: text(members, 'before'),
        after: text(members, 'after'),
        difference: text(members, 'difference'),
        winners,
        losers,
      }
    })
    .sort((left, right) => compareCodePoints(left.thing, right.thing) || compareCodePoints(left.id, right.id))
}

/** Where a reference leads: mostly to the thing of its name. */
const thingOf = (reference: string, from: string, { things }: CompiledRuleSet): string => {
  const fact = things.find(({ name }) => name === from)?.facts.find(({ name }) => name === reference)
  return fact?.type.kind === 'reference' ? fact.type.thing : reference
}

/** Facts that are paid as they stand and name no clause. */
const asGiven: Label = { zh: '数据里直接给出的', en: 'paid as the facts give it' }

/** Money by the clause whose rule pays it, in the order of the file; facts that are paid as they stand by their own. */
export const clausesIn = (
  before: Result,
  after: Result,
  ruleSet: CompiledRuleSet,
  titles: (clause: string) => Label,
): readonly ClauseDifference[] => {
  const clauses = new Map(ruleSet.clauses.map(({ id }) => [id, { before: 0n, after: 0n }]))
  for (const [result, side] of [
    [before, 'before'],
    [after, 'after'],
  ] as const)
    for (const [, { lines }] of rowsOf(result))
      for (const line of lines) {
        const sums = clauses.get(line.clause) ?? { before: 0n, after: 0n }
        clauses.set(line.clause, sums)
        sums[side] += ownUnits([line])
      }
  const text = (units: bigint): string => amountText(units, ruleSet.minorDigits)
  return [...clauses].flatMap(([clause, sums]) =>
    sums.before === 0n && sums.after === 0n
      ? []
      : [
          {
            clause,
            title: clause === theHead ? asGiven : titles(clause),
            before: text(sums.before),
            after: text(sums.after),
            difference: text(sums.after - sums.before),
          },
        ],
  )
}
