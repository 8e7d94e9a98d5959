import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Comparison, checkSanity, compareRuleSets, openRules, testRuleSet } from '../../src/analyse.ts'
import { loadRuleSet } from '../../src/load.ts'
import { expected, factsOf } from '../support/example.ts'

const text = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')

const policy = openRules(text('rules/taobao-customer-service/rules.yaml'))
const draftSources = [
  { name: 'trial.yaml', text: text('examples/analyst-2025/trial.yaml') },
  { name: 'rules.yaml', text: text('rules/taobao-customer-service/rules.yaml') },
]
const draft = openRules(draftSources)

describe('the draft of 2026 on the year 2025, against a program that knows nothing of the library', () => {
  let variant: Comparison
  let total: string
  beforeAll(async () => {
    const facts = await factsOf(
      'taobao-2025',
      loadRuleSet(text('rules/taobao-customer-service/rules.yaml')).value!,
    )
    const report = compareRuleSets(policy, [draft], facts)
    expect(report.diagnostics).toEqual([])
    variant = report.variants[0]!
    total = report.baseline.total
  })

  it('costs what the program says, before and after', () => {
    expect([total, variant.side.total]).toEqual(expected('analyst-2025', 'totals').map((row) => row.total))
  })

  it('changes five clauses, and the money of each is its mean over all 120 orders, to the fen', () => {
    const { method, parts } = variant.attribution
    expect(method).toBe('every order')
    expect(
      parts.map(({ clauses, difference, alone, last }) => ({
        clause: clauses.join(),
        difference,
        alone,
        last,
      })),
    ).toEqual(expected('analyst-2025', 'attribution'))
    const fen = (amount: string): bigint => BigInt(amount.replace('.', ''))
    expect(parts.reduce((sum, one) => sum + fen(one.difference), 0n)).toBe(fen(variant.difference))
  })

  it('gives and takes for every person what the program says', () => {
    const people = variant.people.map(({ id, before, after, difference }) => ({
      id,
      before,
      after,
      difference,
    }))
    expect(people.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected('analyst-2025', 'people'))
  })

  it('changes every line that the program changes, and no other', () => {
    const lines = variant.people.flatMap((one) =>
      one.lines.map(({ period, thing, id, rule, before = '', after = '' }) =>
        [period, thing, id, rule, before, after].join(),
      ),
    )
    const wanted = expected('analyst-2025', 'lines').map((row) => Object.values(row).join())
    expect(lines.sort()).toEqual(wanted.sort())
    expect(wanted.length).toBeGreaterThan(200)
    expect([...variant.findings.appear, ...variant.findings.disappear]).toEqual([])
    expect(expected('analyst-2025', 'findings')).toEqual([])
  })

  it('pays less for more at the line of the help, and jumps at both cuts of the commission', () => {
    const { cliffs, drops } = checkSanity(draft)
    const said = [...drops, ...cliffs]
      .filter(({ along }) => along.fact === 'sales')
      .map(({ clause, below, at, before, after, difference, borders }) =>
        [clause, `${below} pays ${before}`, `${at} pays ${after}`, difference, borders].join(', '),
      )
    expect(said).toEqual([
      // 1% of 14,999.99 is 150.00, and 120.00 of help; 1% of 15,000 is 150.00, without.
      '第11条, 14999.99 pays 270.00, 15000 pays 150.00, -120.00, 1',
      // 1.1% of 49,999.99 is 550.00, of 50,000 1.4% is 700.00; times the 1.2 of the example's A.
      '第9条, 49999.99 pays 660.00, 50000 pays 840.00, 180.00, 2',
    ])
  })

  it('has examples that miss two mistakes among those of its changes, and no other', () => {
    const { mutation } = testRuleSet(draftSources, { only: 'changed' })
    expect(mutation!.score.text).toBe('62/64 (96%)')
    expect(
      mutation!.survivors.map(({ address, before, after }) => `${address}: ${before} → ${after}`),
    ).toEqual(['startHelp.when: sales < startLine → sales ≤ startLine', 'awardAmount: 500 → 600'])
  })
})
