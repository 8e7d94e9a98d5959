import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Correction,
  calculate,
  correct,
  type FactRow,
  type Ledger,
  type PeriodFacts,
} from '../../src/index.ts'
import { readFactsFolder } from '../../src/node.ts'
import { taobaoCustomerService } from '../../src/rules.ts'
import { expected, factsOf, linesOf } from '../support/example.ts'

const folder = 'taobao-2026-q1'

describe('a January put right after March was paid', () => {
  let facts: readonly PeriodFacts[]
  let changed: readonly PeriodFacts[]
  let ledger: Ledger
  let correction: Correction
  beforeAll(async () => {
    facts = await factsOf(folder, taobaoCustomerService)
    const read = await readFactsFolder(`examples/${folder}/corrected`, taobaoCustomerService)
    changed = read.value!
    ledger = calculate(taobaoCustomerService, facts)
    correction = correct({
      original: { ruleSet: taobaoCustomerService, facts },
      corrected: { facts: changed },
      ledger,
    })
  })

  it('differs in the lines that were worked out without the engine: shares, grades, the change of the next month, the award', () => {
    const wanted = expected(folder, 'corrections').map(({ period, thing, id, line, paid, due, difference }) =>
      [period, thing, id, line, paid, due, difference].join(),
    )
    expect(wanted).toHaveLength(15)
    expect(
      correction.lines
        .map(({ period, thing, id, rule, paid, due, difference }) =>
          [period, thing, id, rule, paid, due, difference].join(),
        )
        .sort(),
    ).toEqual([...wanted].sort())
    expect(new Set(correction.lines.flatMap(({ causes }) => causes.map(({ cause }) => cause)))).toEqual(
      new Set(['data']),
    )
  })

  it('has the findings that appear and disappear', () => {
    const wanted = expected(folder, 'corrected-findings').map(({ side, period, thing, id, rule }) =>
      [side, period, thing, id, rule].join(),
    )
    const { appeared, disappeared } = correction.findings
    const found = [
      ...appeared.map((one) => ['appeared', one] as const),
      ...disappeared.map((one) => ['disappeared', one] as const),
    ].map(([side, { period, thing, id, rule }]) => [side, period, thing, id, rule].join())
    expect(found.sort()).toEqual([...wanted].sort())
  })

  it('says who is newly on the list, and keeps what is paid too much apart', () => {
    expect(
      correction.diagnostics.map(({ code, severity, place }) => [code, severity, place?.period, place?.id]),
    ).toEqual([['correction-joined', 'note', '2026-01', 'KF19']])
    expect(correction.people.filter(({ id }) => ['KF1', 'KF19', 'KF3'].includes(id))).toEqual([
      {
        thing: 'employee',
        id: 'KF1',
        name: '林晓燕',
        channel: 'earning',
        toPay: '7.14',
        overpaid: '0.00',
        net: '7.14',
      },
      {
        thing: 'employee',
        id: 'KF1',
        name: '林晓燕',
        channel: 'award',
        toPay: '0.00',
        overpaid: '300.00',
        net: '-300.00',
      },
      {
        thing: 'employee',
        id: 'KF19',
        name: '郭子轩',
        channel: 'earning',
        toPay: '2654.00',
        overpaid: '0.00',
        net: '2654.00',
      },
      {
        thing: 'employee',
        id: 'KF3',
        name: '吴桂芳',
        channel: 'earning',
        toPay: '156.39',
        overpaid: '0.00',
        net: '156.39',
      },
    ])
  })

  it('leaves what was settled as it was, and adds one entry for each difference', () => {
    expect(correction.ledger!.settled.slice(0, ledger.settled.length)).toEqual(ledger.settled)
    const added = correction.ledger!.settled.slice(ledger.settled.length)
    expect(added).toHaveLength(correction.lines.length)
    expect(new Set(added.map((entry) => entry.correction)).size).toBe(1)
    expect(added[0]!.correction).toMatch(/^[0-9a-f]{16}$/)
  })

  it('hands on what a quarter calculated rightly from the start would have', () => {
    const right = [...facts.filter(({ period }) => period !== '2026-01'), ...changed]
    const whole = calculate(taobaoCustomerService, right)
    expect(whole.ok).toBe(true)
    expect(correction.carry).toEqual(whole.carry)
    expect(correction.carry).not.toEqual(calculate(taobaoCustomerService, facts).carry)
    const fen = new Map<string, bigint>()
    for (const { period, thing, id, rule, amount } of correction.ledger!.settled) {
      const key = [period, thing, id, rule].join()
      fen.set(key, (fen.get(key) ?? 0n) + BigInt(amount.replace('.', '')))
    }
    const due = linesOf(whole).map((line) => [
      line.slice(0, line.lastIndexOf(',')),
      BigInt(line.slice(line.lastIndexOf(',') + 1).replace('.', '')),
    ])
    const notZero = (entries: Iterable<readonly unknown[]>) =>
      [...entries].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1))
    expect(notZero(fen)).toEqual(notZero(due))
  })

  it('gives the same for complete facts as for the one month that changes', () => {
    const whole = correct({
      original: { ruleSet: taobaoCustomerService, facts },
      corrected: { facts: [...changed, ...facts.slice(1)] },
      ledger,
    })
    expect(whole).toEqual(correction)
  })

  it('splits the amount by cause where the rules are read otherwise as well', () => {
    const both = correct({
      original: { ruleSet: taobaoCustomerService, facts },
      corrected: { facts: changed, options: { readings: { gradeCommission: 'no' } } },
      ledger,
    })
    // KF3, January: grade C, then B. 39,493.73 in sales: 200 + 19,493.73 × 1.5% = 492.41; × 1.1 = 541.65; without the grade 492.41.
    // KF5: 15,969.70 × 1% = 159.70; × 0.5 = 79.85, then × 0.8 = 127.76, then 159.70.
    const january = both.lines.filter(
      ({ period, rule, id }) => period === '2026-01' && rule === 'commission' && /^KF[35]$/.test(id),
    )
    expect(january.map(({ id, paid, due, causes }) => ({ id, paid, due, causes }))).toEqual([
      {
        id: 'KF5',
        paid: '79.85',
        due: '159.70',
        causes: [
          { cause: 'data', amount: '47.91' },
          { cause: 'reading', amount: '31.94' },
        ],
      },
    ])
  })
})

