import { type Exact, reduce } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import type { Driver } from './driver.ts'
import { stepsOf } from './relevant.ts'

/** A number of the rules that is moved: a parameter (`publicRate`) or a cell (`tier[≥ 50000].rate`), between two texts. */
export interface MovedNumber {
  readonly address: string
  /** `0.4%`, or `200`; both ends are written alike. */
  readonly from: string
  readonly to: string
  /** The last decimal written if not given. */
  readonly step?: string
}

/** Moves a number of the rules; undefined, with the reasons, where the rules do not load with it at either end. */
export const addressDriver = (
  rules: OpenRules,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
  { address, ...range }: MovedNumber,
): Outcome<Driver> => {
  const percent = range.from.trim().endsWith('%')
  const number = (text: string): Exact => readExact(text.trim().replace(/%$/, ''))!
  const [from, to] = [number(range.from), number(range.to)]
  const made = new Map<string, CompiledRuleSet>()
  const load = (value: Exact): ReturnType<OpenRules['withChanges']> => {
    const loaded = rules.withChanges({ [address]: textOf(value, percent) })
    // The number that stands there already is no change.
    const same = loaded.diagnostics.some(({ code }) => code === 'source-change-nothing')
    return same ? rules : loaded
  }
  const rulesAt = (value: Exact): CompiledRuleSet | undefined => {
    const key = textOf(value, percent)
    const known = made.get(key) ?? load(value).compiled
    if (known) made.set(key, known)
    return known
  }
  const ends = [from, to].map(load)
  const failed = ends.find(({ compiled }) => compiled === undefined)
  if (failed) return { value: undefined, diagnostics: failed.diagnostics }
  const base = rulesAt(from)!
  const sources = stepsThatDiffer(base, rulesAt(to)!)
  const parameter = base.parameters.find(({ name }) => name === address)
  const value: Driver = {
    side: {
      name: address,
      title: parameter?.title ?? { zh: address, en: address },
      ...(percent ? { unit: '%' } : {}),
    },
    from,
    to,
    step: range.step === undefined ? lastDecimal([range.from, range.to]) : number(range.step),
    // Rules that do not load in between say so when they are run: an empty set of them would not.
    at: (one) => ({ ruleSet: rulesAt(one) ?? base, facts, options }),
    isSource: (step) => sources.has(step),
  }
  return { value, diagnostics: [] }
}

const textOf = (value: Exact, percent: boolean): string => `${toText(reduce(value))}${percent ? '%' : ''}`

const lastDecimal = (texts: readonly string[]): Exact => {
  const decimals = texts.map((text) => text.replace('%', '').trim().split('.')[1]?.length ?? 0)
  return { n: 1n, d: 10n ** BigInt(Math.max(...decimals)) }
}

/** Constants that are other ones in the same place of both plans. */
const stepsThatDiffer = (one: CompiledRuleSet, other: CompiledRuleSet): ReadonlySet<Step> => {
  const others = stepsOf(other.plan)
  return new Set(
    stepsOf(one.plan).flatMap(({ step }, at) =>
      step.op === 'constant' && JSON.stringify(step) !== JSON.stringify(others[at]?.step) ? [step] : [],
    ),
  )
}
