import { type Choice, combinations, countOf, type Question } from './questions.ts'
import { type Studied, unitsWith } from './study.ts'

/** The cheapest and the dearest combination; of equal ones that which is nearest to the base. */
export interface Range {
  readonly cheapest: Choice
  readonly dearest: Choice
  /** Every combination was looked at. */
  readonly complete: boolean
}

/** So many combinations of readings that bear on each other are added up; beyond them only the nearest to the base. */
const most = 100_000

/** No run is needed: each combination costs what its parts cost, and what shares no reading is looked at by itself. */
export const rangeOf = (questions: readonly Question[], parts: readonly Studied[]): Range =>
  groupsOf(parts).reduce<Range>(
    (sum, names) => {
      const own = parts.filter(({ effective }) => [...effective].some((name) => names.has(name)))
      const range = rangeOfGroup(
        questions.filter(({ name }) => names.has(name)),
        own,
      )
      return {
        cheapest: { ...sum.cheapest, ...range.cheapest },
        dearest: { ...sum.dearest, ...range.dearest },
        complete: sum.complete && range.complete,
      }
    },
    { cheapest: {}, dearest: {}, complete: parts.every(({ complete }) => complete) },
  )

/** Readings that bear on each other, directly or through others. */
const groupsOf = (parts: readonly Studied[]): readonly ReadonlySet<string>[] =>
  parts.reduce<readonly ReadonlySet<string>[]>((groups, { effective }) => {
    if (effective.size === 0) return groups
    const meets = (group: ReadonlySet<string>): boolean => [...group].some((name) => effective.has(name))
    const joined = new Set([...effective, ...groups.filter(meets).flatMap((group) => [...group])])
    return [...groups.filter((group) => !meets(group)), joined]
  }, [])

const rangeOfGroup = (questions: readonly Question[], parts: readonly Studied[]): Range => {
  let looked = 0
  let cheapest: { choice: Choice; units: bigint } = { choice: {}, units: 0n }
  let dearest = cheapest
  for (const choice of combinations(questions)) {
    if (looked === most) break
    looked += 1
    const units = unitsWith(parts, choice)
    if (units === undefined) continue
    if (units < cheapest.units) cheapest = { choice, units }
    if (units > dearest.units) dearest = { choice, units }
  }
  return {
    cheapest: cheapest.choice,
    dearest: dearest.choice,
    complete: BigInt(looked) === countOf(questions),
  }
}
