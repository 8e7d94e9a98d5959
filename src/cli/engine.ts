import type { Language, Outcome } from '../index.ts'
import { type BuiltIn, builtIn } from './built-in.ts'

/** A rule file, or one that it extends; the first of a list is the one that is asked for. */
export interface NamedText {
  readonly name: string
  readonly text: string
}

/**
 * The library as the commands use it, loaded when it is needed: `--help` loads none of it, and calculating with a
 * built-in rule set loads that set alone, and not the reader of rule files.
 */
export interface Engine {
  readonly main: () => Promise<
    Pick<
      typeof import('../index.ts'),
      | 'asOf'
      | 'calculate'
      | 'clauseNumbers'
      | 'correct'
      | 'diagnosticsToJson'
      | 'explain'
      | 'renderDiagnostic'
      | 'renderExplanation'
      | 'wordsOf'
    >
  >
  readonly load: () => Promise<{
    readonly openRules: typeof import('../load-rules.ts').openRules
    readonly checkExamples: typeof import('../load-rules.ts').checkExamples
    readonly priceReadings: typeof import('../load-rules.ts').priceReadings
    readonly describeRuleSet: (
      sources: readonly NamedText[],
      options: { readonly language: Language },
    ) => Outcome<string>
  }>
  /** What an analyst asks; loaded by the commands that ask it. */
  readonly analyse: () => Promise<typeof import('../analyse.ts')>
  /** Pages with charts; loaded where one is to be written. */
  readonly report: () => Promise<typeof import('../report.ts')>
  readonly rules: BuiltIn
}

export const engine: Engine = {
  main: () => import('../index.ts'),
  load: () => import('../load-rules.ts'),
  analyse: () => import('../analyse.ts'),
  report: () => import('../report.ts'),
  rules: builtIn,
}
