// A company of 1,000 for a year, in one call and month by month with the carry: time, and memory as months go by.
import { calculate } from '../dist/index.js'
import { taobaoCustomerService } from '../dist/rules/taobao-customer-service.js'

const people = 1000
const teams = 100

const month = (number) => ({
  period: `2026-${String(number).padStart(2, '0')}`,
  complete: true,
  team: Array.from({ length: teams }, (_, at) => ({
    id: `T${at}`,
    publicSales: `${100000 + at * 37 + number}.13`,
  })),
  employee: Array.from({ length: people }, (_, at) => ({
    id: `E${at}`,
    team: `T${at % teams}`,
    hiredOn: '2020-03-01',
    postWage: '3000',
    sales: `${(at * 97 + number * 31) % 80000}.25`,
    performance: String((at * 7 + number * 3) % 101),
    ability: String((at * 5 + number) % 101),
    attitude: String((at * 3 + number) % 101),
  })),
})

export function companyYear() {
  const facts = Array.from({ length: 12 }, (_, at) => month(at + 1))
  let start = performance.now()
  const whole = calculate(taobaoCustomerService, facts)
  const together = performance.now() - start
  if (!whole.ok) throw new Error('The year of the company has errors')
  start = performance.now()
  let carry
  const heaps = facts.map((own) => {
    carry = calculate(taobaoCustomerService, own, carry ? { carry } : {}).carry
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 1e6
  })
  const stepped = performance.now() - start
  if (carry.digest !== whole.carry.digest) throw new Error('Stepping gave another carry')
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
  const flat = globalThis.gc
    ? `, heap after January ${heaps[0].toFixed(0)} MB, after December ${heaps[11].toFixed(0)} MB`
    : ''
  return [
    'a company of 1,000 for a year, the Taobao set',
    `  one call                                       ${seconds(together)}, ${whole.settled.length} lines`,
    `  month by month with the carry                  ${seconds(stepped)}${flat}`,
    `  carry                                          ${(JSON.stringify(carry).length / people).toFixed(0)} bytes a person`,
  ]
}
