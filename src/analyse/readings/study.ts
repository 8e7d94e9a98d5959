import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { areSame, type Changes, changesOf, isNothing, nothing, unitsIn } from './changes.ts'
import type { Part } from './parts.ts'
import { type Choice, combinations, countOf, keyOf, project, type Question, without } from './questions.ts'

/** What one combination changes against the base; undefined where it cannot be calculated. */
export interface Run {
  readonly choice: Choice
  readonly changes: Changes | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** A part with what each combination of its own readings does to it. */
export interface Studied extends Part {
  readonly answers: ReadonlyMap<string, Answer>
  /** Its combinations, and whether all of them have an answer. */
  readonly all: bigint
  readonly complete: boolean
  /** Readings that change it in some combination. */
  readonly effective: ReadonlySet<string>
}

export interface Answer {
  readonly choice: Choice
  /** Undefined where no run with these options could be calculated. */
  readonly changes: Changes | undefined
  readonly units: bigint
}

/**
 * The combinations to calculate: each option alone, then all combinations inside each part, smallest part first, as far
 * as the limit goes. The base is not among them.
 */
export const plannedRuns = (
  questions: readonly Question[],
  parts: readonly Part[],
  limit: number,
): readonly Choice[] => {
  const planned = new Map<string, Choice>()
  const add = (choice: Choice): unknown => planned.set(keyOf(choice), choice)
  for (const { name, base, options } of questions)
    for (const option of options) if (option.name !== base) add({ [name]: option.name })
  const inOrder = [...parts].sort((left, right) =>
    countOf(left.questions) < countOf(right.questions) ? -1 : 1,
  )
  for (const part of inOrder)
    for (const choice of combinations(part.questions)) {
      if (Object.keys(choice).length < 2 || planned.has(keyOf(choice))) continue
      if (planned.size + 1 >= limit) return [...planned.values()]
      add(choice)
    }
  return [...planned.values()]
}

/** What the runs say about one part: each is read as a combination of the part's own readings. */
export const study = (part: Part, runs: readonly Run[]): Studied => {
  const answers = new Map<string, Answer>([[keyOf({}), { choice: {}, changes: nothing, units: 0n }]])
  for (const run of runs) {
    const choice = project(run.choice, part.names)
    const known = answers.get(keyOf(choice))
    if (known?.changes) continue
    const changes = run.changes && changesOf(run.changes, part.rules)
    answers.set(keyOf(choice), { choice, changes, units: changes ? unitsIn(changes.lines) : 0n })
  }
  const all = countOf(part.questions)
  const effective = part.questions.filter(({ name }) => firstDifference(answers, name) !== undefined)
  return {
    ...part,
    answers,
    all,
    complete: BigInt(answers.size) === all,
    effective: new Set(effective.map(({ name }) => name)),
  }
}

/** The first combination whose answer is another one than with the base's option of that reading. */
export const firstDifference = (answers: ReadonlyMap<string, Answer>, name: string): Choice | undefined => {
  for (const { choice, changes } of answers.values()) {
    if (choice[name] === undefined) continue
    const other = answers.get(keyOf(without(choice, name)))
    if (other && !areSame(other.changes, changes)) return choice
  }
  return undefined
}

/** What a combination changes, put together from its parts; undefined where some part has no answer. */
export const composed = (parts: readonly Studied[], choice: Choice): Changes | undefined => {
  const answers = parts.map((part) => part.answers.get(keyOf(project(choice, part.names)))?.changes)
  if (answers.some((one) => one === undefined)) return undefined
  const all = answers.filter((one) => one !== undefined && !isNothing(one)) as readonly Changes[]
  return {
    lines: all.flatMap(({ lines }) => lines),
    appear: all.flatMap(({ appear }) => appear),
    disappear: all.flatMap(({ disappear }) => disappear),
  }
}

/** What a combination adds to the total of the base; undefined where some part has no answer. */
export const unitsWith = (parts: readonly Studied[], choice: Choice): bigint | undefined => {
  let sum = 0n
  for (const { answers, names } of parts) {
    const answer = answers.get(keyOf(project(choice, names)))
    if (answer?.changes === undefined) return undefined
    sum += answer.units
  }
  return sum
}
