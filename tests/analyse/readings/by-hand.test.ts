import { describe, expect, it } from 'vitest'
import { priceReadings } from '../../../src/load.ts'
import { clauseWith } from '../../support/figures.ts'
import { load } from '../../support/load.ts'

const readings = (names: readonly string[]): string =>
  `    readings:\n${names.map((name) => `      ${name}: { question: { zh: ${name}？, en: '${name}?' }, default: one }`).join('\n')}\n`

const january = (more: object) => ({ period: '2026-01', complete: true as const, ...more })

describe('two readings that matter only together', () => {
  // 10 yuan where both are switched; neither alone pays anything.
  const file = `facts:\n  employee: { x: { type: money, default: 5 } }\n${clauseWith(
    `first: { reading: p, one: 0, two: 1 }
second: { reading: q, one: 0, two: 10 }
prize: { line: earning, is: x + first × second }
other: { line: earning, reading: r, one: x, two: x + 1 }`,
    readings(['p', 'q', 'r']),
  )}`
  const facts = january({ employee: [{ id: 'E1', name: '甲' }, { id: 'E2' }] })

  it('are found, shown beside each other, and part of the range', () => {
    const report = priceReadings(load(file), facts)
    expect(report.questions.map(({ reading, matters, spread }) => [reading, matters, spread])).toEqual([
      ['r', 'alone', '2.00'],
      ['p', 'together', '0.00'],
      ['q', 'together', '0.00'],
    ])
    expect(report.noDifference).toEqual([])
    expect(report.questions[1]!.together).toEqual({ readings: { p: 'two', q: 'two' }, difference: '20.00' })
    // Base, p, q, r, and p with q: r meets neither of them in any line.
    expect(report.combinations).toEqual({ all: '8', run: 5, complete: true, failed: 0, cutShort: [] })
    expect(report.range).toMatchObject({
      cheapest: { readings: {}, total: '20.00', difference: '0.00' },
      dearest: { readings: { p: 'two', q: 'two', r: 'two' }, total: '42.00', difference: '22.00' },
    })
  })

  it('are priced over every line they meet in, not only the first', () => {
    const more = file.replace(
      'other: { line: earning, reading: r, one: x,',
      'other: { line: earning, reading: r, one: x + first × second,',
    )
    expect(more).not.toBe(file)
    const report = priceReadings(load(more), facts)
    const p = report.questions.find(({ reading }) => reading === 'p')!
    expect(p.together).toEqual({ readings: { p: 'two', q: 'two' }, difference: '40.00' })
    expect(report.range!.dearest).toMatchObject({ readings: { p: 'two', q: 'two' }, total: '60.00' })
  })

  it('are said to be not known where the limit leaves their combination out', () => {
    const calls: string[] = []
    const report = priceReadings(load(file), facts, {
      limit: 1,
      onProgress: (done, all) => calls.push(`${done}/${all}`),
    })
    expect(report.questions.map(({ reading, matters }) => [reading, matters])).toEqual([
      ['r', 'alone'],
      ['p', 'unknown'],
      ['q', 'unknown'],
    ])
    expect(report.combinations).toEqual({
      all: '8',
      run: 4,
      complete: false,
      failed: 0,
      cutShort: [{ readings: ['p', 'q'], all: '4', run: 3 }],
    })
    expect(report.range!.dearest.total).toBe('22.00')
    expect(calls).toEqual(['1/4', '2/4', '3/4'])
  })

  it('measured from a base in which one is switched, the other matters alone', () => {
    const report = priceReadings(load(file), facts, { readings: { p: 'two' } })
    const q = report.questions.find(({ reading }) => reading === 'q')!
    expect([q.matters, q.spread]).toEqual(['alone', '20.00'])
    expect(report.questions.find(({ reading }) => reading === 'p')).toMatchObject({
      base: 'two',
      default: 'one',
      matters: 'together',
      together: { readings: { p: 'one', q: 'two' }, difference: '-20.00' },
    })
    expect(q.options.find(({ option }) => option === 'two')!.people).toMatchObject([
      {
        thing: 'employee',
        id: 'E1',
        name: '甲',
        difference: '10.00',
        lines: [{ before: '5.00', after: '15.00' }],
      },
      { thing: 'employee', id: 'E2', difference: '10.00' },
    ])
  })
})

