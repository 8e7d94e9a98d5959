import { describe, expect, it } from 'vitest'
import { calculateOne, load, problems } from '../support/load.ts'
import { column } from '../support/scoring.ts'

const file = (
  header: string,
  more = '',
  cells = ['0.45', '1.2'],
) => `units: { pieces: { zh: 件, en: pieces } }
facts:
  employee: { kind: [frame, door], made: pieces, months: months }
clauses:
  第1条:
    rules:
      price:
        table: |
          kind  | ${header}
          frame | ${cells[0]}
          door  | ${cells[1]}
      pay: { line: earning, is: made × price }
${more}`

describe('the unit of a column', () => {
  it.each(['price (CNY/piece)', 'price(CNY/pieces)', 'price（元/件）', '单价 (元/件)'])('%s', (header) => {
    const result = calculateOne(load(file(header)), {
      employee: [{ id: 'E', kind: 'door', made: '100', months: '1' }],
    })
    expect(column(result, 'pay')).toEqual(['120.00'])
  })

  it('goes for slices, for lookups, and beside a choice in the header', () => {
    const more = `      tier:
        table: |
          made      | rate (CNY/piece)
          ≥ 100     | 2
          otherwise | 1
      slices: { line: earning, is: marginal(tier.rate) }
      looked: { line: earning, is: "made × lookup(tier.rate, made)" }
      fee:
        table: |
          made | kind: door (CNY/piece) | kind: otherwise (CNY/piece)
          any  | 3                      | 4
      fees: { line: earning, is: made × fee }
`
    const result = calculateOne(load(file('price (CNY/piece)', more)), {
      employee: [{ id: 'E', kind: 'door', made: '150', months: '1' }],
    })
    expect(column(result, 'slices')).toEqual(['200.00'])
    expect(column(result, 'looked')).toEqual(['300.00'])
    expect(column(result, 'fees')).toEqual(['450.00'])
  })

  it.each([
    ['price (CNY/pece)', 'unknown-unit'],
    ['price (hours)', 'line-not-money'],
  ])('%s is refused: %s', (header, code) => {
    expect(problems(file(header)).map((one) => one.code)).toContain(code)
  })

  it('is refused where a cell has another', () => {
    const found = problems(file('price (CNY/piece)', '', ['months', '1.2']))
    expect(found.map(({ code, at }) => [code, at])).toEqual([
      ['table-unit-differs', ['months', 'price (CNY/piece)']],
    ])
  })

  it('a function with a fact in it is a key still', () => {
    const compiled = load(`facts: { employee: { x: number } }
clauses:
  第1条:
    rules:
      y:
        table: |
          abs(x)    | y
          ≥ 1       | 1
          otherwise | 0
`)
    expect(column(calculateOne(compiled, { employee: [{ id: 'E', x: '-3' }] }), 'y')).toEqual(['1'])
  })
})
