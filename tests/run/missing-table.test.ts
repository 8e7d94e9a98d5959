import { expect, it } from 'vitest'
import { calculate } from '../../src/index.ts'
import { taobaoCustomerService } from '../../src/rules.ts'

const person = (id: string, team: string) => ({
  id,
  team,
  hiredOn: '2020-01-01',
  postWage: '3000',
  performance: '90',
  ability: '90',
  attitude: '90',
})
const codes = (team: readonly { readonly id: string; readonly publicSales: string }[]) =>
  calculate(taobaoCustomerService, {
    period: '2026-01',
    complete: true,
    team,
    employee: [person('E1', 'T'), person('E2', 'T'), person('E3', 'U')],
  }).diagnostics.map((one) => one.code)

it('a table that is not there is reported once, a team that is not there for each who names it', () => {
  expect(codes([])).toEqual(['facts-none-of-thing'])
  expect(codes([{ id: 'T', publicSales: '1' }])).toEqual(['fact-no-such-thing'])
})
