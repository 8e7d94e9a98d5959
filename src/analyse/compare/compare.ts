import type { Label } from '../../core/label.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { type LoadedRules, openRules, type RuleSources } from '../open-rules.ts'
import { runsOf } from './attribution.ts'
import { named, whyNotBeside } from './checks.ts'
import { titleOf } from './combine.ts'
import { type Baseline, compared, type Run } from './compared.ts'
import { paidWith } from './paid.ts'
import { loadBeside, type Prepared, prepare, type Whole } from './prepare.ts'
import type { CompareReport, Comparison } from './report.ts'
import { emptySide, sideOf } from './side.ts'

/** Rules to compare: their files, or rules that were opened (`openRules`), with changes by address or without. */
export type ComparedRules = RuleSources | LoadedRules

export interface PrepareOptions {
  /** Up to so many changed clauses their money is the mean over all orders, in 2^n runs; beyond, one stated order. 6. */
  readonly attributionLimit?: number
}

export interface CompareOptions extends Omit<CalculateOptions, 'strict'> {
  /** Called before each run. */
  readonly onProgress?: (done: number, all: number) => void
}

/** A baseline and variants, read and compiled once with all combinations of changed clauses, and asked of many facts. */
export interface OpenComparison {
  /** The baseline loads, and some variant can be held beside it. */
  readonly ok: boolean
  /** What is wrong with the baseline's file. */
  readonly diagnostics: readonly Diagnostic[]
  /** The baseline with the facts of all variants: what facts are read for. Undefined where the baseline does not load. */
  readonly ruleSet: CompiledRuleSet | undefined
  readonly on: (facts: PeriodFacts | readonly PeriodFacts[], options?: CompareOptions) => CompareReport
}

/**
 * What variants of a rule set would change on given facts: for whom, by how much, and which clause moved the money.
 * Variants are files that extend the baseline, independent files such as next year's version, or `withChanges` of it.
 *
 * @param options `readings` holds for every side that knows the reading; a carry of the baseline is one of all
 * @returns plain JSON; `ok` is false where the baseline cannot be calculated, and false at each variant that cannot be
 * @example a rate of 1% → 2% and a factor of 1 → 1.5 on sales of 10000: 100 → 300; the rate moved 125, the factor 75
 */
export const compareRuleSets = (
  baseline: ComparedRules,
  variants: readonly ComparedRules[],
  facts: PeriodFacts | readonly PeriodFacts[],
  options: CompareOptions & PrepareOptions = {},
): CompareReport => openComparison(baseline, variants, options).on(facts, options)

/** A variant that was read, with what holds it back. */
interface Candidate {
  readonly loaded: LoadedRules
  readonly title: Label
  readonly id: string
  readonly diagnostics: readonly Diagnostic[]
  readonly prepared: Prepared | undefined
}

/** The same, prepared for many facts: one person's take a few milliseconds. */
export const openComparison = (
  baseline: ComparedRules,
  variants: readonly ComparedRules[],
  { attributionLimit = 6 }: PrepareOptions = {},
): OpenComparison => {
  const base = opened(baseline)
  const loaded = variants.map(opened)
  const trees = [base, ...loaded].flatMap(({ tree, compiled }) => (tree && compiled ? [tree] : []))
  const ruleSet = base.compiled && loadBeside(base.tree!, trees, [base as Whole])
  const candidates = loaded.map((variant, at) => candidateOf(base, variant, at, trees, attributionLimit))
  const none = variants.length === 0 ? [diagnostic('compare-no-variant', {})] : []
  const diagnostics = [...base.diagnostics, ...none]
  return {
    ok: ruleSet !== undefined && candidates.some(({ prepared }) => prepared !== undefined),
    diagnostics,
    ruleSet,
    on: (facts, options = {}) =>
      reportOn(
        { base, ruleSet, candidates, diagnostics },
        Array.isArray(facts) ? facts : [facts as PeriodFacts],
        options,
      ),
  }
}

const opened = (rules: ComparedRules): LoadedRules =>
  typeof rules === 'object' && 'compiled' in rules ? rules : openRules(rules)

const candidateOf = (
  base: LoadedRules,
  loaded: LoadedRules,
  at: number,
  trees: Parameters<typeof prepare>[2],
  limit: number,
): Candidate => {
  const id = textIn(loaded, 'id') ?? `${at + 1}`
  const title = loaded.model?.title ?? { zh: id, en: id }
  const who = named('variant', title)
  const candidate = { loaded, title, id, prepared: undefined }
  if (!loaded.compiled)
    return { ...candidate, diagnostics: [...loaded.diagnostics, diagnostic('compare-not-loaded', who)] }
  if (!base.compiled) return { ...candidate, diagnostics: loaded.diagnostics }
  const apart = whyNotBeside(base.compiled, loaded.compiled, title)
  if (apart.length > 0) return { ...candidate, diagnostics: [...loaded.diagnostics, ...apart] }
  const prepared = prepare(base as Whole, loaded as Whole, trees, limit)
  const same = prepared.changes.length === 0 ? [diagnostic('compare-same', who)] : []
  return { ...candidate, prepared, diagnostics: [...loaded.diagnostics, ...same] }
}

