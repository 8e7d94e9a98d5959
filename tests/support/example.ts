import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { CalculateOptions, CompiledRuleSet, PeriodFacts, Result } from '../../src/index.ts'
import { calculate } from '../../src/index.ts'
import { readFactsFolder } from '../../src/node.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Facts of an example folder, as a clerk keeps them; any problem fails the test. */
export const factsOf = async (folder: string, ruleSet: CompiledRuleSet): Promise<readonly PeriodFacts[]> => {
  const { value, diagnostics } = await readFactsFolder(`${root}/examples/${folder}/facts`, ruleSet)
  expect(diagnostics).toEqual([])
  return value!
}

/** Rows of a table that was worked out without the engine. */
export const expected = (folder: string, table: string): readonly Record<string, string>[] =>
  parse(readFileSync(`${root}/examples/${folder}/expected/${table}.csv`), { columns: true, bom: true })

/** Lines of a result, as the expected tables write them. */
export const linesOf = (result: Result): readonly string[] =>
  result.settled
    .map(({ period, thing, id, rule, amount }) => [period, thing, id, rule, amount].join(','))
    .sort()

/** Values that the expected tables know, by address. */
export const valueOf = (result: Result, row: Record<string, string>): string | undefined => {
  const { period, thing, id, rule } = row as { period: string; thing: string; id: string; rule: string }
  const month = result.periods.find((one) => period.startsWith(one.period))
  const found = month?.things[thing]?.find(
    (one) => one.id === id && (one.moment ?? month.period) === period && one.values[rule] !== undefined,
  )
  return found?.values[rule]?.value
}

/** A run whose every diagnostic has been looked at: none is allowed. */
export const run = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  options: CalculateOptions = {},
): Result => {
  const result = calculate(ruleSet, facts, options)
  expect(result.diagnostics).toEqual([])
  return result
}
