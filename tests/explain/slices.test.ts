import { expect, it } from 'vitest'
import { explain } from '../../src/index.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'

const workingOf = (cells: readonly [string, string]): readonly string[] =>
  explain(
    load(`facts:
  employee: { nights: { type: number, allowed: "≥ 0" } }
${clauseWith(
  `
perNight: { table: "nights | perNight\\n> 10 | ${cells[0]}\\notherwise | ${cells[1]}" }
pay: { is: marginal(perNight) }
spare: { is: share }
`,
  '    parameters: { share: { value: 2% } }\n',
)}`),
    { period: '2026-01', employee: [{ id: 'E1', nights: '11' }] },
    { rule: 'pay', id: 'E1' },
  )
    .value!.working.map((line) => line.en)
    .filter((line) => line.startsWith('Slice'))

it.each([
  ['45', '30', 'Slice "otherwise" 0 … 10: 10 × 30 = 300', 'Slice "> 10" 10 … 11: 1 × 45 = 45'],
  ['5%', '3%', 'Slice "otherwise" 0 … 10: 10 × 3% = 0.3', 'Slice "> 10" 10 … 11: 1 × 5% = 0.05'],
  ['share', '0', 'Slice "otherwise" 0 … 10: 10 × 0% = 0', 'Slice "> 10" 10 … 11: 1 × 2% = 0.02'],
])('a slice shows its rate as the table writes it: %s, %s', (high, low, ...slices) => {
  expect(workingOf([high, low])).toEqual(slices)
})
