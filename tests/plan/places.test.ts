import { describe, expect, it } from 'vitest'
import type { Operation } from '../../src/plan/operations.ts'
import { calculate } from '../../src/run/calculate.ts'
import {
  complaints,
  input,
  marksOf,
  number,
  reference,
  run,
  truth,
  valuesOf,
  type WiredStep,
  wire,
} from './wire.ts'

type Share = Extract<Operation, { op: 'share' }>
type Rank = Extract<Operation, { op: 'rank' }>

/** Everybody is in team T1 unless something else is said. */
const facts = (rows: readonly Readonly<Record<string, string>>[], pool = '100') => ({
  period: '2031-03',
  complete: true as const,
  team: [
    { id: 'T1', pool },
    { id: 'T2', pool: '9' },
  ],
  employee: rows.map((row) => ({ team: 'T1', ...row })),
})

describe('rank', () => {
  const rank = (
    to: string,
    ties: Rank['ties'],
    more: Partial<Pick<Rank, 'first' | 'missing'>> = {},
  ): WiredStep => ({
    at: 'employee',
    to,
    op: 'rank',
    axis: 'employee',
    path: ['team'],
    of: 'sales',
    where: 'counts',
    first: 'highest',
    ties,
    by: ['years'],
    missing: 'block',
    ...more,
  })
  const plan = wire({
    things: {
      team: { pool: number() },
      employee: { team: reference('team'), sales: number(), counts: truth, years: number(0) },
    },
    steps: [
      input('employee', 'sales', null),
      { ...input('employee', 'counts', { kind: 'truth', value: true }), kind: 'truth' },
      input('employee', 'years', { kind: 'number', text: '0' }),
      rank('shared', 'shared'),
      rank('dense', 'dense'),
      rank('last', 'last'),
      rank('ordinal', 'ordinal'),
      rank('lowest', 'shared', { first: 'lowest' }),
    ],
    rules: ['shared', 'dense', 'last', 'ordinal', 'lowest'],
  })
  const rows = [
    { id: 'E1', sales: '8.0', years: '1' },
    { id: 'E2', sales: '9', years: '1' },
    { id: 'E3' }, // nothing to rank him by
    { id: 'E4', sales: '7', years: '1' },
    { id: 'E5', sales: '8', years: '2' },
    { id: 'E6', sales: '10', counts: 'no' },
    { id: 'E7', team: 'T2', sales: '1' },
  ]

  it.each([
    ['shared', { E2: '1', E1: '2', E5: '2', E4: '4' }],
    ['dense', { E2: '1', E1: '2', E5: '2', E4: '3' }],
    ['last', { E2: '1', E1: '3', E5: '3', E4: '4' }],
    ['ordinal', { E2: '1', E5: '2', E1: '3', E4: '4' }], // E5 has the more years
    ['lowest', { E4: '1', E1: '2', E5: '2', E2: '4' }],
  ])('%s', (ties, places) => {
    expect(valuesOf(run(plan, facts(rows)), ties)).toEqual({
      ...places,
      E3: 'not applicable (fact sales)',
      E6: `not applicable (not ranked ${ties})`,
      E7: '1',
    })
  })

  it('breaks what the keys leave tied by id, in code-point order', () => {
    const tied = ['E10', 'E9', '𠮷', 'Ａ'].map((id) => ({ id, sales: '5' }))
    // U+FF21 comes before U+20BB7, though its UTF-16 units are the greater ones.
    expect(valuesOf(run(plan, facts(tied)), 'ordinal')).toEqual({ E10: '1', E9: '2', Ａ: '3', 𠮷: '4' })
  })
})

