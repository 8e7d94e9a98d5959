import { expect } from 'vitest'
import type { CompiledRuleSet, Diagnostic, PeriodFacts, Result } from '../../src/index.ts'
import { calculate, renderDiagnostic } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'

const head = `id: made-up
title: { zh: 试例, en: made up }
currency: CNY
each: month
`

/** A small rule file: the head is added, everything is indented as written. */
export const ruleFile = (body: string): string => `${head}${body}`

/** Loads a rule file that has to be good. */
export const load = (body: string): CompiledRuleSet => {
  const text = ruleFile(body)
  const { value, diagnostics } = loadRuleSet([{ name: 'rules.yaml', text }])
  const errors = diagnostics.filter((one) => one.severity === 'error')
  expect(
    errors.map((one) => renderDiagnostic(one, { language: 'en', sources: { 'rules.yaml': text } })),
  ).toEqual([])
  return value!
}

/** What is wrong with a rule file, with the lines each diagnostic points at. */
export const problems = (
  body: string,
): readonly {
  readonly code: string
  readonly at: readonly string[]
  readonly parameters: Diagnostic['parameters']
}[] => {
  const text = ruleFile(body)
  const { diagnostics } = loadRuleSet([{ name: 'rules.yaml', text }])
  // Warnings are beside the point of these tests, except where there is nothing else.
  const errors = diagnostics.filter((one) => one.severity === 'error')
  return (errors.length > 0 ? errors : diagnostics).map(({ code, spans, parameters }) => ({
    code,
    at: (spans ?? []).map(({ span }) => text.slice(span.start, span.end)),
    parameters,
  }))
}

export const codesOf = (body: string): readonly string[] => problems(body).map((one) => one.code)

/** One month of facts through a small rule file. */
export const calculateOne = (ruleSet: CompiledRuleSet, facts: Omit<PeriodFacts, 'period'>): Result =>
  calculate(ruleSet, { period: '2026-01', complete: true, ...facts } as PeriodFacts)

/** `rule` of one thing as text; absent values as `none (why)`. */
export const valueIn = (result: Result, thing: string, id: string, rule: string): string => {
  const value = result.periods[0]!.things[thing]!.find((one) => one.id === id)!.values[rule]!
  return value.value ?? `none (${value.absent!.kind})`
}
