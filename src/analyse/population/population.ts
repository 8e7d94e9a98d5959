import { cycleLabels } from '../../core/cycle-label.ts'
import { readDate } from '../../core/date.ts'
import { nextPeriod, type Period, periodOfDay, periodText, readPeriodIn } from '../../core/period.ts'
import { type Seeded, seeded } from '../../core/seeded.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { assemble } from './assemble.ts'
import { decide } from './decide.ts'
import { attemptKey, drawSketch } from './draw.ts'
import { overviewOf, type ThingOverview } from './hits.ts'
import { piecesOf } from './pieces.ts'

export interface PopulationOptions {
  /** Employees over all periods; where a policy has none, what it is about. 50 unless said otherwise. */
  readonly people?: number
  /** How many of a thing there are (teams, products); of what belongs to somebody, the most that each has in a period. */
  readonly counts?: Readonly<Record<string, number>>
  /** The first period, `2026-01` or that of the rule set's own cycle; the first of 2026 unless said otherwise. */
  readonly period?: string
  /** How many periods; 12 unless said otherwise. */
  readonly periods?: number
  /** The same seed gives the same facts on every machine. */
  readonly seed?: string
  /** How many of a hundred values that are compared with something lie just below, at, or just above it; 25. */
  readonly borders?: number
}

