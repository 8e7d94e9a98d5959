import { type Seeded, seeded } from '../../core/seeded.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import { changeFacts } from './change-facts.ts'
import { compiledOnce } from './compiled-with.ts'
import { type Draw, drawTexts } from './draws.ts'
import type { ForecastReport } from './forecast-report.ts'
import type { gatherer } from './gather.ts'
import { runLight } from './light-run.ts'

/** How often something is drawn. */
export interface RunsAsked {
  /** How many times; more runs leave the first ones as they are. */
  readonly runs?: number
  readonly seed?: string
  /** Called before each run. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Whether runs are asked for where something is drawn, and only there; and whether somebody has each drawn fact. */
export const checkDrawn = (
  given: readonly PeriodFacts[],
  draws: readonly Draw[],
  isDrawn: boolean,
  { runs, seed }: RunsAsked,
): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = []
  if (isDrawn && (runs === undefined || seed === undefined))
    diagnostics.push(diagnostic('outlook-needs-runs', {}))
  for (const one of draws)
    if (one.kind === 'fact' && changeFacts(given, one.target, (number) => number).changed === 0)
      diagnostics.push(
        diagnostic('outlook-nobody-has', { fact: `${one.target.thing}.${one.target.plan.name}` }),
      )
  if (runs === undefined) return diagnostics
  if (!Number.isInteger(runs) || runs < 1 || runs > 100_000)
    diagnostics.push(diagnostic('outlook-runs', { runs: `${runs}` }))
  if (!isDrawn) diagnostics.push(diagnostic('outlook-nothing-drawn', { runs: `${runs}` }))
  return diagnostics
}

/** What every run starts from. */
interface Start {
  readonly rules: OpenRules
  readonly ruleSet: CompiledRuleSet
  readonly draws: readonly Draw[]
  readonly options: CalculateOptions
  readonly factsOf: (random: Seeded) => readonly PeriodFacts[]
}

/** Runs as often as asked, each with random numbers of its own, and gathers them. */
export const runDrawn = (
  { rules, ruleSet, draws, options, factsOf }: Start,
  gathering: ReturnType<typeof gatherer>,
  { runs = 1, seed = '', onProgress }: RunsAsked,
  diagnostics: Diagnostic[],
): NonNullable<ForecastReport['drawn']> => {
  const compiling = compiledOnce(rules)
  const problems: (readonly Diagnostic[])[] = []
  for (let run = 0; run < runs; run++) {
    onProgress?.(run + 1, runs)
    const random = seeded(seed).fork(`run ${run}`)
    const { compiled = ruleSet, diagnostics: ofTexts } = compiling(drawTexts(draws, random.fork('texts')))
    const own: Diagnostic[] = ofTexts.filter(({ severity }) => severity === 'error')
    const facts = factsOf(random)
    const light = own.length === 0 ? runLight(compiled, facts, options) : undefined
    const errors = [...own, ...(light?.diagnostics ?? [])].filter(({ severity }) => severity === 'error')
    if (light && errors.length === 0) gathering.add(light)
    else problems.push(errors)
  }
  if (problems.length === runs) diagnostics.push(...problems[0]!)
  else if (problems.length > 0) {
    const parameters = { runs: `${runs}`, failed: `${problems.length}` }
    diagnostics.push(diagnostic('outlook-runs-failed', parameters))
  }
  return { runs, seed, failed: problems.length, why: problems[0] ?? [] }
}