describe('any January put right', () => {
  const changes = fc.array(
    fc.record({
      at: fc.nat(),
      sales: fc
        .integer({ min: 0, max: 8_000_000 })
        .map((fen) => `${(fen / 100) | 0}.${`${fen % 100}`.padStart(2, '0')}`),
      performance: fc.integer({ min: 0, max: 100 }).map(String),
      gone: fc.boolean(),
    }),
    { maxLength: 5 },
  )

  it('settles what a quarter calculated rightly from the start would have, with causes that add up', async () => {
    const facts = await factsOf(folder, taobaoCustomerService)
    const ledger = calculate(taobaoCustomerService, facts)
    const fen = (amount = '0.00'): bigint => BigInt(amount.replace('.', ''))
    const totals = (settled: Ledger['settled']): readonly string[] => {
      const sums = new Map<string, bigint>()
      for (const { period, thing, id, rule, amount } of settled) {
        const key = [period, thing, id, rule].join()
        sums.set(key, (sums.get(key) ?? 0n) + fen(amount))
      }
      return [...sums].flatMap(([key, sum]) => (sum === 0n ? [] : [`${key},${sum}`])).sort()
    }
    let good = 0
    fc.assert(
      fc.property(changes, fc.constantFrom('all on the roster', 'appraised only'), (list, whoCounts) => {
        const rows = [...(facts[0]!.employee as readonly FactRow[])]
        for (const { at, gone, ...values } of list) {
          if (gone) rows.splice(at % rows.length, 1)
          else rows[at % rows.length] = { ...rows[at % rows.length], ...values }
        }
        const january = { ...facts[0]!, employee: rows }
        const readings = { whoCounts }
        const inputs = {
          original: { ruleSet: taobaoCustomerService, facts },
          corrected: { facts: january, options: { readings } },
        }
        const first = correct({ ...inputs, ledger })
        const whole = calculate(taobaoCustomerService, [january, ...facts.slice(1)], { readings })
        // Without the absence of January KF9 is appraised in March, and has no marks there: nothing is corrected.
        expect(first.ok).toBe(whole.ok)
        if (!whole.ok) return
        good += 1
        expect(totals(first.ledger!.settled)).toEqual(totals(whole.settled))
        expect(first.carry).toEqual(whole.carry)
        for (const { paid, due, difference, causes } of first.lines) {
          expect(fen(difference)).toBe(fen(due) - fen(paid))
          expect(causes.reduce((sum, { amount }) => sum + fen(amount), 0n)).toBe(fen(difference))
        }
        expect(correct({ ...inputs, ledger: first.ledger! }).lines).toEqual([])
      }),
      { numRuns: 10 },
    )
    expect(good).toBeGreaterThan(3)
  })
})