describe('a reading', () => {
  it('that pays nobody but brings a finding matters', () => {
    const file = `facts:\n  employee: { x: { type: number, default: 5 } }\n${clauseWith(
      'high: { when: { reading: p, one: x > 5, two: x ≥ 5 }, finding: { zh: 高, en: high } }',
      readings(['p']),
    )}`
    const [question] = priceReadings(load(file), january({ employee: [{ id: 'E1' }] })).questions
    expect(question).toMatchObject({ matters: 'alone', spread: '0.00', affected: 0, findingsChanged: 1 })
    expect(question!.options[1]!.findings).toMatchObject({
      appear: [{ period: '2026-01', thing: 'employee', id: 'E1', rule: 'high' }],
      disappear: [],
    })
  })

  it('with an option that the facts do not suffice for is not priced there, and says why', () => {
    const file = `facts:\n  employee: { x: { type: money, default: 5 }, y: { type: money } }\n${clauseWith(
      'pay: { line: earning, reading: p, one: x, two: y }',
      readings(['p']),
    )}`
    const report = priceReadings(load(file), january({ employee: [{ id: 'E1' }] }))
    expect(report).toMatchObject({ ok: true, combinations: { failed: 1, complete: true } })
    expect(report.questions[0]!.matters).toBe('alone')
    expect(report.questions[0]!.options[1]).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'fact-missing' }],
    })
    expect(report.range).toMatchObject({ cheapest: { readings: {} }, dearest: { readings: {} } })
  })

  it('reaches a later month through the past, also from a carry', () => {
    const file = `facts:\n  employee: { x: { type: money } }\n${clauseWith(
      'basis: { reading: p, one: x, two: x + 1 }\npay: { line: earning, is: "first(ago(basis), 0)" }',
      readings(['p']),
    )}`
    const months = ['2026-01', '2026-02'].map((period) => ({
      ...january({ employee: [{ id: 'E1', x: '7' }] }),
      period,
    }))
    const [question] = priceReadings(load(file), months).questions
    expect(question!.options[1]!.people[0]!.lines).toMatchObject([
      { period: '2026-02', before: '7.00', after: '8.00', difference: '1.00' },
    ])
  })
})

describe('what cannot be priced', () => {
  const file = `facts:\n  employee: { x: { type: money } }\n${clauseWith('pay: { line: earning, reading: p, one: x, two: x + 1 }', readings(['p']))}`

  it('is said where the base has errors', () => {
    const report = priceReadings(load(file), january({ employee: [{ id: 'E1' }] }))
    expect(report).toMatchObject({ ok: false, questions: [], diagnostics: [{ code: 'fact-missing' }] })
    expect(report.range).toBeUndefined()
  })

  it('is said where the chosen reading does not exist', () => {
    const facts = january({ employee: [{ id: 'E1', x: '1' }] })
    expect(priceReadings(load(file), facts, { readings: { p: 'tow' } })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'reading-no-option' }],
    })
  })

  it('a rule set without readings has a price and no questions', () => {
    const plain = load(
      `facts:\n  employee: { x: { type: money } }\n${clauseWith('pay: { line: earning, is: x }')}`,
    )
    expect(priceReadings(plain, january({ employee: [{ id: 'E1', x: '1' }] }))).toMatchObject({
      ok: true,
      base: { total: '1.00' },
      questions: [],
      combinations: { all: '1', run: 1, complete: true },
      range: { cheapest: { total: '1.00' }, dearest: { total: '1.00' } },
    })
  })
})
