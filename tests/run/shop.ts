import fc from 'fast-check'
import type { FactRow, PeriodFacts } from '../../src/run/facts.ts'
import {
  constant,
  date,
  input,
  number,
  reference,
  truth,
  type WiredStep,
  type Wiring,
  wire,
} from '../plan/wire.ts'

/** A made-up shop that uses every idea at once: teams, deals in order, ranks, pools, streaks, sums to date. */

const at = (axis: string, steps: readonly (WiredStep & { readonly at?: never })[]): readonly WiredStep[] =>
  steps.map((step) => ({ ...step, at: axis }))

const plus = (to: string, ...of: readonly string[]) =>
  ({ to, op: 'sum', terms: of.map((one) => ({ of: one, negative: false })), skip: false }) as const

export const shopWiring: Wiring = {
  things: {
    team: { rate: number(4) },
    employee: { team: reference('team'), absent: number(1), skill: number(1), present: truth },
    deal: { employee: reference('employee'), dated: date, amount: number() },
  },
  cells: [
    {
      name: 'soldBefore',
      axis: 'employee',
      type: 'number',
      initial: '0',
      over: 'record',
      unbroken: false,
      reset: 'year',
    },
    { name: 'leading', axis: 'employee', type: 'number', initial: '0', over: 'period', unbroken: true },
    {
      name: 'toDate',
      axis: 'employee',
      type: 'number',
      initial: '0',
      over: 'period',
      unbroken: false,
      reset: 'year',
    },
    { name: 'partAgo', axis: 'employee', type: 'number', over: 'period', unbroken: true },
    { name: 'restOfPool', axis: 'team', type: 'number', initial: '0', over: 'period', unbroken: false },
  ],
  steps: [
    constant('zero', '0'),
    constant('one', '1'),
    constant('three', '3'),
    constant('low', '0.01'),
    constant('high', '0.025'),
    constant('edge', '1000'),
    constant('half', '0.5'),
    constant('hundred', '100'),
    input('team', 'rate'),
    input('employee', 'absent', { kind: 'number', text: '0' }),
    input('employee', 'skill', null),
    input('deal', 'amount'),
    { ...input('deal', 'dated'), kind: 'date' },
    {
      loop: { axis: 'deal', path: ['employee'], order: ['dated'] },
      steps: at('deal', [
        { to: 'before', op: 'opening', axis: 'deal', cell: 'soldBefore' },
        {
          to: 'earned',
          op: 'piece',
          how: 'marginal',
          x: 'amount',
          prior: 'before',
          edges: [null, 'edge'],
          values: ['low', 'high'],
        },
        plus('after', 'before', 'amount'),
        { to: 'handed on', op: 'closing', axis: 'deal', cell: 'soldBefore', of: 'after', absent: 'keep' },
      ]),
    },
    ...at('employee', [
      {
        to: 'sales',
        op: 'up',
        how: 'sum',
        axis: 'employee',
        from: 'deal',
        path: ['employee'],
        of: 'amount',
        missing: 'block',
      },
      {
        to: 'commission',
        op: 'up',
        how: 'sum',
        axis: 'employee',
        from: 'deal',
        path: ['employee'],
        of: 'earned',
        missing: 'block',
      },
      { to: 'commissionLine', op: 'round', of: 'commission', step: '0.01', mode: 'half up' },
    ]),
    ...at('team', [
      {
        to: 'teamSales',
        op: 'up',
        how: 'sum',
        axis: 'team',
        from: 'employee',
        path: ['team'],
        of: 'sales',
        missing: 'block',
      },
      {
        to: 'meanSkill',
        op: 'up',
        how: 'mean',
        axis: 'team',
        from: 'employee',
        path: ['team'],
        of: 'skill',
        missing: 'block',
      },
      { to: 'ofSales', op: 'multiply', left: 'teamSales', right: 'rate' },
      { to: 'rest', op: 'opening', axis: 'team', cell: 'restOfPool' },
      plus('pool', 'ofSales', 'rest'),
    ]),
    ...at('employee', [
      { to: 'ofTeam', op: 'down', axis: 'employee', path: ['team'], of: 'teamSales' },
      { to: 'part', op: 'divide', left: 'sales', right: 'ofTeam', remainder: false },
      { to: 'third', op: 'divide', left: 'part', right: 'three', remainder: false },
      { to: 'percent', op: 'multiply', left: 'third', right: 'hundred' },
      {
        to: 'place',
        op: 'rank',
        axis: 'employee',
        path: ['team'],
        of: 'sales',
        first: 'highest',
        ties: 'shared',
        by: [],
        missing: 'block',
      },
      {
        to: 'ordinal',
        op: 'rank',
        axis: 'employee',
        path: ['team'],
        of: 'sales',
        first: 'lowest',
        ties: 'ordinal',
        by: ['absent'],
        missing: 'block',
      },
      { to: 'isFirst', op: 'compare', left: 'place', right: 'one', sign: '=' },
      { to: 'leadingBefore', op: 'opening', axis: 'employee', cell: 'leading' },
      { to: 'leading', op: 'streak', before: 'leadingBefore', of: 'isFirst', gap: 'breaks' },
      { to: 'long', op: 'compare', left: 'leading', right: 'one', sign: '>' },
      { to: 'prize', op: 'pick', condition: 'long', then: 'hundred' },
      { to: 'isHere', op: 'compare', left: 'absent', right: 'three', sign: '<' },
      { to: 'weight', op: 'first', of: ['skill', 'one'] },
      {
        to: 'share',
        op: 'share',
        axis: 'employee',
        path: ['team'],
        group: 'team',
        pool: 'pool',
        weight: 'weight',
        among: 'isHere',
        unit: '0.01',
        odd: 'largest remainder',
        oddBy: ['sales'],
        nobody: 'keep',
        negative: 'share',
        missing: 'block',
        exact: 'exact',
        kept: 'kept',
        unplaced: 'unplaced',
      },
      { to: 'toDateBefore', op: 'opening', axis: 'employee', cell: 'toDate' },
      plus('toDate', 'toDateBefore', 'sales'),
      { to: 'partAgo', op: 'opening', axis: 'employee', cell: 'partAgo' },
      {
        to: 'growth',
        op: 'sum',
        terms: [
          { of: 'part', negative: false },
          { of: 'partAgo', negative: true },
        ],
        skip: false,
      },
      {
        to: 'total',
        op: 'sum',
        terms: ['commissionLine', 'prize', 'share'].map((of) => ({ of, negative: false })),
        skip: true,
      },
      {
        to: 'leading closes',
        op: 'closing',
        axis: 'employee',
        cell: 'leading',
        of: 'leading',
        absent: 'keep',
      },
      { to: 'toDate closes', op: 'closing', axis: 'employee', cell: 'toDate', of: 'toDate', absent: 'keep' },
      { to: 'partAgo closes', op: 'closing', axis: 'employee', cell: 'partAgo', of: 'part', absent: 'clear' },
    ]),
    ...at('team', [
      { to: 'rest closes', op: 'closing', axis: 'team', cell: 'restOfPool', of: 'kept', absent: 'keep' },
    ]),
  ],
  rules: [
    'earned',
    'sales',
    { name: 'commission', column: 'commissionLine', line: 'earning' },
    'teamSales',
    'meanSkill',
    'pool',
    'kept',
    'part',
    'percent',
    'place',
    'ordinal',
    'leading',
    { name: 'prize', line: 'earning' },
    { name: 'share', line: 'earning' },
    'exact',
    'toDate',
    'growth',
    { name: 'total', totalOf: 'earning' },
  ],
}