describe('rank where a fact is missing', () => {
  const plan = (missing: 'block' | 'exclude') =>
    wire({
      things: {
        team: { pool: number() },
        employee: { team: reference('team'), sales: number(), counts: truth },
      },
      steps: [
        input('employee', 'sales'),
        { ...input('employee', 'counts', { kind: 'truth', value: true }), kind: 'truth' },
        {
          at: 'employee',
          to: 'place',
          op: 'rank',
          axis: 'employee',
          path: ['team'],
          of: 'sales',
          where: 'counts',
          first: 'highest',
          ties: 'shared',
          by: [],
          missing,
        },
      ],
      rules: ['place'],
    })
  const rows = [
    { id: 'E1', sales: '8' },
    { id: 'E2' },
    { id: 'E3', counts: 'no' },
    { id: 'E4', team: 'T2', sales: '1' },
  ]

  it('blocks its group; who takes no part needs no fact', () => {
    const result = calculate(plan('block'), facts(rows))
    expect(valuesOf(result, 'place')).toEqual({
      E1: 'missing (fact sales)',
      E2: 'missing (fact sales)',
      E3: 'not applicable (not ranked place)',
      E4: '1',
    })
    expect(complaints(result)).toEqual(['fact-missing E2 sales'])
  })

  it('or leaves its member out, with a mark on the others', () => {
    const result = calculate(plan('exclude'), facts(rows))
    expect(valuesOf(result, 'place')).toMatchObject({ E1: '1', E2: 'missing (fact sales)' })
    expect(marksOf(result, 'place', 'E1')).toEqual(['excluded:place'])
    expect(marksOf(result, 'place', 'E4')).toEqual([])
    expect(complaints(result)).toEqual(['fact-missing E2 sales'])
  })
})