const textIn = ({ tree }: LoadedRules, key: string): string | undefined => {
  const node = tree?.entries.find((entry) => entry.key === key)?.value
  return node?.kind === 'text' ? node.text.trim() : undefined
}

interface Opened extends Pick<OpenComparison, 'ruleSet' | 'diagnostics'> {
  readonly base: LoadedRules
  readonly candidates: readonly Candidate[]
}

const reportOn = (
  { base, ruleSet, candidates, diagnostics }: Opened,
  facts: readonly PeriodFacts[],
  { onProgress, ...options }: CompareOptions,
): CompareReport => {
  if (ruleSet === undefined) {
    const id = textIn(base, 'id') ?? ''
    return {
      ok: false,
      currency: '',
      periods: [],
      baseline: emptySide(id, base.model?.title ?? { zh: id, en: id }),
      variants: candidates.map((one) => notCompared(one, one.diagnostics)),
      diagnostics,
    }
  }
  const all = candidates.reduce((sum, { prepared }) => sum + (prepared ? runsOf(prepared) - 1 : 0), 1)
  const sides = [ruleSet, ...candidates.flatMap(({ loaded }) => loaded.compiled ?? [])]
  let done = 0
  const counted =
    <T>(answer: (rules: CompiledRuleSet, own: CalculateOptions) => T) =>
    (rules: CompiledRuleSet): T => {
      done += 1
      onProgress?.(Math.min(done, all), all)
      return answer(rules, optionsOf(rules, sides, options))
    }
  const run: Run = counted((rules, own) => calculate(rules, facts, own))
  const pays = counted((rules, own) => paidWith(rules, facts, own))
  const before = run(ruleSet)
  const problems = [...diagnostics, ...before.diagnostics]
  const head = {
    ok: before.ok && !hasErrors(problems),
    currency: ruleSet.currency,
    periods: before.periods.map(({ period }) => period),
    diagnostics: problems,
  }
  if (!head.ok)
    return {
      ...head,
      baseline: emptySide(ruleSet.id, ruleSet.title),
      variants: candidates.map((one) => notCompared(one, one.diagnostics)),
    }
  return {
    ...head,
    baseline: sideOf(ruleSet, before),
    variants: candidates.map((one) => comparisonOf(one, { base, ruleSet, before, facts, run, pays })),
  }
}

const notCompared = ({ id, title, prepared }: Candidate, diagnostics: readonly Diagnostic[]): Comparison => ({
  ok: false,
  diagnostics,
  side: emptySide(id, title),
  changes: prepared?.changes ?? [],
  difference: '',
  channels: [],
  more: '',
  less: '',
  counts: { winners: 0, losers: 0, untouched: 0 },
  people: [],
  groups: [],
  clauses: [],
  attribution: { method: 'every order', runs: 0, parts: [] },
  moves: [],
  findings: { appear: [], disappear: [] },
})

interface Beside extends Omit<Baseline, 'titleOf'> {
  readonly base: LoadedRules
}

const comparisonOf = (candidate: Candidate, { base, ...beside }: Beside): Comparison => {
  const { prepared, loaded, title, id } = candidate
  if (!prepared) return notCompared(candidate, candidate.diagnostics)
  const answer = compared(
    { prepared, title, own: loaded.compiled!, base: base.compiled! },
    { ...beside, titleOf: (clause) => titleOf(base.tree!, loaded.tree!, clause) },
  )
  const diagnostics = [...candidate.diagnostics, ...answer.diagnostics]
  if (!answer.parts)
    return notCompared(candidate, [
      ...diagnostics,
      diagnostic('compare-not-calculated', named('variant', title)),
    ])
  const { side, ...parts } = answer.parts
  return { ok: true, diagnostics, changes: prepared.changes, side: { ...side, id, title }, ...parts }
}

/** What a side does not know, and another does, is none of its business; what nobody knows is said. */
const optionsOf = (
  rules: CompiledRuleSet,
  sides: readonly CompiledRuleSet[],
  { readings = {}, overrides, ...options }: Omit<CompareOptions, 'onProgress'>,
): CalculateOptions => {
  const hasReading = ({ plan }: CompiledRuleSet, name: string, option: string): boolean =>
    plan.marks.some(
      (mark) =>
        mark.kind === 'reading' && mark.name === name && mark.options!.some((one) => one.name === option),
    )
  const hasRule = ({ plan }: CompiledRuleSet, rule: string): boolean =>
    plan.rules.some(({ name }) => name === rule.split('.')[0])
  const isOf = (has: (side: CompiledRuleSet) => boolean): boolean => has(rules) || !sides.some(has)
  return {
    ...options,
    readings: Object.fromEntries(
      Object.entries(readings).filter(([name, option]) => isOf((side) => hasReading(side, name, option))),
    ),
    ...(overrides && { overrides: overrides.filter(({ rule }) => isOf((side) => hasRule(side, rule))) }),
  }
}
