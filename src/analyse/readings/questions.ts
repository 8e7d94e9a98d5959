import type { Label } from '../../core/label.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'

/** A reading with the option of the base. */
export interface Question {
  readonly name: string
  readonly clause: string
  readonly text: Label
  readonly default: string
  readonly base: string
  readonly options: readonly { readonly name: string; readonly title: Label }[]
}

/** Options by reading; only those that differ from the base. */
export type Choice = Readonly<Record<string, string>>

export const questionsOf = ({ plan }: CompiledRuleSet, chosen: Choice = {}): readonly Question[] =>
  plan.marks.flatMap(({ kind, name, clause, text, options = [], default: standard = '' }) =>
    kind === 'reading'
      ? [{ name, clause, text, options, default: standard, base: chosen[name] ?? standard }]
      : [],
  )

/** The same for the same options, in whatever order they were chosen. */
export const keyOf = (choice: Choice): string =>
  JSON.stringify(Object.entries(choice).sort(([left], [right]) => (left < right ? -1 : 1)))

/** What a choice says about some of the readings. */
export const project = (choice: Choice, names: ReadonlySet<string>): Choice =>
  Object.fromEntries(Object.entries(choice).filter(([name]) => names.has(name)))

export const without = (choice: Choice, name: string): Choice =>
  Object.fromEntries(Object.entries(choice).filter(([own]) => own !== name))

export const countOf = (questions: readonly Question[]): bigint =>
  questions.reduce((product, { options }) => product * BigInt(options.length), 1n)

/** Every combination, beginning with the base and going on to those that differ from it in more and more readings. */
export function* combinations(questions: readonly Question[]): Generator<Choice> {
  for (let others = 0; others <= questions.length; others++) yield* differingIn(questions, others)
}

function* differingIn([first, ...rest]: readonly Question[], others: number): Generator<Choice> {
  if (first === undefined) {
    if (others === 0) yield {}
    return
  }
  if (others > 0)
    for (const { name } of first.options)
      if (name !== first.base)
        for (const more of differingIn(rest, others - 1)) yield { [first.name]: name, ...more }
  if (others <= rest.length) yield* differingIn(rest, others)
}
