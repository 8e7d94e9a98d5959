import { equals } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { type LoadedRules, type OpenRules, openRules, type RuleSources } from '../open-rules.ts'
import { type Answers, answersOf, awayFrom } from './answers.ts'
import { effectOf } from './effect.ts'
import { meets } from './fold.ts'
import { readGoal, readVary, type SeekGoal, type Vary } from './goal.ts'
import { measure, type Sought } from './measure.ts'
import type { SeekPoint, SeekReport, VariedNumber } from './report.ts'
import { type Search, type Searching, searchAlong, searchWhole, wholeAt } from './search.ts'
import { type Grid, gridOf, numberIn } from './vary.ts'
import { type WholeRun, wholeRun } from './whole-run.ts'

export interface SeekQuestion {
  /** `publicRate=0%..2% step 0.01%`, or the same as data. */
  readonly vary: Vary | string
  /** `total ≤ 120000`, or the same as data. */
  readonly goal: SeekGoal | string
  readonly options?: Omit<CalculateOptions, 'strict'>
  /** Told after each number that was calculated. */
  readonly onProgress?: (count: number) => void
}

/**
 * Which values of one number of the rules meet a goal on given facts: a budget, a median wage, a share of people, one
 * person's pay. Between two values that were calculated the result is proved to go one way where the rules allow it;
 * where they do not, the report says how many values were looked at. The best answer and its neighbour are calculated
 * again from the changed text.
 *
 * @returns plain JSON; `ok` is false where the question cannot be asked, or the facts cannot be calculated
 * @example commission of 1% on sales of 30,000 and 50,000, `rate=0%..5% step 0.1%`, `total ≤ 1000`: best 1.2% with 960.00,
 * the next one, 1.3%, brings 1,040.00
 */
export const seekGoal = (
  sources: OpenRules | RuleSources,
  facts: PeriodFacts | readonly PeriodFacts[],
  { vary, goal, options = {}, onProgress }: SeekQuestion,
): SeekReport => {
  const rules = remembering(isOpen(sources) ? sources : openRules(sources))
  const periods = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const moved = typeof vary === 'string' ? readVary(vary) : vary
  const wanted = typeof goal === 'string' ? readGoal(goal) : goal
  const asked = { rules, moved, wanted, text: typeof goal === 'string' ? goal : goal.value }
  if (!rules.compiled) return unanswered(asked, rules.diagnostics)
  const unread = [
    ...(moved ? [] : [diagnostic('seek-vary-form', { text: String(vary) })]),
    ...(wanted ? [] : [diagnostic('seek-goal-form', { text: String(goal) })]),
  ]
  if (!moved || !wanted) return unanswered(asked, unread)
  const now = wholeRun({ ruleSet: rules.compiled, facts: periods, options })
  if (hasErrors(now.diagnostics)) return unanswered(asked, now.diagnostics)
  const grid = gridOf(rules, moved)
  const sought = measure(rules.compiled, now.frames, wanted)
  const problems = [...grid.diagnostics, ...sought.diagnostics]
  if (!grid.value || !sought.value) return unanswered(asked, problems)
  const searching: Searching = {
    rules,
    facts: periods,
    options,
    grid: grid.value,
    goal: wanted,
    tell: (count) => onProgress?.(count),
  }
  return answered(searching, rules.compiled, now, sought.value, {
    vary: variedNumber(rules, moved, grid.value),
    text: asked.text,
    notes: problems,
  })
}

/** Rules that were compiled once with a change are not compiled with it again. */
const remembering = (rules: OpenRules): OpenRules => {
  const known = new Map<string, LoadedRules>()
  return {
    ...rules,
    withChanges: (changes) => {
      const key = JSON.stringify(changes)
      const loaded = known.get(key) ?? rules.withChanges(changes)
      known.set(key, loaded)
      return loaded
    },
  }
}

const isOpen = (sources: OpenRules | RuleSources): sources is OpenRules =>
  typeof sources === 'object' && 'withChanges' in sources

interface Asked {
  readonly vary: VariedNumber
  readonly text: string
  readonly notes: readonly Diagnostic[]
}