describe('share', () => {
  const plan = (how: Partial<Share> & { readonly odd: Share['odd'] }, ...keys: readonly string[]) =>
    wire({
      things: {
        team: { pool: number(4) },
        employee: {
          team: reference('team'),
          weight: number(),
          cap: number(3),
          years: number(0),
          counts: truth,
        },
      },
      steps: [
        input('team', 'pool'),
        input('employee', 'weight'),
        input('employee', 'cap', null),
        input('employee', 'years', { kind: 'number', text: '0' }),
        { ...input('employee', 'counts', { kind: 'truth', value: true }), kind: 'truth' },
        {
          at: 'employee',
          to: 'share',
          op: 'share',
          axis: 'employee',
          path: ['team'],
          group: 'team',
          pool: 'pool',
          weight: 'weight',
          among: 'counts',
          cap: 'cap',
          unit: '0.01',
          poolStep: '0.01',
          nobody: 'finding',
          negative: 'refuse',
          missing: 'block',
          exact: 'exact',
          kept: 'kept',
          unplaced: 'unplaced',
          ...(how as object),
          odd: how.odd,
          oddBy: keys,
        },
      ],
      rules: [{ name: 'share', line: 'earning' }, 'exact', 'kept', 'unplaced'],
    })
  const weights = (...all: readonly string[]) => all.map((weight, at) => ({ id: `E${at + 1}`, weight }))
  const over = (
    how: Parameters<typeof plan>[0],
    rows: readonly Readonly<Record<string, string>>[],
    pool: string,
    ...keys: readonly string[]
  ) => {
    const result = run(plan(how, ...keys), facts(rows, pool))
    return {
      shares: Object.values(valuesOf(result, 'share')).slice(0, rows.length),
      kept: valuesOf(result, 'kept').T1,
      unplaced: valuesOf(result, 'unplaced').T1,
    }
  }

  it.each([
    ['largest remainder', '100', ['33.34', '33.33', '33.33'], '0'],
    ['to the first', '100', ['33.34', '33.33', '33.33'], '0'],
    ['each rounded', '100', ['33.33', '33.33', '33.33'], '0.01'],
    ['each cut', '100', ['33.33', '33.33', '33.33'], '0.01'],
    // 0.05 over three is five thirds of a fen each.
    ['largest remainder', '0.05', ['0.02', '0.02', '0.01'], '0'],
    ['to the first', '0.05', ['0.03', '0.01', '0.01'], '0'],
    ['each rounded', '0.05', ['0.02', '0.02', '0.02'], '-0.01'],
    ['each cut', '0.05', ['0.01', '0.01', '0.01'], '0.02'],
  ] as const)('of equal weights, %s, %s', (odd, pool, shares, kept) => {
    expect(over({ odd }, weights('1', '1', '1'), pool)).toEqual({ shares, kept, unplaced: '0' })
  })

  it('by weight: the odd fen goes to the largest remainder', () => {
    // 16.666…, 33.333…, 50: 99.99 is given, and E1 lost two thirds of a fen.
    expect(over({ odd: 'largest remainder' }, weights('1', '2', '3'), '100')).toMatchObject({
      shares: ['16.67', '33.33', '50.00'],
    })
    const exact = valuesOf(run(plan({ odd: 'each cut' }), facts(weights('1', '2', '3'))), 'exact')
    expect(exact).toEqual({ E1: '50/3', E2: '100/3', E3: '50' })
  })

  it('rounds the pool first', () => {
    expect(over({ odd: 'largest remainder' }, weights('1', '1'), '100.005').shares).toEqual([
      '50.01',
      '50.00',
    ])
    expect(over({ odd: 'largest remainder' }, weights('1', '1'), '100.0049').shares).toEqual([
      '50.00',
      '50.00',
    ])
  })

  it('breaks a tie for the odd fen by stated keys, else by id, whatever the order of rows', () => {
    const rows = [
      { id: 'E2', weight: '1', years: '3' },
      { id: 'E3', weight: '1', years: '7' },
      { id: 'E1', weight: '1', years: '3' },
    ]
    expect(over({ odd: 'largest remainder' }, rows, '100').shares).toEqual(['33.33', '33.33', '33.34'])
    expect(over({ odd: 'largest remainder' }, rows, '100', 'years').shares).toEqual([
      '33.33',
      '33.34',
      '33.33',
    ])
  })

  it('keeps caps, cut to the fen, and says what they left over', () => {
    const capped = weights('1', '1', '1').map((row) => (row.id === 'E1' ? { ...row, cap: '20.009' } : row))
    expect(over({ odd: 'largest remainder' }, capped, '100')).toEqual({
      shares: ['20.00', '40.00', '40.00'],
      kept: '0',
      unplaced: '0',
    })
    const all = weights('1', '1').map((row) => ({ ...row, cap: '20' }))
    expect(over({ odd: 'largest remainder' }, all, '100')).toEqual({
      shares: ['20.00', '20.00'],
      kept: '0',
      unplaced: '60',
    })
  })

  it('leaves out those who do not count; weight 0 gets 0', () => {
    const rows = [...weights('1', '0', '1'), { id: 'E4', counts: 'no' }]
    expect(over({ odd: 'largest remainder' }, rows, '100').shares).toEqual([
      '50.00',
      '0.00',
      '50.00',
      'not applicable (not sharing share)',
    ])
  })

  it('of nobody stays where it is, as a finding unless the rule says keep', () => {
    for (const rows of [[], weights('0', '0')]) {
      const result = run(plan({ odd: 'largest remainder' }), facts(rows))
      expect(valuesOf(result, 'kept')).toEqual({ T1: '100', T2: '9' })
      expect(result.findings.map(({ id, rule, evidence }) => [id, rule, evidence[0]!.value])).toEqual([
        ['T1', 'share', '100'],
        ['T2', 'share', '9'],
      ])
      expect(run(plan({ odd: 'largest remainder', nobody: 'keep' }), facts(rows)).findings).toEqual([])
    }
    expect(
      run(plan({ odd: 'largest remainder' }), facts([{ id: 'E1', team: 'T2', weight: '1' }], '0')).findings,
    ).toEqual([])
  })

  it('below zero is refused, shared as the mirror image, or taken for zero', () => {
    const refused = calculate(plan({ odd: 'largest remainder' }), facts(weights('1', '1', '1'), '-100'))
    expect(valuesOf(refused, 'share')).toMatchObject({
      E1: 'open (refused share)',
      E3: 'open (refused share)',
    })
    expect(complaints(refused)).toEqual(['run-refused T1 share'])
    expect(over({ odd: 'largest remainder', negative: 'share' }, weights('1', '1', '1'), '-100')).toEqual({
      shares: ['-33.34', '-33.33', '-33.33'],
      kept: '0',
      unplaced: '0',
    })
    expect(over({ odd: 'largest remainder', negative: 'zero' }, weights('1', '1', '1'), '-100')).toEqual({
      shares: ['0.00', '0.00', '0.00'],
      kept: '0',
      unplaced: '0',
    })
  })

  it.each(['block', 'exclude'] as const)('refuses a weight below zero, %s', (missing) => {
    const result = calculate(plan({ odd: 'largest remainder', missing }), facts(weights('1', '-1')))
    expect(valuesOf(result, 'share')).toEqual({ E1: 'open (refused share)', E2: 'open (refused share)' })
    expect(complaints(result)).toEqual(['run-share-negative-weight E2 share'])
  })

  const forgotten = [...weights('1', '1'), { id: 'E3' }, { id: 'E4', team: 'T2', weight: '1' }]

  it('waits for a missing weight, in its own group', () => {
    const result = calculate(plan({ odd: 'largest remainder' }), facts(forgotten))
    expect(valuesOf(result, 'share')).toEqual({
      E1: 'missing (fact weight)',
      E2: 'missing (fact weight)',
      E3: 'missing (fact weight)',
      E4: '9.00',
    })
    expect(complaints(result)).toEqual(['fact-missing E3 weight'])
    expect(result.diagnostics[0]!.parameters.needed).toBe('share, exact, kept, unplaced')
  })

  it('or leaves its member out, with a mark on every share', () => {
    const result = calculate(plan({ odd: 'largest remainder', missing: 'exclude' }), facts(forgotten))
    expect(valuesOf(result, 'share')).toMatchObject({ E1: '50.00', E2: '50.00', E3: 'missing (fact weight)' })
    expect(marksOf(result, 'share', 'E1')).toEqual(['excluded:share'])
    expect(marksOf(result, 'share', 'E4')).toEqual([])
    expect(complaints(result)).toEqual(['fact-missing E3 weight'])
  })
})

