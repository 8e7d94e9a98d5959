import { describe, expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { readFacts } from '../../src/node.ts'
import { clauseWith } from '../support/figures.ts'
import { load, valueIn } from '../support/load.ts'

const set = load(`facts:
  employee: { team: team, post: [keeper, junior], sales: money }
  crew: { target: { type: money, default: 0 } }
groups:
  crew: { of: employee, by: [team, post], title: { zh: 岗位组, en: crew } }
  pair: { of: employee, by: [post] }
${clauseWith('ahead: { for: crew, is: sum(sales each employee) - target }\nheads: { for: pair, is: count(employee) }')}`)
const encoder = new TextEncoder()
const read = (files: Readonly<Record<string, string>>) =>
  readFacts(
    Object.entries(files).map(([name, text]) => ({ name, bytes: encoder.encode(text) })),
    set,
  )
const people = {
  'team-2026-01.csv': 'id\nA\n',
  'employee-2026-01.csv': 'id,team,post,sales\nE1,A,keeper,10\nE2,A,junior,20\n',
}

describe('tables of groups', () => {
  it.each([
    ['by what they are made of', 'crew-2026-01.csv', 'team,post,target\nA,junior,5\n'],
    ['by their id', '岗位组-2026-01.csv', '岗位组,target\nA/junior,5\n'],
  ])('have rows %s', (_, name, text) => {
    const { value, diagnostics } = read({ ...people, [name]: text })
    expect(diagnostics).toEqual([])
    const result = calculate(set, value!)
    expect(result.diagnostics).toEqual([])
    expect(valueIn(result, 'crew', 'A/junior', 'ahead')).toBe('15')
    expect(valueIn(result, 'crew', 'A/keeper', 'ahead')).toBe('10')
  })

  it.each([
    ['column-derived', { 'employee-2026-01.csv': 'id,team,post,sales,岗位组\nE1,A,keeper,10,x\n' }],
    ['column-id-missing', { 'crew-2026-01.csv': 'team,target\nA,5\n' }],
    ['file-unknown-table', { 'crews-of-2026-01.csv': 'id\nA\n' }],
  ])('%s', (code, files) => {
    const { diagnostics } = read({ ...people, ...files })
    expect(diagnostics.map((one) => one.code)).toEqual([code])
    // Nobody is told to hand over a table of what follows from others.
    if (code === 'file-unknown-table') expect(diagnostics[0]!.parameters!.tables).not.toContain('pair')
  })

  it('a row that says neither which nor all of what it is made of is refused by the calculation', () => {
    const { value } = read({ ...people, 'crew-2026-01.csv': 'team,post,target\nA,,5\n' })
    expect(calculate(set, value!).diagnostics.map((one) => one.code)).toEqual(['group-row-no-id'])
  })
})
