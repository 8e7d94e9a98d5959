import type { Exact } from '../../core/exact.ts'
import { seeded } from '../../core/seeded.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { factsOf } from '../example-facts.ts'
import { type EdgesOf, madeUpPerson } from './made-up.ts'

/** Facts on which pay is followed. */
export interface Scenario {
  readonly kind: 'example' | 'made up'
  readonly name: string
  readonly facts: readonly PeriodFacts[]
  readonly readings: Readonly<Record<string, string>>
}

/** Longer histories cost more than they show. */
const mostPeriods = 3

/** The examples of the file first, then people made up from a seed. */
export const scenariosOf = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  edges: ReadonlyMap<string, readonly Exact[]>,
  { seed, people }: { readonly seed: string; readonly people: number },
): readonly Scenario[] => {
  const edgesOf: EdgesOf = (thing, fact) => edges.get(`${thing} ${fact}`) ?? []
  const examples = model.examples.map(
    (example): Scenario => ({
      kind: 'example',
      name: example.name,
      facts: factsOf(example, compiled),
      readings: example.readings,
    }),
  )
  const random = seeded(seed)
  const madeUp = Array.from(
    { length: people },
    (_, at): Scenario => ({
      kind: 'made up',
      name: `${at + 1}`,
      facts: madeUpPerson(compiled, random.fork(`${at}`), edgesOf),
      readings: {},
    }),
  )
  return [...examples.filter(({ facts }) => facts.length <= mostPeriods), ...madeUp]
}