export const shop = wire(shopWiring)

const text = (digits: number, min: number, max: number) =>
  fc.integer({ min, max }).map((n) => {
    const unsigned = String(Math.abs(n)).padStart(digits + 1, '0')
    const point = unsigned.length - digits
    return `${n < 0 ? '-' : ''}${unsigned.slice(0, point)}.${unsigned.slice(point)}`
  })

const teams = ['T1', 'T2', 'T3']
/** Ids whose order by code point, by number and by UTF-16 unit differ. */
const people = ['E1', 'E10', 'E2', '王', '𠮷', 'Ａ', 'E9']

const employee = (id: string): fc.Arbitrary<FactRow> =>
  fc.record(
    {
      id: fc.constant(id),
      team: fc.constantFrom(...teams),
      absent: text(1, 0, 60),
      skill: text(1, 0, 50),
    },
    { requiredKeys: ['id', 'team'] },
  )

const month = (period: string): fc.Arbitrary<PeriodFacts> =>
  fc.subarray(people).chain((here) =>
    fc.record({
      period: fc.constant(period),
      complete: fc.constant(true as const),
      team: fc.tuple(...teams.map((id) => fc.record({ id: fc.constant(id), rate: text(4, -100, 900) }))),
      employee: fc.tuple(...here.map(employee)),
      deal:
        here.length === 0
          ? fc.constant([])
          : fc
              .array(
                fc.record({
                  employee: fc.constantFrom(...here),
                  dated: fc.integer({ min: 1, max: 4 }).map((day) => `${period}-0${day}`),
                  // Few amounts, so that there are ties; some are returns.
                  amount: fc.oneof(fc.constantFrom('100', '100.00', '333.33'), text(2, -40_000, 250_000)),
                }),
                { maxLength: 12 },
              )
              .map((deals) => deals.map((deal, at) => ({ id: `D${at + 1}`, ...deal }))),
    }),
  ) as fc.Arbitrary<PeriodFacts>

/** A few months in a row, over the turn of a year, each with its own people. */
export const history: fc.Arbitrary<readonly PeriodFacts[]> = fc.tuple(
  ...['2030-11', '2030-12', '2031-01', '2031-02'].map(month),
)

/** The same facts with the rows of every table in another order. */
export const shuffled = (facts: PeriodFacts): fc.Arbitrary<PeriodFacts> => {
  const tables = Object.entries(facts).filter((entry): entry is [string, readonly FactRow[]] =>
    Array.isArray(entry[1]),
  )
  return fc
    .tuple(
      ...tables.map(([name, rows]) =>
        fc.shuffledSubarray([...rows], { minLength: rows.length }).map((other) => [name, other]),
      ),
    )
    .map((others) => ({ ...facts, ...Object.fromEntries(others) }))
}
