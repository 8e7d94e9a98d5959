import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import { type FactPiece, piecesOf } from './pieces.ts'

/**
 * `register`: stays from period to period, as a person, a team or a product; `record`: is of one period, as an order.
 * `company` and what is derived from others have rows of their own kind.
 */
export type ThingKind = 'company' | 'derived' | 'register' | 'record'

export const kindOf = (ruleSet: CompiledRuleSet, thing: ThingPlan): ThingKind => {
  if (thing.name === 'company') return 'company'
  if (thing.derived) return 'derived'
  if (thing.facts.some(({ name }) => name === 'dated')) return 'record'
  if (thing.of === undefined) return 'register'
  const isReferredTo = ruleSet.things.some(
    (other) =>
      other.of === thing.name ||
      other.facts.some(
        ({ type, derived }) => !derived && type.kind === 'reference' && type.thing === thing.name,
      ),
  )
  return isReferredTo ? 'register' : 'record'
}

/** The thing whose number is asked for as people: employees, or what there is most of where a policy is not about people. */
export const peopleOf = (ruleSet: CompiledRuleSet): string | undefined => {
  const things = ruleSet.things.filter((thing) => kindOf(ruleSet, thing) !== 'company' && !thing.derived)
  const one =
    things.find(({ name }) => name === 'employee') ??
    things.find((thing) => kindOf(ruleSet, thing) === 'register' && isOfCompany(thing)) ??
    things.find(isOfCompany)
  return one?.name
}

export const isOfCompany = ({ of }: ThingPlan): boolean => of === undefined || of === 'company'

/** Owners before what they own, so that a record is drawn with its owner known. */
export const inOrder = (ruleSet: CompiledRuleSet): readonly ThingPlan[] => {
  const placed = new Set<string>()
  const ordered: ThingPlan[] = []
  const place = (thing: ThingPlan): void => {
    if (placed.has(thing.name)) return
    placed.add(thing.name)
    const owner = ruleSet.things.find(({ name }) => name === thing.of)
    if (owner) place(owner)
    ordered.push(thing)
  }
  for (const thing of ruleSet.things) if (!thing.derived) place(thing)
  return ordered
}

/** How many people share a team, a section or a shop, in the mean. */
export const peopleAGroup = 8

/** How many instances a thing of the company has, unless the caller says so. */
export const usualCount = (ruleSet: CompiledRuleSet, thing: ThingPlan, people: number): number => {
  const main = peopleOf(ruleSet)
  if (thing.name === main) return people
  if (isExceptions(ruleSet, thing)) return exceptionsAPeriod
  if (kindOf(ruleSet, thing) === 'record') return Math.max(3, Math.ceil(people / 3))
  const leads = piecesOf(ruleSet)
    .get(main ?? '')
    ?.facts.some((fact) => refersTo(fact, thing.name))
  if (leads) return Math.max(1, Math.ceil(people / peopleAGroup))
  return onlyWords(ruleSet, thing)?.length ?? 8
}

/** A few days of a period are working days, or are none, other than the week says. */
const exceptionsAPeriod = 2

export const isExceptions = ({ workWeek }: CompiledRuleSet, { name }: ThingPlan): boolean =>
  workWeek?.exceptions === name

const refersTo = ({ value }: FactPiece, thing: string): boolean =>
  value.kind === 'reference' && value.thing === thing

/** The words of a register that says nothing else, as the questions of a survey: each stands there once. */
export const onlyWords = (ruleSet: CompiledRuleSet, thing: ThingPlan): readonly string[] | undefined => {
  const facts = piecesOf(ruleSet).get(thing.name)!.facts
  const [only] = facts
  return facts.length === 1 && only!.value.kind === 'word' && only!.leftOut === 'never'
    ? only!.value.words
    : undefined
}
