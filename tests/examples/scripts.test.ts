import { describe, expect, it } from 'vitest'
import { closeMonth, january, whyThisAmount } from '../../examples/scripts/hr-system.ts'
import { payLines } from '../../examples/scripts/payroll.ts'
import { appraise } from '../../examples/scripts/survey-to-appraisal.ts'
import { satisfactionSurvey } from '../../src/rules.ts'
import { expected, factsOf } from '../support/example.ts'

describe('the HR system example', () => {
  it('closes three months with its carry, and pays the award in the third', () => {
    const store = { ledger: [], findings: [] } as Parameters<typeof closeMonth>[1]
    for (const period of ['2026-01', '2026-02', '2026-03'])
      expect(closeMonth({ ...january, period }, store)).toEqual([])
    const award = store.ledger.filter((line) => line.rule === 'firstAward')
    expect(award.map((line) => `${line.period} ${line.id} ${line.amount}`)).toEqual(['2026-03 KF1 300.00'])
    expect(store.findings.map((one) => `${one.period} ${one.id} ${one.rule} ${one.decision.status}`)).toEqual(
      ['2026-03 KF2 resignation open'],
    )
  })

  it('stores nothing where a fact is missing, and names it', () => {
    const [first, second] = january.employee as readonly Record<string, string>[]
    const { sales: _, performance: __, ...without } = first!
    const store = { ledger: [], findings: [] } as Parameters<typeof closeMonth>[1]
    expect(closeMonth({ ...january, employee: [without, second!] }, store)).toEqual([
      'fact-missing KF1 performance',
    ])
    expect(store).toEqual({ ledger: [], findings: [] })
  })

  it('answers why an amount is what it is', () => {
    const text = whyThisAmount(january, 'KF2', 'commission', { ledger: [], findings: [] })
    expect(text).toContain('个人绩效提成〔第9条〕 KF2 周建国 2026-01 = 325.00')
    expect(text).toContain('分段“≥ 50000” 50000 … 50000.01: 0.01 × 2% = 0.0002')
  })
})

describe('the payroll script example', () => {
  it('writes the lines that were worked out without the engine', async () => {
    const text = await payLines('examples/water-2013-08/facts')
    const lines = text
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    expect(lines.sort()).toEqual(
      expected('water-2013-08', 'lines')
        .map((row) => [row.period, row.id, row.line, row.amount].join(','))
        .sort(),
    )
  })

  it('throws one readable text where the facts cannot be used', async () => {
    await expect(payLines('examples/no-such-folder')).rejects.toThrow(/no-such-folder/)
  })
})

describe('the survey example', () => {
  const row = { team: '热线组', hiredOn: '2024-01-01', postWage: '3000', performance: '90', ability: '80' }
  const appraisal = (...employee: readonly Record<string, string>[]) => ({
    period: '2026-04',
    complete: true as const,
    team: [{ id: '热线组', publicSales: '0' }],
    employee: employee.map((one) => ({ ...row, ...one })),
  })
  const april = async () =>
    (await factsOf('survey-2026', satisfactionSurvey)).find(({ period }) => period === '2026-04')!

  it("hands each employee's satisfaction to the appraisal, and keeps the given mark of whom nobody answered for", async () => {
    const { result, toCheck } = appraise(
      await april(),
      appraisal({ id: 'F1', attitude: '50' }, { id: 'F6', attitude: '70' }, { id: 'F9', attitude: '60' }),
    )
    expect(result.diagnostics).toEqual([])
    // 90 × 70% + 80 × 20% = 79; with 31 answers of 100 and one of 80 the satisfaction is 99.375 → 99.38
    expect(
      result.periods[0]!.things.employee!.map(({ id, values }) => `${id} ${values.score!.value}`),
    ).toEqual(['F1 88.938', 'F6 86', 'F9 85'])
    expect(toCheck.map((one) => `${one.id} ${one.rule}`)).toEqual([
      'F3 smallSample',
      'F4 smallSample',
      'F5 smallSample',
    ])
  })

  it('leaves a mark that nobody gave missing', async () => {
    const { result } = appraise(await april(), appraisal({ id: 'F1' }, { id: 'F6' }))
    expect(result.diagnostics.map((one) => `${one.code} ${one.place?.id} ${one.place?.field}`)).toEqual([
      'fact-missing F6 attitude',
    ])
  })
})
