import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BatchResult,
  calculateBatch,
  type FactColumn,
  type FactColumns,
  textAt,
} from '../../../src/batch.ts'
import { calculate, type FactRow, type PeriodFacts, type Result } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'
import { taobaoCustomerService } from '../../../src/rules.ts'
import { withAnotherTeam } from '../../support/compare-results.ts'
import { load } from '../../support/load.ts'
import { factsOf, history } from '../../support/random-facts.ts'
import { recipes, ruleFileOf } from '../../support/random-rules.ts'

/** Every value as text, by period, thing, id, moment and address. */
const valuesOf = ({ periods }: Result): Record<string, string> =>
  Object.fromEntries(
    periods.flatMap(({ period, things }) =>
      Object.entries(things).flatMap(([thing, list]) =>
        list.flatMap(({ id, moment = '', values }) =>
          Object.entries(values).map(([address, { value, absent }]) => [
            `${period} ${thing} ${id} ${moment} ${address}`,
            shortest(value) ?? `${absent!.state} ${absent!.kind} ${absent!.because}`,
          ]),
        ),
      ),
    ),
  )

const valuesOfBatch = ({ periods }: BatchResult): Record<string, string> =>
  Object.fromEntries(
    periods.flatMap(({ period, things }) =>
      Object.entries(things).flatMap(([name, { ids, moments, columns }]) =>
        Object.entries(columns).flatMap(([address, column]) =>
          ids.map((id, row) => {
            const why = column.reasons[(column.absent?.[row] ?? 0) - 1]
            return [
              `${period} ${name.split('/')[0]} ${id} ${moments?.[row] ?? ''} ${address}`,
              shortest(textAt(column, row)) ?? `${why!.state} ${why!.kind} ${why!.because}`,
            ]
          }),
        ),
      ),
    ),
  )

/** A line's 120.00 is the number 120. */
const shortest = (text: string | undefined): string | undefined =>
  text !== undefined && /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text

const each = (list: readonly unknown[]): readonly string[] =>
  [...new Set(list.map((one) => JSON.stringify(one)))].sort()

const expectSame = (batch: BatchResult, plain: Result): void => {
  expect(valuesOfBatch(batch)).toEqual(valuesOf(plain))
  expect(each(batch.findings)).toEqual(each(plain.findings))
  expect(batch.marks).toEqual(plain.marks)
  expect(each(batch.diagnostics)).toEqual(each(plain.diagnostics))
  expect(batch.carry()).toEqual(plain.carry)
}

describe('a batch', () => {
  it('law: says what calculate says, whatever the size of its blocks', () => {
    let divided = 0
    const rules = fc.boolean().chain((isWide) => recipes(isWide ? {} : { wide: false }))
    fc.assert(
      fc.property(
        rules,
        history,
        fc.constantFrom(1, 3, 1000),
        fc.boolean(),
        (made, past, blockSize, isGiven) => {
          const { text, given } = ruleFileOf(made)
          const { value } = loadRuleSet(text)
          fc.pre(value !== undefined)
          const facts = withAnotherTeam(factsOf(past, isGiven ? given : []))
          const batch = calculateBatch(value!, facts, { values: 'all', blockSize })
          if (batch.work.blocks > 1) divided += 1
          expectSame(batch, calculate(value!, facts))
        },
      ),
      { numRuns: 40 },
    )
    expect(divided).toBeGreaterThan(5)
  }, 120_000)

  it('goes on from a carry, for those who are there and those who are not', () => {
    const { first, second } = company(23)
    const plain = calculate(taobaoCustomerService, first)
    const batch = calculateBatch(taobaoCustomerService, first, { values: 'all', blockSize: 7 })
    expectSame(batch, plain)
    const without = { ...second, employee: (second.employee as FactRow[]).slice(3) }
    const options = { carry: plain.carry }
    expectSame(
      calculateBatch(taobaoCustomerService, without, { ...options, values: 'all', blockSize: 7 }),
      calculate(taobaoCustomerService, without, options),
    )
  })

  it('reads typed columns as it reads rows', () => {
    const { first } = company(57)
    const plain = calculate(taobaoCustomerService, first)
    const columns = { ...first, team: typed(first.team, types), employee: typed(first.employee, types) }
    expectSame(calculateBatch(taobaoCustomerService, columns, { values: 'all', blockSize: 10 }), plain)
  })

  it('keeps the lines where nothing else is asked for, in fen', () => {
    const { first } = company(10)
    const { periods, work } = calculateBatch(taobaoCustomerService, first)
    const { ids, columns } = periods[0]!.things.employee!
    expect(Object.keys(columns)).toEqual([
      'postWage',
      'commission',
      'publicCommission',
      'wageChange',
      'seniority',
      'firstAward',
    ])
    expect(ids[3]).toBe('E03')
    expect(columns.postWage).toMatchObject({ decimals: 2, type: 'number' })
    expect(columns.postWage!.values[3]).toBe(280300)
    expect(textAt(columns.postWage!, 3, 2)).toBe('2803.00')
    expect(work.steps.columns).toBeGreaterThan(100)
  })
})

describe('yes and no', () => {
  it('are 1 and 0, and nothing else is either', () => {
    const ruleSet = load(`facts:
  employee: { here: yes/no }
clauses:
  第1条:
    rules: { counts: "if here then 1 else 0" }
`)
    const of = (...truths: number[]) =>
      calculateBatch(
        ruleSet,
        { period: '2026-01', employee: { id: ['E1', 'E2'], here: { truths: Uint8Array.from(truths) } } },
        { values: ['counts'] },
      )
    expect([...of(1, 0).periods[0]!.things.employee!.columns.counts!.values]).toEqual([1, 0])
    expect(of(1, 2).diagnostics.map(({ code }) => code)).toEqual(['fact-not-truth'])
  })
})

