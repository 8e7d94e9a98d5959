import type { CompareReport, OpenRules, RuleTestOptions } from '../analyse.ts'
import type { CalculateOptions, PeriodFacts } from '../index.ts'
import type { ReportInput } from '../report.ts'
import type { Context } from './context.ts'
import type { NamedText } from './engine.ts'
import type { Say } from './language.ts'
import { countdown, type Progress } from './progress.ts'
import { testsSection } from './tests-section.ts'

/** What a page about one variant is made from, beside the comparison. */
export interface PageAsked {
  readonly answer: CompareReport
  readonly baseline: OpenRules
  readonly variant: OpenRules
  /** The texts of the variant: its tests are run on changed ones. */
  readonly files: readonly NamedText[]
  readonly facts: readonly PeriodFacts[]
  readonly options: CalculateOptions
  /** With the tests of the rule file, which take a while. */
  readonly tests: boolean
}

/** So many combinations of readings at most: the page is to be there in a few seconds. */
const mostCombinations = 64

/** The whole answer on one page: what changes, where pay jumps or falls, what is still open, whether tests would notice. */
export async function comparePage(
  { engine, say }: Pick<Context, 'engine' | 'say'>,
  { answer, baseline, variant, files, facts, options, tests }: PageAsked,
  progress: Progress,
): Promise<ReportInput> {
  const about = [answer.baseline.title]
  const { compiled } = variant
  if (!compiled) return { about, compare: answer }
  const { checkSanity, sanityCurves, testRuleSet } = await engine.analyse()
  const { priceReadings } = await engine.load()
  progress.step(say('正在检查薪酬合理性', 'Looking for jumps of pay'))
  const sanity = checkSanity(variant)
  const curves = sanityCurves(compiled, sanity, {
    ...(baseline.compiled && { baseline: baseline.compiled }),
  })
  const readings = priceReadings(compiled, facts, {
    ...options,
    limit: mostCombinations,
    onProgress: counting(progress, say, (done, all) =>
      say(
        `正在计算第 ${done} 种读法组合，共 ${all} 种`,
        `Calculating combination ${done} of ${all} of the readings`,
      ),
    ),
  })
  const tried = tests
    ? testRuleSet(files, { suggest: false, onProgress: tryingOf(progress, say) })
    : undefined
  return {
    about,
    compare: answer,
    sanity,
    curves,
    readings,
    ...(tried && { tests: testsSection(tried) }),
  }
}

/** What is being done, how far it is, and how long the rest will take. */
function counting(
  progress: Progress,
  say: Say,
  text: (done: number, all: number) => string,
): (done: number, all: number) => void {
  const left = countdown(say)
  return (done, all) => progress.step(`${text(done, all)}${left(done, all)}`)
}

function tryingOf(progress: Progress, say: Say): NonNullable<RuleTestOptions['onProgress']> {
  const mutants = counting(progress, say, (done, all) =>
    say(`正在试第 ${done} 处改动，共 ${all} 处`, `Trying change ${done} of ${all}`),
  )
  return (stage, done, all) => {
    if (stage === 'mutants') mutants(done, all)
  }
}
