import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRules } from '../../../src/analyse/open-rules.ts'
import { coverageOf } from '../../../src/analyse/rule-tests/coverage.ts'
import { essenceOf } from '../../../src/analyse/rule-tests/equivalent.ts'
import { mutantsOf } from '../../../src/analyse/rule-tests/mutants.ts'
import { runMutants } from '../../../src/analyse/rule-tests/run-mutants.ts'
import { compile } from '../../../src/compile/compile.ts'
import { nearlyAll, shop } from './shop.ts'

const files = {
  'every body': readFileSync('tests/analyse/every-body.yaml', 'utf8'),
  'lamp shop': readFileSync('examples/lamp-shop/rules.yaml', 'utf8'),
  'car dealer': readFileSync('examples/plans/car-dealer/rules.yaml', 'utf8'),
  'customer relationship': readFileSync('rules/customer-relationship-rating/rules.yaml', 'utf8'),
}

describe.each(Object.entries(files))('mistakes made in %s', (_, text) => {
  const { model, withChanges } = openRules(text)
  const mutants = mutantsOf(model!)

  it('are what a variant would say, wherever it has an address for it', () => {
    const all = mutants.filter(({ changes }) => changes)
    // Some of each kind: each is read and compiled twice.
    const said = all.filter(({ kind }, at) => all.slice(0, at).filter((one) => one.kind === kind).length < 3)
    expect(said.length).toBeGreaterThan(5)
    for (const { address, changes, models } of said) {
      const varied = withChanges(changes!)
      expect([address, varied.diagnostics.filter(({ code }) => code.startsWith('source-change'))]).toEqual([
        address,
        [],
      ])
      const made = compile(models[0]!()).value
      expect([address, varied.compiled && essenceOf(varied.compiled)]).toEqual([
        address,
        made && essenceOf(made),
      ])
    }
  })

  it('each differ from what they are made of, in words', () => {
    for (const { before, after } of mutants) expect(after).not.toBe(before)
    const named = mutants.map(({ address, kind, before, after }) => `${address} ${kind} ${before} ${after}`)
    expect(named.length).toBeGreaterThan(5)
  })
})

describe('a further example', () => {
  const { model, compiled } = openRules(shop(nearlyAll))
  const subsets = fc.subarray([0, 1, 2, 3])

  it('never makes the score or the coverage lower', () => {
    fc.assert(
      fc.property(subsets, subsets, (some, others) => {
        const more = [...new Set([...some, ...others])]
        const [few, many] = [some, more].map((list) => {
          const examples = model!.examples.filter((_, at) => list.includes(at))
          const fated = runMutants({ ...model!, examples }, compiled!)
          const { report } = coverageOf({ ...model!, examples }, compiled!, examples)
          return {
            killed: fated.flatMap(({ mutant, fate }) => (fate.kind === 'killed' ? [mutant.address] : []))
              .length,
            parts: [report.workedOut.part, report.checked.part, report.taken.part],
          }
        })
        expect(many!.killed).toBeGreaterThanOrEqual(few!.killed)
        for (const [at, part] of few!.parts.entries()) expect(many!.parts[at]).toBeGreaterThanOrEqual(part)
      }),
      { numRuns: 12 },
    )
  })
})

describe('every mistake that counts', () => {
  it('is another plan', () => {
    for (const text of [files['lamp shop'], shop(nearlyAll)]) {
      const { model, compiled } = openRules(text)
      const fated = runMutants(model!, compiled!)
      const survivors = fated.flatMap(({ fate }) => (fate.kind === 'survived' ? [fate.compiled] : []))
      expect(survivors.length).toBeGreaterThan(0)
      for (const one of survivors) expect(essenceOf(one)).not.toBe(essenceOf(compiled!))
    }
  })
})
