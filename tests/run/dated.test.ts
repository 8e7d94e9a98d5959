import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { readFacts } from '../../src/io/read-facts.ts'
import { clauseWith, figures } from '../support/figures.ts'
import { load } from '../support/load.ts'

const ruleSet = load(`facts:
  employee: {}
  call of employee:
    dated: moment
${clauseWith(`
ofDay: { each: day, is: count(call) }
ofWeek: { each: week, is: count(call) }
calls: { is: count(call) }
late: { is: count(call where clock(dated) > 18:00) }
`)}`)
const call = (id: string, dated: string) => ({ id, employee: 'E1', dated })

describe('a record whose dated is a moment', () => {
  it('is in the day and the week of its date', () => {
    const result = calculate(ruleSet, {
      period: '2026-03',
      employee: [{ id: 'E1' }],
      call: [call('1', '2026-03-01 00:00'), call('2', '2026-03-02 23:59:59'), call('3', '2026-03-02 09:00')],
    })
    expect(result.diagnostics).toEqual([])
    expect(figures(result, 'employee', 'E1', 'calls', 'late')).toEqual({ calls: '3', late: '1' })
    const counted = (rule: string) =>
      result.periods[0]!.things.employee!.flatMap(({ moment, values }) =>
        values[rule] && values[rule].value !== '0' ? [`${moment} ${values[rule].value}`] : [],
      )
    expect(counted('ofDay')).toEqual(['2026-03-01 1', '2026-03-02 2'])
    expect(counted('ofWeek')).toEqual(['2026-W09 1', '2026-W10 2'])
  })

  it('is refused in the period of another date', () => {
    const { diagnostics } = calculate(ruleSet, {
      period: '2026-03',
      employee: [{ id: 'E1' }],
      call: [call('1', '2026-02-28 23:59'), call('2', '2026-03-31 23:59')],
    })
    expect(diagnostics.map((one) => [one.code, one.parameters.own])).toEqual([
      ['fact-outside-period', '2026-02'],
    ])
  })

  it('finds its period from a file by its date', () => {
    const text = 'id,employee,dated\n1,E1,2026/3/31 23:59\n2,E1,2026-04-01 00:00\n'
    const { value, diagnostics } = readFacts(
      [
        { name: 'call.csv', bytes: new TextEncoder().encode(text) },
        { name: 'employee.csv', bytes: new TextEncoder().encode('id,period\nE1,2026-03\nE1,2026-04\n') },
      ],
      ruleSet,
    )
    expect(diagnostics).toEqual([])
    expect(value!.map((one) => [one.period, (one.call as { id: string }[]).map(({ id }) => id)])).toEqual([
      ['2026-03', ['1']],
      ['2026-04', ['2']],
    ])
  })
})
