import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  added,
  addForms,
  borderBetween,
  constantOf,
  divideForms,
  type Form,
  factOf,
  type Linear,
  multiplyForms,
  scaled,
  solutionsOf,
  sumForm,
  valueOf,
} from '../../../src/analyse/population/linear.ts'
import { add, divide, type Exact, equals, exact, multiply } from '../../../src/core/exact.ts'

const number = fc
  .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 100n }))
  .map(([n, d]) => exact(n, d))
const apart = number.filter(({ n }) => n !== 0n)

/** `a × x + b × y + c`. */
const sum = (a: Exact, b: Exact, c: Exact) =>
  added(added(scaled(factOf('x'), a), scaled(factOf('y'), b)), constantOf(c))

const overOf = (form: Form): Linear => (form.kind === 'sum' ? form.over : constantOf(exact(0n)))

const known = (values: Readonly<Record<string, Exact>>) => (name: string) => values[name]

describe('sums of facts', () => {
  test('what solves a border makes both sides equal', () => {
    fc.assert(
      fc.property(apart, number, number, number, number, (a, b, c, edge, y) => {
        const border = borderBetween(sumForm(sum(a, b, c)), sumForm(constantOf(edge)))!
        const [x] = solutionsOf([border], 'x', known({ y }))
        expect(equals(valueOf(sum(a, b, c), known({ x: x!, y }))!, edge)).toBe(true)
      }),
    )
  })

  test('a quotient meets its border where the one fact is that many times the other', () => {
    fc.assert(
      fc.property(apart, apart, (edge, y) => {
        const reach = divideForms(sumForm(factOf('x')), sumForm(factOf('y')))!
        const border = borderBetween(reach, sumForm(constantOf(edge)))!
        const [x] = solutionsOf([border], 'x', known({ y }))
        expect(equals(divide(x!, y)!, edge)).toBe(true)
      }),
    )
  })

  test('forms add and multiply as numbers do', () => {
    fc.assert(
      fc.property(number, number, number, number, number, (a, b, c, x, y) => {
        const left = sumForm(sum(a, b, c))
        const right = sumForm(factOf('x'))
        const at = known({ x, y })
        const both = addForms(left, right)!
        const times = multiplyForms(sumForm(constantOf(a)), right)!
        expect(equals(valueOf(overOf(both), at)!, add(valueOf(sum(a, b, c), at)!, x))).toBe(true)
        expect(equals(valueOf(overOf(times), at)!, multiply(a, x))).toBe(true)
      }),
    )
  })

  test('what is not known, and what is no sum, has no solution', () => {
    const border = borderBetween(
      sumForm(sum(exact(1n), exact(1n), exact(0n))),
      sumForm(constantOf(exact(5n))),
    )!
    expect(solutionsOf([border], 'x', () => undefined)).toEqual([])
    expect(solutionsOf([border], 'z', known({ x: exact(1n), y: exact(1n) }))).toEqual([])
    expect(multiplyForms(sumForm(factOf('x')), sumForm(factOf('y')))).toBeUndefined()
    expect(borderBetween(sumForm(factOf('x')), sumForm(factOf('x')))).toBeUndefined()
  })

  test('full months lie before a day: 12 before 31 January 2026', () => {
    const to = constantOf(exact(20484n))
    const span = { kind: 'span', from: factOf('hiredOn'), to, months: 12 } as const
    const border = borderBetween(span, sumForm(constantOf(exact(1n))))!
    expect(solutionsOf([border], 'hiredOn', () => undefined)).toEqual([exact(20484n - 365n)])
  })
})
