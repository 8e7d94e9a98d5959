import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompiledRuleSet, calculate, type PeriodFacts } from '../../src/index.ts'
import { blocksOf } from '../docs/markdown.ts'
import { calculateOne, load } from '../support/load.ts'
import { column, fractionOf, hundredths, idOf, range } from '../support/scoring.ts'

/** The rules of one clause of the page on pay plans: the laws hold for what a reader copies. */
const pageRules = (clause: string): CompiledRuleSet =>
  load(blocksOf('docs/language/pay-plans.md').find(({ text }) => text.includes(`\n  ${clause}:\n`))!.text)

const fen = (text: string): bigint => {
  const [top, bottom] = fractionOf(text).split('/').map(BigInt) as [bigint, bigint]
  const whole = top * 100n
  if (whole % bottom !== 0n) throw new Error(`${text} is not a whole number of fen`)
  return whole / bottom
}

const yuan = (amount: bigint | number): string => {
  const n = BigInt(amount)
  const size = n < 0n ? -n : n
  return `${n < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n)

/** The months from January 2026 on, with the row that each brings. */
const monthsOf = (thing: string, rows: readonly object[]): readonly PeriodFacts[] =>
  rows.map((row, at) => ({
    period: `${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    [thing]: [{ id: 'X', ...row }],
  }))

/** A rule's values in fen, month by month; what does not apply is undefined. */
const ran = (rules: CompiledRuleSet, facts: readonly PeriodFacts[], thing = 'employee') => {
  const result = calculate(rules, facts)
  expect(result.ok).toBe(true)
  return (rule: string): readonly (bigint | undefined)[] =>
    result.periods
      .filter(({ period }) => period.length === 7)
      .map(({ things }) => {
        const value = things[thing]![0]!.values[rule]!.value
        return value === undefined || value === null ? undefined : fen(value)
      })
}

const there = (amounts: readonly (bigint | undefined)[]): readonly bigint[] => amounts.map((one) => one ?? 0n)
const amounts = (least: number, length: { minLength: number; maxLength: number }) =>
  fc.array(fc.integer({ min: least, max: 2_000_000 }), length)

