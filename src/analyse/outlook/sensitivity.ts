import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { Result } from '../../run/result.ts'
import type { OpenRules } from '../open-rules.ts'
import { amountText, changesBetween, type Indexed, indexed, unitsOf } from '../readings/changes.ts'
import { peopleOf, totalsOf } from '../readings/prices.ts'
import { changeFacts } from './change-facts.ts'
import { compiledOnce } from './compiled-with.ts'
import type { SensitivityReport, SensitivityRow } from './report.ts'
import { applied, readVary, type Vary } from './vary.ts'
import { type Words, wordCounts, wordsIn } from './words.ts'

export interface SensitivityOptions extends Omit<CalculateOptions, 'strict'> {
  /**
   * One or two things to vary: `publicRate = 0.4%..0.6% step 0.05%`, `tier[≥ 50000].rate = 1%, 2%`,
   * `employee.sales × 90%..110% step 5%`, `employee[team=A].sales + -1000, 1000`. Two make a grid.
   */
  readonly vary: readonly string[]
  /** Called before each run. */
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * What a rule set costs on given facts as one or two things are varied: for each value the total, the difference to the
 * base, who gets more and less, and which findings come and go. A value that is refused stands in its row with the reason.
 *
 * A rate of 2% on sales of 1000.00 pays 20.00; with `vary: ['rate = 1%..3% step 1%']` the rows cost 10.00, 20.00 (the
 * base) and 30.00, and their differences are -10.00, 0.00 and 10.00.
 */
export const sensitivity = (
  rules: OpenRules,
  facts: PeriodFacts | readonly PeriodFacts[],
  { vary: asked, onProgress, ...options }: SensitivityOptions,
): SensitivityReport => {
  const { compiled: ruleSet } = rules
  if (!ruleSet) return nothing(rules.diagnostics)
  const given = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const read = asked.map((text) => readVary(ruleSet, text))
  const varied = read.flatMap(({ value }) => value ?? [])
  const problems = [
    ...read.flatMap(({ diagnostics }) => diagnostics),
    ...(asked.length === 1 || asked.length === 2
      ? []
      : [diagnostic('outlook-vary-count', { count: `${asked.length}` })]),
    ...varied.flatMap((one) => untouched(rules, given, one)),
  ]
  const result = calculate(ruleSet, given, options)
  const head = headOf(ruleSet, result, varied)
  const diagnostics = [...result.diagnostics, ...problems]
  if (hasErrors(diagnostics)) return { ok: false, ...head, rows: [], diagnostics }
  const base = { ruleSet, result, before: indexed(result), words: wordsIn(result) }
  const all = gridOf(varied)
  const compiling = compiledOnce(rules)
  const rows = all.map((values, at) => {
    onProgress?.(at + 1, all.length)
    return rowOf(compiling, given, options, base, varied, values)
  })
  return { ok: true, ...head, rows, diagnostics }
}

const nothing = (diagnostics: readonly Diagnostic[]): SensitivityReport => ({
  ok: false,
  ruleSet: '',
  currency: '',
  periods: [],
  varied: [],
  base: { total: '', channels: {}, findings: 0 },
  rows: [],
  diagnostics,
})

const headOf = (ruleSet: CompiledRuleSet, result: Result, varied: readonly Vary[]) => ({
  ruleSet: ruleSet.id,
  currency: ruleSet.currency,
  periods: result.periods.map(({ period }) => period),
  varied: varied.map(nameOf),
  base: { ...totalsOf(result, ruleSet), findings: result.findings.length },
})

const nameOf = (vary: Vary): string => {
  if (vary.kind === 'text') return vary.address
  const { thing, plan, where } = vary.target
  return `${thing}${where ? `[${where.name}=${where.value}]` : ''}.${plan.name} ${vary.how}`
}

/** An address that leads nowhere, or a fact that nobody gives, is wrong for every value. */
const untouched = (rules: OpenRules, facts: readonly PeriodFacts[], vary: Vary): readonly Diagnostic[] => {
  if (vary.kind === 'fact')
    return changeFacts(facts, vary.target, (one) => one).changed > 0
      ? []
      : [diagnostic('outlook-nobody-has', { fact: nameOf(vary).slice(0, -2) })]
  return rules
    .withChanges({ [vary.address]: vary.values[0]! })
    .diagnostics.filter(({ code }) => addressProblems.some((one) => one === code))
}

const addressProblems = [
  'source-change-unknown',
  'source-change-address',
  'source-change-row-ambiguous',
  'source-change-needs-key',
] as const

const gridOf = (varied: readonly Vary[]): readonly (readonly string[])[] =>
  varied.reduce<readonly (readonly string[])[]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )

interface Base {
  readonly ruleSet: CompiledRuleSet
  readonly result: Result
  readonly before: Indexed
  readonly words: Words
}

const rowOf = (
  compiling: ReturnType<typeof compiledOnce>,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
  { ruleSet, result: base, before, words }: Base,
  varied: readonly Vary[],
  values: readonly string[],
): SensitivityRow => {
  const texts = Object.fromEntries(
    varied.flatMap((one, at) => (one.kind === 'text' ? [[one.address, values[at]!]] : [])),
  )
  const { compiled = ruleSet, diagnostics, changed } = compiling(texts)
  if (hasErrors(diagnostics)) return refusedRow(values, diagnostics)
  const given = varied.reduce<readonly PeriodFacts[]>(
    (now, one, at) =>
      one.kind === 'fact'
        ? changeFacts(now, one.target, (number) => applied(one.how, number, values[at]!)).facts
        : now,
    facts,
  )
  const result = calculate(compiled, given, options)
  if (!result.ok) return refusedRow(values, result.diagnostics)
  const changes = changesBetween(before, indexed(result), compiled)
  const people = peopleOf(changes.lines, ruleSet.minorDigits)
  const text = (units: bigint): string => amountText(units, ruleSet.minorDigits)
  const sums = people.map(({ difference }) => unitsOf(difference))
  const { total, channels } = totalsOf(result, compiled)
  const [up, down] = [sums.filter((one) => one > 0n), sums.filter((one) => one < 0n)]
  const neutral = varied.every((one, at) => one.kind === 'text' || isNeutral(one.how, values[at]!))
  return {
    values,
    isBase: !changed && neutral,
    ok: true,
    diagnostics: [],
    total,
    channels,
    difference: text(unitsOf(total) - unitsOf(totalsOf(base, ruleSet).total)),
    more: text(up.reduce((sum, one) => sum + one, 0n)),
    less: text(down.reduce((sum, one) => sum + one, 0n)),
    winners: up.length,
    losers: down.length,
    people: people.map(({ lines: _, ...person }) => person),
    words: wordCounts(words, wordsIn(result), compiled),
    findings: { count: result.findings.length, appear: changes.appear, disappear: changes.disappear },
  }
}

const isNeutral = (how: '×' | '+', value: string): boolean => {
  const one = { n: 1n, d: 1n }
  const after = applied(how, one, value)
  return after.n === after.d
}

const refusedRow = (values: readonly string[], diagnostics: readonly Diagnostic[]): SensitivityRow => ({
  values,
  isBase: false,
  ok: false,
  diagnostics: diagnostics.filter(({ severity }) => severity === 'error'),
  total: '',
  channels: {},
  difference: '',
  more: '',
  less: '',
  winners: 0,
  losers: 0,
  people: [],
  words: [],
  findings: { count: 0, appear: [], disappear: [] },
})
