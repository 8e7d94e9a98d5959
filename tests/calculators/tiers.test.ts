import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  marginalExact,
  marginalTiers,
  piecewise,
  type Tier,
  wholeExact,
  wholeTiers,
} from '../../src/calculators/tiers.ts'
import {
  add,
  compare,
  type Exact,
  equals,
  exact,
  multiply,
  negate,
  signOf,
  subtract,
} from '../../src/core/exact.ts'
import { toText } from '../../src/core/number-text.ts'
import { withCode, x } from './read.ts'

const rows = [
  { from: '0', rate: '1%' },
  { from: '10000', rate: '2%' },
  { from: '50000', rate: '0.03' },
]
const tiers: readonly Tier[] = rows.map(({ from, rate }) => ({ edge: x(from), rate: x(rate) }))

describe('slice by slice, by hand', () => {
  it.each([
    ['0', '0'],
    ['9999.99', '99.9999'],
    ['10000', '100'],
    ['10000.01', '100.0002'],
    ['12000', '140'],
    ['50000', '900'],
    ['60000', '1200'],
    ['-500', '-5'],
  ])('%s pays %s', (amount, pay) => {
    expect(marginalTiers({ amount, rows }).pay).toBe(pay)
  })

  it.each([
    ['4000', '8000', '60'],
    ['-4000', '12000', '-60'],
    ['100000', '60000', '3000'],
    ['-1000', '500', '-10'],
    ['0', '12000', '0'],
  ])('%s after %s pays %s', (amount, prior, pay) => {
    expect(marginalTiers({ amount, prior, rows }).pay).toBe(pay)
  })

  it('shows its slices', () => {
    expect(marginalTiers({ amount: '52000', prior: '8000', rows }).slices).toEqual([
      { from: '0', amount: '2000', rate: '0.01', pay: '20' },
      { from: '10000', amount: '40000', rate: '0.02', pay: '800' },
      { from: '50000', amount: '10000', rate: '0.03', pay: '300' },
    ])
  })

  it('9007199254740993.01 keeps its last fen', () => {
    expect(marginalTiers({ amount: '9007199254740993.01', rows: [{ from: '0', rate: '1' }] }).pay).toBe(
      '9007199254740993.01',
    )
  })
})

describe('the whole at one rate, by hand', () => {
  it.each([
    ['9999.99', 'from', '0.01', '99.9999'],
    ['10000', 'from', '0.02', '200'],
    ['10000', 'above', '0.01', '100'],
    ['10000.01', 'above', '0.02', '200.0002'],
    ['-500', 'from', '0.01', '-5'],
    ['0', 'above', '0.01', '0'],
    ['50000', 'from', '0.03', '1500'],
  ] as const)('%s, %s the edge: rate %s, pay %s', (amount, edge, rate, pay) => {
    expect(wholeTiers({ amount, rows, edge })).toEqual({ rate, pay })
  })
})

describe('rows that are refused', () => {
  it.each([
    ['none', []],
    ['twice the same edge', [rows[0]!, rows[0]!]],
    ['descending', [rows[1]!, rows[0]!]],
    [
      'a gap',
      [
        { from: '0', to: '10000', rate: '1%' },
        { from: '10001', rate: '2%' },
      ],
    ],
    [
      'an overlap',
      [
        { from: '0', to: '10001', rate: '1%' },
        { from: '10000', rate: '2%' },
      ],
    ],
    ['an end', [{ from: '0', to: '10000', rate: '1%' }]],
  ])('%s', (_, bad) => {
    expect(() => marginalTiers({ amount: '1', rows: bad })).toThrow(withCode('bad-tiers'))
    expect(() => wholeTiers({ amount: '1', rows: bad })).toThrow(withCode('bad-tiers'))
  })

  it('a gap is named with its ends', () => {
    const gap = [
      { from: '0', to: '10000', rate: '1%' },
      { from: '10001', rate: '2%' },
    ]
    expect(() => marginalTiers({ amount: '1', rows: gap })).toThrow('no row holds between 10000 and 10001')
  })

  it('both ends printed, the same, are fine', () => {
    const both = [
      { from: '0', to: '10000', rate: '1%' },
      { from: '10000', rate: '2%' },
    ]
    expect(marginalTiers({ amount: '12000', rows: both }).pay).toBe('140')
  })
})

