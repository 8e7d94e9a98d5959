import { containing, periodText, readPeriodIn } from './core.ts'
import { periodExample, periodForms } from './dates.ts'
import { problem } from './problem.ts'
import type { FactTable, TableRow } from './tables.ts'
import type { CompiledRuleSet, Diagnostic, Outcome, PeriodFacts } from './types.ts'

export interface AssembleOptions {
  /** Periods to read; rows of others are left out. */
  readonly periods?: readonly string[]
  /** Things whose list of rows is not whole; the others are taken to be. */
  readonly partial?: readonly string[]
}

/** Puts the rows of all files into their periods. */
export function assemble(
  tables: readonly FactTable[],
  given: readonly PeriodFacts[],
  ruleSet: CompiledRuleSet,
  { periods: asked = [], partial = [] }: AssembleOptions,
): Outcome<readonly PeriodFacts[]> {
  const diagnostics: Diagnostic[] = []
  const named = new Set([
    ...given.map(({ period }) => period),
    ...tables.flatMap(({ rows }) => rows.flatMap((row) => (row.dated ? [] : (row.period ?? [])))),
    ...tables.flatMap(({ rows, period }) => (rows.length === 0 && period !== undefined ? [period] : [])),
  ])
  const dates = new Set(tables.flatMap(({ rows }) => rows.flatMap((row) => row.period ?? [])))
  const known = named.size > 0 ? named : dates
  const only = asked.length > 0 ? new Set([...asked, ...longerAround(asked, ruleSet)]) : known
  const own = [...only].filter((text) => readPeriodIn(text, ruleSet.calendar)?.cycle === ruleSet.each)
  const single = own.length === 1 ? own[0] : undefined
  const complete = completeness(ruleSet, partial)
  const byPeriod = new Map<string, Record<string, unknown>>()
  // A period that is given twice stays twice: `calculate` refuses it.
  const repeated: PeriodFacts[] = []
  for (const facts of given) {
    if (!only.has(facts.period)) continue
    if (byPeriod.has(facts.period)) repeated.push(facts)
    else byPeriod.set(facts.period, { complete, ...facts })
  }
  const factsOf = (period: string): Record<string, unknown> => {
    const facts = byPeriod.get(period) ?? { period, complete }
    byPeriod.set(period, facts)
    return facts
  }
  let skipped = 0
  const sort = ({ thing, file, rows, undatable }: FactTable): void => {
    if (undatable && single === undefined && rows.length > 0) {
      const example = [...only].sort()[0] ?? periodExample(ruleSet.each, ruleSet.calendar)
      diagnostics.push(problem('column-period-missing', { table: thing, example }, { table: thing, file }))
      return
    }
    for (const one of rows) {
      const period = undatable ? single : one.period
      if (period === undefined) continue
      if (only.has(period)) diagnostics.push(...put(factsOf(period), thing, one, period))
      else if (asked.length > 0) skipped += 1
      else diagnostics.push(outside(one, period, only))
    }
  }
  tables.forEach(sort)
  for (const { thing, rows, period } of tables)
    if (rows.length === 0 && period !== undefined && thing !== 'company' && only.has(period))
      factsOf(period)[thing] ??= []
  for (const { thing } of tables) {
    if (thing !== 'company') for (const facts of byPeriod.values()) facts[thing] ??= []
  }
  if (skipped > 0) diagnostics.push(problem('rows-not-asked-for', { count: `${skipped}` }))
  for (const period of asked) {
    const periods = [...known].sort().join(', ')
    if (!byPeriod.has(period)) diagnostics.push(problem('period-without-facts', { period, periods }))
  }
  const value = [...(byPeriod.values() as Iterable<unknown>), ...repeated] as PeriodFacts[]
  return { value: value.sort((a, b) => (a.period < b.period ? -1 : 1)), diagnostics }
}

/** A quarter's facts go with each of its months. */
const longerAround = (asked: readonly string[], ruleSet: CompiledRuleSet): readonly string[] =>
  asked.flatMap((text) => {
    const period = readPeriodIn(text, ruleSet.calendar)
    if (period?.cycle !== ruleSet.each) return []
    return periodForms(ruleSet)
      .cycles.slice(1)
      .map((cycle) => periodText(containing(period, cycle)))
  })

function completeness(ruleSet: CompiledRuleSet, partial: readonly string[]): true | readonly string[] {
  if (partial.length === 0) return true
  return ruleSet.things.flatMap(({ name }) => (partial.includes(name) ? [] : [name]))
}

/** Adds a row to its period, unless the company has its one row already. */
function put(
  facts: Record<string, unknown>,
  thing: string,
  { row, place }: TableRow,
  period: string,
): Diagnostic[] {
  if (thing === 'company') {
    if (facts.company !== undefined) return [problem('row-company-twice', { period }, { ...place, period })]
    facts.company = row
    return []
  }
  const rows = facts[thing]
  if (Array.isArray(rows)) rows.push(row)
  else facts[thing] = [row]
  return []
}

const outside = ({ row, place }: TableRow, period: string, periods: ReadonlySet<string>): Diagnostic =>
  problem(
    'row-outside-periods',
    { date: `${row.dated}`, period, periods: [...periods].sort().join(', ') },
    { ...place, period, field: 'dated' },
  )