/** Facts that look like a company's, and what there is to say about them. */
export interface Population {
  /** Nothing that an error touches is left out: with an error they are no facts to calculate with. */
  readonly ok: boolean
  readonly facts: readonly PeriodFacts[]
  /** The periods of the rule set's own cycle, without the longer ones that some facts are given for. */
  readonly periods: readonly string[]
  readonly overview: readonly ThingOverview[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A row that cannot be used is drawn again so many times. */
const mostTries = 12

/**
 * Facts for everything that a rule set declares, over several periods: people stay, join and leave, amounts are skewed,
 * groups are of uneven size, and many values lie just where a rule changes sides. `calculate` takes them without an
 * error; what cannot be drawn so is said in `diagnostics`.
 *
 * @example drawPopulation(lampShop, { people: 50, period: '2026-01', periods: 12, seed: '7' }).overview
 * // [{ thing: 'employee', ids: 50, rows: 545, … }]
 */
export const drawPopulation = (ruleSet: CompiledRuleSet, options: PopulationOptions = {}): Population => {
  const wrong = wrongOptions(ruleSet, options)
  if (wrong.length > 0) return { ok: false, facts: [], periods: [], overview: [], diagnostics: wrong }
  const { people = 50, counts = {}, periods = 12, seed = '1', borders = 25 } = options
  const task: Task = {
    ruleSet,
    random: seeded(seed),
    draw: {
      people,
      counts,
      periods: periodsFrom(ruleSet, options.period, periods)!,
      borders: borders * 10,
    },
  }
  const { facts, unusable } = drawUsable(task)
  const diagnostics = [...chainsOf(ruleSet), ...unusable]
  return {
    ok: !hasErrors(diagnostics),
    facts,
    periods: task.draw.periods.map(periodText),
    overview: overviewOf(ruleSet, facts),
    diagnostics,
  }
}

/**
 * The facts of `drawPopulation` alone.
 *
 * @example generatePopulation(lampShop, { people: 1, periods: 1, seed: '7' })
 * // [{ period: '2026-01', complete: true, employee: [{ id: 'E1', baseWage: '3100', sales: '49999.99', … }] }]
 */
export const generatePopulation = (
  ruleSet: CompiledRuleSet,
  options: PopulationOptions = {},
): readonly PeriodFacts[] => drawPopulation(ruleSet, options).facts

interface Task {
  readonly ruleSet: CompiledRuleSet
  readonly random: Seeded
  readonly draw: {
    readonly people: number
    readonly counts: Readonly<Record<string, number>>
    readonly periods: readonly Period[]
    readonly borders: number
  }
}

/** Draws until nothing is an error; only the rows that an error names are drawn again. */
const drawUsable = ({
  ruleSet,
  random,
  draw,
}: Task): { readonly facts: readonly PeriodFacts[]; readonly unusable: readonly Diagnostic[] } => {
  const attempts = new Map<string, number>()
  for (let tries = 1; ; tries++) {
    const sketch = drawSketch(ruleSet, random, { ...draw, attempts })
    const facts = decide(ruleSet, assemble(ruleSet, sketch), random.fork('decisions'), draw.borders)
    const { diagnostics } = calculate(ruleSet, facts)
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const named = new Set(
      errors.flatMap(({ place }) =>
        place?.period === undefined || sketch.things[place.table] === undefined
          ? []
          : [attemptKey(place.table, place.id ?? 'company', place.period)],
      ),
    )
    if (errors.length === 0) return { facts, unusable: [] }
    if (named.size === 0 || tries >= mostTries)
      return {
        facts,
        unusable: errors.map((one) =>
          diagnostic(
            'population-unusable',
            { code: one.code, tries: String(tries) },
            one.place ? { place: one.place } : {},
          ),
        ),
      }
    for (const key of named) attempts.set(key, (attempts.get(key) ?? 0) + 1)
  }
}

/** So many periods in a row; undefined where the first is none of the rule set's own cycle. */
export const periodsFrom = (
  ruleSet: CompiledRuleSet,
  text: string | undefined,
  count: number,
): readonly Period[] | undefined => {
  const first = firstPeriod(ruleSet, text)
  return first && Array.from({ length: count }, (_, at) => nextPeriod(first, at))
}

const firstPeriod = ({ each, calendar }: CompiledRuleSet, text: string | undefined): Period | undefined => {
  if (text === undefined) return periodOfDay(readDate('2026-01-15')!, each, calendar)
  const read = readPeriodIn(text, calendar)
  return read?.cycle === each ? read : undefined
}

const wrongOptions = (ruleSet: CompiledRuleSet, options: PopulationOptions): readonly Diagnostic[] => {
  const { people, periods, borders, counts = {} } = options
  const known = ruleSet.things.flatMap((thing) =>
    thing.derived || thing.name === 'company' ? [] : [thing.name],
  )
  const whole = (option: string, value: number | undefined, least: number, most: number) =>
    value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)
      ? []
      : [
          diagnostic('population-bad-count', {
            option,
            value: String(value),
            least: String(least),
            most: String(most),
          }),
        ]
  return [
    ...whole('people', people, 1, 1_000_000),
    ...whole('periods', periods, 1, 1200),
    ...whole('borders', borders, 0, 100),
    ...Object.entries(counts).flatMap(([thing, count]) => [
      ...whole(thing, count, 0, 1_000_000),
      ...(known.includes(thing)
        ? []
        : [
            diagnostic('population-no-thing', {
              thing,
              near: nearest(thing, known) ?? '',
              known: known.join(', '),
            }),
          ]),
    ]),
    ...(firstPeriod(ruleSet, options.period) ? [] : [badPeriod(ruleSet, options.period!)]),
  ]
}

const badPeriod = (ruleSet: CompiledRuleSet, period: string): Diagnostic =>
  diagnostic('facts-bad-period', {
    period,
    cycle: ruleSet.each,
    cycleZh: cycleLabels[ruleSet.each].zh,
    example: periodText(firstPeriod(ruleSet, undefined)!),
  })

/** Who is below whom follows from the facts of people; what is said of such a pair beside that is not drawn. */
const chainsOf = (ruleSet: CompiledRuleSet): readonly Diagnostic[] =>
  ruleSet.things.flatMap((thing) => {
    if (thing.derived?.kind !== 'chain') return []
    const facts = piecesOf(ruleSet)
      .get(thing.name)!
      .facts.filter(({ leftOut }) => leftOut === 'never')
    if (facts.length === 0) return []
    const names = facts.map(({ name }) => name).join(', ')
    return [
      diagnostic('population-not-drawn', { thing: thing.title.zh, thingEn: thing.title.en, facts: names }),
    ]
  })
