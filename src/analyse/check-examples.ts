import { compare, divide, type Exact } from '../core/exact.ts'
import { readNumber } from '../core/number-text.ts'
import type { Span } from '../core/span.ts'
import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ExampleSpec, ExampleTable, RuleSet } from '../model/rule-set.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { calculate } from '../run/calculate.ts'
import type { PeriodFacts } from '../run/facts.ts'
import type { Result, ResultValue } from '../run/result.ts'
import { factsOf } from './example-facts.ts'

/** What the worked examples of a rule file say about it. */
export interface ExamplesChecked {
  readonly diagnostics: readonly Diagnostic[]
  /** How many examples were run, and how many figures they compared: a check that looks at nothing is none. */
  readonly examples: number
  readonly figures: number
}

/** Runs every example of a rule file and compares every figure, money as text. */
export const checkExamples = (ruleSet: RuleSet, compiled: CompiledRuleSet): ExamplesChecked => {
  const checked = ruleSet.examples.map((example) => checkExample(example, compiled))
  return {
    diagnostics: checked.flatMap((one) => one.diagnostics),
    examples: checked.length,
    figures: checked.reduce((sum, one) => sum + one.figures, 0),
  }
}

/** Runs one example; its facts may be handed in where it is run many times. */
export const checkExample = (
  example: ExampleSpec,
  compiled: CompiledRuleSet,
  facts: readonly PeriodFacts[] = factsOf(example, compiled),
): { readonly diagnostics: readonly Diagnostic[]; readonly figures: number } => {
  const result = calculate(compiled, facts, { readings: example.readings })
  // What the example does not ask for may be missing; what is wrong with what it gives may not.
  const wrong = result.diagnostics.filter((one) => one.severity === 'error' && !waiting.has(one.code))
  if (wrong.length > 0)
    return {
      diagnostics: wrong.map((one) =>
        example.span && !one.spans ? { ...one, spans: [{ span: example.span }] } : one,
      ),
      figures: 0,
    }
  const diagnostics: Diagnostic[] = []
  let figures = 0
  for (const table of example.expect)
    for (const row of table.rows)
      for (const [at, cell] of row.cells.entries()) {
        const header = table.headers[at]!.name
        if (header === 'period' || header === 'moment') continue
        figures += 1
        const difference = compareCell(result, compiled, table, row, header, cell.text)
        if (difference) diagnostics.push(differs(example, row.id, header, cell, difference))
      }
  return { diagnostics, figures }
}

const waiting = new Set<string>([
  'fact-missing',
  'run-no-row',
  'run-open',
  'run-refused',
  'run-several-rows',
  'facts-completeness-not-stated',
  'run-total-differs',
  'run-pool-differs',
])

const differs = (
  example: ExampleSpec,
  id: string,
  rule: string,
  cell: { readonly text: string; readonly span?: Span },
  found: string,
): Diagnostic => {
  const span = cell.span ?? example.span
  return diagnostic(
    'example-differs',
    { example: example.name, id, rule, expected: cell.text, found },
    span ? { spans: [{ span }] } : {},
  )
}

/** Undefined where the figure is as expected, else what was found. */
const compareCell = (
  result: Result,
  compiled: CompiledRuleSet,
  table: ExampleTable,
  row: ExampleTable['rows'][number],
  header: string,
  expected: string,
): string | undefined => {
  const cell = (name: string): string | undefined => {
    const at = table.headers.findIndex((one) => one.name === name)
    return at < 0 ? undefined : row.cells[at]!.text
  }
  const period = cell('period')
  const moment = cell('moment')
  const found = result.periods
    .filter((one) => period === undefined || one.period === period)
    .flatMap((one) => one.things[table.thing] ?? [])
    .filter((one) => one.id === row.id && one.moment === moment)
  const value = found.map((one) => one.values[header]).find((one) => one !== undefined)
  if (value === undefined) return '?'
  if (expected === 'missing' && value.absent?.state === 'missing') return undefined
  if (expected === 'none') return value.absent && value.absent.state !== 'missing' ? undefined : textOf(value)
  if (value.value === undefined) return textOf(value)
  return same(value, expected, compiled, header) ? undefined : value.value
}

const textOf = (value: ResultValue): string =>
  value.value ?? `${value.absent?.state ?? ''} (${value.absent?.because ?? ''})`

const same = (value: ResultValue, expected: string, compiled: CompiledRuleSet, header: string): boolean => {
  if (value.value === expected) return true
  if (value.type === 'word') {
    const title = compiled.words[value.value!]
    return title !== undefined && (title.zh === expected || title.en === expected)
  }
  // Money is compared as text; other numbers may be written with more zeros, as a fraction or as a percentage.
  const isLine = compiled.plan.rules.some((rule) => rule.name === header && rule.line)
  if (isLine || value.type !== 'number') return false
  const percent = expected.endsWith('%')
  const read = numberIn(percent ? expected.slice(0, -1) : expected)
  const own = numberIn(value.value!)
  if (!read || !own) return false
  return compare(percent ? { n: read.n, d: read.d * 100n } : read, own) === 0
}

/** `0.5`, `1/2`, `-4/8`. */
const numberIn = (text: string): Exact | undefined => {
  const [over, under, ...others] = text.split('/').map((part) => readNumber(part.trim()))
  if (!over?.ok || others.length > 0) return undefined
  if (!under) return over.value
  return under.ok ? divide(over.value, under.value) : undefined
}