describe('share of which a fact other than the weight is missing', () => {
  const plan = wire({
    things: {
      team: { pool: number(), agreed: truth },
      employee: { team: reference('team'), cap: number(), weight: number() },
    },
    steps: [
      input('team', 'pool'),
      { ...input('team', 'agreed', { kind: 'truth', value: true }), kind: 'truth' },
      { at: 'team', to: 'amount', op: 'pick', condition: 'agreed', then: 'pool' },
      input('employee', 'cap'),
      input('employee', 'weight'),
      {
        at: 'employee',
        to: 'share',
        op: 'share',
        axis: 'employee',
        path: ['team'],
        group: 'team',
        pool: 'amount',
        weight: 'weight',
        cap: 'cap',
        unit: '0.01',
        poolStep: '0.01',
        odd: 'largest remainder',
        oddBy: [],
        nobody: 'finding',
        negative: 'refuse',
        missing: 'block',
        exact: 'exact',
        kept: 'kept',
        unplaced: 'unplaced',
      },
    ],
    rules: ['share', 'kept'],
  })
  const employee = [
    { id: 'E1', team: 'T1', weight: '1', cap: '60' },
    { id: 'E2', team: 'T1', weight: '1' },
  ]

  it('is no share without a cap', () => {
    const result = calculate(plan, { ...facts([]), employee })
    expect(valuesOf(result, 'share')).toEqual({ E1: 'missing (fact cap)', E2: 'missing (fact cap)' })
    expect(complaints(result)).toEqual(['fact-missing E2 cap'])
  })

  it('needs nothing where the pool does not apply', () => {
    const result = run(plan, { ...facts([]), team: [{ id: 'T1', pool: '100', agreed: 'no' }], employee })
    expect(valuesOf(result, 'share')).toEqual({
      E1: 'not applicable (condition amount)',
      E2: 'not applicable (condition amount)',
    })
  })
})