describe('laws of marginal tiers', () => {
  const amount = fc.oneof(
    fc.bigInt({ min: -10_000_000n, max: 10_000_000n }).map((n) => exact(n, 100n)),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((n) => exact(n, 7n)),
    fc.constantFrom(...tiers.map(({ edge }) => edge)),
  )
  const rate = fc.bigInt({ min: 0n, max: 2000n }).map((n) => exact(n, 10_000n))
  const table = fc
    .tuple(
      fc.uniqueArray(fc.bigInt({ min: -1000n, max: 100_000n }), { minLength: 1, maxLength: 8 }),
      fc.array(rate, { minLength: 8, maxLength: 8 }),
    )
    .map(([edges, rates]): readonly Tier[] =>
      edges.sort((a, b) => (a < b ? -1 : 1)).map((edge, at) => ({ edge: exact(edge), rate: rates[at]! })),
    )
  const law = (name: string, holds: (all: readonly Tier[], a: Exact, b: Exact, c: Exact) => boolean): void =>
    it(name, () => fc.assert(fc.property(table, amount, amount, amount, holds), { numRuns: 1000 }))

  law('parts add up to the whole: T(p; a) + T(p + a; b) = T(p; a + b)', (all, p, a, b) =>
    equals(add(marginalExact(all, a, p), marginalExact(all, b, add(p, a))), marginalExact(all, add(a, b), p)),
  )
  law('a return takes back what its sale brought', (all, p, a) =>
    equals(marginalExact(all, negate(a), add(p, a)), negate(marginalExact(all, a, p))),
  )
  law(
    'rates not below zero: selling more never pays less',
    (all, p, a) => signOf(a) < 0 || signOf(marginalExact(all, a, p)) >= 0,
  )
  law('never more than the highest rate, nor less than the lowest, on any stretch', (all, p, a) => {
    const size = signOf(a) < 0 ? negate(a) : a
    const pay = marginalExact(all, size, p)
    const sorted = all.map((row) => row.rate).sort(compare)
    return compare(pay, multiply(size, sorted.at(-1)!)) <= 0 && compare(pay, multiply(size, sorted[0]!)) >= 0
  })
  law('inside one tier the pay is rate × amount', (all, p, a) => {
    const rowOf = (value: Exact) => all.findLastIndex(({ edge }) => compare(value, edge) >= 0)
    const end = add(p, a)
    if (rowOf(p) !== rowOf(end)) return true
    return equals(marginalExact(all, a, p), multiply((all[rowOf(p)] ?? all[0]!).rate, a))
  })
  law('continuous at each edge: a fen more pays a fen at one of the two rates', (all) =>
    all.every(({ edge, rate: own }, at) => {
      const fen = exact(1n, 100n)
      const below = (all[at - 1] ?? all[0]!).rate
      return (
        equals(marginalExact(all, fen, edge), multiply(fen, at === 0 ? all[0]!.rate : own)) &&
        equals(subtract(piecewise(all, edge), piecewise(all, subtract(edge, fen))), multiply(fen, below))
      )
    }),
  )
  law('one rate everywhere is a plain product, whole or slice by slice', (all, p, a) => {
    const flat = all.map(({ edge }) => ({ edge, rate: x('1.5%') }))
    return (
      equals(marginalExact(flat, a, p), multiply(a, x('1.5%'))) &&
      equals(wholeExact(flat, a), multiply(a, x('1.5%')))
    )
  })
  law('yuan as fen scales the pay', (all, p, a) => {
    const hundred = exact(100n)
    const fen = all.map((row) => ({ ...row, edge: multiply(row.edge, hundred) }))
    return equals(
      marginalExact(fen, multiply(a, hundred), multiply(p, hundred)),
      multiply(marginalExact(all, a, p), hundred),
    )
  })
  it('the slices of the public function add up to its pay', () => {
    const cents = fc.bigInt({ min: -10_000_000n, max: 10_000_000n }).map((n) => toText(exact(n, 100n)))
    fc.assert(
      fc.property(cents, cents, (amountText, prior) => {
        const { pay, slices } = marginalTiers({ amount: amountText, prior, rows })
        const total = (key: 'amount' | 'pay') =>
          toText(slices.map((one) => x(one[key])).reduce(add, exact(0n)))
        expect(total('pay')).toBe(pay)
        expect(total('amount')).toBe(amountText)
      }),
      { numRuns: 1000 },
    )
  })
})
