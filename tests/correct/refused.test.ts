import { describe, expect, it } from 'vitest'
import { type CorrectionInputs, calculate, correct, type Ledger, renderDiagnostic } from '../../src/index.ts'
import { load } from '../support/load.ts'
import { month, pay, short, ten } from './commission.ts'

describe('refused or remarked on', () => {
  const facts = ['2026-01', '2026-02', '2026-03'].map((period) => month(period, { id: 'E1', sales: '1000' }))
  const ledger: Ledger = calculate(ten, facts)
  const right = month('2026-02', { id: 'E1', sales: '2000' })
  const line = ledger.settled[0]!
  const other = load(pay('10%').replace('rate: 10%', 'rate: 10%, unused: 1'))
  const streak = load(`facts:
  employee: { score: score }
clauses:
  第2条:
    rules:
      run: { streak: { of: score ≥ 60, gap: breaks } }
      prize: { line: earning, when: run ≥ 1, is: if run ≥ 3 then 3 else if run ≥ 2 then 2 else 1 }
`)
  const scores = facts.map(({ period }) => month(period, { id: 'E1', score: '70' }))
  const scored = calculate(streak, scores)
  const withLines = (...settled: readonly unknown[]): Ledger => ({ ...ledger, settled }) as unknown as Ledger
  const usual: CorrectionInputs = {
    original: { ruleSet: ten, facts },
    corrected: { facts: right },
    ledger,
  }

  it.each<[string, string, Partial<CorrectionInputs>]>([
    ['a ledger of another form', 'ledger-unknown-form', { ledger: {} as Ledger }],
    ['entries that are no ledger', 'ledger-unknown-form', { ledger: ledger.settled as unknown as Ledger }],
    ['no ledger at all', 'correction-not-settled', { ledger: [] }],
    ['a ledger that is a text', 'ledger-unknown-form', { ledger: 'ledger' as unknown as Ledger }],
    ['an entry without its rule', 'ledger-unknown-form', { ledger: withLines({ ...line, rule: undefined }) }],
    ['another rule set', 'ledger-other-rule-set', { ledger: { ...ledger, ruleSet: 'another' } }],
    ['another currency', 'ledger-other-currency', { ledger: { ...ledger, currency: 'HKD' } }],
    ['one ledger twice', 'ledger-entry-twice', { ledger: [withLines(line), withLines(...ledger.settled)] }],
    [
      'an amount that is none',
      'ledger-unreadable',
      { ledger: withLines(...ledger.settled.slice(1), { ...line, amount: '1,000' }) },
    ],
    [
      'an amount that is a number',
      'ledger-unreadable',
      { ledger: withLines(...ledger.settled.slice(1), { ...line, amount: 100 }) },
    ],
    [
      'an amount finer than a fen',
      'ledger-unreadable',
      { ledger: withLines(...ledger.settled.slice(1), { ...line, amount: '1.005' }) },
    ],
    [
      'a period that is none',
      'ledger-unreadable',
      { ledger: withLines(...ledger.settled.slice(1), { ...line, period: '2026-13' }) },
    ],
    [
      'a period of the ledger without facts, in the middle',
      'correction-period-missing',
      { original: { ruleSet: ten, facts: [facts[0]!, facts[2]!] }, corrected: {} },
    ],
    [
      'facts that end before the ledger',
      'correction-period-missing',
      { original: { ruleSet: ten, facts: facts.slice(0, 2) } },
    ],
    [
      'facts between carry and history that are not there',
      'correction-period-missing',
      {
        original: {
          ruleSet: streak,
          facts: scores.slice(2),
          options: { carry: calculate(streak, scores[0]!).carry },
        },
        corrected: {},
        ledger: scored,
      },
    ],
    ['a period twice', 'facts-period-twice', { original: { ruleSet: ten, facts: [...facts, facts[1]!] } }],
    ['a corrected period twice', 'facts-period-twice', { corrected: { facts: [right, right] } }],
    [
      'a corrected period that was never settled',
      'correction-not-settled',
      { corrected: { facts: month('2026-04', { id: 'E1', sales: '1' }) } },
    ],
    [
      'an original period that was never settled',
      'correction-not-settled',
      { original: { ruleSet: ten, facts: [...facts, month('2026-04', { id: 'E1', sales: '1' })] } },
    ],
    [
      'a period that is none',
      'facts-bad-period',
      { original: { ruleSet: ten, facts: [...facts, month('April', { id: 'E1', sales: '1' })] } },
    ],
    [
      'corrected facts that are wrong',
      'fact-not-number',
      { corrected: { facts: month('2026-02', { id: 'E1', sales: 'many' }) } },
    ],
    [
      'a carry that was edited',
      'carry-edited',
      {
        original: {
          ruleSet: streak,
          facts: scores.slice(1),
          options: { carry: { ...calculate(streak, scores[0]!).carry, digest: '0' } },
        },
        corrected: {},
        ledger: scored,
      },
    ],
  ])('%s', (_, code, inputs) => {
    const correction = correct({ ...usual, ...inputs })
    expect([
      ...new Set(
        correction.diagnostics.filter(({ severity }) => severity === 'error').map((one) => one.code),
      ),
    ]).toEqual([code])
    expect([correction.ok, correction.lines, correction.carry, correction.ledger]).toEqual([
      false,
      [],
      undefined,
      undefined,
    ])
    for (const one of correction.diagnostics)
      for (const language of ['zh', 'en'] as const)
        expect(renderDiagnostic(one, { language })).not.toMatch(/\{\w+\}|undefined/)
  })

  it('an entry that is no line of the rules is left as it is', () => {
    const extra = { ...line, rule: 'flowers', amount: '20.00' }
    const correction = correct({ ...usual, ledger: withLines(...ledger.settled, extra) })
    expect(correction.diagnostics.map(({ code }) => code)).toEqual(['ledger-unknown-rule'])
    expect(short(correction)).toEqual(['2026-02 E1 commission 100.00 → 200.00 = 100.00, data 100.00'])
    expect(correction.ledger!.settled).toContainEqual(extra)
  })

  it('an earlier period without its carry is remarked on where the rules look back, and only there', () => {
    const late = correct({
      original: { ruleSet: streak, facts: scores.slice(1) },
      corrected: {},
      ledger: scored,
    })
    expect(late.diagnostics.map(({ code, parameters }) => [code, parameters])).toEqual([
      ['correction-carry-missing', { period: '2026-02', before: '2026-01' }],
    ])
    // Calculated from nothing, February and March give 1 and 2; 2 and 3 were paid.
    expect(short(late)).toEqual([
      '2026-02 E1 prize 2.00 → 1.00 = -1.00, settled differently -1.00',
      '2026-03 E1 prize 3.00 → 2.00 = -1.00, settled differently -1.00',
    ])
    const forgetful = correct({
      original: { ruleSet: ten, facts: facts.slice(1) },
      corrected: { facts: right },
      ledger,
    })
    expect(forgetful.diagnostics).toEqual([])
    expect(forgetful.lines).toHaveLength(1)
  })

  it('strict asks the corrected run only', () => {
    const strict = correct({ ...usual, corrected: { facts: right, options: { strict: true } } })
    expect(strict.diagnostics.map(({ code }) => code)).toEqual(['strict-reading'])
    const chosen = correct({
      ...usual,
      corrected: { facts: right, options: { strict: true, readings: { counted: 'gross' } } },
    })
    expect([chosen.ok, short(chosen)]).toEqual([
      true,
      ['2026-02 E1 commission 100.00 → 200.00 = 100.00, data 100.00'],
    ])
  })

  it('rules under another id go on under that id', () => {
    const renamed = { ...other, id: 'made-up-2', hash: 'other' }
    const first = correct({ ...usual, corrected: { facts: right, ruleSet: renamed } })
    expect([first.ok, first.ledger!.ruleSet, first.carry!.ruleSet]).toEqual([true, 'made-up-2', 'made-up-2'])
    const again = correct({ ...usual, corrected: { facts: right, ruleSet: renamed }, ledger: first.ledger! })
    expect([again.ok, again.lines]).toEqual([true, []])
  })
})
