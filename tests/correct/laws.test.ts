import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CompiledRuleSet,
  type Correction,
  calculate,
  correct,
  type Ledger,
  type PeriodFacts,
  type SettledLine,
} from '../../src/index.ts'
import { wire } from '../plan/wire.ts'
import { history, shop, shopWiring, shuffled } from '../run/shop.ts'

const runs = { numRuns: 40 }

/** Fen of a decimal text with two decimals. */
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** What is settled in total, by what it was paid for; nothing and zero are the same. */
const totals = ({
  settled,
}: {
  readonly settled: readonly SettledLine[]
}): Readonly<Record<string, string>> => {
  const sums = new Map<string, bigint>()
  for (const { period, thing, id, rule, channel, amount } of settled) {
    const key = [period, thing, id, rule, channel].join(' ')
    sums.set(key, (sums.get(key) ?? 0n) + fen(amount))
  }
  return Object.fromEntries(
    [...sums]
      .flatMap(([key, sum]) => (sum === 0n ? [] : [[key, `${sum}`]]))
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  )
}

/** Another commission above 1000, and a pool that is not shared by skill. */
const otherShop: CompiledRuleSet = {
  ...wire({
    ...shopWiring,
    steps: shopWiring.steps.map((step) =>
      'op' in step && step.op === 'constant' && step.to === 'high' ? { ...step, value: '0.03' } : step,
    ) as typeof shopWiring.steps,
  }),
  hash: 'other',
}

/** Four months, and the same months with some of them corrected. */
const corrected: fc.Arbitrary<readonly [readonly PeriodFacts[], readonly PeriodFacts[]]> = fc
  .tuple(history, history, fc.subarray([0, 1, 2, 3], { minLength: 1 }))
  .map(([first, second, at]) => [first, at.map((one) => second[one]!)])

const fresh = (original: readonly PeriodFacts[], changed: readonly PeriodFacts[]): readonly PeriodFacts[] =>
  original.map((one) => changed.find(({ period }) => period === one.period) ?? one)

const good = (correction: Correction): Correction => {
  expect(correction.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(correction.ok).toBe(true)
  return correction
}

describe('laws of corrections', () => {
  it('one that changes nothing has no lines, the same ledger and the same carry', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (facts, again) => {
        const ledger = calculate(shop, facts)
        const result = good(
          correct({
            original: { ruleSet: shop, facts },
            corrected: again ? { facts, ruleSet: shop, options: {} } : {},
            ledger,
          }),
        )
        expect([result.lines, result.people, result.findings]).toEqual([
          [],
          [],
          { appeared: [], disappeared: [] },
        ])
        expect(result.ledger!).toEqual({ ruleSet: ledger.ruleSet, currency: 'CNY', settled: ledger.settled })
        expect(result.carry).toEqual(ledger.carry)
      }),
      runs,
    )
  })

  it('settles in total what a fresh run of the corrected inputs gives, and hands on its carry', () => {
    fc.assert(
      fc.property(corrected, fc.boolean(), ([facts, changed], withRules) => {
        const ruleSet = withRules ? otherShop : shop
        const result = good(
          correct({
            original: { ruleSet: shop, facts },
            corrected: { facts: changed, ruleSet },
            ledger: calculate(shop, facts),
          }),
        )
        const whole = calculate(ruleSet, fresh(facts, changed))
        expect(totals(result.ledger!)).toEqual(totals(whole))
        expect(result.carry).toEqual(whole.carry)
      }),
      runs,
    )
  })

  it('causes add up to the difference, which is due less paid', () => {
    fc.assert(
      fc.property(corrected, fc.nat(), ([facts, changed], at) => {
        const { ruleSet, currency, settled } = calculate(shop, facts)
        // Somebody was paid by hand.
        const byHand = settled.map((line, index) =>
          index === at % Math.max(settled.length, 1) ? { ...line, amount: '12.34' } : line,
        )
        const { lines } = good(
          correct({
            original: { ruleSet: shop, facts },
            corrected: { facts: changed, ruleSet: otherShop },
            ledger: { ruleSet, currency, settled: byHand },
          }),
        )
        for (const { paid = '0.00', due = '0.00', difference, causes } of lines) {
          expect(fen(difference)).toBe(fen(due) - fen(paid))
          expect(causes.reduce((sum, { amount }) => sum + fen(amount), 0n)).toBe(fen(difference))
          expect(causes.every(({ amount }) => fen(amount) !== 0n)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('the same one again does nothing', () => {
    fc.assert(
      fc.property(corrected, ([facts, changed]) => {
        const inputs = {
          original: { ruleSet: shop, facts },
          corrected: { facts: changed, ruleSet: otherShop },
        }
        const first = good(correct({ ...inputs, ledger: calculate(shop, facts) }))
        const second = good(correct({ ...inputs, ledger: first.ledger! }))
        expect(second.lines).toEqual([])
        expect(second.ledger).toEqual(first.ledger!)
        expect(second.carry).toEqual(first.carry)
      }),
      runs,
    )
  })

  it('two in a row settle what the second alone does, whichever inputs are called original', () => {
    fc.assert(
      fc.property(history, history, history, fc.boolean(), (facts, first, second, chained) => {
        const ledger: Ledger = calculate(shop, facts)
        const alone = good(
          correct({ original: { ruleSet: shop, facts }, corrected: { facts: second }, ledger }),
        )
        const one = good(correct({ original: { ruleSet: shop, facts }, corrected: { facts: first }, ledger }))
        const two = good(
          correct({
            original: { ruleSet: shop, facts: chained ? first : facts },
            corrected: { facts: second },
            ledger: one.ledger!,
          }),
        )
        expect(totals(two.ledger!)).toEqual(totals(alone.ledger!))
        expect(two.carry).toEqual(alone.carry)
        const causes = new Set(two.lines.flatMap((line) => line.causes.map(({ cause }) => cause)))
        if (chained) expect([...causes].filter((cause) => cause !== 'data')).toEqual([])
        expect(causes.has('settled differently')).toBe(false)
      }),
      runs,
    )
  })

  it('the order of rows and of periods changes nothing, digests included', () => {
    fc.assert(
      fc.property(
        corrected.chain(([facts, changed]) =>
          fc.tuple(fc.constant(facts), fc.constant(changed), fc.tuple(...changed.map(shuffled))),
        ),
        ([facts, changed, others]) => {
          const ledger = calculate(shop, facts)
          const of = (corrections: readonly PeriodFacts[], original: readonly PeriodFacts[]) =>
            correct({
              original: { ruleSet: shop, facts: original },
              corrected: { facts: corrections },
              ledger,
            })
          const { lines, ledger: after, carry } = of([...others].reverse(), [...facts].reverse())
          const plain = of(changed, facts)
          expect([lines, after, carry]).toEqual([plain.lines, plain.ledger, plain.carry])
        },
      ),
      runs,
    )
  })

  it('going on from a carry is going on from the start', () => {
    fc.assert(
      fc.property(history, history, (facts, other) => {
        const before = calculate(shop, facts.slice(0, 2))
        const after = calculate(shop, facts.slice(2), { carry: before.carry })
        const late = other.slice(2)
        const part = good(
          correct({
            original: { ruleSet: shop, facts: facts.slice(2), options: { carry: before.carry } },
            corrected: { facts: late },
            ledger: [before, after],
          }),
        )
        const whole = good(
          correct({
            original: { ruleSet: shop, facts },
            corrected: { facts: late },
            ledger: [before, after],
          }),
        )
        expect(part.lines).toEqual(whole.lines)
        expect(part.carry).toEqual(whole.carry)
      }),
      runs,
    )
  })
})
