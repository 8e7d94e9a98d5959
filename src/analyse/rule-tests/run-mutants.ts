import { compile } from '../../compile/compile.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { checkExample } from '../check-examples.ts'
import { factsOf } from '../example-facts.ts'
import type { Scope } from './changed.ts'
import { essenceOf } from './equivalent.ts'
import type { Mutant } from './mutant.ts'
import { mutantsOf } from './mutants.ts'
import { createReach, mentionsIn } from './reach.ts'

/** What became of a mutant. */
export type Fate =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'equivalent' }
  | { readonly kind: 'survived'; readonly reached: boolean; readonly compiled: CompiledRuleSet }

export interface Fated {
  readonly mutant: Mutant
  readonly fate: Fate
}

/** Makes every mutant and runs the examples that its rule stands behind, until one notices it. */
export const runMutants = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  onProgress: (done: number, all: number) => void = () => undefined,
  scope?: Scope,
): readonly Fated[] => {
  const mutants = mutantsOf(model).filter((one) => scope === undefined || scope.isChanged(one))
  const essence = essenceOf(compiled)
  const reach = createReach(compiled)
  const mentions = mentionsIn(model)
  const examples = model.examples.map((example) => ({
    example,
    rules: reach(example).rules,
    facts: factsOf(example, compiled),
  }))
  const kills = new Map<string, number>()
  const fateOf = (mutant: Mutant): Fate => {
    const made = madeOf(mutant)
    if (!made) return { kind: 'refused' }
    const touched =
      mutant.rule === undefined ? mentions(mutant.parameter ?? mutant.reading ?? '') : [mutant.rule]
    const reaching = examples
      .filter(({ rules }) => touched.some((rule) => rules.has(rule)))
      .toSorted((one, other) => (kills.get(other.example.name) ?? 0) - (kills.get(one.example.name) ?? 0))
    for (const { example, facts } of reaching)
      if (notices(example, made, facts)) {
        kills.set(example.name, (kills.get(example.name) ?? 0) + 1)
        return { kind: 'killed', by: example.name }
      }
    // Asked last: what an example notices is no equivalent, and the texts of plans are long.
    if (essenceOf(made) === essence) return { kind: 'equivalent' }
    return { kind: 'survived', reached: reaching.length > 0, compiled: made }
  }
  return mutants.map((mutant, at) => {
    onProgress(at + 1, mutants.length)
    return { mutant, fate: fateOf(mutant) }
  })
}

const madeOf = ({ models }: Mutant): CompiledRuleSet | undefined => {
  for (const model of models) {
    const made = compile(model()).value
    if (made) return made
  }
  return undefined
}

/** Whether a figure of an example is another one, or cannot be worked out any more. */
const notices = (
  example: RuleSet['examples'][number],
  compiled: CompiledRuleSet,
  facts: readonly PeriodFacts[],
): boolean => checkExample(example, compiled, facts).diagnostics.length > 0
