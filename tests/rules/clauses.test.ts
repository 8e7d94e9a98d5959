import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../src/index.ts'
import { clauseNumbers } from '../../src/index.ts'
import { checkExamples, loadRuleSet } from '../../src/load.ts'
import { builtIn } from '../../src/rules.ts'
import { readRuleSet } from '../../src/source/read-rule-set.ts'
import { factsOf, run } from '../support/example.ts'
import { builtInCases } from '../support/rule-sets.ts'

const sourceOf = (id: string) => {
  const name = `rules/${id}/rules.yaml`
  return [{ name, text: readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8') }]
}

describe.each(builtInCases.map((one) => [one.id, one] as const))('%s', (id, { examples, ...counts }) => {
  const ruleSet = builtIn[id]!
  let results: readonly Result[]
  beforeAll(async () => {
    results = await Promise.all(
      examples.map(async ({ folder }) => run(ruleSet, await factsOf(folder, ruleSet))),
    )
  })

  it('loads without a single diagnostic, to the data that is shipped', () => {
    const { value, diagnostics } = loadRuleSet(sourceOf(id))
    expect(diagnostics).toEqual([])
    expect(value).toEqual(ruleSet)
  })

  it('gets every figure of its own examples', () => {
    const checked = checkExamples(sourceOf(id))
    expect(checked.diagnostics).toEqual([])
    expect(checked.figures).toBeGreaterThan(counts.figures)
  })

  it('says something in every clause: rules, or why there are none', () => {
    expect(ruleSet.clauses).toHaveLength(counts.clauses)
    for (const clause of ruleSet.clauses) {
      expect(clause.noRule !== undefined || clause.rules.length > 0, clause.id).toBe(true)
      expect(clause.says !== undefined || clause.noRule !== undefined, clause.id).toBe(true)
    }
  })

  it('makes numbers in every clause that has rules, from each folder of example data', () => {
    for (const result of results) {
      const silent = ruleSet.clauses.filter(
        (clause) => clause.rules.length > 0 && clauseNumbers(ruleSet, result, clause.id).length === 0,
      )
      expect(silent.map((clause) => clause.id)).toEqual([])
    }
  })

  it('has every rule fired, by the example data or by an example in the file', () => {
    const fired = new Set<string>()
    for (const { things } of results.flatMap((result) => result.periods))
      for (const thing of Object.values(things).flat())
        for (const [address, value] of Object.entries(thing.values))
          if (value.value !== undefined) fired.add(address.split('.')[0]!)
    for (const example of readRuleSet(sourceOf(id)).value!.examples)
      for (const table of example.expect)
        for (const [at, header] of table.headers.entries())
          if (table.rows.some((row) => row.cells[at]!.text !== 'none')) fired.add(header.name.split('.')[0]!)
    const rules = ruleSet.plan.rules.map((rule) => rule.name)
    expect(rules.length).toBeGreaterThan(15)
    expect(rules.filter((rule) => !fired.has(rule))).toEqual([])
  })

  it('tells what it carries from period to period, and nothing else', () => {
    const names = ruleSet.plan.cells.map((cell) => cell.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toMatchSnapshot()
  })
})

it('ships every folder of rules', () => {
  expect(Object.keys(builtIn).sort()).toEqual(builtInCases.map(({ id }) => id).sort())
})