describe('a value that nothing bears', () => {
  it('is named, with what was meant', () => {
    const { first } = company(3)
    const { ok, periods, diagnostics } = calculateBatch(taobaoCustomerService, first, {
      values: ['scor'],
    })
    expect([ok, periods.length]).toEqual([false, 0])
    expect(diagnostics).toMatchObject([
      { code: 'batch-unknown-value', parameters: { name: 'scor', near: 'score' } },
    ])
  })
})

describe('columns that are not sound', () => {
  const codesOf = (employee: Readonly<Record<string, FactColumn>>): readonly string[] => {
    const { first } = company(3)
    const typedTeam = typed(first.team, types)
    const whole = { ...typed(first.employee, types), ...employee }
    const result = calculateBatch(taobaoCustomerService, {
      ...first,
      team: typedTeam,
      employee: whole,
    })
    expect(result.ok).toBe(false)
    expect(result.periods).toEqual([])
    return result.diagnostics.map(({ code, place }) =>
      `${code} ${(place as { id?: string }).id ?? ''}`.trim(),
    )
  }

  it('are named with their rows, and nothing is calculated', () => {
    expect(codesOf({ sales: { numbers: Float64Array.of(1, 2), decimals: 2 } })).toEqual([
      'facts-column-length',
    ])
    expect(codesOf({ id: ['E00', 'E00', 'E02'] })).toContain('fact-duplicate-id E00')
    expect(codesOf({ id: ['E00', '', 'E02'] })[0]).toBe('fact-no-id')
    expect(codesOf({ performance: { numbers: Float64Array.of(5000, 10001, 1), decimals: 2 } })).toEqual([
      'fact-out-of-range E01',
    ])
    expect(codesOf({ sales: { numbers: Float64Array.of(1, 2.5, Number.NaN), decimals: 2 } })).toEqual([
      'facts-column-fraction E01',
      'facts-column-fraction E02',
    ])
    expect(codesOf({ sales: { numbers: Float64Array.of(1, 2, 3), decimals: 4 } })).toEqual([
      'fact-too-fine E00',
      'fact-too-fine E01',
      'fact-too-fine E02',
    ])
    expect(codesOf({ sails: { numbers: Float64Array.of(1, 2, 3), decimals: 2 } })).toEqual(['fact-unknown'])
    expect(codesOf({ team: { words: ['T0'], places: Int32Array.of(0, 1, -1) } })).toEqual([
      'facts-column-fraction E01',
      'facts-column-fraction E02',
    ])
    expect(codesOf({ hiredOn: { instants: Float64Array.of(18262, 9e9, -9e9) } })).toEqual([
      'fact-not-date E01',
      'fact-not-date E02',
    ])
    const sales = { numbers: Float64Array.of(1, 2, 3), decimals: 2, given: Uint8Array.of(1) }
    expect(codesOf({ sales })).toEqual(['facts-column-length'])
  })
})

/** How each fact of the rule set is written in a typed column. */
const types: Readonly<Record<string, 'number' | 'date' | 'word'>> = {
  publicSales: 'number',
  team: 'word',
  hiredOn: 'date',
  postWage: 'number',
  sales: 'number',
  performance: 'number',
  ability: 'number',
  attitude: 'number',
  absentDays: 'number',
  appraisedOn: 'date',
}

const company = (people: number) => {
  const month = (period: string, shift: number): PeriodFacts => ({
    period,
    complete: true,
    team: Array.from({ length: Math.ceil(people / 5) }, (_, at) => ({
      id: `T${at}`,
      publicSales: `${100000 + at * 37 + shift}.13`,
    })),
    employee: Array.from({ length: people }, (_, at) => ({
      id: `E${String(at).padStart(2, '0')}`,
      team: `T${Math.floor(at / 5)}`,
      hiredOn: `20${10 + (at % 15)}-0${(at % 9) + 1}-1${at % 10}`,
      postWage: `${2800 + at}`,
      sales: `${((at * 9700 + shift * 3100) % 80000) + 0.25}`,
      performance: String((at * 7 + shift * 3) % 101),
      ability: String((at * 5 + shift) % 101),
      attitude: String((at * 3 + shift) % 101),
      ...(at % 3 === 0 ? { absentDays: String(at % 4) } : {}),
      ...(at % 4 === 0 ? { appraisedOn: `${period}-06` } : {}),
    })),
  })
  return { first: month('2026-01', 1), second: month('2026-02', 5) }
}

const typed = (rows: unknown, kinds: typeof types): FactColumns => {
  const list = rows as readonly FactRow[]
  const names = [...new Set(list.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'id')
  const columns = names.map((name): readonly [string, FactColumn] => {
    const values = list.map((row) => row[name] as string | undefined)
    const given = values.every((one) => one !== undefined)
      ? {}
      : { given: Uint8Array.from(values, (one) => (one === undefined ? 0 : 1)) }
    if (kinds[name] === 'word') {
      const words = [...new Set(values as string[])]
      return [name, { words, places: Int32Array.from(values, (one) => words.indexOf(one!)), ...given }]
    }
    if (kinds[name] === 'date') {
      const days = values.map((one) => (one === undefined ? 0 : Date.parse(one) / 86_400_000))
      return [name, { instants: Int32Array.from(days), ...given }]
    }
    const cents = values.map((one) => Number(fen(one ?? '0')))
    return [name, { numbers: Float64Array.from(cents), decimals: 2, ...given }]
  })
  return { id: list.map(({ id }) => String(id)), ...Object.fromEntries(columns) }
}

const fen = (text: string): string => {
  const [whole = '0', part = ''] = text.split('.')
  return `${whole}${part.padEnd(2, '0')}`
}