const answered = (
  searching: Searching,
  ruleSet: CompiledRuleSet,
  now: WholeRun,
  { quantity, value: goal }: Sought,
  { vary, text, notes }: Asked,
): SeekReport => {
  const { grid, goal: wanted } = searching
  const current = awayFrom(grid.current, grid.numberAt)
  const along = searchAlong(searching)
  const answersIn = (search: Search): Answers =>
    answersOf(search, grid.last, current, { sign: wanted.sign, value: goal })
  let search = along.value ?? searchWhole(searching)
  let answers = answersIn(search)
  // What the walk says is calculated once more from the text; where that says otherwise, only the text counts.
  const again = (index: bigint | undefined) => (index === undefined ? undefined : wholeAt(searching, index))
  const isSame = (index: bigint | undefined, result: ReturnType<typeof again>): boolean => {
    const value = index === undefined ? undefined : search.valueAt(index)
    return (
      index === undefined ||
      (value && result?.result ? equals(value, result.result) : !value && !result?.result)
    )
  }
  let best = again(answers.best)
  if (!isSame(answers.best, best) || !isSame(answers.next, again(answers.next))) {
    search = searchWhole(searching)
    answers = answersIn(search)
    best = again(answers.best)
  }
  const broken = best?.diagnostics ?? []
  const point = (index: bigint): SeekPoint => {
    const value = search.valueAt(index)
    const against = grid.againstAt(index)
    return {
      value: grid.textAt(index),
      ...(value ? { result: quantity.text(value) } : {}),
      ...(against === undefined ? {} : { against }),
    }
  }
  const { stretches, goes } = answers
  const points = search.visited()
  const before = quantity.valueOf(now.frames)
  const pointOf = <Key extends 'below' | 'above' | 'least' | 'most'>(key: Key) =>
    answers[key] === undefined ? {} : { [key]: point(answers[key]) }
  return {
    ok: !hasErrors(broken),
    ruleSet: ruleSet.id,
    currency: ruleSet.currency,
    periods: now.periods,
    vary,
    goal: {
      text,
      of: quantity.title,
      sign: wanted.sign,
      value: quantity.text(goal),
      ...(quantity.unit === undefined ? {} : { unit: quantity.unit }),
      ...(before ? { now: quantity.text(before) } : {}),
      values: quantity.countOf(now.frames),
      ...(quantity.lines ? { lines: true as const } : {}),
      isMet: before !== undefined && meets(before, wanted.sign, goal),
    },
    answers: stretches.map(({ from, to }) => ({ from: point(from), to: point(to) })),
    ...(answers.best === undefined
      ? {}
      : {
          best: {
            ...point(answers.best),
            ...(answers.next === undefined ? {} : { next: point(answers.next) }),
          },
        }),
    ...pointOf('below'),
    ...pointOf('above'),
    ...pointOf('least'),
    ...pointOf('most'),
    proof: search.kind === 'searched' ? { kind: 'searched', points, goes } : { kind: search.kind, points },
    ...(best?.ruleSet
      ? { effect: effectOf({ ruleSet, frames: now.frames }, { ruleSet: best.ruleSet, frames: best.frames }) }
      : {}),
    diagnostics: [...notes, ...now.diagnostics, ...broken.filter(({ severity }) => severity === 'error')],
  }
}

const variedNumber = (rules: OpenRules, { address, against }: Vary, grid: Grid): VariedNumber => {
  const titled = (one: string) => ({
    address: one,
    title: rules.compiled?.parameters.find(({ name }) => name === one)?.title ?? { zh: one, en: one },
    current: numberIn(rules.textAt(one) ?? ''),
  })
  return {
    ...titled(address),
    from: grid.textAt(0n),
    to: grid.textAt(grid.last),
    step: grid.moved.step ?? toText({ n: 1n, d: 1n }),
    ...(against === undefined ? {} : { against: titled(against) }),
  }
}

/** The report of a question without an answer: the diagnostics say why. */
const unanswered = (
  {
    rules,
    moved,
    wanted,
    text,
  }: {
    readonly rules: OpenRules
    readonly moved: Vary | undefined
    readonly wanted: SeekGoal | undefined
    readonly text: string
  },
  diagnostics: readonly Diagnostic[],
): SeekReport => {
  const address = moved?.address ?? ''
  return {
    ok: false,
    ruleSet: rules.compiled?.id ?? '',
    currency: rules.compiled?.currency ?? '',
    periods: [],
    vary: {
      address,
      title: { zh: address, en: address },
      current: rules.textAt(address) ?? '',
      from: moved?.from ?? '',
      to: moved?.to ?? '',
      step: moved?.step ?? '',
    },
    goal: {
      text,
      of: { zh: text, en: text },
      sign: wanted?.sign ?? '=',
      value: wanted?.value ?? '',
      values: 0,
      isMet: false,
    },
    answers: [],
    proof: { kind: 'searched', points: 0, goes: 'level' },
    diagnostics,
  }
}
