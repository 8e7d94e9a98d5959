import fc from 'fast-check'
import type { FactRow, PeriodFacts } from '../../src/index.ts'

/** Facts of one person in one month before they are rows; undefined: not on the list. */
interface Month {
  readonly team: string
  readonly sales: string | undefined
  readonly mark: string | undefined
  readonly skill: string | undefined
  readonly post: string
  readonly present: boolean
  readonly judged: string | undefined
  readonly orders: readonly {
    readonly day: number
    readonly amount: string
    readonly kind: string
    readonly returned: boolean
  }[]
}

/** A year of random months, before it is known which rules read them. */
export interface History {
  readonly first: number
  readonly people: readonly (readonly (Month | undefined)[])[]
  readonly budgets: readonly (readonly string[])[]
  readonly ratings: readonly (readonly (string | undefined)[])[]
  /** Teams are left out of the months in which nobody is in them. */
  readonly sparse: boolean
}

const cents = (max: number) => fc.integer({ min: 0, max }).map((n) => (n / 100).toFixed(2))
const maybe = <T>(one: fc.Arbitrary<T>, freq = 4) => fc.option(one, { nil: undefined, freq })
const amount = fc.oneof(fc.constantFrom('0', '100', '1000.00'), cents(300000))
const score = fc.oneof(fc.constantFrom('60', '80'), fc.integer({ min: 0, max: 100 }).map(String))

const month: fc.Arbitrary<Month> = fc.record({
  team: fc.constantFrom('T1', 'T1', 'T2'),
  sales: maybe(amount, 6),
  mark: maybe(score),
  skill: maybe(fc.integer({ min: 0, max: 40 }).map((n) => String(n / 4))),
  post: fc.constantFrom('clerk', 'senior', 'chief'),
  present: fc.boolean(),
  judged: maybe(score, 1),
  orders: fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      amount: cents(90000),
      kind: fc.constantFrom('lamp', 'bulb'),
      returned: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
})

const lists = <T>(one: fc.Arbitrary<T>, outer: number, inner: number) =>
  fc.array(fc.array(one, { minLength: inner, maxLength: inner }), { minLength: outer, maxLength: outer })

/** Thirteen to fifteen months with people who join, leave, come back and change their team. */
export const history: fc.Arbitrary<History> = fc
  .tuple(fc.integer({ min: 13, max: 15 }), fc.integer({ min: 2, max: 4 }), fc.constantFrom(0, 0, 1, 5, 9))
  .chain(([length, people, first]) =>
    fc.record({
      first: fc.constant(first),
      people: lists(maybe(month, 5), people, length),
      budgets: lists(amount, 2, length),
      ratings: lists(maybe(score), people, 6),
      sparse: fc.boolean(),
    }),
  )
  .chain((one) =>
    // Now and then a month in which nobody is there.
    maybe(fc.nat({ max: 14 }), 2).map((empty) => ({
      ...one,
      people: one.people.map((months) => months.map((own, at) => (at === empty ? undefined : own))),
    })),
  )

const two = (n: number): string => String(n).padStart(2, '0')
const given = (row: Readonly<Record<string, FactRow[string]>>): FactRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

/** Months and quarters to hand over; `named` are the rules whose values a person gives. */
export const factsOf = (history: History, named: readonly string[]): readonly PeriodFacts[] => {
  const length = history.people[0]!.length
  const text = (at: number): string =>
    `${2026 + Math.floor((at + history.first) / 12)}-${two(((at + history.first) % 12) + 1)}`
  const months = Array.from({ length }, (_, at): PeriodFacts => {
    const period = text(at)
    const here = history.people.flatMap((own, person) =>
      own[at] ? [{ id: `E${person + 1}`, own: own[at] }] : [],
    )
    return {
      period,
      complete: true,
      company: { id: 'company', target: history.budgets[0]![at]! },
      team: ['T1', 'T2'].flatMap((id, team) =>
        history.sparse && !here.some(({ own }) => own.team === id)
          ? []
          : [given({ id, budget: history.budgets[team]![at] })],
      ),
      employee: here.map(({ id, own: { orders: _, judged, ...facts } }) =>
        given({ id, ...facts, ...Object.fromEntries(named.map((name) => [name, judged])) }),
      ),
      order: here.flatMap(({ id, own }) =>
        own.orders.map(({ day, ...order }, nth) => ({
          id: `O${at}${id}${nth}`,
          employee: id,
          dated: `${period}-${two(day)}`,
          ...order,
        })),
      ),
    }
  })
  const quarterOf = (period: string): string =>
    `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5)) / 3)}`
  const closing = new Map(months.map((one) => [quarterOf(one.period), one]))
  const quarters = [...closing].flatMap(([period, last], at): readonly PeriodFacts[] =>
    Number(last.period.slice(5)) % 3 === 0
      ? [
          {
            period,
            employee: (last.employee as readonly FactRow[]).map((row) =>
              given({ id: row.id!, rating: history.ratings[Number(String(row.id).slice(1)) - 1]![at] }),
            ),
            team: (last.team as readonly FactRow[]).map((row) => ({
              id: row.id!,
              plan: String((at + 1) * 100),
            })),
          },
        ]
      : [],
  )
  return [...months, ...quarters]
}

export const isMonth = ({ period }: PeriodFacts): boolean => /^\d{4}-\d\d$/.test(period)