describe('a draw', () => {
  const rules = pageRules('第8条')

  it('pays the guarantee in every month, and in a year no more than was earned and is still owed', () => {
    fc.assert(
      fc.property(amounts(0, { minLength: 1, maxLength: 12 }), (commissions) => {
        const of = ran(
          rules,
          monthsOf(
            'employee',
            commissions.map((one) => ({ commission: yuan(one), leaves: 'no' })),
          ),
        )
        const pay = there(of('pay'))
        expect(pay.every((one) => one >= 300_000n)).toBe(true)
        expect(there(of('owed')).every((one) => one >= 0n)).toBe(true)
        expect(sum(pay)).toBe(sum(commissions.map(BigInt)) + there(of('owed')).at(-1)!)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the catch-up of the year', () => {
  const rules = pageRules('第4条')

  it('has paid in every month what the table gives for the year so far', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20_000, max: 60_000 }), { minLength: 1, maxLength: 12 }),
        (sales) => {
          const of = ran(
            rules,
            monthsOf(
              'employee',
              sales.map((one) => ({ sales: String(one) })),
            ),
          )
          const due = there(of('due'))
          sales.forEach((_, at) => {
            const total = BigInt(sales.slice(0, at + 1).reduce((left, right) => left + right, 0))
            // 2% of a yuan is 2 fen; 1% more above 100,000.
            expect(sum(due.slice(0, at + 1))).toBe(2n * total + (total > 100_000n ? total - 100_000n : 0n))
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a bonus bank', () => {
  const rules = pageRules('第11条')

  it('has paid out what came in less what it still holds, and never below zero', () => {
    fc.assert(
      fc.property(amounts(-2_000_000, { minLength: 1, maxLength: 18 }), (profits) => {
        // Profits in whole yuan, so that a tenth is a whole number of fen.
        const of = ran(
          rules,
          monthsOf(
            'team',
            profits.map((one) => ({ profit: String(one) })),
          ),
          'team',
        )
        const payable = there(of('payable'))
        expect(payable.every((one) => one >= 0n)).toBe(true)
        expect(sum(there(of('credit')))).toBe(sum(payable) + there(of('balance')).at(-1)!)
      }),
      { numRuns: 60 },
    )
  })
})

describe('returns', () => {
  const rules = pageRules('第9条')

  it('are taken back in full, whatever a month can bear', () => {
    const month = fc.record({
      sold: fc.nat({ max: 9_999 }),
      back: fc.nat({ max: 9_999 }),
      there: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(month, { minLength: 1, maxLength: 12 }), (months) => {
        const facts = months.flatMap(({ sold, back, there: present }, at) => {
          const period = `2026-${String(at + 1).padStart(2, '0')}`
          const record = (amount: number) => [
            { id: `R${at}`, employee: 'X', dated: `${period}-01`, amount: String(amount), rate: '4%' },
          ]
          return present
            ? [{ period, employee: [{ id: 'X' }], order: record(sold), return: record(back) }]
            : []
        })
        if (facts.length === 0) return
        const of = ran(rules, facts)
        const net = months.filter((one) => one.there).map(({ sold, back }) => BigInt((sold - back) * 4))
        const paid = there(of('commission'))
        expect(paid.every((one) => one >= 0n)).toBe(true)
        expect(sum(net)).toBe(sum(paid) - there(of('debt')).at(-1)!)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a holdback', () => {
  const rules = pageRules('第10条')

  it('has given back at the close of the quarter everything that it held', () => {
    fc.assert(
      fc.property(amounts(0, { minLength: 3, maxLength: 3 }), (bonuses) => {
        const of = ran(
          rules,
          monthsOf(
            'employee',
            bonuses.map((one) => ({ bonus: yuan(one) })),
          ),
        )
        expect(sum(there(of('now'))) + sum(there(of('returned')))).toBe(sum(bonuses.map(BigInt)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a deal that is split', () => {
  const rules = pageRules('第6条')

  it('credits its whole commission, whatever the parts are', () => {
    const part = fc.integer({ min: 1, max: 100 })
    fc.assert(
      fc.property(
        fc.nat({ max: 99_999_999 }),
        fc.array(part, { minLength: 1, maxLength: 9 }),
        (price, parts) => {
          const employee = parts.map((_, at) => ({ id: idOf(at), rate: '50%' }))
          const credit = parts.map((one, at) => ({
            id: `C${at}`,
            deal: 'D',
            employee: idOf(at),
            part: `${one}%`,
          }))
          const result = calculateOne(rules, { employee, deal: [{ id: 'D', price: yuan(price) }], credit })
          // 2% of the price, to the fen, half up.
          const fee = (BigInt(price) * 2n + 50n) / 100n
          expect(sum(column(result, 'credited', 'credit').map(fen))).toBe(fee)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('threshold, target and maximum', () => {
  const rules = pageRules('第3条')

  it('rise from 80% on without a jump but where the page has one, for every hundredth of a point', () => {
    const reaches = range(0, 15_000)
    const employee = reaches.map((one, at) => ({
      id: idOf(at),
      target: '6000',
      reach: `${hundredths(one)}%`,
    }))
    // In millionths: 50% at 80%, then 2.5 for 1, then 5 for 1, to 200%; 6,000 yuan are 600,000 fen.
    const byHand = (reach: number): bigint => {
      if (reach < 8_000) return 0n
      if (reach < 10_000) return 500_000n + 250n * BigInt(reach - 8_000)
      return reach < 12_000 ? 1_000_000n + 500n * BigInt(reach - 10_000) : 2_000_000n
    }
    const bonuses = column(calculateOne(rules, { employee }), 'bonus').map(fen)
    expect(bonuses).toEqual(reaches.map((one) => (byHand(one) * 6n + 5n) / 10n))
  })
})
