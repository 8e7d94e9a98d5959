import fc from 'fast-check'
import { type Exact, exact } from '../../src/core/exact.ts'

/** The usual size of pay: cents up to ten million, rates of four decimals. */
export const amount = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }).map((n) => exact(n, 100n))

/** Fractions of every size, reduced or not. */
export const anyExact: fc.Arbitrary<Exact> = fc.oneof(
  amount,
  fc.tuple(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: 1n, max: 12n })).map(([n, d]) => exact(n, d)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 45n }))
    .map(([n, d]) => exact(n, d)),
)

export const runs = { numRuns: 1000 }
