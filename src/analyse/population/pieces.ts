import { absolute, compare, divide, type Exact, exact, maximum, ZERO } from '../../core/exact.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import { type Aggregate, type Borders, bordersOf } from './borders.ts'
import { type Border, solutionsOf } from './linear.ts'
import { type Edges, type NumberPiece, numberPiece } from './numbers.ts'

/** What values a fact may have: what is drawn by chance, and what fast-check draws and makes simpler, is the same. */
export interface FactPiece {
  readonly name: string
  readonly value:
    | NumberPiece
    | { readonly kind: 'truth' | 'text' | 'date' | 'moment' | 'clock' }
    | { readonly kind: 'word'; readonly words: readonly string[] }
    | { readonly kind: 'reference'; readonly thing: string }
  /** Nobody need give it: then its default stands, or it does not apply. */
  readonly leftOut: 'never' | 'default' | 'none'
  /** What stands in for it, as text. */
  readonly default: string | undefined
  /** A pay line of its own, which stays from period to period. */
  readonly isLine: boolean
  /** Given once in a period of this cycle. */
  readonly each: FactPlan['each']
  /** Periods shorter than that need it too, before it closes. */
  readonly early: boolean
  /** A person decides it, between ends that are worked out. */
  readonly decided: boolean
}

/** The facts of one thing that are given, in the order in which they are drawn, and where its values change sides. */
export interface ThingPieces {
  readonly thing: ThingPlan
  readonly facts: readonly FactPiece[]
  readonly borders: readonly Border[]
  /** Sums over its records that stand in its borders. */
  readonly aggregates: readonly Aggregate[]
}

const known = new WeakMap<CompiledRuleSet, ReadonlyMap<string, ThingPieces>>()

/** The facts of every thing of a rule set, by its name. */
export const piecesOf = (ruleSet: CompiledRuleSet): ReadonlyMap<string, ThingPieces> => {
  const before = known.get(ruleSet)
  if (before) return before
  const decided = decidedFacts(ruleSet)
  const borders = bordersOf(ruleSet)
  const made = new Map(
    ruleSet.things.map((thing) => [thing.name, thingPieces(ruleSet, thing, borders, decided)]),
  )
  known.set(ruleSet, made)
  return made
}

const thingPieces = (
  ruleSet: CompiledRuleSet,
  thing: ThingPlan,
  borders: Borders,
  decided: ReadonlySet<string>,
): ThingPieces => {
  const own = borders.of.get(thing.name) ?? []
  const pieces = thing.facts
    .filter(({ derived }) => !derived)
    .map((fact): FactPiece => pieceOf(ruleSet, thing, fact, borders, decided))
  const owner = ruleSet.things.find(({ name }) => name === thing.of && name !== 'company')
  const isNamed =
    owner === undefined || thing.derived !== undefined || pieces.some(({ name }) => name === owner.name)
  const facts = inDrawOrder(isNamed ? pieces : [ownerPiece(owner.name), ...pieces], own)
  const isMet = (name: string): boolean =>
    own.some((border) => border.kind === 'sum' && border.sum.terms.has(name))
  const aggregates = [...borders.aggregates.values()].filter(
    ({ owner: of, name }) => of === thing.name && isMet(name),
  )
  return { thing, facts, borders: own, aggregates }
}

/**
 * Numbers last, and of a weighted sum the one with the greatest weight last of all: the others drawn, it is the one
 * that can be put where the sum meets its border.
 */
const inDrawOrder = (facts: readonly FactPiece[], borders: readonly Border[]): readonly FactPiece[] => {
  const weightOf = ({ name, value }: FactPiece): Exact =>
    borders.reduce(
      (most, border) => {
        if (border.kind !== 'sum' || border.sum.terms.size < 2) return most
        const weights = [...border.sum.terms.values()].map(absolute)
        const own = border.sum.terms.get(name)
        return own && value.kind === 'number'
          ? maximum(most, divide(absolute(own), weights.reduce(maximum))!)
          : most
      },
      value.kind === 'number' ? ZERO : exact(-1n),
    )
  const weighed = facts.map((fact) => ({ fact, weight: weightOf(fact) }))
  return weighed.sort((left, right) => compare(left.weight, right.weight)).map(({ fact }) => fact)
}

const pieceOf = (
  ruleSet: CompiledRuleSet,
  thing: ThingPlan,
  fact: FactPlan,
  borders: Borders,
  decided: ReadonlySet<string>,
): FactPiece => ({
  name: fact.name,
  value:
    fact.type.kind === 'number'
      ? numberPiece(fact, fact.type, ruleSet, edgesOf(borders, thing.name, fact.name))
      : fact.type,
  leftOut: fact.default === undefined ? 'never' : fact.default === null ? 'none' : 'default',
  default: fact.default ?? undefined,
  isLine: fact.line !== undefined,
  each: fact.each,
  early: fact.each !== undefined && isReadEarly(ruleSet, thing, fact),
  decided: decided.has(`${thing.name} ${fact.name}`),
})

/** With what a fact itself is compared, and with what the sums over records are to which it adds. */
const edgesOf = (borders: Borders, thing: string, fact: string): Edges => ({
  own: edgesIn(borders.of.get(thing) ?? [], fact),
  summed: [...borders.aggregates.values()].flatMap(({ name, owner, records, adds }) => {
    const times = records === thing ? adds.terms.get(fact) : undefined
    return times
      ? edgesIn(borders.of.get(owner) ?? [], name).flatMap((edge) => divide(edge, times) ?? [])
      : []
  }),
})

const edgesIn = (borders: readonly Border[], fact: string): readonly Exact[] =>
  borders.flatMap((border) =>
    border.kind === 'sum' && border.sum.terms.size === 1 ? solutionsOf([border], fact, () => undefined) : [],
  )

const isReadEarly = ({ plan }: CompiledRuleSet, { name: thing }: ThingPlan, { name }: FactPlan): boolean =>
  plan.blocks.some(({ steps }) =>
    steps.some((step) => step.op === 'input' && step.axis === thing && step.fact === name),
  )

const ownerPiece = (name: string): FactPiece => ({
  name,
  value: { kind: 'reference', thing: name },
  leftOut: 'never',
  default: undefined,
  isLine: false,
  each: undefined,
  early: false,
  decided: false,
})

/** What persons decide between worked-out ends, and the reasons they give. */
const decidedFacts = ({ plan }: CompiledRuleSet): ReadonlySet<string> => {
  const steps = plan.blocks.flatMap((block) => block.steps)
  const inputs = new Map(steps.flatMap((step) => (step.op === 'input' ? [[step.to, step] as const] : [])))
  return new Set(
    steps.flatMap((step) => {
      if (step.op !== 'decision') return []
      const thing = plan.axes.find((axis) => axis.id === step.axis)!.thing
      const formula = [step.least, step.most].some(
        (bound) => bound !== undefined && plan.columns[bound.column]!.axis !== undefined,
      )
      const given = inputs.get(step.of)
      const reason = step.reason === undefined ? undefined : inputs.get(step.reason)
      return [...(formula || reason || step.step ? [given] : []), reason].flatMap((one) =>
        one ? [`${thing} ${one.fact}`] : [],
      )
    }),
  )
}
